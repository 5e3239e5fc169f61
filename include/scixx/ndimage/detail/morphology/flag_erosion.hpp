// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/ndimage/detail/morphology/bit_erosion.hpp>

/// One erosion or dilation of a contiguous bool image by a small structure, a byte a sample: faster than the way
/// through bits while the structure has no more entries than the packing costs.
namespace scixx::ndimage::detail::morphology {

/// Both operations in one: `absorbing` is the value that decides a sample, false for erosion.
template <class = void>
class FlagErosion {
public:
    /// Most entries of a structure for which this is the faster way.
    static constexpr Index most_entries = 12;

    FlagErosion(const NdView<const bool>& in, const NdView<bool>& out, const BinaryElement& element, bool absorbing,
                bool border)
        : in_(in), out_(out), absorbing_(absorbing), border_(border) {
        const int along = in.rank() - 1;
        for (const core::Dims& offset : element.offsets) {
            taps_.push_back({offset, in.offset(offset)});
            before_ = std::max(before_, -offset[along]);
            after_ = std::max(after_, offset[along]);
        }
        if (along > 0) {
            before_row_ = element.before[along - 1];
            after_row_ = element.after[along - 1];
        }
    }

    /// Whether two views are contiguous in one order of axes and apart; they have to be given in that order.
    [[nodiscard]] static bool takes(const NdView<const bool>& in, const NdView<bool>& out) {
        return in.is_c_contiguous() && out.is_c_contiguous() && !core::overlaps(in, out);
    }

    void run() const {
        const int rank = in_.rank();
        core::Dims planes = in_.shape();
        planes[rank - 1] = 1;
        const Index rows = rank > 1 ? planes[rank - 2] : 1;
        if (rank > 1) planes[rank - 2] = 1;
        for_each_index(planes, [&](core::Dims index) {
            for (Index row = 0; row < rows;) {
                if (rank > 1) index[rank - 2] = row;
                // Away from the first and last rows all have the same taps inside: one long line.
                const Index end = row < before_row_ || row >= rows - after_row_ ? row + 1 : rows - after_row_;
                lines(index, end - row);
                row = end;
            }
        });
    }

private:
    struct Tap {
        core::Dims offset;
        Index distance;
    };

    /// Whether a tap of the line at `index` lies in a line of the image.
    [[nodiscard]] bool inside(const Tap& tap, const core::Dims& index) const noexcept {
        for (int axis = 0; axis < in_.rank() - 1; ++axis) {
            const Index at = index[axis] + tap.offset[axis];
            if (at < 0 || at >= in_.shape(axis)) return false;
        }
        return true;
    }
    /// `count` lines from `index` on, which have the same taps inside the image but for their ends.
    void lines(const core::Dims& index, Index count) const {
        List<const Tap*> taps;
        for (const Tap& tap : taps_)
            if (inside(tap, index)) taps.push_back(&tap);
        const Index n = in_.shape(in_.rank() - 1), offset = in_.offset(index);
        bool* const out = out_.data() + offset;
        const bool* const in = in_.data() + offset;
        if (taps.size() < taps_.size() && border_ == absorbing_) {
            std::fill_n(out, count * n, absorbing_);
            return;
        }
        // The samples that read nothing beyond an end of their line, and those between the lines, written over below.
        const Index size = count * n - after_ - before_;
        if (size > 0) {
            List<const unsigned char*> from;
            for (const Tap* tap : taps)
                from.push_back(reinterpret_cast<const unsigned char*>(in + before_ + tap->distance));
            constexpr Index block = 4096;
            for (Index begin = 0; begin < size; begin += block)
                join(from, reinterpret_cast<unsigned char*>(out + before_), begin, std::min(begin + block, size));
        }
        const Index first = std::min(before_, n), last = std::max(first, n - after_);
        for (Index line = 0; line < count; ++line) {
            for (Index i = 0; i < first; ++i) out[line * n + i] = at_end(in + line * n, i, n, taps);
            for (Index i = last; i < n; ++i) out[line * n + i] = at_end(in + line * n, i, n, taps);
        }
    }

    /// A sample near an end of its line, which reads beyond it.
    [[nodiscard]] bool at_end(const bool* line, Index i, Index n, const List<const Tap*>& taps) const noexcept {
        if (border_ == absorbing_) return absorbing_;
        for (const Tap* tap : taps) {
            const Index at = i + tap->offset[in_.rank() - 1];
            if (at >= 0 && at < n && line[i + tap->distance] == absorbing_) return absorbing_;
        }
        return !absorbing_;
    }

    void join(const List<const unsigned char*>& from, unsigned char* out, Index begin, Index end) const {
        if (from.empty()) std::fill(out + begin, out + end, static_cast<unsigned char>(!absorbing_));
        for (Index k = 0; k < from.size();) {
            const Index count = from.size() - k >= 5 ? 5 : from.size() - k >= 3 ? 3 : 1;
            if (absorbing_)
                k == 0 ? join_some<true, true>(&from[k], count, out, begin, end)
                       : join_some<true, false>(&from[k], count, out, begin, end);
            else
                k == 0 ? join_some<false, true>(&from[k], count, out, begin, end)
                       : join_some<false, false>(&from[k], count, out, begin, end);
            k += count;
        }
    }
    template <bool Or, bool Assign>
    static void join_some(const unsigned char* const* from, Index count, unsigned char* out, Index begin,
                          Index end) noexcept {
        if (count == 5)
            join_bytes<Or, Assign>(out, begin, end, from[0], from[1], from[2], from[3], from[4]);
        else if (count == 3)
            join_bytes<Or, Assign>(out, begin, end, from[0], from[1], from[2]);
        else
            join_bytes<Or, Assign>(out, begin, end, from[0]);
    }
    /// out = (or joined with) the OR or AND of the bytes of several pointers. They are single parameters because what
    /// is written through `out` might be an array of them.
    template <bool Or, bool Assign, class... Pointers>
    static void join_bytes(unsigned char* out, Index begin, Index end, Pointers... from) noexcept {
        for (Index i = begin; i < end; ++i) {
            const int bytes = Or ? (from[i] | ...) : (from[i] & ...);
            out[i] = static_cast<unsigned char>(Assign ? bytes : Or ? out[i] | bytes : out[i] & bytes);
        }
    }

    NdView<const bool> in_;
    NdView<bool> out_;
    List<Tap> taps_;
    Index before_ = 0, after_ = 0, before_row_ = 0, after_row_ = 0;
    bool absorbing_, border_;
};

}  // namespace scixx::ndimage::detail::morphology

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/ndimage/detail/morphology/bit_image.hpp>
#include <scixx/ndimage/structure.hpp>

/// Erosion of images of bits: the words of the image, shifted by the offset of each entry of the structure, are joined
/// by AND. Runs of entries take log2 of their length shifts, by doubling:
///
/// R. van den Boomgaard, R. van Balen, Methods for fast morphological image transforms using bitmapped binary images,
/// CVGIP: Graphical Models and Image Processing 54, 1992.
namespace scixx::ndimage::detail::morphology {

/// A structuring element at its place: the samples that a sample's erosion reads, relative to it.
struct BinaryElement {
    core::Dims before, after;  ///< reach an axis, towards the first and the last sample
    List<core::Dims> offsets;  ///< of the true entries; unused for a full box
    bool full = false;         ///< whether all entries of the box -before ... after are true
    bool centre = false;       ///< whether the sample itself is read
};

/// The element of a call. A structure of fewer axes than the array has lies along `axes`.
template <class = void>
[[nodiscard]] BinaryElement make_binary_element(const char* function, const char* parameter, int rank,
                                                const BinaryStructure& structure, const core::Dims& axes,
                                                const core::PerAxis<Index>& origin) {
    core::require(structure.rank() == axes.size(), function, parameter, " must have ", axes.size(), " axes, got ",
                  structure.rank());
    core::require(structure.size() > 0, function, parameter, " must not be empty, got ", structure.shape());
    const List<Index> origins = origin.resolve(function, "origin", axes.size());
    BinaryElement out{core::Dims::filled(rank, 0), core::Dims::filled(rank, 0), {}, true, false};
    for (int i = 0; i < axes.size(); ++i) {
        const Reach window = reach_at(function, structure.shape()[i], origins[i]);
        out.before[static_cast<int>(axes[i])] = window.before;
        out.after[static_cast<int>(axes[i])] = window.after;
    }
    for_each_index(structure.shape(), [&](const core::Dims& entry) {
        if (!structure(entry)) {
            out.full = false;
            return;
        }
        core::Dims offset = core::Dims::filled(rank, 0);
        for (int i = 0; i < axes.size(); ++i)
            offset[static_cast<int>(axes[i])] = entry[i] - out.before[static_cast<int>(axes[i])];
        out.centre = out.centre || offset == core::Dims::filled(rank, 0);
        out.offsets.push_back(offset);
    });
    return out;
}

/// The point reflection of an element, which dilation takes where erosion takes the element.
template <class = void>
[[nodiscard]] BinaryElement reflected(BinaryElement element) {
    std::swap(element.before, element.after);
    for (core::Dims& offset : element.offsets)
        for (Index& shift : offset) shift = -shift;
    return element;
}

/// The full box that does in one step what a full box does in `iterations`, as far as an image of the shape shows it.
template <class = void>
[[nodiscard]] BinaryElement iterated_box(BinaryElement box, Index iterations, const core::Dims& shape) {
    for (core::Dims* reach : {&box.before, &box.after})
        for (int axis = 0; axis < shape.size(); ++axis) {
            Index& side = (*reach)[axis];
            side = side > 0 && iterations > shape[axis] / side ? shape[axis] : side * iterations;
        }
    return box;
}

/// Word that holds a bit, and the bit's place in it.
[[nodiscard]] inline Index word_of(Index bit) noexcept {
    return bit >> 6;
}
[[nodiscard]] inline int place_of(Index bit) noexcept {
    return static_cast<int>(bit & 63);
}

/// acc = or acc &= the bits of `in` from `bit` (0 ... 63) of its first word on; reads n + 1 words.
template <bool Assign>
void join_shifted(const Word* in, int bit, Word* acc, Index n) noexcept {
    if (bit == 0)
        for (Index i = 0; i < n; ++i) acc[i] = Assign ? in[i] : acc[i] & in[i];
    else {
        const int rest = 64 - bit;
        for (Index i = 0; i < n; ++i) {
            const Word shifted = in[i] >> bit | in[i + 1] << rest;
            acc[i] = Assign ? shifted : acc[i] & shifted;
        }
    }
}

/// out = the bits of `in` & those `shift` >= 0 bits further on, n words; reads word_of(shift) + 1 more.
inline void and_shifted(const Word* in, Index shift, Word* out, Index n) noexcept {
    const Word* const from = in + word_of(shift);
    const int bit = place_of(shift), rest = 64 - bit;
    if (bit == 0)
        for (Index i = 0; i < n; ++i) out[i] = in[i] & from[i];
    else
        for (Index i = 0; i < n; ++i) out[i] = in[i] & (from[i] >> bit | from[i + 1] << rest);
}

/// Erosion by an element in a frame.
template <class = void>
class BitErosion {
public:
    BitErosion(const BitFrame& frame, const BinaryElement& element) {
        const core::Dims& order = frame.order();
        const int along = order.size() - 1;
        // An entry further away than the axis is long reads the border wherever it stands.
        const auto clamped = [&](int i, Index shift) { return std::clamp(shift, -frame.shape()[i], frame.shape()[i]); };
        if (element.full) {
            Part box;
            for (int i = 0; i <= along; ++i) {
                const Index before = clamped(i, element.before[static_cast<int>(order[i])]);
                const Index extent = clamped(i, element.after[static_cast<int>(order[i])]) + before + 1;
                box.start -= before * frame.strides()[i];
                if (extent > 1) box.runs.push_back({frame.strides()[i], extent});
            }
            add(box);
            return;
        }
        List<Index> bits;
        const auto add_offset = [&](const core::Dims& offset) {
            Index bit = 0;
            for (int i = 0; i <= along; ++i) bit += clamped(i, offset[static_cast<int>(order[i])]) * frame.strides()[i];
            bits.push_back(bit);
        };
        for (const core::Dims& offset : element.offsets) add_offset(offset);
        std::sort(bits.begin(), bits.end());
        bits.erase(std::unique(bits.begin(), bits.end()), bits.end());
        for (Index i = 0; i < bits.size();) {
            Index end = i + 1;
            while (end < bits.size() && bits[end] == bits[end - 1] + 1) ++end;
            add({bits[i], {{1, static_cast<Index>(end - i)}}});
            i = end;
        }
    }

    /// First and last bit that the erosion of bit 0 reads.
    [[nodiscard]] Index first() const noexcept { return first_; }
    [[nodiscard]] Index last() const noexcept { return last_; }
    /// Bits that the erosion of bit 0 reads, for a structure of moderate size.
    [[nodiscard]] List<Index> bits() const {
        List<Index> out;
        for (const Part& part : parts_) {
            List<Index> box{part.start};
            for (const Run& run : part.runs) {
                const Index size = box.size();
                for (Index k = 1; k < run.count; ++k)
                    for (Index i = 0; i < size; ++i) box.push_back(box[i] + k * run.step);
            }
            out.insert(out.end(), box.begin(), box.end());
        }
        return out;
    }

    /// Words that are well done in one call: many where the element reaches far, so that the scratch pays.
    [[nodiscard]] Index block() const noexcept {
        return doubling_ ? std::max<Index>(1024, 4 * word_of(last_ - first_)) : 1024;
    }

    /// The erosion of the words [begin, end) of `in`, to the same words of `out`.
    void operator()(const Word* in, Word* out, Index begin, Index end) {
        const Index n = end - begin;
        Word* const acc = out + begin;
        if (parts_.empty()) std::fill_n(acc, n, ~Word(0));
        bool first = true;
        for (const Part& part : parts_) {
            const Word* from = in + begin + word_of(part.start);
            if (!part.runs.empty()) from = doubled(part, from, n);
            const int bit = place_of(part.start);
            first ? join_shifted<true>(from, bit, acc, n) : join_shifted<false>(from, bit, acc, n);
            first = false;
        }
    }

private:
    struct Run {
        Index step, count;  // distance in bits between the entries, and how many there are
    };
    /// The entries start + the sum of one entry of each run.
    struct Part {
        Index start = 0;
        List<Run> runs = {};
    };

    void add(const Part& part) {
        Index last = part.start;
        for (const Run& run : part.runs) last += run.step * (run.count - 1);
        first_ = std::min(first_, part.start);
        last_ = std::max(last_, last);
        if (part.runs.size() == 1 && part.runs[0].count <= 3) {  // as many shifts as by doubling, without scratch
            for (Index k = 0; k < part.runs[0].count; ++k) parts_.push_back({part.start + k * part.runs[0].step, {}});
            return;
        }
        doubling_ = doubling_ || !part.runs.empty();
        parts_.push_back(part);
    }

    /// AND over the part's runs, of the n words from `in` on and one more, in scratch.
    [[nodiscard]] const Word* doubled(const Part& part, const Word* in, Index n) {
        Index ahead = 0;
        for (const Run& run : part.runs) ahead += run.step * (run.count - 1);
        const Index room = n + word_of(ahead + 63) + 2;
        scratch_.reserve(2 * room);
        Word* to = scratch_.data();
        const auto join = [&](Index shift) {
            ahead -= shift;
            and_shifted(in, shift, to, n + word_of(ahead + 63) + 1);
            in = to;
            to = to == scratch_.data() ? to + room : scratch_.data();
        };
        for (const Run& run : part.runs) {
            Index joined = 1;
            for (; 2 * joined <= run.count; joined *= 2) join(joined * run.step);
            if (joined < run.count) join((run.count - joined) * run.step);
        }
        return in;
    }

    List<Part> parts_;
    Index first_ = 0, last_ = 0;
    bool doubling_ = false;
    Buffer<Word> scratch_;
};

}  // namespace scixx::ndimage::detail::morphology

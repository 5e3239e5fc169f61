// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <scixx/core/lines.hpp>
#include <scixx/ndimage/detail/border.hpp>
#include <scixx/ndimage/detail/neighbourhood.hpp>
#include <type_traits>

/// Images of one bit a sample, 64 samples a word.
namespace scixx::ndimage::detail::morphology {

using Word = std::uint64_t;

/// Samples in a word.
inline constexpr Index word_bits = 64;

/// Eight bytes that are 0 or 1 as the bits of one byte, the first as the lowest.
[[nodiscard]] inline Word pack_bytes(const unsigned char* bytes) noexcept {
    if constexpr (std::endian::native == std::endian::little) {
        Word word;
        std::memcpy(&word, bytes, sizeof word);
        return (word * 0x0102040810204080u) >> 56;
    } else {
        Word bits = 0;
        for (unsigned i = 0; i < 8; ++i) bits |= Word(bytes[i]) << i;
        return bits;
    }
}

/// 64 bytes that are 0 or 1 as the bits of a word.
[[nodiscard]] inline Word pack_word(const unsigned char* bytes) noexcept {
    Word word = 0;
    for (unsigned part = 0; part < 8; ++part) word |= pack_bytes(bytes + 8 * part) << (8 * part);
    return word;
}

/// The eight bytes of each eight bits.
template <class = void>
inline constexpr auto unpacked_bytes = [] {
    std::array<std::array<unsigned char, 8>, 256> table{};
    for (unsigned byte = 0; byte < 256; ++byte)
        for (unsigned i = 0; i < 8; ++i) table[byte][i] = static_cast<unsigned char>(byte >> i & 1);
    return table;
}();

/// The bits of a word as 64 bytes that are 0 or 1.
template <class = void>
void unpack_word(Word word, unsigned char* bytes) noexcept {
    for (unsigned part = 0; part < 8; ++part)
        std::memcpy(bytes + 8 * part, unpacked_bytes<>[word >> (8 * part) & 255].data(), 8);
}

/// The lowest n bits, 0 <= n <= 64.
[[nodiscard]] inline Word low_bits(Index n) noexcept {
    return n >= word_bits ? ~Word(0) : (Word(1) << n) - 1;
}

/// Whether the samples of a line are not zero, as bytes 0 or 1.
template <class T>
void read_flags(const core::Line<const T>& line, unsigned char* flags) noexcept {
    if (line.stride == 1)
        for (Index i = 0; i < line.size; ++i) flags[i] = static_cast<unsigned char>(line.data[i] != T(0));
    else
        for (Index i = 0; i < line.size; ++i) flags[i] = static_cast<unsigned char>(line[i] != T(0));
}

/// The axes of a view from the largest to the smallest stride, those of one sample first, so that the last one has long
/// lines where any has.
template <class T>
[[nodiscard]] core::Dims line_order(const NdView<T>& view) {
    core::Dims order = core::memory_order(view);
    std::stable_partition(order.begin(), order.end(),
                          [&](Index axis) { return view.shape(static_cast<int>(axis)) == 1; });
    return order;
}

/// Where the samples of an image are in a row of bits.
///
/// The image continues by a gap of border samples behind the end of each axis, which serves as the border before the
/// next line (plane, ...) as well, and by a margin before its first and behind its last word. So the sample at a given
/// offset from another, inside or outside the image, is the same number of bits away wherever in the image, and a
/// neighbourhood operation is a shift of the whole row.
class BitFrame {
public:
    BitFrame() = default;
    /// The axes from outside in, the shape of the array (not yet in that order), and the largest distance from a
    /// sample to one that is read for it, an axis of the array; at most the axis' extent.
    BitFrame(const core::Dims& order, const core::Dims& shape, const core::Dims& reach) : order_(order) {
        core::Dims gap;
        for (Index axis : order) {
            shape_.push_back(shape[static_cast<int>(axis)]);
            gap.push_back(reach[static_cast<int>(axis)]);
        }
        const int along = shape_.size() - 1;
        strides_ = core::Dims::filled(shape_.size(), 1);
        const Index line = (shape_[along] + gap[along] + word_bits - 1) / word_bits;
        size_ = line;
        for (int axis = along - 1; axis >= 0; --axis) {
            strides_[axis] = size_ * word_bits;
            size_ *= shape_[axis] + gap[axis];
        }
        Index distance = 0;
        for (int axis = 0; axis <= along; ++axis) distance += 2 * gap[axis] * strides_[axis];
        margin_ = distance / word_bits + 6;
    }

    [[nodiscard]] const core::Dims& order() const noexcept { return order_; }
    /// Extents and distances in bits along the axes from outside in.
    [[nodiscard]] const core::Dims& shape() const noexcept { return shape_; }
    [[nodiscard]] const core::Dims& strides() const noexcept { return strides_; }
    /// Words from the first to the last sample, and before and behind them.
    [[nodiscard]] Index size() const noexcept { return size_; }
    [[nodiscard]] Index margin() const noexcept { return margin_; }
    /// Samples of a line.
    [[nodiscard]] Index length() const noexcept { return shape_[shape_.size() - 1]; }

    /// Calls f(index, first word, number of lines, words from line to line) for each block of lines along the last axis
    /// but one; the index of its first sample is in the axes from outside in.
    template <class F>
    void for_each_block(F&& f) const {
        const int along = shape_.size() - 1;
        core::Dims blocks = shape_;
        for (int axis = std::max(along - 1, 0); axis <= along; ++axis) blocks[axis] = 1;
        for_each_index(blocks, [&](const core::Dims& index) {
            Index bit = 0;
            for (int axis = 0; axis < along; ++axis) bit += index[axis] * strides_[axis];
            f(index, bit / word_bits, along > 0 ? shape_[along - 1] : 1,
              along > 0 ? strides_[along - 1] / word_bits : 0);
        });
    }
    /// Calls f(first sample, first word) for each line of a view in the axes from outside in.
    template <class T, class F>
    void for_each_line(const NdView<T>& view, F&& f) const {
        const Index stride = view.rank() > 1 ? view.stride(view.rank() - 2) : 0;
        for_each_block([&](const core::Dims& index, Index word, Index count, Index step) {
            T* const data = view.data() + view.offset(index);
            for (Index line = 0; line < count; ++line) f(data + line * stride, word + line * step);
        });
    }

private:
    core::Dims order_, shape_, strides_;
    Index size_ = 0, margin_ = 0;
};

/// The bits of an image in a frame.
template <class = void>
class BitImage {
public:
    /// All samples, gaps and margins `value`.
    BitImage(const BitFrame& frame, bool value)
        : frame_(&frame), memory_(frame.size() + 2 * frame.margin(), value ? ~Word(0) : Word(0)) {}

    [[nodiscard]] const BitFrame& frame() const noexcept { return *frame_; }
    [[nodiscard]] Index size() const noexcept { return frame_->size(); }
    /// The word of the first sample; words -margin ... size + margin - 1 exist.
    [[nodiscard]] Word* words() const noexcept { return memory_.data() + frame_->margin(); }

    /// Writes the samples, true where `in` is not zero; what surrounds them stays.
    template <class T>
    void read(const NdView<const T>& in) const {
        const NdView<const T> lines = in.permuted(frame_->order());
        const Index n = frame_->length(), stride = lines.stride(lines.rank() - 1);
        const bool bytes = std::is_same_v<T, bool> && stride == 1;
        const Buffer<unsigned char> flags(bytes ? 0 : n);
        frame_->for_each_line(lines, [&](const T* from, Index word) {
            const unsigned char* line = flags.data();
            if (bytes)
                line = reinterpret_cast<const unsigned char*>(from);
            else
                read_flags(core::Line<const T>{from, n, stride}, flags.data());
            read_line(line, n, words() + word);
        });
    }

    /// Copies the samples to `out` as 0 and 1.
    template <class U>
    void write(const NdView<U>& out) const {
        const NdView<U> lines = out.permuted(frame_->order());
        const Index n = frame_->length(), stride = lines.stride(lines.rank() - 1);
        const bool bytes = std::is_same_v<U, bool> && stride == 1;
        const Buffer<unsigned char> flags(bytes ? 0 : n);
        frame_->for_each_line(lines, [&](U* to, Index word) {
            if (bytes) return write_line(words() + word, n, reinterpret_cast<unsigned char*>(to));
            write_line(words() + word, n, flags.data());
            if (stride == 1)
                for (Index i = 0; i < n; ++i) to[i] = static_cast<U>(flags[i]);
            else
                for (Index i = 0; i < n; ++i) to[i * stride] = static_cast<U>(flags[i]);
        });
    }

    /// Inverts samples, gaps and margins.
    void invert() const noexcept {
        for (Index i = 0; i < memory_.size(); ++i) memory_[i] = ~memory_[i];
    }

    [[nodiscard]] BitImage copy() const {
        BitImage out(*frame_, false);
        out.assign(*this);
        return out;
    }
    /// Takes the bits of an image in the same frame.
    void assign(const BitImage& other) const noexcept {
        std::copy_n(other.memory_.data(), memory_.size(), memory_.data());
    }
    friend void swap(BitImage& a, BitImage& b) noexcept { std::swap(a.memory_, b.memory_); }

private:
    static void read_line(const unsigned char* flags, Index n, Word* words) noexcept {
        const Index whole = n / word_bits, rest = n % word_bits;
        for (Index w = 0; w < whole; ++w) words[w] = pack_word(flags + w * word_bits);
        if (rest == 0) return;
        unsigned char tail[word_bits] = {};
        std::memcpy(tail, flags + whole * word_bits, to_size(rest));
        words[whole] = pack_word(tail) | (words[whole] & ~low_bits(rest));
    }

    static void write_line(const Word* words, Index n, unsigned char* flags) noexcept {
        const Index whole = n / word_bits, rest = n % word_bits;
        for (Index w = 0; w < whole; ++w) unpack_word(words[w], flags + w * word_bits);
        if (rest == 0) return;
        unsigned char tail[word_bits];
        unpack_word(words[whole], tail);
        std::memcpy(flags + whole * word_bits, tail, to_size(rest));
    }

    const BitFrame* frame_;
    Buffer<Word> memory_;
};

/// The samples of a frame, without gaps and margins.
template <class = void>
[[nodiscard]] BitImage<> inside(const BitFrame& frame) {
    BitImage<> out(frame, false);
    const Index n = frame.length();
    frame.for_each_block([&](const core::Dims&, Index word, Index count, Index step) {
        for (Index line = 0; line < count; ++line, word += step) {
            std::fill_n(out.words() + word, n / word_bits, ~Word(0));
            if (n % word_bits != 0) out.words()[word + n / word_bits] = low_bits(n % word_bits);
        }
    });
    return out;
}

}  // namespace scixx::ndimage::detail::morphology

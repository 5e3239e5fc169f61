// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <limits>
#include <numeric>
#include <scixx/core/lines.hpp>
#include <scixx/ndimage/detail/border.hpp>
#include <scixx/ndimage/detail/morphology/bit_image.hpp>
#include <scixx/ndimage/structure.hpp>
#include <stdexcept>
#include <type_traits>
#include <utility>

/// Connected components by runs. The maximal runs of foreground in each line are the nodes of a union-find forest; one
/// linear pass numbers the components. Contacts between runs of neighbouring lines are found for 64 samples at a time:
/// where two runs touch, one of them begins beside the other, which is one bit; the number of begins up to that bit is
/// the number of the run.
///
/// L. He, Y. Chao, K. Suzuki, A run-based two-scan labeling algorithm, IEEE Trans. Image Processing 17, 2008; the
/// forest is Rem's with splicing: M. Patwary, J. Blair, F. Manne, Experiments on union-find algorithms for the
/// disjoint-set data structure, SEA 2010.
namespace scixx::ndimage::detail::labels {

/// Disjoint sets of the numbers 0, 1, ...; the smallest member of a set represents it.
template <class I>
class Forest {
public:
    explicit Forest(I size) : parent_(static_cast<Index>(size)) { std::iota(parent_.begin(), parent_.end(), I(0)); }
    /// As unite for a set of one member u > v.
    void attach(I u, I v) noexcept { at(u) = at(v); }
    void unite(I u, I v) noexcept {
        while (at(u) != at(v)) {
            if (at(u) < at(v)) std::swap(u, v);
            const I above = at(u);
            at(u) = at(v);
            if (above == u) return;
            u = above;
        }
    }
    /// Replaces the links by component numbers from 1 on, in the order of the smallest members; returns their count.
    I number() noexcept {
        I count = 0;
        for (Index i = 0; i < parent_.size(); ++i) {
            const I above = parent_[i];
            parent_[i] = above == static_cast<I>(i) ? ++count : parent_[above];
        }
        return count;
    }
    template <class F>
    void map(F&& f) {
        for (I& entry : parent_) entry = f(entry);
    }
    I& at(I i) noexcept { return parent_[i]; }

private:
    List<I> parent_;
};

/// Number of ones, without a call where the machine has no instruction for it.
[[nodiscard]] inline int count_bits(morphology::Word word) noexcept {
    word -= word >> 1 & 0x5555555555555555u;
    word = (word & 0x3333333333333333u) + (word >> 2 & 0x3333333333333333u);
    word = (word + (word >> 4)) & 0x0f0f0f0f0f0f0f0fu;
    return static_cast<int>((word * 0x0101010101010101u) >> 56);
}

/// A line of the structure: the neighbouring line, and the shifts lo ... hi along it that are neighbours.
struct LineContact {
    core::Dims offset;  ///< of the neighbour line, each -1, 0 or 1
    Index lo, hi;
};

/// The structure's lines that come before the centre, in ranges of consecutive shifts. Runs of single samples (a
/// structure that does not connect along the line) need one shift a range.
[[nodiscard]] inline List<LineContact> line_contacts(const BinaryStructure& structure, const core::Dims& order,
                                                     bool single) {
    List<LineContact> out;
    const int rank = order.size();
    for_each_index(core::Dims::filled(rank - 1, 3), [&](const core::Dims& line) {
        core::Dims offset = line, entry = core::Dims::filled(rank, 0);
        for (Index& shift : offset) --shift;
        const auto first = std::find_if(offset.begin(), offset.end(), [](Index shift) { return shift != 0; });
        if (first == offset.end() || *first > 0) return;
        for (int i = 0; i < rank - 1; ++i) entry[static_cast<int>(order[i])] = line[i];
        bool open = false;
        for (Index shift = -1; shift <= 1; ++shift) {
            entry[static_cast<int>(order[rank - 1])] = shift + 1;
            const bool touches = structure(entry);
            if (touches && open && !single)
                out.back().hi = shift;
            else if (touches)
                out.push_back({offset, shift, shift});
            open = touches;
        }
    });
    return out;
}

/// The runs of an array's lines and the component of each. A run is a sample where it begins: bits of `starts`.
template <class I>
class Components {
public:
    /// Finds the components of the samples of `in` that are not zero, lines along the last axis of `order`.
    template <class T>
    Components(const NdView<const T>& in, const BinaryStructure& structure, const core::Dims& order)
        : frame_(order, in.shape(), core::Dims::filled(order.size(), 1)), image_(frame_, false), forest_(0) {
        const int rank = order.size();
        core::Dims beside = core::Dims::filled(rank, 1);
        beside[static_cast<int>(order[rank - 1])] = 0;
        single_ = !structure(beside);
        image_.read(in);
        words_ = image_.words();
        before_.reserve(frame_.size());
        I runs = 0;
        for (Index w = 0; w < frame_.size(); ++w) {
            before_[w] = runs;
            runs += static_cast<I>(count_bits(starts(w)));
        }
        forest_ = Forest<I>(runs);
        merge(line_contacts(structure, order, single_));
        count_ = forest_.number();
        if (!std::is_sorted(order.begin(), order.end())) renumber();
    }
    Components(const Components&) = delete;
    Components& operator=(const Components&) = delete;

    [[nodiscard]] Index count() const noexcept { return static_cast<Index>(count_); }

    /// Writes the component's number to each sample of a run and 0 to the others.
    template <class U>
    void paint(const NdView<U>& out) {
        const NdView<U> target = out.permuted(frame_.order());
        const Index stride = target.stride(target.rank() - 1);
        OutputRow<U> row;
        frame_.for_each_line(target, [&](U* line, Index word) {
            row.write(core::Line<U>{line, frame_.length(), stride}, [&](U* to) {
                if (single_)
                    paint_samples(word, to);
                else
                    paint_runs(word, to);
            });
        });
    }

private:
    /// The first samples of runs.
    [[nodiscard]] morphology::Word starts(Index w) const noexcept {
        return single_ ? words_[w] : words_[w] & ~(words_[w] << 1 | words_[w - 1] >> 63);
    }

    /// The bits of two neighbouring words that stand `shift` (-1, 0 or 1) samples further on.
    [[nodiscard]] static morphology::Word shifted(morphology::Word before, morphology::Word word,
                                                  morphology::Word after, Index shift) noexcept {
        return shift == 0 ? word : shift < 0 ? word << 1 | before >> 63 : word >> 1 | after << 63;
    }

    void merge(const List<LineContact>& contacts) {
        List<Index> lines;  // words from a line to the contact's
        for (const LineContact& contact : contacts) {
            Index bits = 0;
            for (int i = 0; i < contact.offset.size(); ++i) bits += contact.offset[i] * frame_.strides()[i];
            lines.push_back(bits / morphology::word_bits);
        }
        for (Index w = 0; w < frame_.size(); ++w)
            if (words_[w] != 0)
                for (Index i = 0; i < contacts.size(); ++i) merge_word(w, w + lines[i], contacts[i], i == 0);
    }

    /// Unites the runs of a word with those of a word in an earlier line that they touch: sample i touches the samples
    /// i + lo ... i + hi there. A pair is found where this run begins, if the other has begun by then, else where the
    /// other begins, `hi` samples ahead.
    void merge_word(Index w, Index other, const LineContact& contact, bool fresh) noexcept {
        const morphology::Word word = words_[w], begins = starts(w);
        const morphology::Word a = words_[other - 1], b = words_[other], c = words_[other + 1];
        if (b == 0 && (a >> 63) == 0 && (c & 1) == 0) return;
        const morphology::Word first_a = starts(other - 1), first_b = starts(other), first_c = starts(other + 1);
        // Runs of the other line that began before bit 0, seen `shift` samples ahead.
        const I before = before_[std::clamp<Index>(other, 0, frame_.size() - 1)];
        const auto base = [&](Index shift) {
            const morphology::Word passed = shift > 0 ? first_b & 1 : morphology::Word(0),
                                   ahead = shift < 0 ? first_a >> 63 : morphology::Word(0);
            return static_cast<I>(before + static_cast<I>(passed) - static_cast<I>(ahead));
        };
        const Index top = contact.lo == contact.hi ? contact.hi : contact.hi - 1;
        morphology::Word beside = 0;
        for (Index shift = contact.lo; shift <= top; ++shift) beside |= shifted(a, b, c, shift);
        const I mine = before_[w];
        const morphology::Word earlier = shifted(first_a, first_b, first_c, top);
        if (fresh)
            for_pairs(begins & beside, begins, mine, earlier, base(top), [&](I i, I j) { forest_.attach(i, j); });
        else
            for_pairs(begins & beside, begins, mine, earlier, base(top), [&](I i, I j) { forest_.unite(i, j); });
        const morphology::Word ahead = shifted(first_a, first_b, first_c, contact.hi);
        const morphology::Word later = word & ahead & ~(contact.lo == contact.hi ? begins : morphology::Word(0));
        for_pairs(later, begins, mine, ahead, base(contact.hi), [&](I i, I j) { forest_.unite(i, j); });
    }

    /// Calls f(last run of `begins`, last run of `others`) up to each of the bits.
    template <class F>
    static void for_pairs(morphology::Word bits, morphology::Word begins, I mine, morphology::Word others, I theirs,
                          F&& f) noexcept {
        for (; bits != 0; bits &= bits - 1) {
            const morphology::Word until = bits ^ (bits - 1);
            f(static_cast<I>(mine + count_bits(begins & until) - 1),
              static_cast<I>(theirs + count_bits(others & until) - 1));
        }
    }

    /// Numbers the components in the C order of their first samples when the lines were taken in another order.
    void renumber() {
        const core::Dims& shape = frame_.shape();
        core::Dims places = shape;  // of the axes in the permuted order
        for (int i = 0; i < shape.size(); ++i) places[static_cast<int>(frame_.order()[i])] = i;
        const core::Dims strides = core::packed_strides(shape, places);
        const Index size = core::checked_size("label", shape);
        List<std::pair<Index, I>> first(count_, {size, I(0)});
        const Index along = strides[strides.size() - 1];
        const Index across = shape.size() > 1 ? strides[strides.size() - 2] : 0;
        I run = 0;
        frame_.for_each_block([&](const core::Dims& index, Index word, Index lines, Index step) {
            for (Index line = 0; line < lines; ++line) {
                Index base = line * across;
                for (int axis = 0; axis < index.size(); ++axis) base += index[axis] * strides[axis];
                for (Index i = 0; i < frame_.length(); i += morphology::word_bits)
                    for (morphology::Word bits = starts(word + line * step + i / morphology::word_bits); bits != 0;
                         bits &= bits - 1, ++run) {
                        const I component = forest_.at(run) - 1;
                        auto& entry = first[component];
                        entry = {std::min(entry.first, base + (i + std::countr_zero(bits)) * along), component};
                    }
            }
        });
        std::sort(first.begin(), first.end());
        List<I> number(first.size());
        for (Index i = 0; i < first.size(); ++i) number[first[i].second] = static_cast<I>(i + 1);
        forest_.map([&](I component) { return number[component - 1]; });
    }

    template <class U>
    void paint_runs(Index word, U* to) noexcept {
        constexpr Index wide = 4;  // most runs and gaps are short: four samples are written, then the rest if any
        const Index n = frame_.length();
        const auto fill = [&](Index from, Index until, U value) {
            if (from + wide <= n) {
                for (Index i = 0; i < wide; ++i) to[from + i] = value;
                from += wide;
            }
            for (; from < until; ++from) to[from] = value;
        };
        I run = before_[word];
        Index at = 0;
        bool inside = false;
        for (Index base = 0; base < n; base += morphology::word_bits, ++word) {
            morphology::Word changes = words_[word] ^ (words_[word] << 1 | words_[word - 1] >> 63);
            for (; changes != 0; changes &= changes - 1) {
                const Index stop = std::min(base + std::countr_zero(changes), n);
                if (at < stop) fill(at, stop, inside ? static_cast<U>(forest_.at(run)) : U(0));
                run += static_cast<I>(inside);
                inside = !inside;
                at = stop;
            }
        }
        if (at < n) fill(at, n, inside ? static_cast<U>(forest_.at(run)) : U(0));
    }

    template <class U>
    void paint_samples(Index word, U* to) noexcept {
        I run = before_[word];
        for (Index i = 0; i < frame_.length(); ++i) {
            const bool set = words_[word + i / morphology::word_bits] >> i % morphology::word_bits & 1;
            to[i] = set ? static_cast<U>(forest_.at(run)) : U(0);
            run += static_cast<I>(set);
        }
    }

    morphology::BitFrame frame_;
    morphology::BitImage<> image_;
    const morphology::Word* words_ = nullptr;
    bool single_ = false;  // the structure does not connect along the lines: each sample is a run
    Buffer<I> before_;     // runs before each word
    Forest<I> forest_;     // links, then numbers
    I count_ = 0;
};

/// Labels the components of `in`; returns their number. @throws std::overflow_error when U can not hold it.
template <class T, class U>
Index label(const NdView<const T>& in, const NdView<U>& out, const BinaryStructure& structure) {
    if (out.empty()) return 0;
    const core::Dims order = morphology::line_order(in);
    const auto run = [&](auto zero) {
        using I = decltype(zero);
        Components<I> components(in, structure, order);
        if constexpr (std::is_integral_v<U>)
            if (static_cast<std::uintmax_t>(components.count()) >
                static_cast<std::uintmax_t>(std::numeric_limits<U>::max()))
                core::fail<std::overflow_error>("label", "out can not hold ", components.count(), " labels");
        components.paint(out);
        return components.count();
    };
    // At most one run a sample.
    return in.size() < (Index(1) << 30) ? run(std::int32_t(0)) : run(std::int64_t(0));
}

}  // namespace scixx::ndimage::detail::labels

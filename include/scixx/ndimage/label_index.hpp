// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <scixx/core/array.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/lines.hpp>
#include <type_traits>
#include <vector>

namespace scixx::ndimage {

/// The sequence of labels that a measurement is asked for: a braced list, a std::vector, or an array of rank 1.
class LabelIndex {
public:
    /// One label: a whole number, or (in floating label arrays) any other number.
    struct Label {
        bool is_whole;
        std::int64_t whole;
        double real;
    };

    LabelIndex(std::initializer_list<Eigen::Index> labels) { assign(labels); }  // NOLINT: as in Python
    template <std::integral I>
    LabelIndex(const std::vector<I>& labels) {  // NOLINT: as in Python
        assign(labels);
    }
    template <core::ArrayLike A>
        requires(core::rank_of<A> == 1)
    LabelIndex(const A& labels) {  // NOLINT: as in Python
        const core::Source<core::ScalarOf<A>, A> source(labels);
        core::for_each([&](const core::ScalarOf<A>& label) { labels_.push_back(label_of(label)); }, source.view());
    }

    [[nodiscard]] const std::vector<Label>& labels() const noexcept { return labels_; }
    [[nodiscard]] Eigen::Index size() const noexcept { return static_cast<Eigen::Index>(labels_.size()); }

    /// The labels first, first + 1, ..., last: `LabelIndex::range(1, result.num_features)`.
    template <class = void>
    [[nodiscard]] static LabelIndex range(Eigen::Index first, Eigen::Index last) {
        LabelIndex out({});
        for (Eigen::Index label = first; label <= last; ++label) out.labels_.push_back(label_of(label));
        return out;
    }

    /// The list of one label.
    template <std::integral I>
    [[nodiscard]] static LabelIndex one(I label) {
        LabelIndex out({});
        out.labels_.push_back(label_of(label));
        return out;
    }

    /// A number as a label. An integer above the largest 64-bit signed one is no whole label.
    template <class I>
    [[nodiscard]] static Label label_of(I label) noexcept {
        const double real = static_cast<double>(label);
        if constexpr (std::is_unsigned_v<I> && sizeof(I) == 8) {
            const bool fits = label <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
            return {fits, fits ? static_cast<std::int64_t>(label) : 0, real};
        } else if constexpr (std::integral<I>) {
            return {true, static_cast<std::int64_t>(label), real};
        } else {
            const bool fits = real == std::trunc(real) && std::abs(real) < 0x1p63;
            return {fits, fits ? static_cast<std::int64_t>(real) : 0, real};
        }
    }

private:
    template <class List>
    void assign(const List& labels) {
        labels_.reserve(labels.size());
        for (auto label : labels) labels_.push_back(label_of(label));
    }

    std::vector<Label> labels_;
};

}  // namespace scixx::ndimage

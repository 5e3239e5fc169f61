// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <concepts>
#include <initializer_list>
#include <scixx/core/array.hpp>
#include <scixx/ndimage/detail/border.hpp>
#include <vector>

namespace scixx::ndimage {

/// The sequence of labels that a measurement is asked for: a braced list, a std::vector, or an array of rank 1.
class LabelIndex {
public:
    LabelIndex(std::initializer_list<Eigen::Index> labels) { assign(labels); }  // NOLINT: as in Python
    template <std::integral I>
    LabelIndex(const std::vector<I>& labels) {  // NOLINT: as in Python
        assign(labels);
    }
    template <core::ArrayLike A>
        requires(core::rank_of<A> == 1)
    LabelIndex(const A& labels) {  // NOLINT: as in Python
        const core::Source<core::ScalarOf<A>, A> source(labels);
        core::for_each([&](const core::ScalarOf<A>& label) { values_.push_back(static_cast<double>(label)); },
                       source.view());
    }

    [[nodiscard]] const std::vector<double>& values() const noexcept { return values_; }
    [[nodiscard]] Eigen::Index size() const noexcept { return static_cast<Eigen::Index>(values_.size()); }

    /// The labels first, first + 1, ..., last: `LabelIndex::range(1, result.num_features)`.
    [[nodiscard]] static LabelIndex range(Eigen::Index first, Eigen::Index last) {
        LabelIndex out({});
        for (Eigen::Index label = first; label <= last; ++label) out.values_.push_back(static_cast<double>(label));
        return out;
    }

private:
    template <class List>
    void assign(const List& labels) {
        for (auto label : labels) values_.push_back(static_cast<double>(label));
    }

    std::vector<double> values_;
};

}  // namespace scixx::ndimage

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <cmath>
#include <initializer_list>
#include <limits>
#include <scixx/core/array.hpp>
#include <type_traits>
#include <utility>
#include <vector>

namespace scixx::core {

/// The `p=` of a choice: one probability for each entry, or none for equal ones.
class Probabilities {
public:
    Probabilities() = default;                                                     ///< equal probabilities
    Probabilities(std::initializer_list<double> p) : values_(p), given_(true) {}   // NOLINT: as in Python
    Probabilities(std::vector<double> p) : values_(std::move(p)), given_(true) {}  // NOLINT: as in Python
    template <ArrayLike A>
        requires(rank_of<A> == 1)
    Probabilities(const A& p)  // NOLINT: as in Python
        : values_(static_cast<std::size_t>(std::size(p))), given_(true) {
        const Source<double, A> source(p);
        for (std::size_t i = 0; i < values_.size(); ++i) values_[i] = source.view()(static_cast<Eigen::Index>(i));
        if constexpr (std::is_same_v<ScalarOf<A>, float>) tolerance_ = root_of_epsilon<float>();
    }

    [[nodiscard]] bool given() const noexcept { return given_; }
    [[nodiscard]] const std::vector<double>& values() const noexcept { return values_; }
    /// How far from 1 their sum may be: by rounding in the scalar that they came in.
    [[nodiscard]] double tolerance() const noexcept { return tolerance_; }

private:
    template <class T>
    [[nodiscard]] static double root_of_epsilon() noexcept {
        return std::sqrt(static_cast<double>(std::numeric_limits<T>::epsilon()));
    }

    std::vector<double> values_;
    double tolerance_ = root_of_epsilon<double>();
    bool given_ = false;
};

}  // namespace scixx::core

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/options.hpp>
#include <type_traits>

namespace scixx::core {

/// The `p=` of a choice: one probability for each entry, or none for equal ones.
class Probabilities : public NumberList {
public:
    Probabilities() = default;  ///< equal probabilities
    using NumberList::NumberList;
    template <ArrayLike A>
        requires(rank_of<A> == 1)
    Probabilities(const A& p)  // NOLINT(google-explicit-constructor): as in Python
        : NumberList(p), from_float_(std::is_same_v<ScalarOf<A>, float>) {}

    /// How far from 1 their sum may be, sqrt(epsilon) as in NumPy: by rounding in the scalar that they came in.
    [[nodiscard]] double tolerance() const noexcept {
        return from_float_ ? 0.00034526698300124393 : 1.4901161193847656e-8;
    }

private:
    bool from_float_ = false;
};

}  // namespace scixx::core

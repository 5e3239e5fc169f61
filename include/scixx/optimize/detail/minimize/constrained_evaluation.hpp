// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/detail/minimize/constraint_set.hpp>
#include <scixx/optimize/detail/minimize/objective.hpp>

namespace scixx::optimize::detail::minimize {

/// The objective and the constraints of a method without derivatives. An equation counts as a pair of inequalities.
template <class = void>
class ConstrainedEvaluation {
public:
    struct Values {
        double f = 0, violation = 0;  // the largest one
        Vector c;                     // >= 0 where satisfied
        bool finite = true;           // whether they are the functions' own
        double own_f = 0;             // the objective's value, finite or not
    };

    ConstrainedEvaluation(Objective& objective, ConstraintSet& constraints)
        : objective_(objective),
          constraints_(constraints),
          rows_(constraints.rows()),
          m_(constraints.rows() + constraints.equations()) {}
    [[nodiscard]] Index rows() const noexcept { return m_; }

    /// What is not finite becomes worse than anything seen, by a moderate amount, so that models stay of use.
    void at(const Vector& x, Values& v) {
        v.f = v.own_f = objective_.value(x);
        constraints_.values(x, raw_);
        const bool finite_f = std::isfinite(v.f);
        v.finite = finite_f && finite(raw_);
        v.c.resize(m_);
        v.violation = 0;
        for (Index r = 0; r < m_; ++r) {
            const double c = r < rows_ ? raw_[r] : -raw_[r - rows_];
            v.c[r] = std::isfinite(c) ? c : -worst_violation_ - 1;
            v.violation = std::max(v.violation, -v.c[r]);
        }
        if (!finite_f) v.f = worst_f_ + std::max(1.0, std::abs(worst_f_));
        worst_f_ = objective_.nfev == 1 ? v.f : std::max(worst_f_, v.f);
        worst_violation_ = std::max(worst_violation_, v.violation);
    }

private:
    Objective& objective_;
    ConstraintSet& constraints_;
    Index rows_, m_;
    double worst_f_ = 0, worst_violation_ = 0;
    Vector raw_;
};

}  // namespace scixx::optimize::detail::minimize

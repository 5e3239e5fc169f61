// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <complex>
#include <cstddef>
#include <numeric>
#include <optional>
#include <scixx/core/error.hpp>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/integrate/ivp/ode_function.hpp>
#include <scixx/linalg/lu.hpp>
#include <utility>
#include <vector>

namespace scixx::integrate::ivp::detail {

/// Where a Jacobian can differ from 0: anywhere, within bands, or in a pattern. A pattern is brought to a narrow band
/// by the reverse Cuthill-McKee order where that pays. Columns without a common row share an evaluation in differences
/// (A. Curtis, M. J. D. Powell, J. Reid, J. Inst. Math. Appl. 13 (1974) 117).
///
/// A Jacobian is stored as an n x n matrix, or with `banded` as lower + upper + 1 rows: entry (i, j) is in row
/// p(i) - p(j) + upper of column p(j), p being the order.
class JacobianStructure {
public:
    using Index = Eigen::Index;

    Index n = 0, lower = 0, upper = 0;
    bool banded = false;
    core::List<core::List<Index>> groups;  ///< of columns
    core::List<Index> place;               ///< p; empty for the natural order

    template <class = void>
    [[nodiscard]] static JacobianStructure dense(Index n) {
        JacobianStructure s;
        s.n = n;
        for (Index j = 0; j < n; ++j) s.groups.push_back({j});
        return s;
    }
    template <class = void>
    [[nodiscard]] static JacobianStructure bands(Index n, Index lower, Index upper, const char* caller) {
        core::require(lower >= 0 && lower < n && upper >= 0 && upper < n, caller,
                      caller[0] == 'o' ? "ml and mu" : "lband and uband", " must be from 0 to n - 1 = ", n - 1,
                      ", got ", lower, " and ", upper);
        JacobianStructure s;
        s.n = n;
        s.banded = true;
        s.lower = lower;
        s.upper = upper;
        const Index width = std::min(lower + upper + 1, n);
        for (Index first = 0; first < width; ++first) {
            s.groups.emplace_back();
            for (Index j = first; j < n; j += width) s.groups.back().push_back(j);
        }
        return s;
    }
    template <class = void>
    [[nodiscard]] static JacobianStructure pattern(Index n, std::vector<std::pair<Index, Index>> entries) {
        JacobianStructure s;
        s.n = n;
        std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
            return std::pair(a.second, a.first) < std::pair(b.second, b.first);
        });
        entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
        s.begin_.assign(n + 1, 0);
        for (const auto& [i, j] : entries) {
            s.rows_.push_back(i);
            ++s.begin_[j + 1];
        }
        std::partial_sum(s.begin_.begin(), s.begin_.end(), s.begin_.begin());
        s.form_groups();
        s.narrow();
        return s;
    }

    /// f(row) for the rows of column j that may hold a number.
    template <class F>
    void for_rows(Index j, const F& f) const {
        if (!begin_.empty()) {
            for (Index k = begin_[j]; k < begin_[j + 1]; ++k) f(rows_[k]);
        } else {
            const Index from = banded ? std::max<Index>(0, j - upper) : 0;
            const Index to = banded ? std::min(n, j + lower + 1) : n;
            for (Index i = from; i < to; ++i) f(i);
        }
    }
    template <class T>
    void reserve(StateMatrix<T>& jacobian) const {
        jacobian.setZero(banded ? lower + upper + 1 : n, n);
    }
    template <class T>
    [[nodiscard]] auto& entry(StateMatrix<T>& jacobian, Index i, Index j) const {
        return banded ? jacobian(position(i) - position(j) + upper, position(j)) : jacobian(i, j);
    }
    template <class T>
    [[nodiscard]] const T& entry(const StateMatrix<T>& jacobian, Index i, Index j) const {
        return banded ? jacobian(position(i) - position(j) + upper, position(j)) : jacobian(i, j);
    }
    [[nodiscard]] Index position(Index i) const { return place.empty() ? i : place[i]; }

    /// What of a whole matrix belongs to the structure.
    template <class T>
    void take(const StateMatrix<T>& whole, StateMatrix<T>& jacobian) const {
        if (!banded) {
            jacobian = whole;
            return;
        }
        reserve(jacobian);
        for (Index j = 0; j < n; ++j) for_rows(j, [&](Index i) { entry(jacobian, i, j) = whole(i, j); });
    }

    /// Forward differences with the given steps; returns the number of evaluations.
    template <class T, class F>
    Index differentiate(const F& f, double t, const StateVector<T>& y, const StateVector<T>& f0,
                        const Eigen::ArrayXd& steps, StateMatrix<T>& jacobian) const {
        reserve(jacobian);
        StateVector<T> moved = y, value(n);
        for (const core::List<Index>& group : groups) {
            for (const Index j : group) moved[j] += steps[j];
            f(t, moved, value);
            for (const Index j : group) {
                moved[j] = y[j];
                for_rows(j, [&](Index i) { entry(jacobian, i, j) = (value[i] - f0[i]) / steps[j]; });
            }
        }
        return groups.size();
    }

    /// The matrix norm that goes with the largest |v_i| weights_i of vectors.
    template <class T>
    [[nodiscard]] double norm(const StateMatrix<T>& jacobian, const Eigen::ArrayXd& weights) const {
        core::List<double> sums(n);
        double largest = 0;
        for (Index j = 0; j < n; ++j)
            for_rows(j, [&](Index i) { sums[i] += std::abs(entry(jacobian, i, j)) / weights[j]; });
        for (Index i = 0; i < n; ++i)
            if (!(sums[i] * weights[i] <= largest)) largest = sums[i] * weights[i];
        return largest;
    }

private:
    // Greedy: a column joins the first group none of whose columns has a row of it.
    template <class = void>
    void form_groups() {
        core::List<Index> taken(n, -1), pending(n);
        std::iota(pending.begin(), pending.end(), Index(0));
        while (!pending.empty()) {
            core::List<Index> later;
            const auto number = groups.size();
            groups.emplace_back();
            for (const Index j : pending) {
                bool free = true;
                for_rows(j, [&](Index i) { free = free && taken[i] != number; });
                if (!free) {
                    later.push_back(j);
                    continue;
                }
                for_rows(j, [&](Index i) { taken[i] = number; });
                groups.back().push_back(j);
            }
            pending.swap(later);
        }
    }

    template <class = void>
    void widths(const core::List<Index>& p, Index& below, Index& above) const {
        below = above = 0;
        for (Index j = 0; j < n; ++j)
            for_rows(j, [&](Index i) {
                below = std::max(below, p[i] - p[j]);
                above = std::max(above, p[j] - p[i]);
            });
    }

    // E. Cuthill, J. McKee, Proc. 24th ACM National Conf. (1969) 157: breadth first from nodes of low degree, reversed.
    template <class = void>
    void narrow() {
        core::List<core::List<Index>> neighbours(n);
        for (Index j = 0; j < n; ++j)
            for_rows(j, [&](Index i) {
                if (i == j) return;
                neighbours[i].push_back(j);
                neighbours[j].push_back(i);
            });
        for (auto& list : neighbours) {
            std::sort(list.begin(), list.end());
            list.erase(std::unique(list.begin(), list.end()), list.end());
        }
        const auto by_degree = [&](Index a, Index b) {
            return std::pair(neighbours[a].size(), a) < std::pair(neighbours[b].size(), b);
        };
        core::List<Index> starts(n), order;
        std::iota(starts.begin(), starts.end(), Index(0));
        std::sort(starts.begin(), starts.end(), by_degree);
        core::List<char> seen(n);
        for (const Index start : starts) {
            if (seen[start]) continue;
            seen[start] = 1;
            order.push_back(start);
            for (Index head = order.size() - 1; head < order.size(); ++head) {
                core::List<Index> next;
                for (const Index i : neighbours[order[head]])
                    if (!seen[i]) {
                        seen[i] = 1;
                        next.push_back(i);
                    }
                std::sort(next.begin(), next.end(), by_degree);
                order.insert(order.end(), next.begin(), next.end());
            }
        }
        core::List<Index> natural(n), reversed(n);
        std::iota(natural.begin(), natural.end(), Index(0));
        for (Index k = 0; k < n; ++k) reversed[order[k]] = n - 1 - k;
        Index below = 0, above = 0;
        widths(natural, lower, upper);
        widths(reversed, below, above);
        if (2 * below + above < 2 * lower + upper) {
            place = reversed;
            lower = below;
            upper = above;
        }
        banded = 3 * (2 * lower + upper + 1) < n;
        if (!banded) place.clear();
    }

    core::List<Index> begin_;
    core::List<Index> rows_;
};

/// The structure that options tell: bands, else a pattern, else none.
template <class = void>
[[nodiscard]] inline JacobianStructure structure_of(Eigen::Index n, const JacobianSparsity& sparsity,
                                                    std::optional<Eigen::Index> lband,
                                                    std::optional<Eigen::Index> uband,
                                                    const char* caller = "solve_ivp") {
    if (n == 0) return JacobianStructure::dense(n);
    if (lband || uband) return JacobianStructure::bands(n, lband.value_or(0), uband.value_or(0), caller);
    if (sparsity.given()) return JacobianStructure::pattern(n, sparsity.resolve(n));
    return JacobianStructure::dense(n);
}

/// The LU decomposition of a multiple of the unit matrix plus a multiple of a Jacobian. A NaN in it makes the solutions
/// NaN, which ends an iteration.
template <class S>
class StructuredLu {
public:
    using Index = Eigen::Index;

    /// diagonal I + factor J; false where a pivot is zero or NaN.
    template <class T>
    bool compute(const JacobianStructure& structure, const StateMatrix<T>& jacobian, S diagonal, S factor) {
        structure_ = &structure;
        const Index n = structure.n;
        pivots_.resize(n);
        if (structure.banded) {
            const Index width = 2 * structure.lower + structure.upper + 1;
            a_.setZero(width, n);
            const Index from = structure.lower, bands = jacobian.rows();
            for (Index j = 0; j < n; ++j) {
                for (Index i = 0; i < bands; ++i) a_(from + i, j) = factor * jacobian(i, j);
                a_(from + structure.upper, j) += diagonal;
            }
            return decompose_band();
        }
        a_.resize(n, n);
        for (Index j = 0; j < n; ++j) {
            for (Index i = 0; i < n; ++i) a_(i, j) = factor * jacobian(i, j);
            a_(j, j) += diagonal;
        }
        if (n <= few) return decompose();
        factors_ = linalg::lu_factor(a_, {.check_finite = false});
        for (Index i = 0; i < n; ++i)
            if (!(std::abs(factors_.lu(i, i)) > 0)) return false;
        return true;
    }

    /// b becomes the solution.
    void solve(StateVector<S>& b) const {
        const Index n = b.size();
        if (structure_->banded) {
            if (structure_->place.empty()) {
                solve_band(b);
                return;
            }
            StateVector<S> moved(n);
            for (Index i = 0; i < n; ++i) moved[structure_->position(i)] = b[i];
            solve_band(moved);
            for (Index i = 0; i < n; ++i) b[i] = moved[structure_->position(i)];
        } else if (n <= few) {
            for (Index k = 0; k < n; ++k) std::swap(b[k], b[pivots_[k]]);
            for (Index k = 0; k < n; ++k) {
                const S* column = a_.col(k).data();
                for (Index i = k + 1; i < n; ++i) b[i] -= column[i] * b[k];
            }
            for (Index k = n - 1; k >= 0; --k) {
                const S* column = a_.col(k).data();
                b[k] /= column[k];
                for (Index i = 0; i < k; ++i) b[i] -= column[i] * b[k];
            }
        } else {
            b = linalg::lu_solve(factors_, b, {.check_finite = false});
        }
    }

private:
    static constexpr Index few = 24;

    bool decompose() {
        const Index n = a_.rows();
        for (Index k = 0; k < n; ++k) {
            S* pivot_column = a_.col(k).data();
            Index pivot = k;
            for (Index i = k + 1; i < n; ++i)
                if (std::abs(pivot_column[i]) > std::abs(pivot_column[pivot])) pivot = i;
            pivots_[k] = pivot;
            if (!(std::abs(pivot_column[pivot]) > 0)) return false;
            if (pivot != k)
                for (Index j = 0; j < n; ++j) std::swap(a_(k, j), a_(pivot, j));
            const S inverse = S(1) / pivot_column[k];
            for (Index i = k + 1; i < n; ++i) pivot_column[i] *= inverse;
            for (Index j = k + 1; j < n; ++j) {
                S* column = a_.col(j).data();
                const S by = column[k];
                if (by == S(0)) continue;
                for (Index i = k + 1; i < n; ++i) column[i] -= pivot_column[i] * by;
            }
        }
        return true;
    }

    // Entry (i, j) is in row lower + upper + i - j of column j; the first `lower` rows take what interchanges fill.
    bool decompose_band() {
        const Index n = a_.cols(), lower = structure_->lower, reach = lower + structure_->upper;
        Index last = 0;  // the last column that row k reaches
        for (Index k = 0; k < n; ++k) {
            S* column = a_.col(k).data() + reach;  // column[i] is entry (k + i, k)
            const Index below = std::min(lower, n - 1 - k);
            Index pivot = 0;
            for (Index i = 1; i <= below; ++i)
                if (std::abs(column[i]) > std::abs(column[pivot])) pivot = i;
            pivots_[k] = k + pivot;
            if (!(std::abs(column[pivot]) > 0)) return false;
            last = std::max(last, std::min(k + structure_->upper + pivot, n - 1));
            if (pivot != 0)
                for (Index j = k; j <= last; ++j) std::swap(a_(reach + k - j, j), a_(reach + k + pivot - j, j));
            const S inverse = S(1) / column[0];
            for (Index i = 1; i <= below; ++i) column[i] *= inverse;
            for (Index j = k + 1; j <= last; ++j) {
                S* other = a_.col(j).data() + (reach + k - j);
                const S by = other[0];
                if (by == S(0)) continue;
                for (Index i = 1; i <= below; ++i) other[i] -= column[i] * by;
            }
        }
        return true;
    }
    void solve_band(StateVector<S>& b) const {
        const Index n = a_.cols(), lower = structure_->lower, reach = lower + structure_->upper;
        for (Index k = 0; k < n; ++k) {
            std::swap(b[k], b[pivots_[k]]);
            const S* column = a_.col(k).data() + reach;
            const Index below = std::min(lower, n - 1 - k);
            for (Index i = 1; i <= below; ++i) b[k + i] -= column[i] * b[k];
        }
        for (Index k = n - 1; k >= 0; --k) {
            const S* column = a_.col(k).data() + reach;
            b[k] /= column[0];
            const Index above = std::min(reach, k);
            for (Index i = 1; i <= above; ++i) b[k - i] -= column[-i] * b[k];
        }
    }

    const JacobianStructure* structure_ = nullptr;
    StateMatrix<S> a_;
    Eigen::Matrix<Index, Eigen::Dynamic, 1> pivots_;
    linalg::LuFactorResult<StateMatrix<S>> factors_;
};

}  // namespace scixx::integrate::ivp::detail

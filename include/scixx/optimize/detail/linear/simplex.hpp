// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <scixx/core/kernel/clock.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/detail/linear/basis.hpp>
#include <scixx/optimize/detail/minimize/vector.hpp>
#include <utility>

namespace scixx::optimize::detail::linear {

enum class Verdict { optimal, infeasible, unbounded, iterations, time, trouble };

struct Limits {
    Index maxiter = std::numeric_limits<Index>::max();
    double deadline = std::numeric_limits<double>::infinity();  // of monotonic_seconds
};

/// Simplex methods for min c x, A x + s = b, lower <= (x, s) <= upper: the dual one until the point is feasible, with
/// costs shifted where they are not dual feasible, then the primal one with the true costs. Infeasibility is proven by
/// a row of the inverse, unboundedness by a ray from a feasible point, whatever was shifted on the way.
/// Sources: Koberstein, The dual simplex method (thesis, Paderborn 2005): bound flipping, Harris's ratio test, shifting
/// and perturbation of costs; Forrest and Goldfarb, Math. Program. 57 (1992) 341: steepest edges, here exact from the
/// inverse; Forrest and Goldfarb's devex weights for the primal method.
template <class T = double>
class Simplex {
public:
    enum class At : char { lower, upper, zero, basic };
    struct Basis {
        core::List<At> at;
        core::List<Index> basic;
    };

    Simplex(const Matrix& a, const Vector& c, const Vector& b, const Vector& lower, const Vector& upper, double primal,
            double dual)
        : basis_(a),
          m_(a.rows()),
          n_(a.cols()),
          all_(m_ + n_),
          c_(all_, 0.0),
          b_(m_),
          lower_(all_),
          upper_(all_),
          primal_tolerance_(primal),
          dual_tolerance_(dual) {
        size_ = power_of_two(middle_size(b, lower, upper));
        for (Index j = 0; j < n_; ++j) c_[j] = c[j] * basis_.column_scale(j);
        cost_ = power_of_two(middle_size(c_));
        for (T& value : c_) value /= cost_;
        for (Index i = 0; i < m_; ++i) b_[i] = b[i] * basis_.row_scale(i) / size_;
        double most = 0;
        for (const T value : b_) most = std::max(most, std::abs(value));
        primal_tolerance_ *= std::max(1.0, 1e-7 * most);
        for (Index j = 0; j < all_; ++j) bound(j, lower[j], upper[j]);
        where_.assign(all_, At::lower);
        basic_.resize(m_);
        for (Index i = 0; i < m_; ++i) {
            basic_[i] = n_ + i;
            where_[n_ + i] = At::basic;
        }
        basis_.start();
        x_.assign(all_, 0.0);
        d_.assign(all_, 0.0);
        row_.assign(all_, 0.0);
        alpha_.assign(m_, 0.0);
        work_.assign(m_, 0.0);
    }

    /// Sets the bounds of a variable (in the caller's units).
    void bound(Index j, double low, double high) {
        const double unit = size_ * (j < n_ ? basis_.column_scale(j) : 1 / basis_.row_scale(j - n_));
        lower_[j] = low / unit;
        upper_[j] = high / unit;
    }

    [[nodiscard]] Basis save() const { return {where_, basic_}; }
    void load(const Basis& basis) {
        if (basic_ == basis.basic) {
            where_ = basis.at;
            return;
        }
        where_ = basis.at;
        basic_ = basis.basic;
        stale_ = true;
    }

    /// `precise`: ends with fresh factors and refined values.
    Verdict solve(const Limits& limits, bool precise = true) {
        limits_ = limits;
        for (int round = 0; round < 30; ++round) {
            low_ = lower_;
            high_ = upper_;
            shifted_ = c_;
            place();
            if (stale_ || basis_.updates() > 40 || (round > 2 && basis_.updates() > 0)) factor();
            find_values();
            find_duals();
            const bool feasible = worst_violation() <= primal_tolerance_ * (round < 15 ? 1 : 100);
            const bool dual_feasible = worst_dual() <= dual_tolerance_ * (round < 15 ? 1 : 100);
            if (feasible && dual_feasible) {
                if (precise) {
                    if (basis_.updates() > 0) factor();
                    find_values();
                    refine();
                    find_duals();
                    if (worst_violation() > 10 * primal_tolerance_ || worst_dual() > 10 * dual_tolerance_) continue;
                }
                return Verdict::optimal;
            }
            Verdict verdict = Verdict::optimal;
            cap_ = iterations_ + 2000 + 20 * all_;
            if (feasible) {
                verdict = primal(round < 8);
            } else {
                make_dual_feasible();
                verdict = dual(round < 12);
            }
            if (verdict == Verdict::trouble) continue;
            if (verdict != Verdict::optimal) return verdict;
        }
        return Verdict::trouble;
    }

    [[nodiscard]] Index iterations() const noexcept { return iterations_; }
    /// Variable j (structural or slack) in the caller's units, within its bounds.
    [[nodiscard]] double value(Index j) const {
        const double unit = size_ * (j < n_ ? basis_.column_scale(j) : 1 / basis_.row_scale(j - n_));
        return std::min(std::max(x_[j], lower_[j]), upper_[j]) * unit;
    }
    /// c_j - y^T a_j
    [[nodiscard]] double reduced_cost(Index j) const {
        if (where_[j] == At::basic) return 0;
        return d_[j] * cost_ * (j < n_ ? 1 / basis_.column_scale(j) : basis_.row_scale(j - n_));
    }
    /// The derivative of the least value by b_i.
    [[nodiscard]] double multiplier(Index i) const { return where_[n_ + i] == At::basic ? 0 : -reduced_cost(n_ + i); }
    /// After `unbounded`: the component of the ray.
    [[nodiscard]] double ray(Index j) const { return ray_[j] * (j < n_ ? basis_.column_scale(j) : 1.0); }
    /// After `infeasible`: y with y^T A x > y^T b for every x within the bounds, up to its sign.
    [[nodiscard]] double proof(Index i) const { return proof_[i] * basis_.row_scale(i); }

private:
    static double power_of_two(double x) { return std::exp2(std::round(std::log2(x))); }
    /// Geometric mean of the sizes of what is neither 0 nor infinite.
    template <class... V>
    static double middle_size(const V&... vectors) {
        double sum = 0;
        Index count = 0;
        const auto take = [&](const auto& v) {
            for (Index i = 0; i < v.size(); ++i) {
                const double x = std::abs(v.data()[i]);
                if (x > 0 && std::isfinite(x)) {
                    sum += std::log2(x);
                    ++count;
                }
            }
        };
        (take(vectors), ...);
        return count > 0 ? std::exp2(sum / static_cast<double>(count)) : 1.0;
    }
    double random() {
        seed_ = seed_ * 6364136223846793005U + 1442695040888963407U;
        return static_cast<double>(seed_ >> 11) * 0x1p-53;
    }
    [[nodiscard]] bool boxed(Index j) const { return low_[j] > -infinity && high_[j] < infinity; }
    [[nodiscard]] bool fixed(Index j) const { return low_[j] == high_[j]; }
    [[nodiscard]] double violation(Index j) const { return std::max(low_[j] - x_[j], x_[j] - high_[j]); }
    /// How far the reduced cost of a nonbasic variable is from the side it should be on.
    [[nodiscard]] double dual_violation(Index j) const {
        const double d = d_[j];
        switch (where_[j]) {
            case At::lower:
                return fixed(j) ? 0 : -d;
            case At::upper:
                return fixed(j) ? 0 : d;
            case At::zero:
                return std::abs(d);
            default:
                return 0;
        }
    }
    [[nodiscard]] double worst_violation() const {
        double worst = 0;
        for (const Index j : basic_) worst = std::max(worst, violation(j));
        return worst;
    }
    [[nodiscard]] double worst_dual() const {
        double worst = 0;
        for (Index j = 0; j < all_; ++j) worst = std::max(worst, dual_violation(j));
        return worst;
    }

    /// Nonbasic variables to their bounds.
    void place() {
        for (Index j = 0; j < all_; ++j) {
            At& w = where_[j];
            if (w == At::basic) continue;
            const bool low = low_[j] > -infinity, high = high_[j] < infinity;
            if (!low && !high)
                w = At::zero;
            else if (w == At::zero || (w == At::lower && !low) || (w == At::upper && !high))
                w = low && (!high || std::abs(low_[j]) <= std::abs(high_[j])) ? At::lower : At::upper;
            x_[j] = w == At::lower ? low_[j] : w == At::upper ? high_[j] : 0.0;
        }
    }

    void factor() {
        basis_.factor(basic_, dropped_);
        for (Index k = 0; k < dropped_.size(); ++k) where_[dropped_[k]] = At::lower;
        for (const Index j : basic_) where_[j] = At::basic;
        if (!dropped_.empty()) place();
        stale_ = false;
    }

    void residual(core::List<T>& r, bool nonbasic_only) {
        r = b_;
        for (Index j = 0; j < all_; ++j)
            if (x_[j] != 0 && !(nonbasic_only && where_[j] == At::basic)) basis_.add_column(j, -x_[j], r);
    }
    void find_values() {
        residual(work_, true);
        basis_.solve(work_, alpha_);
        for (Index p = 0; p < m_; ++p) x_[basic_[p]] = alpha_[p];
    }
    void refine() {
        residual(work_, false);
        basis_.solve(work_, alpha_);
        for (Index p = 0; p < m_; ++p) x_[basic_[p]] += alpha_[p];
    }
    void find_duals() {
        std::fill(work_.begin(), work_.end(), 0.0);
        for (Index p = 0; p < m_; ++p)
            if (shifted_[basic_[p]] != 0) minimize::add(work_.data(), shifted_[basic_[p]], basis_.row(p), m_);
        basis_.multiply_rows(work_.data(), row_.data());
        for (Index j = 0; j < all_; ++j) d_[j] = where_[j] == At::basic ? 0.0 : shifted_[j] - row_[j];
    }

    /// Boxed variables to the bound that suits the cost, and shifted costs where there is no such bound.
    void make_dual_feasible() {
        bool moved = false;
        for (Index j = 0; j < all_; ++j) {
            if (dual_violation(j) <= (where_[j] == At::zero ? 0.0 : dual_tolerance_)) continue;
            if (boxed(j)) {
                where_[j] = where_[j] == At::lower ? At::upper : At::lower;
                x_[j] = where_[j] == At::lower ? low_[j] : high_[j];
                moved = true;
            } else {
                shift(j);
            }
        }
        if (moved) find_values();
    }
    void shift(Index j) {
        shifted_[j] -= d_[j];
        d_[j] = 0;
    }

    [[nodiscard]] bool over(Verdict& verdict) {
        if (iterations_ >= cap_) verdict = Verdict::trouble;
        if (iterations_ >= limits_.maxiter) verdict = Verdict::iterations;
        if (iterations_ % 16 == 0 && limits_.deadline < std::numeric_limits<double>::infinity() &&
            core::monotonic_seconds() >= limits_.deadline)
            verdict = Verdict::time;
        return verdict != Verdict::optimal;
    }

    /// Costs move away from where their reduced costs would be infeasible: no ties, hence no cycles.
    void perturb_costs(double size) {
        for (Index j = 0; j < all_; ++j) {
            if (where_[j] == At::basic || where_[j] == At::zero || fixed(j)) continue;
            const double by = size * (1 + random()) * (1 + std::abs(c_[j])) * (where_[j] == At::lower ? 1 : -1);
            shifted_[j] += by;
            d_[j] += by;
        }
    }

    Verdict dual(bool may_perturb) {
        Verdict verdict = Verdict::optimal;
        Index stalled = 0;
        double perturbation = 5e-7;
        if (!basis_.has_weights()) basis_.find_weights();
        for (;;) {
            if (over(verdict)) return verdict;
            if (basis_.updates() >= refresh()) {
                factor();
                find_values();
                find_duals();
                make_dual_feasible();
            }
            // The row with the largest violation for the length of its edge.
            Index r = -1;
            double best = 0;
            for (Index p = 0; p < m_; ++p) {
                const double v = violation(basic_[p]);
                if (v > primal_tolerance_ && v * v > best * basis_.weight(p)) {
                    best = v * v / basis_.weight(p);
                    r = p;
                }
            }
            if (r < 0) return Verdict::optimal;
            const Index leaves = basic_[r];
            const bool below = x_[leaves] < low_[leaves];
            const double target = below ? low_[leaves] : high_[leaves];
            basis_.multiply_rows(basis_.row(r), row_.data());
            const Index enters = dual_ratio(below ? -1.0 : 1.0, std::abs(x_[leaves] - target));
            if (enters < 0) {
                if (basis_.updates() > 0) {
                    factor();
                    find_values();
                    find_duals();
                    make_dual_feasible();
                    continue;
                }
                proof_.assign(basis_.row(r), basis_.row(r) + m_);
                return Verdict::infeasible;
            }
            basis_.solve_column(enters, alpha_);
            const double pivot = alpha_[r], expected = row_[enters];
            if (!(std::abs(pivot - expected) <= 1e-8 * (1 + std::abs(pivot))) || std::abs(pivot) < 1e-10) {
                if (basis_.updates() == 0) return Verdict::trouble;
                factor();
                find_values();
                find_duals();
                make_dual_feasible();
                continue;
            }
            flip();
            // The duals' step; what would become infeasible by Harris's tolerance is shifted.
            double step = d_[enters] / expected;
            if (step * (below ? -1.0 : 1.0) < 0) {
                shift(enters);
                step = 0;
            }
            for (Index j = 0; j < all_; ++j) {
                if (where_[j] == At::basic || row_[j] == 0) continue;
                d_[j] -= step * row_[j];
                if (dual_violation(j) > dual_tolerance_) shift(j);
            }
            stalled = std::abs(step) > 1e-14 ? 0 : stalled + 1;
            const double by = (x_[leaves] - target) / pivot;
            for (Index p = 0; p < m_; ++p) x_[basic_[p]] -= by * alpha_[p];
            x_[enters] += by;
            exchange(r, enters, below ? At::lower : At::upper, target);
            d_[enters] = 0;
            d_[leaves] = fixed(leaves) ? -step : below ? std::max(-step, 0.0) : std::min(-step, 0.0);
            if (stalled > 20 && may_perturb) {
                perturb_costs(perturbation);
                perturbation = std::min(perturbation * 5, 1e-2);
                stalled = 0;
            }
        }
    }

    /// Basic variable r leaves to a bound with value `target`.
    void exchange(Index r, Index enters, At to, double target) {
        const Index leaves = basic_[r];
        basis_.update(r, alpha_);
        basic_[r] = enters;
        where_[enters] = At::basic;
        where_[leaves] = to;
        x_[leaves] = target;
        ++iterations_;
    }

    [[nodiscard]] Index refresh() const { return 64 + m_ / 8; }

    /// The entering variable of the dual method, -1 if none makes the row feasible. Breakpoints are passed, and noted
    /// in flips_, as long as the dual objective's slope, which starts at the row's violation, stays positive.
    Index dual_ratio(double sign, double slope) {
        candidates_.clear();
        flips_.clear();
        for (Index j = 0; j < all_; ++j) {
            const At w = where_[j];
            if (w == At::basic || fixed(j)) continue;
            const double a = sign * row_[j];
            if ((a > 1e-9 && w != At::upper) || (a < -1e-9 && w != At::lower)) candidates_.push_back(j);
        }
        Index chosen = -1;
        double chosen_size = 0;
        Index kept_flips = 0;
        while (!candidates_.empty()) {
            double most = infinity;
            for (const Index j : candidates_)
                most = std::min(most, (ratio_numerator(j) + dual_tolerance_) / std::abs(row_[j]));
            Index best = -1;
            double best_size = 0, sum = 0;
            const Index first = flips_.size();
            Index left = 0;
            for (const Index j : candidates_) {
                const double size = std::abs(row_[j]);
                if (ratio_numerator(j) <= most * size) {
                    if (size > best_size) {
                        best_size = size;
                        best = j;
                    }
                    sum += size * (high_[j] - low_[j]);
                    flips_.push_back(j);
                } else {
                    candidates_[left++] = j;
                }
            }
            candidates_.resize(left);
            if (best < 0) break;
            // A larger pivot of an earlier group is worth more than a longer step.
            if (chosen < 0 || best_size >= 1e-3 * chosen_size || best_size > 1e-3) {
                chosen = best;
                chosen_size = best_size;
                kept_flips = first;
            }
            slope -= sum;
            if (!(slope > primal_tolerance_)) {
                flips_.resize(kept_flips);
                return chosen;
            }
        }
        return -1;
    }
    [[nodiscard]] double ratio_numerator(Index j) const {
        return where_[j] == At::zero ? 0.0 : std::max(where_[j] == At::lower ? d_[j] : -d_[j], 0.0);
    }
    /// Moves the variables of flips_ to their other bounds.
    void flip() {
        if (flips_.empty()) return;
        std::fill(work_.begin(), work_.end(), 0.0);
        for (const Index j : flips_) {
            const bool low = where_[j] == At::lower;
            const double to = low ? high_[j] : low_[j];
            basis_.add_column(j, x_[j] - to, work_);
            x_[j] = to;
            where_[j] = low ? At::upper : At::lower;
        }
        change_.resize(m_);
        basis_.solve(work_, change_);
        for (Index p = 0; p < m_; ++p) x_[basic_[p]] += change_[p];
    }

    Verdict primal(bool may_perturb) {
        Verdict verdict = Verdict::optimal;
        Index stalled = 0;
        core::List<T> weight(all_, 1.0);
        basis_.forget_weights();
        for (;;) {
            if (over(verdict)) return verdict;
            if (basis_.updates() >= refresh()) {
                factor();
                find_values();
                find_duals();
                if (worst_violation() > 100 * primal_tolerance_) return Verdict::optimal;  // the dual method mends it
            }
            const bool bland = stalled > 200 + all_;
            Index q = -1;
            double best = 0;
            for (Index j = 0; j < all_; ++j) {
                const double v = dual_violation(j);
                if (v <= dual_tolerance_) continue;
                if (v * v > best * weight[j]) {
                    best = v * v / weight[j];
                    q = j;
                    if (bland) break;
                }
            }
            if (q < 0) return Verdict::optimal;
            const double sign = d_[q] < 0 ? 1 : -1;
            basis_.solve_column(q, alpha_);
            Index r = -1;
            const double step = primal_ratio(sign, high_[q] - low_[q], bland, r);
            if (step == infinity) {
                if (basis_.updates() > 0) {
                    factor();
                    find_values();
                    find_duals();
                    if (worst_violation() > 100 * primal_tolerance_) return Verdict::optimal;
                    continue;
                }
                ray_.assign(all_, 0.0);
                ray_[q] = sign;
                for (Index p = 0; p < m_; ++p) ray_[basic_[p]] = -sign * alpha_[p];
                return Verdict::unbounded;
            }
            stalled = step > 1e-13 ? 0 : stalled + 1;
            if (r < 0) {  // to the other bound
                for (Index p = 0; p < m_; ++p) x_[basic_[p]] -= sign * step * alpha_[p];
                where_[q] = where_[q] == At::lower ? At::upper : At::lower;
                x_[q] = where_[q] == At::lower ? low_[q] : high_[q];
                ++iterations_;
                continue;
            }
            basis_.multiply_rows(basis_.row(r), row_.data());
            const double pivot = alpha_[r];
            if (!(std::abs(pivot - row_[q]) <= 1e-8 * (1 + std::abs(pivot)))) {
                if (basis_.updates() == 0) return Verdict::trouble;
                factor();
                find_values();
                find_duals();
                if (worst_violation() > 100 * primal_tolerance_) return Verdict::optimal;
                continue;
            }
            const Index leaves = basic_[r];
            for (Index p = 0; p < m_; ++p) x_[basic_[p]] -= sign * step * alpha_[p];
            x_[q] += sign * step;
            const bool to_lower = sign * pivot > 0;
            const double dual_step = d_[q] / pivot, reference = weight[q] / (pivot * pivot);
            for (Index j = 0; j < all_; ++j) {
                if (where_[j] == At::basic || row_[j] == 0) continue;
                d_[j] -= dual_step * row_[j];
                weight[j] = std::max(weight[j], reference * row_[j] * row_[j]);
            }
            exchange(r, q, to_lower ? At::lower : At::upper, to_lower ? low_[leaves] : high_[leaves]);
            d_[q] = 0;
            d_[leaves] = -dual_step;
            weight[leaves] = std::max(reference, 1.0);
            if (stalled > 40 && may_perturb) {
                // Bounds at which basic variables stand make room, each by its own amount; the dual method mends it.
                for (const Index j : basic_) {
                    const double room = primal_tolerance_ * 1e3 * (1 + random());
                    if (x_[j] < low_[j] + primal_tolerance_) low_[j] -= room;
                    if (x_[j] > high_[j] - primal_tolerance_) high_[j] += room;
                }
                stalled = 0;
            }
        }
    }

    /// Longest step of the entering variable and the row that ends it, -1 if it is the variable's own other bound.
    double primal_ratio(double sign, double own, bool bland, Index& r) const {
        const double room = bland ? 0 : primal_tolerance_;
        double most = infinity;
        const auto distance = [&](Index p, double a) {
            const Index j = basic_[p];
            return a > 0 ? x_[j] - low_[j] : high_[j] - x_[j];
        };
        for (Index p = 0; p < m_; ++p) {
            const double a = sign * alpha_[p];
            if (std::abs(a) <= 1e-9) continue;
            const double free = distance(p, a);
            if (free < infinity) most = std::min(most, (std::max(free, 0.0) + room) / std::abs(a));
        }
        r = -1;
        if (own <= most) return own;
        if (most == infinity) return infinity;
        double size = 0, step = infinity;
        for (Index p = 0; p < m_; ++p) {
            const double a = sign * alpha_[p];
            if (std::abs(a) <= 1e-9) continue;
            const double free = std::max(distance(p, a), 0.0);
            if (free > most * std::abs(a)) continue;
            if (bland ? r < 0 || basic_[p] < basic_[r] : std::abs(a) > size) {
                size = std::abs(a);
                r = p;
                step = free / size;
            }
        }
        return step;
    }

    static constexpr double infinity = std::numeric_limits<double>::infinity();

    BasisInverse<T> basis_;
    Index m_, n_, all_;
    core::List<T> c_, b_, lower_, upper_;
    double primal_tolerance_, dual_tolerance_, size_ = 1, cost_ = 1;
    core::List<T> low_, high_, shifted_, x_, d_, row_, alpha_, work_, change_, ray_, proof_;
    core::List<At> where_;
    core::List<Index> basic_, candidates_, flips_, dropped_;
    Limits limits_;
    Index iterations_ = 0, cap_ = 0;
    std::uint64_t seed_ = 1;
    bool stale_ = false;
};

}  // namespace scixx::optimize::detail::linear

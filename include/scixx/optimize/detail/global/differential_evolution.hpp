// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <functional>
#include <limits>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/random_state.hpp>
#include <scixx/optimize/evolution_strategy.hpp>
#include <utility>

namespace scixx::optimize::detail::global {

using Eigen::Index;

/// Differential evolution on the unit cube.
template <class Result, class Options>
class Evolution {
    using Real = decltype(Options::tol);  // double, found where the class is used
    using Vector = Eigen::VectorX<Real>;
    using Matrix = Eigen::MatrixX<Real>;

    struct Merit {
        Real violation, value;
    };

public:
    /// `many` stores the values of points in columns: whole generations are asked for at once if updating is deferred.
    /// `violation` is the sum of a point's violations of constraints, empty without them.
    Evolution(core::FunctionRef<double(const Vector&)> func, core::FunctionRef<void(const Matrix&, Vector&)> many,
              const std::function<double(const Vector&)>& violation, bool deferred, const Vector& lb, const Vector& ub,
              const Options& options)
        : func_(func),
          many_(many),
          violation_(violation),
          deferred_(deferred),
          lb_(lb),
          ub_(ub),
          options_(options),
          random_(options.seed),
          n_(lb.size()) {
        Index moving = 0;
        for (Index i = 0; i < n_; ++i) moving += lb[i] < ub[i];
        members_ = options.init.given_members() ? options.init.members().rows()
                                                : std::max<Index>(5, options.popsize * std::max<Index>(moving, 1));
    }

    /// Whether the callback has ended the run.
    [[nodiscard]] bool stopped() const noexcept { return stopped_; }

    /// All of the result but what the polish finds.
    Result run() {
        start();
        Result r;
        Vector trial(n_), x(n_);
        Matrix next;
        core::List<Merit> next_merit;
        const Real first = options_.mutation.list().front(), last = options_.mutation.list().back();
        const Real low = std::min(first, last), high = std::max(first, last);
        bool done = converged();
        while (r.nit < options_.maxiter && !done && !stopped_) {
            const double weight = low + (high - low) * uniform();
            if (deferred_) {
                next = population_;
                next_merit = merit_;
            }
            for (Index k = 0; k < members_; ++k) {
                mix(k, weight, trial);
                if (deferred_) {
                    set(next, k, trial);
                    continue;
                }
                const Merit merit = judge(trial);
                if (!better(merit, merit_[k])) continue;
                set(population_, k, trial);
                merit_[k] = merit;
                if (better(merit, merit_[best_])) best_ = k;
            }
            if (deferred_) {
                judge_all(next, next_merit);
                for (Index k = 0; k < members_; ++k) {
                    if (better(next_merit[k], merit_[k])) continue;
                    std::copy(population_.data() + k * n_, population_.data() + (k + 1) * n_, next.data() + k * n_);
                    next_merit[k] = merit_[k];
                }
                population_.swap(next);
                merit_.swap(next_merit);
                find_best();
            }
            ++r.nit;
            if (options_.callback) {
                real(population_, best_, x);
                const double spread = deviation(), scale = std::abs(mean());
                stopped_ = options_.callback(x, spread > 0 ? options_.tol * scale / spread : infinity);
            }
            done = !stopped_ && converged();
        }
        r.x.resize(n_);
        real(population_, best_, r.x);
        r.maxcv = merit_[best_].violation;
        r.fun = merit_[best_].value;
        r.nfev = calls_;
        r.success = done && r.maxcv <= 1e-8;
        r.message = stopped_         ? "The callback asked to stop."
                    : !done          ? "Maximum number of iterations has been exceeded."
                    : r.maxcv > 1e-8 ? "The solution does not satisfy the constraints."
                                     : "Optimization terminated successfully.";
        r.population.resize(n_, members_);
        r.population_energies.resize(members_);
        for (Index k = 0; k < members_; ++k) {
            real(population_, k, x);
            for (Index i = 0; i < n_; ++i) r.population(i, k) = x[i];
            r.population_energies[k] = merit_[k].value;
        }
        return r;
    }

private:
    template <class R = core::RandomState>
    double uniform() {
        return static_cast<R&>(random_).random_sample();
    }
    Index below(Index n) { return std::min(n - 1, static_cast<Index>(uniform() * static_cast<double>(n))); }
    void set(Matrix& a, Index k, const Vector& v) const { std::copy(v.data(), v.data() + n_, a.data() + k * n_); }

    void start() {
        population_.resize(n_, members_);
        const auto unit = [&](Index i, double x) {
            return ub_[i] > lb_[i] ? std::clamp((x - lb_[i]) / (ub_[i] - lb_[i]), 0.0, 1.0) : 0.5;
        };
        if (options_.init.given_members()) {
            for (Index k = 0; k < members_; ++k)
                for (Index i = 0; i < n_; ++i) population_(i, k) = unit(i, options_.init.members()(k, i));
        } else if (options_.init.way() == Initialisation::latinhypercube) {
            core::List<Index> order(members_);
            for (Index i = 0; i < n_; ++i) {
                for (Index k = 0; k < members_; ++k) order[k] = k;
                for (Index k = members_ - 1; k > 0; --k) std::swap(order[k], order[below(k + 1)]);
                for (Index k = 0; k < members_; ++k)
                    population_(i, k) = (static_cast<double>(order[k]) + uniform()) / static_cast<double>(members_);
            }
        } else {
            for (Index k = 0; k < population_.size(); ++k) population_.data()[k] = uniform();
        }
        if (options_.x0)
            for (Index i = 0; i < n_; ++i) population_(i, 0) = unit(i, (*options_.x0)[i]);
        merit_.resize(members_);
        judge_all(population_, merit_);
        find_best();
    }

    void find_best() {
        best_ = 0;
        for (Index k = 1; k < members_; ++k)
            if (better(merit_[k], merit_[best_])) best_ = k;
    }

    /// A member of the unit cube in the caller's variables.
    void real(const Matrix& a, Index k, Vector& x) const {
        for (Index i = 0; i < n_; ++i) x[i] = component(i, a(i, k));
    }
    [[nodiscard]] double component(Index i, double t) const {
        if (!options_.integrality.empty() && options_.integrality[core::to_size(i)]) {
            const double low = std::ceil(lb_[i]), high = std::floor(ub_[i]);
            return std::clamp(std::floor(low + t * (high - low + 1)), low, high);
        }
        return std::clamp(lb_[i] + t * (ub_[i] - lb_[i]), lb_[i], ub_[i]);
    }

    /// Violation and value; a value is not asked for where constraints are violated.
    Merit judge(const Vector& trial) {
        x_.resize(n_);
        for (Index i = 0; i < n_; ++i) x_[i] = component(i, trial[i]);
        const double sum = violation_ ? violation_(x_) : 0;
        if (sum > 0) return {sum, infinity};
        ++calls_;
        return {0.0, number(func_(x_))};
    }
    /// The same for all members of a generation.
    void judge_all(const Matrix& population, core::List<Merit>& merit) {
        core::List<Index> allowed;
        points_.resize(n_, members_);
        x_.resize(n_);
        for (Index k = 0; k < members_; ++k) {
            real(population, k, x_);
            const double sum = violation_ ? violation_(x_) : 0;
            merit[k] = {sum, infinity};
            if (sum > 0) continue;
            std::copy(x_.data(), x_.data() + n_, points_.data() + allowed.size() * n_);
            allowed.push_back(k);
        }
        if (allowed.empty()) return;
        const Index count = allowed.size();
        if (count < members_) {
            Matrix fewer(n_, count);
            std::copy(points_.data(), points_.data() + fewer.size(), fewer.data());
            points_.swap(fewer);
        }
        many_(points_, found_);
        core::require(found_.size() == count, "differential_evolution", "func must return ", count, " values, got ",
                      found_.size());
        calls_ += count;
        for (Index k = 0; k < count; ++k) merit[allowed[k]].value = number(found_[k]);
    }
    static double number(double f) { return std::isnan(f) ? infinity : f; }
    static bool better(const Merit& a, const Merit& b) {
        if (a.violation > 0 || b.violation > 0) return a.violation <= b.violation;
        return a.value <= b.value;
    }

    [[nodiscard]] double mean() const {
        double sum = 0;
        for (const Merit& merit : merit_) sum += merit.value;
        return sum / static_cast<double>(members_);
    }
    [[nodiscard]] double deviation() const {
        const double centre = mean();
        double sum = 0;
        for (const Merit& merit : merit_) sum += (merit.value - centre) * (merit.value - centre);
        return std::sqrt(sum / static_cast<double>(members_));
    }
    [[nodiscard]] bool converged() const {
        const double centre = mean();
        return std::isfinite(centre) && deviation() <= options_.atol + options_.tol * std::abs(centre);
    }

    /// A trial for member k: a mutant of others, some components of which replace those of k.
    void mix(Index k, double weight, Vector& trial) {
        Index r[5];
        for (int a = 0; a < 5 && a < members_ - 1; ++a) {
            bool fresh = false;
            while (!fresh) {
                r[a] = below(members_);
                fresh = r[a] != k;
                for (int b = 0; b < a; ++b) fresh = fresh && r[b] != r[a];
            }
        }
        const auto p = [&](Index member, Index i) { return population_(i, member); };
        const auto mutant = [&](Index i) {
            switch (options_.strategy) {
                case Strategy::best1bin:
                case Strategy::best1exp:
                    return p(best_, i) + weight * (p(r[0], i) - p(r[1], i));
                case Strategy::rand1bin:
                case Strategy::rand1exp:
                    return p(r[0], i) + weight * (p(r[1], i) - p(r[2], i));
                case Strategy::randtobest1bin:
                case Strategy::randtobest1exp:
                    return p(r[0], i) + weight * (p(best_, i) - p(r[0], i)) + weight * (p(r[1], i) - p(r[2], i));
                case Strategy::currenttobest1bin:
                case Strategy::currenttobest1exp:
                    return p(k, i) + weight * (p(best_, i) - p(k, i) + p(r[0], i) - p(r[1], i));
                case Strategy::best2bin:
                case Strategy::best2exp:
                    return p(best_, i) + weight * (p(r[0], i) + p(r[1], i) - p(r[2], i) - p(r[3], i));
                default:
                    return p(r[0], i) + weight * (p(r[1], i) + p(r[2], i) - p(r[3], i) - p(r[4], i));
            }
        };
        for (Index i = 0; i < n_; ++i) trial[i] = p(k, i);
        const Index sure = below(n_);
        if (options_.strategy < Strategy::best1exp) {
            for (Index i = 0; i < n_; ++i)
                if (uniform() < options_.recombination || i == sure) trial[i] = mutant(i);
        } else {
            Index i = sure;
            for (Index count = 0; count < n_; ++count) {
                trial[i] = mutant(i);
                i = (i + 1) % n_;
                if (!(uniform() < options_.recombination)) break;
            }
        }
        for (Index i = 0; i < n_; ++i)
            if (!(trial[i] >= 0 && trial[i] <= 1)) trial[i] = uniform();
    }

    static constexpr double infinity = std::numeric_limits<double>::infinity();

    core::FunctionRef<double(const Vector&)> func_;
    core::FunctionRef<void(const Matrix&, Vector&)> many_;
    const std::function<double(const Vector&)>& violation_;
    bool deferred_, stopped_ = false;
    const Vector &lb_, &ub_;
    const Options& options_;
    core::RandomState random_;
    Index n_, members_ = 0, best_ = 0, calls_ = 0;
    Matrix population_, points_;
    core::List<Merit> merit_;
    Vector x_, found_;
};

}  // namespace scixx::optimize::detail::global

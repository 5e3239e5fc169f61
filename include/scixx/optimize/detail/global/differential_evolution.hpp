// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cstdint>
#include <functional>
#include <limits>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/random_state.hpp>
#include <scixx/optimize/detail/minimize/vector.hpp>
#include <scixx/optimize/evolution_strategy.hpp>
#include <utility>
#include <vector>

namespace scixx::optimize::detail::global {

using minimize::Index;
using minimize::Matrix;
using minimize::Vector;

struct EvolutionSettings {
    Strategy strategy;
    Index maxiter, popsize;
    double tol, atol, low_weight, high_weight, recombination;
    std::uint32_t seed;
    Initialisation init;
    Matrix first;  // the first generation in rows, empty: as init says
    Updating updating;
    std::vector<bool> integrality;
};

struct EvolutionOutcome {
    Vector x, energies;
    Matrix population;
    double f = 0, violation = 0;
    Index nit = 0;
    bool converged = false, stopped = false;
};

/// Differential evolution on the unit cube.
class Evolution {
public:
    /// `many` stores the values of points in columns: whole generations are asked for at once where they can be.
    /// `violation` is the sum of a point's violations of constraints, empty without them.
    template <class = void>
    Evolution(core::FunctionRef<double(const Vector&)> func, core::FunctionRef<void(const Matrix&, Vector&)> many,
              const std::function<double(const Vector&)>& violation, const Vector& lb, const Vector& ub,
              EvolutionSettings settings)
        : func_(func),
          many_(many),
          violation_(violation),
          lb_(lb),
          ub_(ub),
          settings_(std::move(settings)),
          random_(settings_.seed),
          n_(lb.size()) {
        Index moving = 0;
        for (Index i = 0; i < n_; ++i) moving += lb[i] < ub[i];
        members_ = settings_.first.rows() > 0 ? settings_.first.rows()
                                              : std::max<Index>(5, settings_.popsize * std::max<Index>(moving, 1));
    }

    [[nodiscard]] Index calls() const noexcept { return calls_; }

    template <class = void>
    EvolutionOutcome run(const Vector* x0, const std::function<bool(const Vector&, double)>& callback) {
        start(x0);
        EvolutionOutcome out;
        Vector trial(n_), x(n_);
        Matrix next;
        core::List<std::pair<double, double>> next_merit;
        const bool deferred = settings_.updating == Updating::deferred;
        out.converged = converged();
        while (out.nit < settings_.maxiter && !out.converged) {
            const double weight = settings_.low_weight + (settings_.high_weight - settings_.low_weight) * uniform();
            if (deferred) {
                next = population_;
                next_merit = merit_;
            }
            for (Index k = 0; k < members_; ++k) {
                mix(k, weight, trial);
                if (deferred) {
                    set(next, k, trial);
                    continue;
                }
                const auto merit = judge(trial);
                if (!better(merit, merit_[k])) continue;
                set(population_, k, trial);
                merit_[k] = merit;
                if (better(merit, merit_[best_])) best_ = k;
            }
            if (deferred) {
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
            ++out.nit;
            if (callback) {
                real(population_, best_, x);
                const double spread = deviation(), scale = std::abs(mean());
                const double convergence =
                    spread > 0 ? settings_.tol * scale / spread : std::numeric_limits<double>::infinity();
                if (callback(x, convergence)) {
                    out.stopped = true;
                    break;
                }
            }
            out.converged = converged();
        }
        out.x.resize(n_);
        real(population_, best_, out.x);
        out.violation = merit_[best_].first;
        out.f = merit_[best_].second;
        out.population.resize(n_, members_);
        out.energies.resize(members_);
        for (Index k = 0; k < members_; ++k) {
            real(population_, k, x);
            for (Index i = 0; i < n_; ++i) out.population(i, k) = x[i];
            out.energies[k] = merit_[k].second;
        }
        return out;
    }

private:
    template <class R = core::RandomState>
    double uniform() {
        return static_cast<R&>(random_).random_sample();
    }
    template <class = void>
    Index below(Index n) {
        return std::min(n - 1, static_cast<Index>(uniform() * static_cast<double>(n)));
    }
    void set(Matrix& a, Index k, const Vector& v) const { std::copy(v.data(), v.data() + n_, a.data() + k * n_); }

    template <class = void>
    void start(const Vector* x0) {
        population_.resize(n_, members_);
        const auto unit = [&](Index i, double x) {
            return ub_[i] > lb_[i] ? std::clamp((x - lb_[i]) / (ub_[i] - lb_[i]), 0.0, 1.0) : 0.5;
        };
        if (settings_.first.rows() > 0) {
            for (Index k = 0; k < members_; ++k)
                for (Index i = 0; i < n_; ++i) population_(i, k) = unit(i, settings_.first(k, i));
        } else if (settings_.init == Initialisation::latinhypercube) {
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
        if (x0)
            for (Index i = 0; i < n_; ++i) population_(i, 0) = unit(i, (*x0)[i]);
        merit_.resize(members_);
        judge_all(population_, merit_);
        find_best();
    }

    template <class = void>
    void find_best() {
        best_ = 0;
        for (Index k = 1; k < members_; ++k)
            if (better(merit_[k], merit_[best_])) best_ = k;
    }

    /// A member of the unit cube in the caller's variables.
    template <class = void>
    void real(const Matrix& a, Index k, Vector& x) const {
        for (Index i = 0; i < n_; ++i) x[i] = component(i, a(i, k));
    }
    template <class = void>
    [[nodiscard]] double component(Index i, double t) const {
        if (!settings_.integrality.empty() && settings_.integrality[core::to_size(i)]) {
            const double low = std::ceil(lb_[i]), high = std::floor(ub_[i]);
            return std::clamp(std::floor(low + t * (high - low + 1)), low, high);
        }
        return std::clamp(lb_[i] + t * (ub_[i] - lb_[i]), lb_[i], ub_[i]);
    }

    /// Violation and value; a value is not asked for where constraints are violated.
    template <class = void>
    std::pair<double, double> judge(const Vector& trial) {
        x_.resize(n_);
        for (Index i = 0; i < n_; ++i) x_[i] = component(i, trial[i]);
        const double sum = violation_ ? violation_(x_) : 0;
        if (sum > 0) return {sum, infinity};
        ++calls_;
        return {0.0, number(func_(x_))};
    }
    /// The same for all members of a generation.
    template <class = void>
    void judge_all(const Matrix& population, core::List<std::pair<double, double>>& merit) {
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
        for (Index k = 0; k < count; ++k) merit[allowed[k]].second = number(found_[k]);
    }
    static double number(double f) { return std::isnan(f) ? infinity : f; }
    template <class = void>
    static bool better(const std::pair<double, double>& a, const std::pair<double, double>& b) {
        if (a.first > 0 || b.first > 0) return a.first <= b.first;
        return a.second <= b.second;
    }

    template <class = void>
    [[nodiscard]] double mean() const {
        double sum = 0;
        for (const auto& [violation, f] : merit_) sum += f;
        return sum / static_cast<double>(members_);
    }
    template <class = void>
    [[nodiscard]] double deviation() const {
        const double centre = mean();
        double sum = 0;
        for (const auto& [violation, f] : merit_) sum += (f - centre) * (f - centre);
        return std::sqrt(sum / static_cast<double>(members_));
    }
    template <class = void>
    [[nodiscard]] bool converged() const {
        const double centre = mean();
        return std::isfinite(centre) && deviation() <= settings_.atol + settings_.tol * std::abs(centre);
    }

    /// A trial for member k: a mutant of others, some components of which replace those of k.
    template <class = void>
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
            switch (settings_.strategy) {
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
        if (settings_.strategy < Strategy::best1exp) {
            for (Index i = 0; i < n_; ++i)
                if (uniform() < settings_.recombination || i == sure) trial[i] = mutant(i);
        } else {
            Index i = sure;
            for (Index count = 0; count < n_; ++count) {
                trial[i] = mutant(i);
                i = (i + 1) % n_;
                if (!(uniform() < settings_.recombination)) break;
            }
        }
        for (Index i = 0; i < n_; ++i)
            if (!(trial[i] >= 0 && trial[i] <= 1)) trial[i] = uniform();
    }

    static constexpr double infinity = std::numeric_limits<double>::infinity();

    core::FunctionRef<double(const Vector&)> func_;
    core::FunctionRef<void(const Matrix&, Vector&)> many_;
    const std::function<double(const Vector&)>& violation_;
    const Vector &lb_, &ub_;
    EvolutionSettings settings_;
    core::RandomState random_;
    Index n_, members_ = 0, best_ = 0, calls_ = 0;
    Matrix population_;
    core::List<std::pair<double, double>> merit_;  // violation, value
    Vector x_, found_;
    Matrix points_;
};

}  // namespace scixx::optimize::detail::global

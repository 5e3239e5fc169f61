// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <array>
#include <cstddef>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/integrate/detail/gauss_kronrod.hpp>
#include <utility>
#include <vector>

namespace scixx::integrate::detail {

/// A rule on one interval; `level` counts the bisections that led to it.
using Rule = core::FunctionRef<Estimate(double a, double b, int level)>;

struct Tolerance {
    double epsabs, epsrel;
    [[nodiscard]] double bound(double value) const { return std::max(epsabs, epsrel * std::abs(value)); }
};

/// Why an integration ended; the numbers are SciPy's `ier`.
enum class Status : int {
    converged = 0,
    limit_reached = 1,
    roundoff = 2,
    bad_integrand = 3,
    extrapolation_failed = 4,
    divergent = 5,
    bad_cycles = 7,
};

struct Outcome {
    double value = 0, error = 0;
    Status status = Status::converged;
    Eigen::Index neval = 0;
};

struct Interval {
    double a, b, value, error;
    int level;
};

/// The intervals found so far and the order of those with the largest error estimates.
class Partition {
public:
    explicit Partition(int limit) : limit_(limit) {}

    template <class = void>
    void add(const Interval& interval) {
        intervals_.push_back(interval);
        order_.push_back(static_cast<int>(order_.size()));
    }
    /// Sorts all by error and chooses the largest.
    template <class = void>
    void sort() {
        order_ = order();
        rank_ = 0;
    }

    [[nodiscard]] int size() const { return static_cast<int>(intervals_.size()); }
    [[nodiscard]] const core::List<Interval>& intervals() const { return intervals_; }
    /// All of them by decreasing error.
    template <class = void>
    [[nodiscard]] core::List<int> order() const {
        core::List<int> all;
        for (int i = 0; i < size(); ++i)
            all.insert(std::upper_bound(all.begin(), all.end(), i, [&](int p, int q) { return error(p) > error(q); }),
                       i);
        return all;
    }
    /// The interval to be bisected next.
    [[nodiscard]] const Interval& chosen() const { return intervals_[order_[rank_]]; }
    [[nodiscard]] double total() const {
        double sum = 0;
        for (const Interval& each : intervals_) sum += each.value;
        return sum;
    }

    /// Chooses the interval with the (rank + 1)-th largest error.
    void choose(int rank) { rank_ = rank; }
    [[nodiscard]] int rank() const { return rank_; }
    /// Ranks that may still matter: there are limit - size() bisections left.
    [[nodiscard]] int relevant() const { return size() > 2 + limit_ / 2 ? limit_ + 3 - size() : size(); }

    /// Replaces the chosen interval by its halves and restores the order. The choice stays at its rank, but moves up
    /// when a half has a larger error than an interval before it.
    template <class = void>
    void replace_chosen(Interval first, Interval second) {
        if (second.error > first.error) std::swap(first, second);
        const int place = order_[rank_], added = size();
        intervals_[place] = first;
        intervals_.push_back(second);
        while (rank_ > 0 && !(first.error <= error(order_[rank_ - 1]))) {
            order_[rank_] = order_[rank_ - 1];
            --rank_;
        }
        order_.push_back(added);
        // Only the first relevant() places are kept in order; the last of them takes the new interval unseen when the
        // old one belongs right before it.
        const int end = relevant();
        int i = rank_ + 1;
        while (i < end - 1 && !(first.error >= error(order_[i]))) {
            order_[i - 1] = order_[i];
            ++i;
        }
        if (i >= end - 1) {
            order_[end - 2] = place;
            order_[end - 1] = added;
            return;
        }
        order_[i - 1] = place;
        int j = end - 2;
        for (; j >= i && !(second.error < error(order_[j])); --j) order_[j + 1] = order_[j];
        order_[j + 1] = added;
    }

private:
    [[nodiscard]] double error(int i) const { return intervals_[i].error; }

    core::List<Interval> intervals_;
    core::List<int> order_;
    int rank_ = 0, limit_;
};

/// Wynn's epsilon algorithm on a growing sequence, with the last anti-diagonal of the table kept in place.
///
/// P. Wynn, "On a device for computing the e_m(S_n) transformation", MTAC 10 (1956) 91-96. The safeguards are those of
/// Piessens et al. 1983, section 2.2.3.1: a table entry that would come from nearly equal neighbours, or that jumps far
/// from them, cuts the table there; the error estimate compares the result with the three before it.
class EpsilonTable {
public:
    void push(double element) {
        if (size_ == capacity) {  // only after extrapolations that found nothing to do: the oldest element goes
            std::copy(table_.begin() + 1, table_.begin() + size_, table_.begin());
            --size_;
        }
        table_[index(size_++)] = element;
    }
    [[nodiscard]] int size() const { return size_; }

    struct Limit {
        double value, error;
    };

    /// Extrapolates from all the elements pushed so far.
    Limit extrapolate() {
        ++calls_;
        Limit best{table_[index(size_ - 1)], largest};
        if (size_ < 3) return finish(best);
        // Entry k of the new anti-diagonal goes to at(size_ - 1 - 2 k); the newest element waits two places further.
        const int entered = size_, columns = (size_ - 1) / 2;
        at(entered + 1) = at(entered - 1);
        at(entered - 1) = largest;
        for (int column = 0, k = entered - 1; column < columns; ++column, k -= 2) {
            const double e0 = at(k - 2), e1 = at(k - 1), e2 = at(k + 2), e3 = at(k);
            const double delta1 = e1 - e3, delta2 = e2 - e1, delta3 = e1 - e0;
            if (!(std::abs(delta2) > spacing(e2, e1) || std::abs(delta3) > spacing(e1, e0))) {
                // Three equal elements: converged.
                return finish({e2, std::abs(delta2) + std::abs(delta3)});
            }
            at(k) = e1;
            if (std::abs(delta1) <= spacing(e1, e3) || std::abs(delta2) <= spacing(e2, e1) ||
                std::abs(delta3) <= spacing(e1, e0)) {
                size_ = 2 * column + 1;
                break;
            }
            const double step = 1 / delta1 + 1 / delta2 - 1 / delta3;
            if (!(std::abs(step * e1) > 1e-4)) {
                size_ = 2 * column + 1;
                break;
            }
            const double entry = e1 + 1 / step;
            at(k) = entry;
            const double error = std::abs(delta2) + std::abs(entry - e2) + std::abs(delta3);
            if (!(error > best.error)) best = {entry, error};
        }
        shift(entered, columns);
        return finish(compare(best.value));
    }

private:
    static constexpr int capacity = 50;  // longer tables gain nothing but rounding errors
    static std::size_t index(int i) { return static_cast<std::size_t>(i); }
    static double spacing(double a, double b) { return std::max(std::abs(a), std::abs(b)) * epsilon; }
    double& at(int i) { return table_[index(i)]; }

    /// Brings the new anti-diagonal to the front.
    void shift(int entered, int columns) {
        if (size_ == capacity) size_ = 2 * (capacity / 2) - 1;
        int to = entered % 2 == 0 ? 1 : 0;
        for (int i = 0; i <= columns; ++i, to += 2) at(to) = at(to + 2);
        if (entered != size_) std::copy(table_.begin() + (entered - size_), table_.begin() + entered, table_.begin());
    }

    Limit compare(double value) {
        if (calls_ < 4) {
            previous_[index(calls_ - 1)] = value;
            return {value, largest};
        }
        double error = 0;
        for (int i = 2; i >= 0; --i) error += std::abs(value - previous_[index(i)]);
        previous_ = {previous_[1], previous_[2], value};
        return {value, error};
    }

    static Limit finish(Limit limit) {
        limit.error = std::max(limit.error, 5 * epsilon * std::abs(limit.value));
        return limit;
    }

    std::array<double, capacity + 3> table_{};
    std::array<double, 3> previous_{};
    int size_ = 0, calls_ = 0;
};

/// Watches for bisections that do not help, and counts what they point to (Piessens et al. 1983, section 2.2.4.2).
class RoundoffWatch {
public:
    void see(const Interval& whole, const Estimate& left, const Estimate& right, int last, bool extrapolating) {
        if (left.deviation == left.error || right.deviation == right.error) return;
        const double value = left.value + right.value, error = left.error + right.error;
        if (!(std::abs(whole.value - value) > 1e-5 * std::abs(value) || error < 0.99 * whole.error))
            ++(extrapolating ? during_ : before_);
        if (last > 10 && error > whole.error) ++growing_;
    }
    [[nodiscard]] bool hopeless() const { return before_ + during_ >= 10 || growing_ >= 20; }
    [[nodiscard]] bool table_spoilt() const { return during_ >= 5; }

private:
    int before_ = 0, during_ = 0, growing_ = 0;
};

/// Whether [a, b] is too short to be halved in floating point.
inline bool too_short(double a, double middle, double b) {
    return std::max(std::abs(a), std::abs(b)) <= (1 + 100 * epsilon) * (std::abs(middle) + 1000 * smallest);
}

/// Globally adaptive integration with extrapolation by the epsilon algorithm: QAGS, QAGI, QAGP and QAWO of R. Piessens,
/// E. de Doncker-Kapenga, C. W. Ueberhuber and D. K. Kahaner, QUADPACK, Springer 1983, sections 2.2.2 and 3.
///
/// The interval with the largest error is bisected until the errors add up to less than the tolerance. When the next
/// one would be among the smallest so far, the integrand has a singularity there; the larger intervals are then
/// improved until their share of the error is small, and the sums over ever deeper levels form the sequence to be
/// extrapolated.
struct ExtrapolatingIntegration {
    Rule rule;
    Tolerance tolerance;
    int limit;
    double omega = 0;       ///< frequency of an oscillating weight: extrapolation waits until the intervals are short
    bool weighted = false;  ///< whether the rule includes an oscillating weight

    /// Whether one application of the rule is enough.
    static bool enough(const Estimate& whole, Tolerance tolerance, int limit, bool weighted) {
        // An estimate as large as the deviation says nothing, unless the weight makes it so.
        const bool trusted = weighted || whole.error != whole.deviation;
        return limit > 1 &&
               ((whole.error <= tolerance.bound(whole.value) && trusted) || (whole.error == 0 && !weighted));
    }

    /// Over the whole of [a, b], given the rule's estimate. The partition stays empty when that is enough.
    template <class = void>
    Outcome one_piece(double a, double b, const Estimate& whole, Partition& partition) {
        const Outcome out{whole.value, whole.error, first_status(whole.error, whole.value, whole.magnitude, 1),
                          whole.neval};
        if (out.status != Status::converged || enough(whole, tolerance, limit, weighted)) return out;
        partition.add({a, b, whole.value, whole.error, 0});
        return run(partition, out, whole.magnitude, false);
    }

    /// Over the pieces between neighbouring points of `ends` (ascending, at least two).
    template <class = void>
    Outcome pieces(const std::vector<double>& ends, Partition& partition, std::vector<int>& raised) {
        double value = 0, error = 0, magnitude = 0;
        Eigen::Index neval = 0;
        std::vector<Interval> all;
        raised.clear();
        for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
            const Estimate piece = rule(ends[i], ends[i + 1], 0);
            value += piece.value;
            error += piece.error;
            magnitude += piece.magnitude;
            neval += piece.neval;
            // The estimate has no meaning where it is as large as the deviation: such a piece has to come first.
            raised.push_back(piece.error == piece.deviation && piece.error != 0);
            all.push_back({ends[i], ends[i + 1], piece.value, piece.error, 0});
        }
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (raised[i]) all[i].error = error;
            partition.add(all[i]);
        }
        partition.sort();
        const Outcome out{value, error, first_status(error, value, magnitude, partition.size()), neval};
        if (out.status != Status::converged || error <= tolerance.bound(value)) return out;
        return run(partition, out, magnitude, true);
    }

private:
    [[nodiscard]] Status first_status(double error, double value, double magnitude, int pieces) const {
        if (limit <= pieces) return Status::limit_reached;
        const bool rounding = error <= 100 * epsilon * magnitude && error > tolerance.bound(value);
        return rounding ? Status::roundoff : Status::converged;
    }

    template <class = void>
    Outcome run(Partition& partition, Outcome out, double magnitude, bool pieces) {
        const int begin = partition.size();
        const double value = out.value;
        double bound = tolerance.bound(value);
        const double length = partition.intervals().back().b - partition.intervals().front().a;
        // f keeps its sign (nearly): then a small sum of large parts can not be taken for divergence.
        const bool one_sign = std::abs(value) >= (1 - 50 * epsilon) * magnitude;
        EpsilonTable table;
        if (0.5 * length * omega <= 2) table.push(value);
        bool allowed = 0.25 * length * omega <= 2;  // extrapolation may begin
        int depth = 1;                              // intervals of a lower level are large
        double area = value, sum = 0;
        for (const Interval& each : partition.intervals()) sum += each.error;
        double large_sum = sum;      // errors of the large intervals
        double large_bound = bound;  // what it has to fall to before the next extrapolation
        double best = largest, correction = 0;
        bool extrapolating = false, given_up = false, spoilt = false, stalled = false;
        int without_gain = 0;
        RoundoffWatch watch;

        for (int last = begin + 1; last <= limit; ++last) {
            const Interval whole = partition.chosen();
            const double middle = 0.5 * (whole.a + whole.b);
            const int level = whole.level + 1;
            const Estimate left = rule(whole.a, middle, level), right = rule(middle, whole.b, level);
            const double both = left.error + right.error;
            out.neval += left.neval + right.neval;
            sum += both - whole.error;
            area += left.value + right.value - whole.value;
            watch.see(whole, left, right, last, extrapolating);
            bound = tolerance.bound(area);
            if (watch.hopeless()) out.status = Status::roundoff;
            if (watch.table_spoilt()) spoilt = true;
            if (last == limit) out.status = Status::limit_reached;
            if (too_short(whole.a, middle, whole.b)) out.status = Status::bad_integrand;
            partition.replace_chosen({whole.a, middle, left.value, left.error, level},
                                     {middle, whole.b, right.value, right.error, level});
            if (sum <= bound) return by_sum(out, partition, sum);
            if (out.status != Status::converged) break;

            if (last == 2 && allowed && !pieces) {
                ++depth;
                table.push(area);
                large_bound = bound;
                large_sum = sum;
                continue;
            }
            if (given_up) continue;
            if (allowed) {
                large_sum -= whole.error;
                if (level < depth) large_sum += both;
            }
            if (!extrapolating) {
                if (partition.chosen().level < depth) continue;
                if (!allowed) {
                    ++depth;
                    if (0.25 * (partition.chosen().b - partition.chosen().a) * omega > 2) continue;
                    allowed = true;
                    large_bound = bound;
                    large_sum = sum;
                    continue;
                }
                extrapolating = true;
                partition.choose(1);
            }
            if (!spoilt && !(large_sum <= large_bound) && choose_large(partition, depth)) continue;

            table.push(area);
            if (table.size() >= 3) {
                const EpsilonTable::Limit limit_value = table.extrapolate();
                ++without_gain;
                if (without_gain > 5 && best < 1e-3 * sum) stalled = true;
                if (!(limit_value.error >= best)) {
                    without_gain = 0;
                    best = limit_value.error;
                    out.value = limit_value.value;
                    correction = large_sum;
                    large_bound = tolerance.bound(limit_value.value);
                    if (pieces ? best < large_bound : best <= large_bound) break;
                }
                if (table.size() == 1) given_up = true;
                if (stalled) break;
            }
            partition.choose(0);
            extrapolating = false;
            ++depth;
            large_sum = sum;
        }
        return decide(out, partition, {area, sum, best, correction, magnitude, spoilt, stalled, one_sign});
    }

    /// Chooses the first large interval from the current rank on; false when there is none among those that matter.
    static bool choose_large(Partition& partition, int depth) {
        for (int end = partition.relevant(); partition.rank() < end; partition.choose(partition.rank() + 1))
            if (partition.chosen().level < depth) return true;
        return false;
    }

    struct End {
        double area, sum, best, correction, magnitude;
        bool spoilt, stalled, one_sign;
    };

    /// Takes the extrapolated value or the sum over the intervals, and tests for divergence.
    Outcome decide(Outcome out, const Partition& partition, const End& end) const {
        if (end.best == largest) return by_sum(out, partition, end.sum);
        if (end.stalled) out.status = Status::extrapolation_failed;
        out.error = end.best;
        if (end.spoilt || out.status != Status::converged) {
            if (end.spoilt) out.error += end.correction;
            if (out.status == Status::converged) out.status = Status::roundoff;
            if (out.value != 0 && end.area != 0) {
                if (out.error / std::abs(out.value) > end.sum / std::abs(end.area))
                    return by_sum(out, partition, end.sum);
            } else {
                if (out.error > end.sum) return by_sum(out, partition, end.sum);
                if (end.area == 0) return out;
            }
        }
        if (!end.one_sign && std::max(std::abs(out.value), std::abs(end.area)) <= end.magnitude * 0.01) return out;
        const double ratio = out.value / end.area;
        const double size = std::abs(end.area);
        if (0.01 > ratio || ratio > 100 || (weighted ? end.sum >= size : end.sum > size))
            out.status = Status::divergent;
        return out;
    }

    static Outcome by_sum(Outcome out, const Partition& partition, double sum) {
        out.value = partition.total();
        out.error = sum;
        return out;
    }
};

}  // namespace scixx::integrate::detail

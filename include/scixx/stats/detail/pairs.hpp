// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/detail/moments.hpp>
#include <utility>
#include <vector>

/// Kernels on pairs of observations.
namespace scixx::stats {
struct TheilslopesResult;
}
namespace scixx::stats::detail::samples {

/// Two vectors as samples of one length.
template <class T = double>
struct Pairs {
    template <class X, class Y>
    Pairs(const char* function, const X& a, const Y& b) {
        const core::Source<double, X> first(a);
        const core::Source<double, Y> second(b);
        core::require(first.view().size() == second.view().size(), function, "x and y must have the same length, got ",
                      first.view().size(), " and ", second.view().size());
        const core::Index n = first.view().size();
        x.resize(n);
        y.resize(n);
        core::copy(first.view(), core::NdView<T>(x.data(), {n}));
        core::copy(second.view(), core::NdView<T>(y.data(), {n}));
    }
    core::List<T> x, y;
};

/// The same, read in place where they lie side by side.
template <class X, class Y>
class PairedSamples {
public:
    PairedSamples(const char* function, const X& a, const Y& b) : first_(a), second_(b) {
        core::require(first_.view().size() == second_.view().size(), function,
                      "x and y must have the same length, got ", first_.view().size(), " and ", second_.view().size());
        x = sample_of(first_.view(), x_copy_);
        y = sample_of(second_.view(), y_copy_);
    }
    Sample x, y;

private:
    template <class T>
    [[nodiscard]] static Sample sample_of(const core::NdView<const T>& view, core::List<T>& copy) {
        const core::Index n = view.size();
        if (view.stride(0) == 1 || n <= 1) return {view.data(), view.data() + n};
        copy.resize(n);
        core::copy(view, core::NdView<T>(copy.data(), {n}));
        return copy;
    }
    core::Source<double, X> first_;
    core::Source<double, Y> second_;
    core::List<double> x_copy_, y_copy_;
};

/// Sums of squares and products of the deviations, in units of scale_x^2, scale_y^2 and scale_x scale_y.
struct Comoments {
    double mean_x = 0, mean_y = 0, scale_x = 1, scale_y = 1, xx = 0, yy = 0, xy = 0;
};
/// Sums of the deviations from given centres, of their squares and of their products.
struct DeviationSums {
    double x, y, xx, yy, xy;
};
template <class T = double>
[[nodiscard]] DeviationSums deviation_sums(Sample x, Sample y, const Comoments& about) {
    const double mx = about.mean_x, my = about.mean_y, ux = 1 / about.scale_x, uy = 1 / about.scale_y;
    using Lanes = LanesOf<T>;
    Lanes sx = Lanes::Zero(), sy = sx, xx = sx, yy = sx, xy = sx;
    std::size_t i = 0;
    for (; i + 8 <= x.size(); i += 8) {
        const Lanes u = (Eigen::Map<const Lanes>(x.data() + i) - mx) * ux,
                    v = (Eigen::Map<const Lanes>(y.data() + i) - my) * uy;
        sx += u;
        sy += v;
        xx += u * u;
        yy += v * v;
        xy += u * v;
    }
    for (; i < x.size(); ++i) {
        const double u = (x[i] - mx) * ux, v = (y[i] - my) * uy;
        sx[0] += u;
        sy[0] += v;
        xx[0] += u * u;
        yy[0] += v * v;
        xy[0] += u * v;
    }
    return {total(sx), total(sy), total(xx), total(yy), total(xy)};
}
/// The extents of two samples and deviation_sums, of one stretch after the other while it is in the cache.
struct PairSweep {
    Extent x, y;
    DeviationSums sums;

    template <class = void>
    [[nodiscard]] static PairSweep of(Sample x, Sample y, const Comoments& about) {
        constexpr std::size_t stretch = 2048;
        if (x.size() <= stretch) return {extent_of(x), extent_of(y), deviation_sums(x, y, about)};
        const std::size_t middle = x.size() / 2 / 8 * 8;
        const PairSweep a = of(x.first(middle), y.first(middle), about),
                        b = of(x.subspan(middle), y.subspan(middle), about);
        return {a.x + b.x,
                a.y + b.y,
                {a.sums.x + b.sums.x, a.sums.y + b.sums.y, a.sums.xx + b.sums.xx, a.sums.yy + b.sums.yy,
                 a.sums.xy + b.sums.xy}};
    }
};
/// In two passes, and of long samples in one about their rough means where those are near and nothing goes out of
/// range.
template <class = void>
[[nodiscard]] Comoments comoments(Sample x, Sample y) {
    Comoments c;
    const double n = size_of(x);
    PairSweep sweep;
    bool done = false;
    if (x.size() >= long_sample) {
        c.mean_x = rough_mean(x);
        c.mean_y = rough_mean(y);
        sweep = PairSweep::of(x, y, c);
        const auto safe = [n](const Extent& e, double centre, double sum, double squares) {
            const double reach = std::max(e.most - centre, centre - e.least);
            return std::isfinite(e.sum) && reach > 1e-140 && reach < 1e140 && 16 * (sum / n) * sum <= squares;
        };
        done = safe(sweep.x, c.mean_x, sweep.sums.x, sweep.sums.xx) &&
               safe(sweep.y, c.mean_y, sweep.sums.y, sweep.sums.yy);
    } else {
        sweep.x = extent_of(x);
        sweep.y = extent_of(y);
    }
    if (!done) {
        const auto centre = [](Sample s, const Extent& e, double& mean, double& scale) {
            mean = std::isfinite(e.sum) || s.empty() ? e.sum / size_of(s) : mean_of(s);
            const double reach = std::max(e.most - mean, mean - e.least);
            if (reach > 0 && std::isfinite(reach) && (reach > 1e140 || reach < 1e-140))
                scale = std::ldexp(1.0, std::max(std::ilogb(reach), -1022));  // 1 / scale is finite
        };
        centre(x, sweep.x, c.mean_x, c.scale_x);
        centre(y, sweep.y, c.mean_y, c.scale_y);
        sweep.sums = deviation_sums(x, y, c);
    }
    // The means' distance from the centres; in two passes what their rounding left.
    const DeviationSums& s = sweep.sums;
    const double left_x = s.x / n, left_y = s.y / n;
    c.xx = std::isfinite(left_x) ? std::max(0.0, s.xx - n * left_x * left_x) : nan;
    c.yy = std::isfinite(left_y) ? std::max(0.0, s.yy - n * left_y * left_y) : nan;
    c.xy = s.xy - n * left_x * left_y;
    c.mean_x += left_x * c.scale_x;
    c.mean_y += left_y * c.scale_y;
    return c;
}

/// The number of pairs out of order in a permutation of 0 .. n - 1, whose order is lost. From the highest binary digit
/// down, elements with a 0 go before those with a 1 and pass those that stood before them; the digits above say where a
/// group lies, so that nothing is compared.
template <class = void>
[[nodiscard]] double count_inversions(std::vector<std::uint32_t>& values) {
    const std::size_t n = values.size();
    std::vector<std::uint32_t> other(n);
    double count = 0;
    constexpr std::size_t shortest = 8;
    std::size_t half = shortest;
    while (2 * half < n) half *= 2;
    for (; half >= shortest; half /= 2) {
        for (std::size_t begin = 0; begin < n; begin += 2 * half) {
            const std::size_t end = std::min(begin + 2 * half, n);
            std::size_t ones = 0, passed = 0;
            for (std::size_t i = begin; i < end; ++i) {  // without branches, which would not be predicted
                const std::uint32_t v = values[i];
                const std::size_t one = (v & half) != 0, chosen = std::size_t{0} - one;
                passed += ones & ~chosen;
                other[((begin + half + ones) & chosen) | ((i - ones) & ~chosen)] = v;
                ones += one;
            }
            count += static_cast<double>(passed);
        }
        values.swap(other);
    }
    for (std::size_t begin = 0; begin < n; begin += shortest) {
        const std::size_t size = std::min(shortest, n - begin);
        unsigned passed = 0;
        for (std::size_t j = 1; j < size; ++j)
            for (std::size_t i = 0; i < j; ++i) passed += values[begin + i] > values[begin + j];
        count += passed;
    }
    return count;
}

/// Sums over the groups of t equal values of a sorted list.
struct Ties {
    double pairs = 0, distinct = 0, triples = 0, weighted = 0;  // t(t-1)/2, groups, t(t-1)(t-2), t(t-1)(2t+5)
};
template <class Equal>
[[nodiscard]] Ties count_ties(std::size_t n, const Equal& equal) {
    Ties ties;
    for (std::size_t begin = 0; begin < n;) {
        std::size_t end = begin + 1;
        while (end < n && equal(begin, end)) ++end;
        if (end > begin + 1) {
            const double t = static_cast<double>(end - begin);
            ties.pairs += t * (t - 1) / 2;
            ties.triples += t * (t - 1) * (t - 2);
            ties.weighted += t * (t - 1) * (2 * t + 5);
        }
        ++ties.distinct;
        begin = end;
    }
    return ties;
}

struct Kendall {
    double total, concordant, discordant, ties_x, ties_y, distinct_x, distinct_y, variance;
};
/// W. R. Knight, J. Am. Stat. Assoc. 61 (1966) 436, with digits in place of comparisons; n < 2^32.
template <class = void>
[[nodiscard]] inline Kendall kendall(Sample x, Sample y) {
    const std::size_t n = x.size();
    std::vector<Keyed> order = ascending(y);
    // By x, equal ones by y, with the first place of each y's group in the order of y.
    std::vector<std::uint32_t> values(n), next(n);
    std::uint64_t before = 0;
    std::size_t first = 0;
    const Ties ty = count_ties(n, [&](std::size_t a, std::size_t b) { return order[a].key == order[b].key; });
    for (std::size_t i = 0; i < n; ++i) {
        if (order[i].key != before) first = i;
        before = order[i].key;
        order[i] = {sort_key(x[order[i].index]), first};
        next[i] = static_cast<std::uint32_t>(i);
    }
    sort_keyed(order);
    const Ties tx = count_ties(n, [&](std::size_t a, std::size_t b) { return order[a].key == order[b].key; });
    const Ties both = count_ties(n, [&](std::size_t a, std::size_t b) {
        return order[a].key == order[b].key && order[a].index == order[b].index;
    });
    // Places of their own for equal y, so that none of them is out of order.
    for (std::size_t i = 0; i < n; ++i) values[i] = next[order[i].index]++;
    const double discordant = count_inversions(values);
    const double m = static_cast<double>(n), total = m * (m - 1) / 2;
    const double concordant = total - tx.pairs - ty.pairs + both.pairs - discordant;
    // Kendall (1970), section 4.4.
    const double pairs = m * (m - 1);
    const double variance = (pairs * (2 * m + 5) - tx.weighted - ty.weighted) / 18 + (2 * tx.pairs * ty.pairs) / pairs +
                            tx.triples * ty.triples / (9 * pairs * (m - 2));
    return {total,
            concordant,
            discordant,
            tx.pairs,
            ty.pairs,
            tx.distinct,
            ty.distinct,
            n > 2 ? variance
                  : (pairs * (2 * m + 5) - tx.weighted - ty.weighted) / 18 +
                        2 * tx.pairs * ty.pairs / std::max(pairs, 1.0)};
}

/// The exact p-value of c discordant pairs among n values without ties.
template <class T = double>
[[nodiscard]] double kendall_exact(double n, double discordant, Alternative alternative) {
    const double total = n * (n - 1) / 2;
    // P(discordant pairs <= c) and >= c by the smaller tail: permutations with at most c inversions, by the recurrence
    // over the number of elements, as shares of all permutations.
    const auto at_most = [n](double c) {
        if (c < 0) return 0.0;
        const auto size = static_cast<std::size_t>(c) + 1;
        std::vector<T> count(size, 0.0), next(size);
        count[0] = 1;
        for (std::size_t j = 2; j <= static_cast<std::size_t>(n); ++j) {
            double window = 0;
            for (std::size_t k = 0; k < size; ++k) {
                window += count[k];
                if (k >= j) window -= count[k - j];
                next[k] = std::max(window, 0.0) / static_cast<double>(j);
            }
            count.swap(next);
        }
        double sum = 0;
        for (const double value : count) sum += value;
        return std::min(sum, 1.0);
    };
    const double mirrored = total - discordant;
    switch (alternative) {
        case Alternative::less:  // few concordant pairs
            return mirrored <= discordant ? at_most(mirrored) : 1 - at_most(discordant - 1);
        case Alternative::greater:
            return discordant <= mirrored ? at_most(discordant) : 1 - at_most(mirrored - 1);
        default: {
            const double c = std::min(discordant, mirrored);
            return 2 * c >= total ? 1.0 : std::min(1.0, 2 * at_most(c));
        }
    }
}

template <class Result = TheilslopesResult, class T>
[[nodiscard]] Result theil_sen(const std::vector<T>& x, const std::vector<T>& y, double alpha, bool joint) {
    std::vector<T> slopes;
    for (std::size_t i = 0; i < x.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (x[i] != x[j]) slopes.push_back((y[i] - y[j]) / (x[i] - x[j]));
    for (const double each : slopes)  // inf - inf
        if (std::isnan(each)) return {nan, nan, nan, nan};
    if (slopes.empty()) return {nan, nan, nan, nan};
    std::sort(slopes.begin(), slopes.end());
    const double slope = median_of(slopes);
    double intercept = median_of(y) - slope * median_of(x);
    if (joint) {
        std::vector<T> rest(x.size());
        for (std::size_t i = 0; i < x.size(); ++i) rest[i] = y[i] - slope * x[i];
        intercept = median_of(rest);
    }
    const double tail = alpha > 0.5 ? 1 - alpha : alpha, z = special::ndtri(T(tail / 2)),
                 n = static_cast<double>(x.size());
    std::vector<T> ranks(x.size());
    const auto tie_sum = [&](const std::vector<T>& v) {
        const std::vector<T> all = sorted(v);
        return count_ties(all.size(), [&](std::size_t a, std::size_t b) { return all[a] == all[b]; }).weighted;
    };
    const double variance = (n * (n - 1) * (2 * n + 5) - tie_sum(x) - tie_sum(y)) / 18;
    double low = nan, high = nan;
    if (variance >= 0) {
        const double count = static_cast<double>(slopes.size()), reach = z * std::sqrt(variance);
        const double upper = std::min(std::nearbyint((count - reach) / 2), count - 1);
        const double lower = std::max(std::nearbyint((count + reach) / 2) - 1, 0.0);
        low = slopes[static_cast<std::size_t>(lower)];
        high = slopes[static_cast<std::size_t>(upper)];
    }
    return {slope, intercept, low, high};
}

/// Slope and intercept by repeated medians: for each point the median over the lines to all others, and the median of
/// those. With `separate` the intercepts are found as the slopes are.
template <class T = double>
[[nodiscard]] inline std::pair<double, double> repeated_medians(Sample x, Sample y, bool separate) {
    std::vector<T> slopes, intercepts, line, level;
    for (std::size_t i = 0; i < x.size(); ++i) {
        line.clear();
        level.clear();
        for (std::size_t j = 0; j < x.size(); ++j) {
            if (x[j] == x[i]) continue;
            line.push_back((y[j] - y[i]) / (x[j] - x[i]));
            if (std::isnan(line.back())) return {nan, nan};  // inf - inf
            if (separate) level.push_back(y[i] - line.back() * x[i]);
        }
        if (line.empty()) continue;
        slopes.push_back(median_of(line));
        if (separate) intercepts.push_back(median_of(level));
    }
    const double slope = median_of(std::move(slopes));
    if (!separate) {
        for (std::size_t i = 0; i < x.size(); ++i) intercepts.push_back(y[i] - slope * x[i]);
    }
    return {slope, median_of(std::move(intercepts))};
}

/// What a weighted tau weighs exchanges by: weigh(rank) of each element, added or multiplied.
struct Weights {
    std::vector<double> of;  ///< one for each element
    bool additive;
    /// The sum over all pairs of a group with the given sum, sum of squares and number of weights.
    [[nodiscard]] double pairs(double sum, double squares, double count) const {
        return additive ? (count - 1) * sum : 0.5 * (sum * sum - squares);
    }
    /// One element against a group.
    [[nodiscard]] double against(double weight, double sum, double count) const {
        return additive ? weight * count + sum : weight * sum;
    }
};
/// Sum of the weights of the pairs within the groups of equal neighbours in `order`.
template <class Equal>
[[nodiscard]] double tied_weight(const std::vector<std::size_t>& order, const Weights& weights, const Equal& equal) {
    double total = 0;
    for (std::size_t begin = 0; begin < order.size();) {
        std::size_t end = begin;
        double sum = 0, squares = 0;
        for (; end < order.size() && equal(order[begin], order[end]); ++end) {
            const double w = weights.of[order[end]];
            sum += w;
            squares += w * w;
        }
        total += weights.pairs(sum, squares, static_cast<double>(end - begin));
        begin = end;
    }
    return total;
}
/// Sorts `order` by y and returns the sum of the weights of the pairs that were out of order.
template <class = void>
double exchanged_weight(std::vector<std::size_t>& order, const std::vector<std::size_t>& y, const Weights& weights) {
    std::vector<std::size_t> other(order.size());
    double total = 0;
    for (std::size_t width = 1; width < order.size(); width *= 2) {
        for (std::size_t begin = 0; begin < order.size(); begin += 2 * width) {
            const std::size_t middle = std::min(begin + width, order.size()),
                              end = std::min(begin + 2 * width, order.size());
            double left = 0;
            for (std::size_t i = begin; i < middle; ++i) left += weights.of[order[i]];
            std::size_t i = begin, j = middle, k = begin;
            while (i < middle && j < end) {
                if (y[order[j]] < y[order[i]]) {
                    total += weights.against(weights.of[order[j]], left, static_cast<double>(middle - i));
                    other[k++] = order[j++];
                } else {
                    left -= weights.of[order[i]];
                    other[k++] = order[i++];
                }
            }
            while (i < middle) other[k++] = order[i++];
            while (j < end) other[k++] = order[j++];
        }
        order.swap(other);
    }
    return total;
}
/// The dense rank, from 0, of each value; NaN comes before all numbers.
template <class = void>
[[nodiscard]] inline std::vector<std::size_t> dense_ranks(Sample x) {
    std::vector<std::size_t> order(x.size()), ranks(x.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto less = [&](double a, double b) { return std::isnan(a) ? !std::isnan(b) : a < b; };
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return less(x[a], x[b]); });
    std::size_t rank = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i > 0 && less(x[order[i - 1]], x[order[i]])) ++rank;
        ranks[order[i]] = rank;
    }
    return ranks;
}
/// Elements in the order of their x, ties by their y.
template <class = void>
[[nodiscard]] inline std::vector<std::size_t> lexicographic(const std::vector<std::size_t>& x,
                                                            const std::vector<std::size_t>& y) {
    std::vector<std::size_t> order(x.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return x[a] != x[b] ? x[a] < x[b] : y[a] < y[b]; });
    return order;
}
/// S. Vigna, Proc. 24th Int. Conf. World Wide Web (2015) 1166: Kendall's tau with an exchange weighted.
template <class = void>
[[nodiscard]] inline double weighted_tau(const std::vector<std::size_t>& x, const std::vector<std::size_t>& y,
                                         const Weights& weights) {
    std::vector<std::size_t> order = lexicographic(x, y);
    const double all = tied_weight(order, weights, [](std::size_t, std::size_t) { return true; });
    const double ties_x = tied_weight(order, weights, [&](std::size_t a, std::size_t b) { return x[a] == x[b]; });
    const double both =
        tied_weight(order, weights, [&](std::size_t a, std::size_t b) { return x[a] == x[b] && y[a] == y[b]; });
    const double exchanged = exchanged_weight(order, y, weights);
    const double ties_y = tied_weight(order, weights, [&](std::size_t a, std::size_t b) { return y[a] == y[b]; });
    if (ties_x == all || ties_y == all) return nan;
    const double tau =
        (all - (ties_x + ties_y - both) - 2 * exchanged) / std::sqrt(all - ties_x) / std::sqrt(all - ties_y);
    return tau > 1 ? 1 : tau < -1 ? -1 : tau;
}

/// Somers' D of the columns given the rows of a table, and its normal score: R. H. Somers, Am. Sociol. Rev. 27 (1962)
/// 799; M. B. Brown and J. K. Benedetti, J. Am. Stat. Assoc. 72 (1977) 309. Row-major table.
template <class T = double>
[[nodiscard]] std::pair<double, double> somers_d(const std::vector<double>& table, std::size_t rows,
                                                 std::size_t columns) {
    if (rows <= 1 || columns <= 1) return {nan, nan};
    // before(i, j): the sum of the entries above row i and left of column j.
    const std::size_t wide = columns + 1;
    std::vector<T> before((rows + 1) * wide, 0.0);
    for (std::size_t i = 0; i < rows; ++i) {
        double row = 0;
        for (std::size_t j = 0; j < columns; ++j) {
            row += table[i * columns + j];
            before[(i + 1) * wide + j + 1] = before[i * wide + j + 1] + row;
        }
    }
    const auto at = [&](std::size_t i, std::size_t j) { return before[i * wide + j]; };
    const double n = at(rows, columns);
    double agree = 0, squares = 0, spread = 0;
    for (std::size_t i = 0; i < rows; ++i) {
        const double row = at(i + 1, columns) - at(i, columns);
        squares += row * row;
        for (std::size_t j = 0; j < columns; ++j) {
            const double entry = table[i * columns + j];
            if (entry == 0) continue;
            const double above_left = at(i, j), above_right = at(i, columns) - at(i, j + 1),
                         below_left = at(rows, j) - at(i + 1, j),
                         below_right = n - at(i + 1, columns) - at(rows, j + 1) + at(i + 1, j + 1);
            const double net = above_left + below_right - above_right - below_left;
            agree += entry * net;
            spread += entry * net * net;
        }
    }
    const double d = agree / (n * n - squares);
    return {d, agree / std::sqrt(4 * (spread - agree * agree / n))};
}

}  // namespace scixx::stats::detail::samples

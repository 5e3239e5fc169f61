// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <memory>
#include <scixx/core/kernel/cold.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/parallel.hpp>
#include <scixx/core/rng.hpp>
#include <scixx/special/ndtr.hpp>
#include <scixx/stats/alternative.hpp>
#include <scixx/stats/detail/moments.hpp>
#include <scixx/stats/resampling/detail/data.hpp>
#include <vector>

namespace scixx::stats::detail::resampling {

/// stream.integers(high, out, count) by several threads. Each leaps to where its share begins unless a draw before it
/// is rejected, which is rare; where one was, what follows is drawn again.
template <class = void>
void parallel_integers(core::RandomStream& stream, Index high, std::uint32_t* out, Index count, int workers) {
    const Index parts = std::min<Index>(workers, count >> 12);
    core::List<std::unique_ptr<core::RandomStream>> streams;
    const auto begin = [&](Index part) { return count * part / parts; };
    for (Index part = 0; part < parts; ++part)
        if (auto there = stream.ahead(static_cast<std::uint64_t>(begin(part)))) streams.push_back(std::move(there));
    if (parts < 2 || streams.size() < parts) {
        stream.integers(high, out, count);
        return;
    }
    core::parallel_for(parts, workers, 1, [&](Index first, Index last) {
        for (Index part = first; part < last; ++part)
            streams[part]->integers(high, out + begin(part), begin(part + 1) - begin(part));
    });
    for (Index part = 1; part < parts; ++part) {
        core::RandomStream& before = *streams[part - 1];
        if (before.same_place(*stream.ahead(static_cast<std::uint64_t>(begin(part))))) continue;
        before.integers(high, out + begin(part), count - begin(part));
        stream.move_to(before);
        return;
    }
    stream.move_to(*streams.back());
}

/// The statistic of resamples with replacement, written to out[slice * stride + i] for resample i. All slices of one
/// resample use the same positions, with `paired` all samples too.
///
/// SciPy draws the positions of all resamples of the first sample, then those of the second. A copy of the stream for
/// each sample, moved to its place, does without memory for them.
template <class T = double>
void draw_bootstrap(const Data<T>& data, Statistic statistic, core::RandomStream& stream, bool paired,
                    Index n_resamples, int workers, T* out, Index stride) {
    const std::size_t drawn = paired ? 1 : data.count();
    Index longest = 1;
    for (const Index length : data.lengths) longest = std::max(longest, length);
    // Rows of a block: enough for a run of the generator, and for all workers.
    const Index room = workers > 1 ? 1 << 18 : 1 << 12,
                rows = std::clamp<Index>(room / longest, workers > 1 ? 8 * Index(workers) : 1, 1 << 12);
    std::vector<core::List<std::uint32_t>> places(drawn);
    std::vector<std::unique_ptr<core::RandomStream>> copies;
    std::vector<core::RandomStream*> streams;
    for (std::size_t k = 0; k < drawn; ++k) {
        places[k].resize(rows * data.lengths[k]);
        if (k + 1 == drawn) {
            streams.push_back(&stream);
            break;
        }
        copies.push_back(stream.clone());
        streams.push_back(copies.back().get());
        for (Index done = 0; done < n_resamples; done += rows)
            parallel_integers(stream, data.lengths[k], places[k].data(),
                              std::min(rows, n_resamples - done) * data.lengths[k], workers);
    }
    for (Index done = 0; done < n_resamples; done += rows) {
        const Index block = std::min(rows, n_resamples - done);
        for (std::size_t k = 0; k < drawn; ++k)
            parallel_integers(*streams[k], data.lengths[k], places[k].data(), block * data.lengths[k], workers);
        core::parallel_for(block, workers, 1, [&](Index begin, Index end) {
            std::vector<core::List<T>> buffers(data.count());
            std::vector<std::span<const T>> samples(data.count());
            for (std::size_t k = 0; k < data.count(); ++k) {
                buffers[k].resize(data.lengths[k]);
                samples[k] = buffers[k];
            }
            for (Index row = begin; row < end; ++row)
                for (Index slice = 0; slice < data.slices; ++slice) {
                    for (std::size_t k = 0; k < data.count(); ++k) {
                        const Index n = data.lengths[k];
                        const double* from = data.line(k, slice);
                        const std::uint32_t* place = places[paired ? 0 : k].data() + row * n;
                        double* to = buffers[k].data();
                        for (Index i = 0; i < n; ++i) to[i] = from[place[i]];
                    }
                    out[slice * stride + done + row] = statistic(samples);
                }
        });
    }
}

/// The acceleration of BCa from the statistics with one observation left out (B. Efron, J. Am. Stat. Assoc. 82 (1987)
/// 171; for several samples B. Efron, R. J. Tibshirani, An Introduction to the Bootstrap (1993), 14.7).
template <class T = double>
[[nodiscard]] T acceleration(const Data<T>& data, Statistic statistic, bool paired, Index slice) {
    std::vector<std::vector<T>> shorter(data.count());
    std::vector<std::span<const T>> samples(data.count());
    for (std::size_t k = 0; k < data.count(); ++k) samples[k] = data.sample(k, slice);
    // The quotient does not depend on the unit of the statistic: the first influence that is not 0 sets one.
    T cubes = 0, squares = 0, unit = 0;
    for (std::size_t k = 0; k < (paired ? 1 : data.count()); ++k) {
        const std::size_t n = data.sample(k, slice).size();
        // The samples that lose an observation: all of them where they are paired. Observation i is absent when those
        // before it stand at their places and those after it one place ahead.
        const std::size_t first = k, last = paired ? data.count() : k + 1;
        for (std::size_t j = first; j < last; ++j) {
            const Sample whole = data.sample(j, slice);
            shorter[j].assign(whole.begin() + 1, whole.end());
            samples[j] = shorter[j];
        }
        std::vector<T> values(n);
        for (std::size_t i = 0; i < n; ++i) {
            values[i] = statistic(samples);
            for (std::size_t j = first; j < last; ++j)
                if (i + 1 < n) shorter[j][i] = data.sample(j, slice)[i];
        }
        for (std::size_t j = first; j < last; ++j) samples[j] = data.sample(j, slice);
        const T mean = samples::mean_of(values), size = static_cast<T>(n);
        T square = 0, cube = 0;
        for (const T value : values) {
            if (unit == 0) unit = std::abs(mean - value);
            const T influence = unit > 0 ? (size - 1) * ((mean - value) / unit) : mean - value;
            square += influence * influence;
            cube += influence * influence * influence;
        }
        cubes += cube / (size * size * size);
        squares += square / (size * size);
    }
    return cubes / (6 * squares * std::sqrt(squares));
}

/// The standard deviation (n - 1), of squares that do not overflow.
template <class T = double>
[[nodiscard]] T deviation(const std::vector<T>& values) {
    const T mean = samples::mean_of(values);
    T reach = 0, squares = 0;
    for (const T value : values) reach = std::max(reach, std::abs(value - mean));
    const T unit = reach > 0 ? reach : T(1);
    for (const T value : values) squares += (value - mean) / unit * ((value - mean) / unit);
    return unit * std::sqrt(squares / static_cast<T>(values.size() - 1));
}

/// The way from a bootstrap distribution to an interval; BootstrapInterval without its public names.
enum class Interval { percentile, basic, bca };

/// The interval of one slice, and the standard deviation of its distribution.
template <class T = double>
[[nodiscard]] SCIXX_COLD ConfidenceInterval interval(const Data<T>& data, Statistic statistic, bool paired, Index slice,
                                                     Interval method, T level, Alternative alternative,
                                                     const std::vector<double>& distribution) {
    constexpr T infinity = std::numeric_limits<T>::infinity();
    const T alpha = alternative == Alternative::two_sided ? (1 - level) / 2 : 1 - level;
    T low = alpha, high = 1 - alpha, estimate = 0;
    if (method != Interval::percentile) {
        std::vector<std::span<const T>> samples(data.count());
        for (std::size_t k = 0; k < data.count(); ++k) samples[k] = data.sample(k, slice);
        estimate = statistic(samples);
    }
    if (method == Interval::bca) {
        T below = 0;
        for (const double value : distribution) below += value < estimate ? 1 : value == estimate ? T(0.5) : T(0);
        const T z0 = special::ndtri(below / static_cast<T>(distribution.size()));
        const T a = acceleration(data, statistic, paired, slice), z = special::ndtri(alpha);
        low = special::ndtr(z0 + (z0 + z) / (1 - a * (z0 + z)));
        high = special::ndtr(z0 + (z0 - z) / (1 - a * (z0 - z)));
    }
    std::vector<T> sorted = distribution;
    bool defined = !std::isnan(low) && !std::isnan(high);
    for (const double value : sorted) defined &= !std::isnan(value);
    if (!defined) return {samples::nan, samples::nan};
    std::sort(sorted.begin(), sorted.end());
    T lower = samples::sorted_quantile(sorted, low), upper = samples::sorted_quantile(sorted, high);
    if (method == Interval::basic) {
        const T reflected = 2 * estimate - upper;
        upper = 2 * estimate - lower;
        lower = reflected;
    }
    return {alternative == Alternative::less ? -infinity : lower,
            alternative == Alternative::greater ? infinity : upper};
}

}  // namespace scixx::stats::detail::resampling

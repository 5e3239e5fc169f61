// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/rng.hpp>
#include <scixx/stats/alternative.hpp>
#include <scixx/stats/resampling/detail/bootstrap.hpp>
#include <scixx/stats/resampling/methods.hpp>
#include <vector>

namespace scixx::stats {

/// Options of bootstrap, in SciPy's order.
struct BootstrapOptions {
    core::Index n_resamples = 9999;                     ///< resamples
    bool paired = false;                                ///< whether observations of the samples belong together
    int axis = 0;                                       ///< along which the samples lie
    double confidence_level = 0.95;                     ///< of the interval, in (0, 1)
    Alternative alternative = Alternative::two_sided;   ///< two-sided, or with one end at infinity
    BootstrapInterval method = BootstrapInterval::BCa;  ///< how the interval is made
    core::Rng rng{};                                    ///< source of random numbers
    int workers = 1;                                    ///< threads; -1 for all cores
};

/// What bootstrap returns. For vectors numbers and a vector, else arrays without the axis, and a distribution with one
/// axis of resamples at the end.
template <class Field, class Distribution>
struct BootstrapResult {
    /// Ends of an interval.
    struct Interval {
        Field low, high;
    };
    Interval confidence_interval;         ///< the interval of the true value
    Distribution bootstrap_distribution;  ///< the statistic of each resample
    Field standard_error;                 ///< the distribution's standard deviation (n - 1)
};

namespace detail::resampling {
template <class D>
using BootstrapResultOf = BootstrapResult<FieldOf<D>, FieldOf<D, 1>>;
}  // namespace detail::resampling

/// Confidence interval of a statistic by the bootstrap: the statistic of many samples of the same size, drawn from the
/// given ones with replacement.
///
///     const auto r = stats::bootstrap(x, [](core::Sample s) { return stats::median_abs_deviation(s); });
///     const auto d = stats::bootstrap(std::tie(x, y), [](auto a, auto b) { return mean(a) - mean(b); });
///
/// @param data       a sample, or std::tie of several; real arrays whose samples lie along options.axis, with two or
///                   more observations each. Other axes are broadcast.
/// @param statistic  callable of as many core::Sample (std::span<const double>) as there are samples, or of Eigen
///                   arrays, that returns a number. With workers it is called by several threads at once.
/// @param options    see BootstrapOptions.
/// @param previous   the result of an earlier call with the same data, whose distribution is extended.
/// @return           see BootstrapResult. With the same generator the distribution is SciPy's, whatever the number of
///                   workers. BCa gives NaN where the distribution is degenerate.
/// @throws std::invalid_argument for samples with fewer than two observations, paired ones of different lengths, a
///         level outside (0, 1), and a negative number of resamples, or 0 of them without `previous`.
/// @note   n_resamples calls for each slice, and for BCa one for each observation. NaN goes through the statistic.
///         Source: B. Efron, R. J. Tibshirani, An Introduction to the Bootstrap (1993).
/// @see    scipy.stats.bootstrap. Differs from SciPy: the statistic always sees one resample, so that there is no
///         vectorized and no batch; a generator of SciPy's draws the same resamples when its batch is n_resamples.
template <detail::resampling::Samples D, class F>
    requires(detail::resampling::is_statistic<F, detail::resampling::SamplesOf<D>::count>)
[[nodiscard]] auto bootstrap(const D& data, F&& statistic, const BootstrapOptions& options,
                             const detail::resampling::BootstrapResultOf<D>& previous) {
    namespace r = detail::resampling;
    const char* function = "bootstrap";
    using Result = r::BootstrapResultOf<D>;
    r::Data<> lines;
    const core::Dims shape = r::read(function, data, options.axis, lines);
    for (const core::Index length : lines.lengths) {
        core::require(length >= 2 && length < 0xffffffff, function,
                      "data must hold samples of two or more observations, got ", length);
        core::require(!options.paired || length == lines.lengths[0], function,
                      "data must hold samples of one length where they are paired, got ", lines.lengths[0], " and ",
                      length);
    }
    const double level = options.confidence_level;
    core::require(level > 0 && level < 1, function, "confidence_level must be in (0, 1), got ", level);
    const core::Index before = lines.slices > 0 ? previous.bootstrap_distribution.size() / lines.slices : 0;
    core::require(options.n_resamples >= 0 && options.n_resamples + before > 0, function,
                  "n_resamples must be positive, got ", options.n_resamples);
    const int workers = core::resolve_workers(function, options.workers);
    const core::Index total = before + options.n_resamples;
    core::Dims wide = shape;
    wide.push_back(total);
    core::List<double> all(core::checked_size(function, wide));
    if (before > 0) {
        core::Dims old = shape;
        old.push_back(before);
        core::require(core::shape_of(previous.bootstrap_distribution) == old, function,
                      "bootstrap_distribution must have shape ", old, ", got ",
                      core::shape_of(previous.bootstrap_distribution));
        const auto from = core::view(previous.bootstrap_distribution);
        core::copy(from, core::NdView<double>(all.data(), wide).window(core::Dims::filled(wide.size(), 0), old));
    }
    auto wrapped = r::on_samples<r::SamplesOf<D>::count>(statistic);
    r::draw_bootstrap(lines, wrapped, *options.rng.open(), options.paired, options.n_resamples, workers,
                      all.data() + before, total);
    std::vector<double> low, high, error, row;
    for (core::Index slice = 0; slice < lines.slices; ++slice) {
        row.assign(all.begin() + slice * total, all.begin() + (slice + 1) * total);
        const ConfidenceInterval found =
            r::interval(lines, wrapped, options.paired, slice, static_cast<r::Interval>(options.method), level,
                        options.alternative, row);
        low.push_back(found.low);
        high.push_back(found.high);
        error.push_back(r::deviation(row));
    }
    using Field = r::FieldOf<D>;
    return Result{{r::shaped<Field>(low, shape), r::shaped<Field>(high, shape)},
                  r::shaped<r::FieldOf<D, 1>>(all, wide),
                  r::shaped<Field>(error, shape)};
}
/// As above, from the beginning.
template <detail::resampling::Samples D, class F>
    requires(detail::resampling::is_statistic<F, detail::resampling::SamplesOf<D>::count>)
[[nodiscard]] auto bootstrap(const D& data, F&& statistic, const BootstrapOptions& options = {}) {
    return bootstrap(data, statistic, options, detail::resampling::BootstrapResultOf<D>{});
}

}  // namespace scixx::stats

#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <scixx/core/random.hpp>
#include <scixx/stats/distributions/continuous.hpp>
#include <string>
#include <vector>

#include "support/closeness.hpp"
#include "support/reference.hpp"

/// One test over all rows of the reference table, whatever the distribution.
namespace scixx::testing {

/// The functions of a frozen distribution on numbers.
struct Row {
    std::function<double(double)> pdf, logpdf, cdf, sf, logcdf, logsf, ppf, isf;
    std::array<double, 4> stats;
    double entropy;
    Eigen::ArrayXd rvs, rvs_generator;
};

template <class Rv>
[[nodiscard]] Row row_of(const Rv& rv) {
    core::RandomState legacy(7);
    core::Generator modern(7);
    return {[=](double x) { return rv.pdf(x); },
            [=](double x) { return rv.logpdf(x); },
            [=](double x) { return rv.cdf(x); },
            [=](double x) { return rv.sf(x); },
            [=](double x) { return rv.logcdf(x); },
            [=](double x) { return rv.logsf(x); },
            [=](double x) { return rv.ppf(x); },
            [=](double x) { return rv.isf(x); },
            rv.stats(),
            rv.entropy(),
            rv.rvs(4, legacy),
            rv.rvs(4, modern)};
}
template <class Distribution>
[[nodiscard]] Row row_for(const Distribution& distribution, const std::vector<double>& s) {
    constexpr std::size_t n = stats::detail::shape_count<std::remove_cvref_t<decltype(distribution.kernel)>>;
    if constexpr (n == 0) return row_of(distribution());
    if constexpr (n == 1) return row_of(distribution(s.at(0)));
    if constexpr (n == 2) return row_of(distribution(s.at(0), s.at(1)));
    if constexpr (n == 3) return row_of(distribution(s.at(0), s.at(1), s.at(2)));
}

/// Whether `actual` is within `ulp` of `expected`, relative, or within what an error of one ulp in x makes of it, where
/// log_slope is |d log value / d x|.
inline void expect_value(const char* what, double x, double actual, double expected, double tolerance) {
    if (expected != 0 && std::abs(expected) < 1e-290) return;
    EXPECT_LE(relative_error(actual, expected), tolerance)
        << what << " at " << x << ": " << actual << " for " << expected;
}

/// Checks a row against the stored values. `more` multiplies the tolerances.
inline void expect_row(const Row& row, const Case& c, double more = 1) {
    constexpr double eps = 2.220446049250313e-16;
    const auto x = c.list<double>("x"), pdf = c.list<double>("pdf"), logpdf = c.list<double>("logpdf");
    const auto cdf = c.list<double>("cdf"), sf = c.list<double>("sf");
    for (std::size_t i = 0; i < x.size(); ++i) {
        // An ulp of x changes a probability p by x pdf / p ulp; an exponent of size e costs e ulp.
        const auto loss = [&](double p) {
            return more * eps * (16 + 2 * std::abs(x[i]) * pdf[i] / p + 4 * std::abs(std::log(p)));
        };
        // An ulp of x changes log pdf by x times its slope.
        const double step = std::abs(row.logpdf(x[i] * (1 + 1e-7)) - row.logpdf(x[i])) / 1e-7;
        const double allowed = more * eps * (64 + 8 * std::abs(logpdf[i]) + (std::isfinite(step) ? 4 * step : 1e9));
        expect_value("pdf", x[i], row.pdf(x[i]), pdf[i], allowed);
        EXPECT_LE(std::abs(row.logpdf(x[i]) - logpdf[i]), allowed)
            << "logpdf at " << x[i] << ": " << row.logpdf(x[i]) << " for " << logpdf[i];
        expect_value("cdf", x[i], row.cdf(x[i]), cdf[i], loss(cdf[i]));
        expect_value("sf", x[i], row.sf(x[i]), sf[i], loss(sf[i]));
        if (cdf[i] < 0.5)
            EXPECT_LE(std::abs(row.logcdf(x[i]) - std::log(cdf[i])), loss(cdf[i])) << "logcdf at " << x[i];
        else
            expect_value("logcdf", x[i], row.logcdf(x[i]), std::log1p(-sf[i]), loss(sf[i]) + loss(cdf[i]));
        if (sf[i] < 0.5)
            EXPECT_LE(std::abs(row.logsf(x[i]) - std::log(sf[i])), loss(sf[i])) << "logsf at " << x[i];
        else
            expect_value("logsf", x[i], row.logsf(x[i]), std::log1p(-cdf[i]), loss(sf[i]) + loss(cdf[i]));
        // Quantiles: an ulp of p is p / (x pdf) ulp of x.
        const auto quantile = [&](const char* what, double actual, double p) {
            const double spread = p / pdf[i] * (4 + std::abs(std::log(p)));
            EXPECT_LE(std::abs(actual - x[i]), more * eps * (32 * std::abs(x[i]) + 32 * spread))
                << what << " of " << p << ": " << actual << " for " << x[i];
        };
        if (cdf[i] < 0.9) quantile("ppf", row.ppf(cdf[i]), cdf[i]);
        if (sf[i] < 0.9) quantile("isf", row.isf(sf[i]), sf[i]);
    }
}
inline void expect_moments(const Row& row, const Case& c, double tolerance = 1e-12) {
    const auto stats = c.list<double>("stats");
    for (std::size_t i = 0; i < 4; ++i) {
        if (!std::isfinite(stats[i])) continue;
        EXPECT_LE(std::abs(row.stats[i] - stats[i]), tolerance * (0.1 + std::abs(stats[i])))
            << "moment " << i << ": " << row.stats[i] << " for " << stats[i];
    }
    const double entropy = c.number("entropy");
    if (std::isfinite(entropy)) {
        EXPECT_LE(std::abs(row.entropy - entropy), tolerance * (1 + std::abs(entropy)))
            << row.entropy << " " << entropy;
    }
}

/// Runs all cases of the table whose distribution is among the given ones.
struct Table {
    const Reference& reference;
    bool same_variates = true;
    template <class Distribution>
    void operator()(const Distribution& distribution, double more = 1, double moments = 1e-12) const {
        const std::string name = stats::detail::name_of<std::remove_cvref_t<decltype(distribution.kernel)>>();
        int found = 0;
        for (const auto& [key, c] : reference.cases()) {
            if (c.text("name") != name) continue;
            SCOPED_TRACE(key);
            ++found;
            const Row row = row_for(distribution, c.template list<double>("shapes"));
            expect_row(row, c, more);
            expect_moments(row, c, moments);
            for (Eigen::Index i = 0; i < 4 && same_variates; ++i) {
                EXPECT_REL_CLOSE(row.rvs[i], c.template list<double>("rvs")[static_cast<std::size_t>(i)], 1e-8);
                EXPECT_REL_CLOSE(row.rvs_generator[i],
                                 c.template list<double>("rvs_generator")[static_cast<std::size_t>(i)], 1e-8);
            }
        }
        EXPECT_GT(found, 0) << name;
    }
};

}  // namespace scixx::testing

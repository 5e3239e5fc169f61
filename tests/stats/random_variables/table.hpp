#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <scixx/core/function_ref.hpp>
#include <scixx/stats/random_variables/options.hpp>
#include <string>
#include <vector>

#include "support/closeness.hpp"
#include "support/reference.hpp"

/// One test over a random variable's functions, against the values of tests/reference/stats/random_variables.
namespace scixx::testing {

using ListOf = std::vector<double>;

inline void expect_list(const std::string& what, const ListOf& actual, const ListOf& expected, const ListOf& at,
                        double tolerance) {
    ASSERT_EQ(actual.size(), expected.size()) << what;
    for (std::size_t i = 0; i < actual.size(); ++i) {
        if (std::abs(expected[i]) < 1e-290 && std::abs(actual[i]) < 1e-290) continue;
        EXPECT_LE(relative_error(actual[i], expected[i]), tolerance)
            << what << " at " << at[i] << ": " << actual[i] << " for " << expected[i];
    }
}
/// A function of one or two numbers at stored arguments.
inline void expect_values(const std::string& what, core::FunctionRef<double(double)> function, const ListOf& at,
                          const ListOf& expected, double tolerance) {
    ListOf actual;
    for (const double x : at) actual.push_back(function(x));
    expect_list(what, actual, expected, at, tolerance);
}
inline void expect_values(const std::string& what, core::FunctionRef<double(double, double)> function,
                          const ListOf& from, const ListOf& to, const ListOf& expected, double tolerance) {
    ListOf actual;
    for (std::size_t i = 0; i < from.size(); ++i) actual.push_back(function(from[i], to[i]));
    expect_list(what, actual, expected, from, tolerance);
}

/// The functions that continuous and discrete variables share.
template <class V>
void expect_shared(const std::string& name, const V& X, const Case& c, double tolerance, double moment_tolerance) {
    using stats::MomentKind;
    const ListOf x = c.list<double>("x"), from = c.list<double>("from"), to = c.list<double>("to");
    const auto one = [&](const char* what, core::FunctionRef<double(double)> function) {
        expect_values(name + " " + what, function, x, c.list<double>(what), tolerance);
    };
    const auto two = [&](const char* what, core::FunctionRef<double(double, double)> function) {
        expect_values(name + " " + what, function, from, to, c.list<double>(what), tolerance);
    };
    one("cdf", [&](double v) { return X.cdf(v); });
    one("ccdf", [&](double v) { return X.ccdf(v); });
    one("logcdf", [&](double v) { return X.logcdf(v); });
    one("logccdf", [&](double v) { return X.logccdf(v); });
    two("between", [&](double v, double w) { return X.cdf(v, w); });
    two("outside", [&](double v, double w) { return X.ccdf(v, w); });
    two("log_between", [&](double v, double w) { return X.logcdf(v, w); });
    two("log_outside", [&](double v, double w) { return X.logccdf(v, w); });
    const ListOf raw = c.list<double>("raw"), central = c.list<double>("central");
    for (int n = 0; n < 6; ++n) {
        const auto i = static_cast<std::size_t>(n);
        // What a moment may lose is measured by the powers of the deviation.
        const double size = std::pow(central[2], n / 2.0);
        EXPECT_NEAR(X.moment(n), raw[i], moment_tolerance * (std::abs(raw[i]) + size)) << name << " raw " << n;
        EXPECT_NEAR(X.moment(n, MomentKind::central), central[i], moment_tolerance * (std::abs(central[i]) + size))
            << name << " central " << n;
        if (n >= 2) {
            EXPECT_NEAR(X.moment(n, MomentKind::standardized), central[i] / size,
                        moment_tolerance * (std::abs(central[i] / size) + 1))
                << name << " standardized " << n;
        }
    }
    EXPECT_EQ(X.mean(), X.moment());
    EXPECT_EQ(X.variance(), X.moment(2, MomentKind::central));
    EXPECT_EQ(X.standard_deviation(), std::sqrt(X.variance()));
    EXPECT_EQ(X.skewness(), X.moment(3, MomentKind::standardized));
    EXPECT_EQ(X.kurtosis(), X.moment(4, MomentKind::standardized));
    EXPECT_EQ(X.kurtosis(stats::KurtosisConvention::excess), X.kurtosis() - 3);
    EXPECT_NEAR(X.entropy(), c.number("entropy"), moment_tolerance * (1 + std::abs(c.number("entropy")))) << name;
    EXPECT_NEAR(X.logentropy().real(), std::log(std::abs(X.entropy())), 1e-13);
}

template <class V>
void expect_variable(const std::string& name, const V& X, double tolerance = 1e-12, double moment_tolerance = 1e-12) {
    const Reference reference("stats/random_variables/variables.json");
    const Case& c = reference[name];
    expect_shared(name, X, c, tolerance, moment_tolerance);
    const auto check = [&](const char* what, const char* at, core::FunctionRef<double(double)> function) {
        expect_values(name + " " + what, function, c.list<double>(at), c.list<double>(what), tolerance);
    };
    check("pdf", "x", [&](double v) { return X.pdf(v); });
    check("logpdf", "x", [&](double v) { return X.logpdf(v); });
    check("icdf", "icdf_at", [&](double v) { return X.icdf(v); });
    check("iccdf", "iccdf_at", [&](double v) { return X.iccdf(v); });
    check("ilogcdf", "ilogcdf_at", [&](double v) { return X.ilogcdf(v); });
    check("ilogccdf", "ilogccdf_at", [&](double v) { return X.ilogccdf(v); });
    EXPECT_NEAR(X.cdf(X.median()), 0.5, 2e-13) << name;
    const ListOf expected = c.list<double>("lmoments");
    for (int n = 1; n <= 4; ++n)
        EXPECT_NEAR(X.lmoment(n, false), expected[static_cast<std::size_t>(n - 1)],
                    moment_tolerance * (std::abs(expected[0]) + expected[1]))
            << name << " L-moment " << n;
    EXPECT_EQ(X.lmoment(3), X.lmoment(3, false) / X.lmoment(2));
    const auto [lower, upper] = X.support();
    EXPECT_EQ(X.icdf(0.0), lower);
    EXPECT_EQ(X.icdf(1.0), upper);
    EXPECT_EQ(X.iccdf(0.0), upper);
    EXPECT_EQ(X.ilogcdf(0.0), upper);
    EXPECT_TRUE(std::isnan(X.icdf(-0.1)) && std::isnan(X.iccdf(1.5)) && std::isnan(X.ilogcdf(0.5)));
    const double nan = std::nan("");
    EXPECT_TRUE(std::isnan(X.pdf(nan)) && std::isnan(X.logpdf(nan)) && std::isnan(X.cdf(nan)) &&
                std::isnan(X.ccdf(nan)) && std::isnan(X.logcdf(nan)) && std::isnan(X.logccdf(nan)) &&
                std::isnan(X.cdf(nan, 1.0)) && std::isnan(X.icdf(nan)) && std::isnan(X.ilogccdf(nan)))
        << name;
    const double infinite = std::numeric_limits<double>::infinity();
    EXPECT_EQ(X.cdf(infinite), 1);
    EXPECT_EQ(X.ccdf(-infinite), 1);
    EXPECT_EQ(X.pdf(infinite), 0);
    EXPECT_EQ(X.cdf(-infinite, infinite), 1);
    EXPECT_EQ(X.logccdf(-infinite, infinite), -infinite);
}

}  // namespace scixx::testing

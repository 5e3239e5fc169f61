#pragma once

#include <Eigen/Core>
#include <string>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace scixx::testing {

/// Compares f(x) or f(x, y), ... with the stored values "out" of a case, whose arguments are "a0", "a1", ... A case may
/// have a "scale": then the unit is an ulp of max(|out|, scale). Records the worst error as a property of the test,
/// which --gtest_output=xml writes.
template <std::size_t N, class F>
void expect_ulp(const Reference& reference, const std::string& name, double most, F f) {
    const Case& samples = reference[name];
    const auto out = samples.array<Eigen::ArrayXd>("out");
    std::array<Eigen::ArrayXd, N> arguments;
    for (std::size_t k = 0; k < N; ++k) arguments[k] = samples.array<Eigen::ArrayXd>("a" + std::to_string(k));
    Eigen::ArrayXd scale = out.abs();
    if (samples.has("scale")) scale = scale.max(samples.array<Eigen::ArrayXd>("scale"));
    double worst = 0;
    for (Eigen::Index i = 0; i < out.size(); ++i) {
        std::array<double, N> at{};
        for (std::size_t k = 0; k < N; ++k) at[k] = arguments[k][i];
        const double value = std::apply(f, at);
        if (value == out[i] || (std::isnan(value) && std::isnan(out[i]))) continue;
        const double unit = std::nextafter(scale[i], std::numeric_limits<double>::infinity()) - scale[i];
        const double error = std::abs(value - out[i]) / unit;
        worst = std::max(worst, std::isfinite(error) ? error : std::numeric_limits<double>::infinity());
        EXPECT_LE(std::isfinite(error) ? error : std::numeric_limits<double>::infinity(), most)
            << name << " of " << ::testing::PrintToString(at) << ": " << value << " instead of " << out[i];
    }
    ::testing::Test::RecordProperty(name, std::to_string(worst) + " of " + std::to_string(out.size()));
}

}  // namespace scixx::testing

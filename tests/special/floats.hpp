#pragma once

#include <Eigen/Core>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "support/closeness.hpp"

namespace scixx::testing {

/// Floats of every size and sign, of every class, and many around 0.
inline Eigen::ArrayXf floats() {
    constexpr float inf = std::numeric_limits<float>::infinity();
    std::vector<float> all{0.0F, -0.0F, inf, -inf, std::numeric_limits<float>::quiet_NaN(), 1.0F, -1.0F, 0.5F};
    std::uint32_t state = 12345;
    for (std::uint32_t exponent = 0; exponent < 255; ++exponent)
        for (int k = 0; k < 6; ++k) {
            state = state * 1664525U + 1013904223U;
            all.push_back(std::bit_cast<float>((state & 0x80000000U) | (exponent << 23) | (state >> 9 & 0x7fffffU)));
        }
    for (int k = 0; k < 4000; ++k) {
        state = state * 1664525U + 1013904223U;
        const float unit = static_cast<float>(state >> 8) / 16777216.0F;
        all.push_back(k % 4 == 0 ? unit : k % 4 == 1 ? 200 * unit - 100 : k % 4 == 2 ? 12 * unit - 6 : 1 + unit / 1024);
    }
    return Eigen::Map<const Eigen::ArrayXf>(all.data(), static_cast<Eigen::Index>(all.size()));
}

/// `low` + (`high` - `low`) times fractions, spread evenly but in an order of its own for each `step`.
inline Eigen::ArrayXf spread(float low, float high, double step) {
    Eigen::ArrayXf x(3000);
    for (Eigen::Index i = 0; i < x.size(); ++i) {
        const double at = static_cast<double>(i) * step;
        x[i] = static_cast<float>(low + (high - low) * (at - std::floor(at)));
    }
    return x;
}

/// The results for float data are those for double, rounded, or at most `most` ulp off; where a function oscillates, or
/// has a zero within, `size` adds an absolute error of 1e-9 of the largest values.
inline void expect_rounded(const char* name, const Eigen::ArrayXf& narrow, const Eigen::ArrayXd& wide, double most,
                           double size, const std::vector<Eigen::ArrayXf>& x) {
    for (Eigen::Index i = 0; i < narrow.size(); ++i) {
        const auto expected = static_cast<float>(wide[i]);
        std::vector<float> at;
        for (const Eigen::ArrayXf& each : x) at.push_back(each[i]);
        if (std::isnan(expected)) {
            EXPECT_TRUE(std::isnan(narrow[i])) << name << " " << ::testing::PrintToString(at);
        } else if (!(std::abs(static_cast<double>(narrow[i]) - wide[i]) <= 1e-9 * size)) {
            EXPECT_ULP_CLOSE(narrow[i], expected, most) << name << " " << ::testing::PrintToString(at);
        }
    }
}
template <class F, class... X>
void compare_within(const char* name, double most, double size, F f, const X&... x) {
    expect_rounded(name, f(x...), f(x.template cast<double>().eval()...), most, size, {x...});
}
template <class F, class... X>
void compare(const char* name, F f, const X&... x) {
    compare_within(name, 1, 0, f, x...);
}

}  // namespace scixx::testing

#include <scixx/signal/filter/envelope.hpp>
#include <scixx/signal/filter/hilbert.hpp>
#include <scixx/tensor.hpp>

#include "support/closeness.hpp"

namespace {

using namespace scixx::signal;
using Eigen::ArrayXcd;
using Eigen::ArrayXd;
using Eigen::Index;
using R = EnvelopeResidual;

/// Bin k of the transform of z, by its definition.
template <class A>
std::complex<double> bin(const A& z, Index k) {
    std::complex<double> sum = 0;
    const double n = double(z.size());
    for (Index i = 0; i < z.size(); ++i)
        sum += z[i] * std::polar(1.0, -2 * std::numbers::pi * double(k) * double(i) / n);
    return sum;
}

/// The signal of the bins that `keep` gives a factor for, at `size` points of one period.
template <class A, class F>
ArrayXcd synthesis(const A& z, Index size, F&& keep) {
    ArrayXcd out = ArrayXcd::Zero(size);
    const Index n = z.size();
    for (Index k = -(n / 2); k < (n + 1) / 2; ++k)
        if (const double factor = keep(k); factor != 0)
            for (Index i = 0; i < size; ++i)
                out[i] += factor * bin(z, k) / double(n) *
                          std::polar(1.0, 2 * std::numbers::pi * double(k) * double(i) / double(size));
    return out;
}

TEST(Envelope, DefaultsAreTheAnalyticSignalWithoutItsMean) {
    for (const Index n : {3, 4, 8, 9, 50, 51}) {
        const ArrayXd x = ArrayXd::Random(n) + 3;
        const auto [z_env, z_res] = envelope(x);
        const auto positive = [](Index k) { return k > 0 ? 2.0 : 0.0; };
        EXPECT_LE((z_env - synthesis(x, n, positive).abs()).abs().maxCoeff(), 1e-13) << n;
        // The mean, and for an even n the highest frequency, which is its own negative.
        ArrayXd low = ArrayXd::Constant(n, x.mean());
        if (n % 2 == 0)
            for (Index i = 0; i < n; ++i) low[i] += bin(x, n / 2).real() / double(n) * (i % 2 ? -1 : 1);
        EXPECT_LE((z_res - low).abs().maxCoeff(), 1e-13) << n;
        EXPECT_SCALED_CLOSE(envelope<R::none>(x, {.bp_in = {std::nullopt, std::nullopt}}), hilbert(x).abs().eval(),
                            1e-13);
    }
}

TEST(Envelope, BandsOfComplexData) {
    const ArrayXcd z = ArrayXcd::Random(21);
    for (const auto& [low, high] : {std::pair<Index, Index>(-10, 11), {-7, -2}, {-3, 4}, {0, 5}, {-4, 0}, {2, 3}}) {
        const auto inside = [low = low, high = high](Index k) { return k >= low && k < high ? 1.0 : 0.0; };
        const auto outside = [&](Index k) { return 1 - inside(k); };
        const auto below = [low = low](Index k) { return k < low ? 1.0 : 0.0; };
        for (const Index size : {21, 40, 15}) {
            const EnvelopeOptions options{.bp_in = {low, high}, .n_out = size};
            const auto all = envelope<R::all>(z, options);
            const auto lowpass = envelope(z, options);
            if (high - low <= size) {
                EXPECT_LE((all.z_env - synthesis(z, size, inside).abs()).abs().maxCoeff(), 1e-13);
            }
            if (size >= 21) {
                EXPECT_LE((all.z_res - synthesis(z, size, outside)).abs().maxCoeff(), 1e-13);
                EXPECT_LE((lowpass.z_res - synthesis(z, size, below)).abs().maxCoeff(), 1e-13);
            }
            EXPECT_SCALED_CLOSE(lowpass.z_env, all.z_env, 0.0);
            EXPECT_SCALED_CLOSE(envelope<R::none>(z, {.bp_in = {low, high}, .n_out = size, .squared = true}),
                                all.z_env.square().eval(), 1e-13);
        }
    }
}

TEST(Envelope, AmplitudeOfAModulatedTone) {
    const Index n = 500;
    const ArrayXd t = ArrayXd::LinSpaced(n, 0, double(n - 1) / double(n));
    const ArrayXd amplitude = 1 + 0.5 * (2 * std::numbers::pi * 3 * t).cos(),
                  slow = 0.3 * (2 * std::numbers::pi * 2 * t).sin(),
                  fast = 0.1 * (2 * std::numbers::pi * 200 * t).cos();
    const ArrayXd x = amplitude * (2 * std::numbers::pi * 50 * t).cos() + slow + fast;
    const auto [env, low] = envelope(x, {.bp_in = {30, 70}});
    EXPECT_LE((env - amplitude).abs().maxCoeff(), 1e-13);
    EXPECT_LE((low - slow).abs().maxCoeff(), 1e-13);
    const auto all = envelope<R::all>(x, {.bp_in = {30, 70}});
    EXPECT_LE((all.z_res - slow - fast).abs().maxCoeff(), 1e-13);
    const auto fewer = envelope(x, {.bp_in = {30, 70}, .n_out = 250});
    EXPECT_LE(
        (fewer.z_env - Eigen::Map<const ArrayXd, 0, Eigen::InnerStride<2>>(amplitude.data(), 250)).abs().maxCoeff(),
        1e-13);
}

TEST(Envelope, AxesScalarsAndErrors) {
    const Eigen::Tensor<double, 3> x = Eigen::Tensor<double, 3>(3, 12, 2).setRandom();
    const auto whole = envelope(x, {.axis = 1});
    ArrayXd line(12);
    for (Index i = 0; i < 12; ++i) line[i] = x(2, i, 1);
    const auto one = envelope(line);
    for (Index i = 0; i < 12; ++i) {
        EXPECT_EQ(whole.z_env(2, i, 1), one.z_env[i]);
        EXPECT_EQ(whole.z_res(2, i, 1), one.z_res[i]);
    }
    const auto single = envelope(line.cast<float>().eval());
    static_assert(std::is_same_v<decltype(single.z_env), Eigen::ArrayXf>);
    EXPECT_SCALED_CLOSE(single.z_env, one.z_env.cast<float>().eval(), 1e-6);
    static_assert(std::is_same_v<decltype(envelope(Eigen::VectorXi()).z_env), Eigen::VectorXd>);
    static_assert(std::is_same_v<decltype(envelope(Eigen::VectorXcf()).z_res), Eigen::VectorXcf>);
    EXPECT_THROW_TEXT(envelope(ArrayXd()), std::invalid_argument, "z must not be empty");
    EXPECT_THROW_TEXT(envelope(line, {.n_out = 0}), std::invalid_argument, "n_out must be positive");
    EXPECT_THROW_TEXT(envelope(line, {.bp_in = {4, 4}}), std::invalid_argument, "bp_in must satisfy");
    EXPECT_THROW_TEXT(envelope(line, {.bp_in = {-7, 4}}), std::invalid_argument, "bp_in must satisfy");
    EXPECT_THROW_TEXT(envelope(line, {.bp_in = {1, 7}}), std::invalid_argument, "bp_in must satisfy");
}

}  // namespace

#include <scixx/signal/filter/decimate.hpp>
#include <scixx/signal/filter/deconvolve.hpp>
#include <scixx/signal/filter/detrend.hpp>
#include <scixx/signal/filter/hilbert.hpp>
#include <scixx/signal/filter/resample.hpp>
#include <scixx/signal/filter/resample_poly.hpp>
#include <scixx/signal/filter/savgol_filter.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::signal;
using Eigen::ArrayXcd;
using Eigen::ArrayXd;
using Eigen::ArrayXXd;
using Eigen::Index;

const scixx::testing::Reference& reference() {
    static const scixx::testing::Reference file("signal/resample.json");
    return file;
}
const ArrayXd& x() {
    static const ArrayXd data = reference()["data"].array<ArrayXd>("x");
    return data;
}
const ArrayXcd& z() {
    static const ArrayXcd data = reference()["data"].array<ArrayXcd>("z");
    return data;
}
const ArrayXXd& m() {
    static const ArrayXXd data = reference()["data"].array<ArrayXXd>("m");
    return data;
}

template <class A>
void check(const std::string& name, const A& actual, double most = 1e-13) {
    SCOPED_TRACE(name);
    EXPECT_SCALED_CLOSE(actual, reference()[name].array<A>("out"), most);
}

TEST(ResamplePoly, SciPysValues) {
    for (const auto& [up, down] : {std::pair{3, 2}, {1, 4}, {5, 1}, {4, 6}, {7, 5}, {1, 1}})
        check("poly " + std::to_string(up) + "/" + std::to_string(down), resample_poly(x(), up, down));
    using enum UpfirdnMode;
    const std::pair<const char*, UpfirdnMode> modes[] = {{"symmetric", symmetric},
                                                         {"reflect", reflect},
                                                         {"edge", edge},
                                                         {"wrap", wrap},
                                                         {"smooth", smooth},
                                                         {"antisymmetric", antisymmetric},
                                                         {"antireflect", antireflect},
                                                         {"line", line},
                                                         {"mean", mean},
                                                         {"median", median},
                                                         {"maximum", maximum},
                                                         {"minimum", minimum}};
    const ArrayXd some = x().head(15);
    for (const auto& [name, mode] : modes)
        check(std::string("poly ") + name, resample_poly(some, 3, 2, {.padtype = mode}));
    check("poly cval", resample_poly(x(), 2, 3, {.cval = 1.5}));
    check("poly window", resample_poly(x(), 2, 3, {.window = std::vector<double>{1, 2, 3, 2, 1}}));
    check("poly hamming", resample_poly(m(), 2, 5, {.axis = 1, .window = "hamming"}));
    check("poly complex", resample_poly(z(), 2, 3));
    const Eigen::ArrayXf single = resample_poly(x().cast<float>().eval(), 3, 2);
    EXPECT_SCALED_CLOSE(single, resample_poly(x(), 3, 2).cast<float>().eval(), 1e-6);
}

TEST(Upfirdn, DefinitionAndModes) {
    const ArrayXd h = ArrayXd::Random(11);
    for (const Index up : {1, 2, 7})
        for (const Index down : {1, 3, 16}) {
            ArrayXd stretched = ArrayXd::Zero((x().size() - 1) * up + 1);
            for (Index i = 0; i < x().size(); ++i) stretched[i * up] = x()[i];
            const ArrayXd y = upfirdn(h, x(), up, down);
            EXPECT_EQ(y.size(), (stretched.size() + 10 - 1) / down + 1);
            for (Index i = 0; i < y.size(); ++i) {
                double sum = 0;
                for (Index k = 0; k < 11; ++k)
                    if (i * down - k >= 0 && i * down - k < stretched.size()) sum += h[k] * stretched[i * down - k];
                EXPECT_NEAR(y[i], sum, 1e-12);
            }
        }
    ArrayXXd out(40, 7);
    EXPECT_THROW_TEXT(upfirdn(h, m(), 1, 1, {}, out), std::invalid_argument, "out must have shape 7 x 50");
    EXPECT_THROW_TEXT(upfirdn(h, x(), 0, 1), std::invalid_argument, "both up and down must be >= 1");
    EXPECT_THROW_TEXT(upfirdn(ArrayXd(0), x()), std::invalid_argument, "non-zero length");
    EXPECT_THROW_TEXT(resample_poly(ArrayXd(0), 2, 1), std::invalid_argument, "x must not be empty");
}

TEST(Resample, SciPysValues) {
    for (const Index num : {20, 21, 60, 61, 90, 120}) {
        check("resample " + std::to_string(num), resample(x(), num));
        check("resample complex " + std::to_string(num), resample(z(), num));
        check("resample window " + std::to_string(num), resample(x(), num, {.window = "hamming"}));
        check("resample spectrum " + std::to_string(num),
              resample(scixx::fft::fft(z()), num, {.domain = ResampleDomain::freq}));
        check("resample real spectrum " + std::to_string(num),
              resample(ArrayXd(scixx::fft::fft(x()).real()), num, {.window = "hann", .domain = ResampleDomain::freq}));
    }
    check("resample rows", resample(m(), 25, {.axis = 1}));
    const ArrayXd times = ArrayXd::LinSpaced(40, 3, 12.75);
    const auto [resampled_x, resampled_t] = resample(m(), 25, times, {.axis = 1});
    check("resample times out", resampled_x);
    check("resample times t", resampled_t);
    EXPECT_EQ(resample(x(), 3, std::vector<int>{1, 3}).resampled_t[0], 1);
    EXPECT_THROW_TEXT(resample(x(), 3, ArrayXd::Zero(1).eval()), std::invalid_argument, "t must have two entries");
    check("resample complex window", resample(z(), 50, {.window = Window("kaiser", 3)}));
    EXPECT_THROW_TEXT(resample(x(), 0), std::invalid_argument, "num must be positive");
    EXPECT_THROW_TEXT(resample(x(), 5, {.window = ArrayXd::Ones(5).eval()}), std::invalid_argument,
                      "same length as data");
    check("decimate", decimate(x(), 3), 1e-11);
    check("decimate rows", decimate(m(), 2, {.n = 3, .axis = 1}), 1e-11);
    check("decimate phase", decimate(x(), 4, {.zero_phase = false}), 1e-11);
    check("decimate fir", decimate(x(), 3, {.ftype = DecimateFilter::fir}));
    check("decimate fir phase", decimate(x(), 3, {.n = 12, .ftype = DecimateFilter::fir, .zero_phase = false}));
    EXPECT_THROW_TEXT(decimate(x(), 0), std::invalid_argument, "q must be an integer >= 1");
}

TEST(Savgol, SciPysValues) {
    using enum SavgolMode;
    const std::pair<const char*, SavgolMode> modes[] = {
        {"interp", interp}, {"mirror", mirror}, {"constant", constant}, {"nearest", nearest}, {"wrap", wrap}};
    for (const auto& [name, mode] : modes) {
        check(std::string("savgol ") + name, savgol_filter(x(), 11, 3, {.mode = mode, .cval = 2}));
        check(std::string("savgol even ") + name, savgol_filter(x(), 8, 2, {.mode = mode}));
    }
    check("savgol deriv", savgol_filter(x(), 9, 4, {.deriv = 2, .delta = 0.5}), 1e-12);
    check("savgol rows", savgol_filter(m(), 5, 2, {.axis = 0}));
    check("savgol zero", savgol_filter(x(), 5, 2, {.deriv = 3}));
    check("coeffs", savgol_coeffs(7, 3));
    check("coeffs even", savgol_coeffs(6, 2));
    check("coeffs pos", savgol_coeffs(9, 3, {.deriv = 1, .delta = 2, .pos = 1.5, .use = SavgolUse::dot}));
    // SciPy solves with powers up to 50^8, whose condition it pays.
    check("coeffs long", savgol_coeffs(101, 8, {.deriv = 3}), 1e-8);
    // A polynomial of the filter's degree passes as it is.
    const ArrayXd t = ArrayXd::LinSpaced(50, -1, 1);
    EXPECT_SCALED_CLOSE(savgol_filter(t.cube(), 21, 3), t.cube().eval(), 1e-13);
    EXPECT_THROW_TEXT(savgol_filter(x(), 61, 3), std::invalid_argument, "window_length must be at most the size of x");
    EXPECT_THROW_TEXT(savgol_filter(x(), 3, 3), std::invalid_argument, "polyorder must lie in");
    EXPECT_THROW_TEXT(savgol_coeffs(5, 2, {.pos = 5.0}), std::invalid_argument, "pos must be nonnegative");
}

TEST(Detrend, SciPysValues) {
    check("detrend", detrend(x()));
    check("detrend constant", detrend(m(), {.axis = 0, .type = DetrendType::constant}));
    check("detrend bp", detrend(m(), {.bp = {10, 25}}));
    check("detrend complex", detrend(z()));
    EXPECT_LE(detrend(ArrayXd::LinSpaced(100, 5, 30)).abs().maxCoeff(), 1e-13);
    EXPECT_EQ(detrend(ArrayXd(0)).size(), 0);
    EXPECT_EQ(detrend(ArrayXd::Ones(1))[0], 0);
    EXPECT_THROW_TEXT(detrend(x(), {.bp = {61}}), std::invalid_argument, "bp must lie within");
    check("hilbert", hilbert(x()));
    check("hilbert odd", hilbert(x().head(31)));
    check("hilbert pad", hilbert(m(), {.N = 50}));
    check("hilbert crop", hilbert(m(), {.N = 5, .axis = 0}));
    check("hilbert2", hilbert2(m()));
    EXPECT_THROW_TEXT(hilbert(x(), {.N = 0}), std::invalid_argument, "N must be positive");
    const auto [q, r] = deconvolve(x().head(20), std::vector<double>{2.0, 1.0, -0.5});
    check("quotient", q);
    EXPECT_LE((r - reference()["remainder"].array<ArrayXd>("out")).abs().maxCoeff(), 1e-13);
    EXPECT_EQ(deconvolve(1, std::vector<double>{2, 3}).quotient.size(), 0);
    EXPECT_THROW_TEXT(deconvolve(x(), 0), std::invalid_argument, "divisor must begin");
}

TEST(Upfirdn, NaNStaysWithinTheFiltersReach) {
    ArrayXd data = ArrayXd::Ones(40);
    data[20] = std::numeric_limits<double>::quiet_NaN();
    const ArrayXd h = ArrayXd::Ones(3), y = upfirdn(h, data);
    for (Index i = 0; i < y.size(); ++i) EXPECT_EQ(std::isnan(y[i]), i >= 20 && i <= 22) << i;
    const ArrayXd stretched = upfirdn(h, data, 2, 1);
    for (Index i = 0; i < stretched.size(); ++i) EXPECT_EQ(std::isnan(stretched[i]), i >= 40 && i <= 42) << i;
    const ArrayXd z = decimate(data, 7, {.n = 20, .ftype = DecimateFilter::fir, .zero_phase = false});
    for (Index i = 0; i < z.size(); ++i) EXPECT_EQ(std::isnan(z[i]), i >= 3 && i <= 5) << i;
}

TEST(Decimate, RefusesShortLinesInItsName) {
    EXPECT_THROW_TEXT(decimate(ArrayXd(20), 2), std::invalid_argument, "decimate: the length of the input vector");
}

}  // namespace

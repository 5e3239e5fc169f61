#include <scixx/signal/design/freqz.hpp>
#include <scixx/signal/filter/deconvolve.hpp>
#include <scixx/signal/filter/filtfilt.hpp>
#include <scixx/signal/filter/resample_poly.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::signal;
using Eigen::ArrayXcd;
using Eigen::ArrayXd;
using Eigen::Index;

TEST(ComplexFilters, Quotients) {
    const scixx::testing::Reference reference("signal/complex_filters.json");
    for (const char* name : {"tf 1", "tf 2", "tf 5"}) {
        SCOPED_TRACE(name);
        const auto& data = reference[name];
        const auto b = data.array<ArrayXcd>("b"), a = data.array<ArrayXcd>("a"), z = data.array<ArrayXcd>("z");
        const auto x = data.array<ArrayXd>("x");
        EXPECT_SCALED_CLOSE(lfilter(b, a, x), data.array<ArrayXcd>("real"), 1e-13);
        EXPECT_SCALED_CLOSE(lfilter(b, a, z), data.array<ArrayXcd>("complex"), 1e-13);
        const auto [y, zf] = lfilter(b, a, x, data.array<ArrayXcd>("zi"));
        EXPECT_SCALED_CLOSE(y, data.array<ArrayXcd>("y"), 1e-13);
        EXPECT_SCALED_CLOSE(zf, data.array<ArrayXcd>("zf"), 1e-13);
        EXPECT_SCALED_CLOSE(lfilter_zi(b, a), data.array<ArrayXcd>("steady"), 1e-13);
        EXPECT_SCALED_CLOSE(lfiltic(b, a, z.head(3).eval(), x.head(2).eval()), data.array<ArrayXcd>("lfiltic"), 1e-13);
        EXPECT_SCALED_CLOSE(filtfilt(b, a, x), data.array<ArrayXcd>("filtfilt"), 1e-12);
        EXPECT_SCALED_CLOSE(filtfilt(b, a, z, {.padtype = PadType::even, .padlen = 7}), data.array<ArrayXcd>("even"),
                            1e-12);
        EXPECT_SCALED_CLOSE(freqz(b, a, {.worN = 17}).h, data.array<ArrayXcd>("h"), 1e-13);
        EXPECT_SCALED_CLOSE(freqz(b, a, {.worN = 16, .whole = true}).h, data.array<ArrayXcd>("whole"), 1e-13);
        EXPECT_SCALED_CLOSE(freqs(b, a, {.worN = ArrayXd(Eigen::Array3d(0.1, 1, 10))}).h, data.array<ArrayXcd>("freqs"),
                            1e-13);
        // The delay is the slope of the phase.
        const ArrayXd w = ArrayXd::LinSpaced(5, 0.2, 2.8);
        const ArrayXcd late = freqz(b, a, {.worN = (w + 1e-5).eval()}).h,
                       early = freqz(b, a, {.worN = (w - 1e-5).eval()}).h;
        EXPECT_LE((group_delay(b, a, {.worN = w}).gd + (late / early).arg() / 2e-5).abs().maxCoeff(), 1e-5);
        EXPECT_THROW_TEXT(filtfilt(b, a, x, {.method = FiltfiltMethod::gust}), std::invalid_argument, "must be real");
        // A stream in pieces has the bits of one call.
        auto state = lfilter(b, a, z.head(7).eval(), ArrayXcd(ArrayXcd::Zero(a.size() - 1))).zf;
        EXPECT_SCALED_CLOSE(lfilter(b, a, z.tail(33).eval(), state).y, lfilter(b, a, z).tail(33).eval(), 0.0);
    }
    const auto& fir = reference["fir"];
    const auto b = fir.array<ArrayXcd>("b"), z = fir.array<ArrayXcd>("z");
    const auto x = fir.array<ArrayXd>("x");
    EXPECT_SCALED_CLOSE(lfilter(b.head(9).eval(), 1, x), fir.array<ArrayXcd>("real"), 1e-14);
    EXPECT_SCALED_CLOSE(lfilter(b.head(9).eval(), 1.f, z), fir.array<ArrayXcd>("complex"), 1e-14);
    EXPECT_SCALED_CLOSE(freqz(b, 1, {.worN = 64}).h, fir.array<ArrayXcd>("h"), 1e-13);
    EXPECT_SCALED_CLOSE(upfirdn(b.head(9).eval(), x, 3, 2), fir.array<ArrayXcd>("upfirdn"), 1e-14);
    EXPECT_SCALED_CLOSE(upfirdn(b.head(9).eval(), z, 2, 3), fir.array<ArrayXcd>("updown"), 1e-14);
}

TEST(ComplexFilters, SectionsAndDivision) {
    const scixx::testing::Reference reference("signal/complex_filters.json");
    const auto& data = reference["sos"];
    const ComplexSos sos = data.array<Eigen::ArrayXXcd>("sos");
    const auto x = data.array<ArrayXd>("x");
    const auto z = data.array<ArrayXcd>("z");
    EXPECT_SCALED_CLOSE(sosfilt(sos, x), data.array<ArrayXcd>("real"), 1e-13);
    EXPECT_SCALED_CLOSE(sosfilt(sos, z), data.array<ArrayXcd>("complex"), 1e-13);
    const auto [y, zf] = sosfilt(sos, x, data.array<Eigen::ArrayXXcd>("zi"));
    EXPECT_SCALED_CLOSE(y, data.array<ArrayXcd>("y"), 1e-13);
    EXPECT_SCALED_CLOSE(zf, data.array<Eigen::ArrayXXcd>("zf"), 1e-13);
    EXPECT_SCALED_CLOSE(sosfilt_zi(sos), data.array<Eigen::ArrayXXcd>("steady"), 1e-13);
    EXPECT_SCALED_CLOSE(sosfiltfilt(sos, z), data.array<ArrayXcd>("filtfilt"), 1e-12);
    EXPECT_SCALED_CLOSE(freqz_sos(sos, {.worN = 9}).h, data.array<ArrayXcd>("h"), 1e-13);
    // A complex state of a real filter gives complex data.
    const auto [still, end] = lfilter(1, Eigen::Array2d(1, -0.5), x, ArrayXcd(ArrayXcd::Constant(1, {0, 1})));
    EXPECT_EQ(still[0], std::complex<double>(x[0], 1));
    static_assert(std::is_same_v<decltype(lfilter(ArrayXcd(), 1, Eigen::VectorXf())), Eigen::VectorXcf>);
    const auto& division = reference["deconvolve"];
    const auto [quotient, remainder] =
        deconvolve(division.array<ArrayXcd>("signal"), division.array<ArrayXcd>("divisor"));
    EXPECT_SCALED_CLOSE(quotient, division.array<ArrayXcd>("quotient"), 1e-10);
    EXPECT_LE((remainder - division.array<ArrayXcd>("remainder")).abs().maxCoeff(), 1e-10 * quotient.abs().maxCoeff());
}

}  // namespace

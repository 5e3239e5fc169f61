#include <scixx/signal/design/firwin.hpp>
#include <scixx/signal/design/freqz.hpp>
#include <scixx/signal/design/iirfilter.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::signal;
using Eigen::Array2d;
using Eigen::Array3d;
using Eigen::Array4d;
using Eigen::ArrayXcd;
using Eigen::ArrayXd;
using Eigen::Index;
using List = std::vector<double>;

const scixx::testing::Reference& reference() {
    static const scixx::testing::Reference file("signal/firwin.json");
    return file;
}

void check(const std::string& name, const ArrayXd& actual, double most = 1e-13) {
    SCOPED_TRACE(name);
    EXPECT_SCALED_CLOSE(actual, reference()[name].array<ArrayXd>("out"), most);
}

TEST(Firwin, SciPysFilters) {
    check("firwin lowpass", firwin(21, 0.3));
    check("firwin highpass", firwin(21, 0.4, {.pass_zero = PassZero::highpass}));
    check("firwin bandpass", firwin(30, Array2d(0.2, 0.5), {.window = {"kaiser", 6}, .pass_zero = PassZero::bandpass}));
    check("firwin bandstop", firwin(31, Array2d(0.2, 0.5), {.pass_zero = PassZero::bandstop, .scale = false}));
    check("firwin many",
          firwin(41, Array3d(10, 20, 30), {.window = "blackman", .pass_zero = PassZero::false_, .fs = 100}));
    check("firwin width", firwin(33, 12, {.width = 5, .fs = 60}));
    check("firwin one", firwin(1, 0.5));
    check("firwin even", firwin(18, 0.6, {.window = "boxcar"}));
    check("firwin2 plain", firwin2(31, Array4d(0, 0.3, 0.6, 1), Array4d(1, 1, 0, 0)));
    check("firwin2 step", firwin2(32, Array4d(0, 0.4, 0.4, 1), Array4d(1, 1, 0, 0), {.window = std::nullopt}));
    check("firwin2 grid", firwin2(25, Array3d(0, 20, 50), Array3d(0.5, 1, 0.2), {.nfreqs = 40, .fs = 100}));
    check("firwin2 type3", firwin2(21, Array3d(0, 0.5, 1), Array3d(0, 1, 0), {.antisymmetric = true}));
    check("firwin2 type4",
          firwin2(20, Array3d(0, 0.5, 1), Array3d(0, 1, 1), {.window = "hann", .antisymmetric = true}));
    check("firls 1", firls(33, Array4d(0, 0.3, 0.4, 1), Array4d(1, 1, 0, 0)), 1e-11);
    check("firls 2", firls(21, List{0, 10, 15, 30, 35, 50}, List{0, 1, 1, 1, 0.5, 0}, {.weight = {1, 5, 2}, .fs = 100}),
          1e-11);
    const auto [n1, beta1] = kaiserord(65, 0.07);
    const auto [n2, beta2] = kaiserord(30, 0.1);
    const auto [n3, beta3] = kaiserord(15, 0.2);
    check("kaiserord", ArrayXd{{double(n1), beta1, double(n2), beta2, double(n3), beta3, kaiser_atten(211, 0.0375)}});
}

TEST(Firwin, Errors) {
    const auto invalid = [](auto&& call, const char* part) { EXPECT_THROW_TEXT(call(), std::invalid_argument, part); };
    invalid([] { return firwin(20, 0.4, {.pass_zero = PassZero::highpass}); }, "numtaps must be odd");
    invalid([] { return firwin(21, 1.4); }, "cutoff must be greater than 0 and less than fs/2, got 1.4");
    invalid([] { return firwin(21, Array2d(0.4, 0.3)); }, "strictly increasing");
    invalid([] { return firwin(21, 0.3, {.pass_zero = PassZero::bandpass}); }, "at least two");
    invalid([] { return firwin(0, 0.3); }, "numtaps must be positive");
    invalid([] { return firwin(21, 0.3, {.window = ArrayXd::Ones(3).eval()}); }, "numtaps points, got 3");
    invalid([] { return firwin2(21, Array2d(0, 0.9), Array2d(1, 1)); }, "start with 0 and end with fs/2");
    invalid([] { return firwin2(20, Array2d(0, 1), Array2d(1, 1)); }, "zero at fs/2 for a filter of type 2");
    invalid([] { return firwin2(21, Array2d(0, 1), Array2d(1, 0), {.antisymmetric = true}); }, "zero at 0");
    invalid([] { return firls(20, Array2d(0, 1), Array2d(1, 1)); }, "numtaps must be odd");
    invalid([] { return firls(21, Array2d(0, 0), Array2d(1, 1)); }, "must not be empty");
    invalid([] { return kaiserord(5, 0.1); }, "at least 8 dB");
}

void check(const char* name, const FrequencyResponse& actual, double most = 1e-13) {
    SCOPED_TRACE(name);
    const auto& data = reference()[std::string("response ") + name];
    EXPECT_SCALED_CLOSE(actual.w, data.array<ArrayXd>("w"), 1e-14);
    EXPECT_SCALED_CLOSE(actual.h, data.array<ArrayXcd>("h"), most);
}

TEST(Freqz, SciPysResponses) {
    const Ba f = cheby1(5, 1, 0.3);
    const Zpk zpk = cheby1<Output::zpk>(5, 1, 0.3);
    const ArrayXd taps = firwin(301, 0.2), some{{0.1, 1.0, 3.0}};
    check("plain", freqz(f.b, f.a), 1e-12);
    check("whole", freqz(f.b, f.a, {.worN = 101, .whole = true, .fs = 1000}), 1e-12);
    check("nyquist", freqz(f.b, f.a, {.worN = 65, .include_nyquist = true}), 1e-12);
    check("points", freqz(f.b, f.a, {.worN = some}), 1e-12);
    check("long", freqz(taps, {.worN = 256}));
    check("long odd", freqz(taps, 1, {.worN = 101, .whole = true}), 1e-12);
    check("zpk", freqz_zpk(zpk.z, zpk.p, zpk.k, {.worN = 100}));
    check("sos", sosfreqz(cheby1<Output::sos>(5, 1, 0.3), {.worN = (some * 10).eval(), .fs = 100}));
    const Ba analog = butter(4, 100, {.analog = true});
    check("freqs", freqs(analog.b, analog.a));
    check("freqs points", freqs(analog.b, analog.a, {.worN = (some * 100).eval()}));
    const Zpk band = ellip<Output::zpk>(4, 1, 40, {10, 20}, {.btype = BType::bandpass, .analog = true});
    check("freqs zpk", freqs_zpk(band.z, band.p, band.k), 1e-12);
    const auto [w, gd] = group_delay(f.b, f.a, {.worN = 64});
    // A fivefold zero at half the sampling frequency makes the last delays a quotient of small numbers.
    check("delay", FrequencyResponse{w, gd.cast<std::complex<double>>()}, 1e-7);
    const auto fir = group_delay(taps, 1, {.worN = some, .fs = 10});
    check("delay fir", FrequencyResponse{fir.w, fir.gd.cast<std::complex<double>>()}, 1e-11);
    EXPECT_EQ(freqz(1, 1, {.worN = 1}).h[0], 1.0);
    EXPECT_EQ(freqz(1, 1, {.worN = 0}).h.size(), 0);
    EXPECT_THROW_TEXT(freqz(ArrayXd(0)), std::invalid_argument, "must not be empty");
    EXPECT_THROW_TEXT(freqz(1, 1, {.worN = -1}), std::invalid_argument, "worN must be non-negative");
    EXPECT_THROW_TEXT(freqs(1, 1, {.worN = 0}), std::invalid_argument, "worN must be positive");
}

TEST(GroupDelay, DoesNotDependOnTheGain) {
    const ArrayXd b = Eigen::Array3d(1, 0.5, 0.2), a = Eigen::Array3d(1, -0.3, 0.1);
    const ArrayXd expected = group_delay(b, a, {.worN = 5}).gd;
    EXPECT_NEAR(expected[0], 0.65441176470588236, 1e-14);
    for (const double gain : {1e-20, 1e-200, 1e200}) {
        const ArrayXd scaled = gain * b, below = gain * a;
        EXPECT_SCALED_CLOSE(group_delay(scaled, a, {.worN = 5}).gd, expected, 1e-13);
        EXPECT_SCALED_CLOSE(group_delay(scaled, below, {.worN = 5}).gd, expected, 1e-13);
    }
}

}  // namespace

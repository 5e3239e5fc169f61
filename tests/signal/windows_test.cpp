#include <scixx/signal/windows/get_window.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::signal;
using Eigen::ArrayXd;

TEST(Windows, SciPysValues) {
    const scixx::testing::Reference reference("signal/windows.json");
    for (const auto& [key, data] : reference.cases()) {
        SCOPED_TRACE(key);
        const auto w = data.numbers("w");
        if (data.has("norm")) {
            const std::string& norm = data.text("norm");
            const auto result = windows::dpss(64, 4, 6,
                                              {.norm = norm == "2"             ? windows::DpssNorm::l2
                                                       : norm == "approximate" ? windows::DpssNorm::approximate
                                                                               : windows::DpssNorm::subsample});
            EXPECT_SCALED_CLOSE(Eigen::ArrayXXd(result.windows), data.array<Eigen::ArrayXXd>("w"), 1e-12);
            EXPECT_SCALED_CLOSE(result.ratios, data.array<ArrayXd>("ratios"), 1e-13);
            continue;
        }
        const auto p = data.list<double>("parameters");
        const std::string& name = data.text("name");
        const ArrayXd actual = get_window(Window(name.c_str(), p), data.integer("M"), data.flag("fftbins"));
        EXPECT_SCALED_CLOSE(actual, data.array<ArrayXd>("w"), name == "dpss" ? 1e-12 : 5e-14);
    }
}

TEST(Windows, CallsAndErrors) {
    EXPECT_SCALED_CLOSE(get_window("hann", 16), windows::hann(16, false), 0.0);
    EXPECT_SCALED_CLOSE(get_window({"kaiser", 5}, 16), windows::kaiser(16, 5, false), 0.0);
    EXPECT_SCALED_CLOSE(get_window(5.0, 16, false), windows::kaiser(16, 5), 0.0);
    EXPECT_SCALED_CLOSE(get_window({"taylor", 4, 30}, 16, false), windows::taylor(16), 0.0);
    EXPECT_SCALED_CLOSE(get_window({"exponential", NAN, 3}, 9), windows::exponential(9, {}, 3, false), 0.0);
    EXPECT_SCALED_CLOSE(windows::get_window("triangle", 9), windows::triang(9, false), 0.0);
    EXPECT_EQ(windows::hann(0).size(), 0);
    EXPECT_EQ(windows::chebwin(1, 60)[0], 1);
    // A long Chebyshev window: its spectrum's side lobes are all 80 dB down.
    const ArrayXd w = windows::chebwin(301, 80);
    for (const double f : {0.1, 0.3, 1.0, 2.5}) {
        std::complex<double> sum = 0;
        for (Eigen::Index n = 0; n < w.size(); ++n) sum += w[n] * std::polar(1.0, f * double(n));
        EXPECT_LE(std::abs(sum) / w.sum(), 1.0001e-4);
    }
    EXPECT_THROW_TEXT(get_window("hanning window", 8), std::invalid_argument, "unknown window \"hanning window\"");
    EXPECT_THROW_TEXT(get_window("kaiser", 8), std::invalid_argument, "needs 1 parameters, got 0");
    EXPECT_THROW_TEXT(get_window({"hann", 2.0}, 8), std::invalid_argument, "takes 0 parameters, got 1");
    EXPECT_THROW_TEXT(windows::hann(-1), std::invalid_argument, "M must be a non-negative");
    EXPECT_THROW_TEXT(windows::kaiser_bessel_derived(7, 4), std::invalid_argument, "M must be even");
    EXPECT_THROW_TEXT(windows::exponential(7, 2), std::invalid_argument, "center must not");
    EXPECT_THROW_TEXT(windows::dpss(8, 5), std::invalid_argument, "NW must be less than M/2");
    EXPECT_THROW_TEXT(get_window(ArrayXd::Ones(3), 3), std::invalid_argument, "must be a name");
}

TEST(GetWindow, TellsWhatAWindowRefusesInItsName) {
    EXPECT_THROW_TEXT(get_window({"dpss", 2.5}, 4), std::invalid_argument, "get_window: window dpss: NW must be less");
    EXPECT_THROW_TEXT(get_window({"kaiser_bessel_derived", 6.0}, 4), std::invalid_argument,
                      "get_window: window kaiser_bessel_derived: sym");
}

}  // namespace

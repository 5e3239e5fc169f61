#include <scixx/signal/filter/splines.hpp>
#include <scixx/signal/filter/symiirorder.hpp>
#include <scixx/signal/peaks/find_peaks_cwt.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::signal;
using Eigen::ArrayXd;
using Eigen::Index;
using Indices = Eigen::Array<Index, Eigen::Dynamic, 1>;

TEST(Splines, SciPysValues) {
    const scixx::testing::Reference reference("signal/splines.json");
    const auto x = reference["data"].array<ArrayXd>("x"), t = reference["data"].array<ArrayXd>("t");
    const auto out = [&](const char* name) { return reference[name].array<ArrayXd>("out"); };
    EXPECT_SCALED_CLOSE(gauss_spline(t, 3), out("gauss"), 1e-14);
    const ArrayXd c = cspline1d(x), q = qspline1d(x);
    // SciPy ends the sum for the first coefficient with the data.
    EXPECT_SCALED_CLOSE(c, out("cspline"), 1e-11);
    EXPECT_SCALED_CLOSE(q, out("qspline"), 1e-13);
    EXPECT_SCALED_CLOSE(cspline1d_eval(c, t, {.dx = 1.2, .x0 = 0.5}), out("cspline eval"), 1e-11);
    EXPECT_SCALED_CLOSE(qspline1d_eval(q, t), out("qspline eval"), 1e-13);
    // The splines pass through the samples.
    for (Index i = 2; i < 18; ++i) {
        EXPECT_NEAR(cspline1d_eval(c, double(i)), x[i], 1e-12);
        EXPECT_NEAR(qspline1d_eval(q, double(i)), x[i], 1e-12);
    }
    EXPECT_THROW_TEXT(cspline1d_eval(ArrayXd(0), 1.0), std::invalid_argument, "cj must not be empty");
}

TEST(Splines, TwoDimensionsAndSymmetricFilters) {
    const scixx::testing::Reference reference("signal/splines.json");
    const auto x = reference["data"].array<ArrayXd>("x");
    const auto image = reference["data"].array<Eigen::ArrayXXd>("image");
    const auto out = [&](const char* name) { return reference[name].array<Eigen::ArrayXXd>("out"); };
    const auto smooth = reference["cspline smooth"].array<ArrayXd>("out");
    EXPECT_SCALED_CLOSE(cspline1d(x, 0.3).tail(4).eval(), smooth.tail(4).eval(), 1e-2);
    EXPECT_SCALED_CLOSE(cspline1d(x.reverse().eval(), 0.3), cspline1d(x, 0.3).reverse().eval(), 1e-13);
    // SciPy cuts the sums for the ends off at a precision of its own.
    EXPECT_SCALED_CLOSE(cspline2d(image), out("cspline2d"), 1e-4);
    EXPECT_SCALED_CLOSE(cspline2d(image, 2.0), out("cspline2d smooth"), 1e-2);
    EXPECT_SCALED_CLOSE(qspline2d(image), out("qspline2d"), 1e-4);
    EXPECT_SCALED_CLOSE(sepfir2d(image, std::vector<double>{1, 2, 3}, std::vector<double>{0.5, 1, -1, 2, 0.1}),
                        out("sepfir2d"), 1e-14);
    EXPECT_SCALED_CLOSE(spline_filter(image, 0.1), out("spline_filter"), 1e-4);
    EXPECT_SCALED_CLOSE(symiirorder1(x, 0.7, 0.2), reference["symiirorder1"].array<ArrayXd>("out"), 1e-9);
    EXPECT_SCALED_CLOSE(symiirorder2(x, 0.2, 0.8), reference["symiirorder2"].array<ArrayXd>("out"), 1e-9);
    EXPECT_SCALED_CLOSE(Eigen::ArrayXXd(cspline2d(image).colwise().reverse()),
                        cspline2d(image.colwise().reverse().eval()), 1e-13);
    EXPECT_THROW_TEXT(symiirorder1(x, 1, 1), std::invalid_argument, "|z1| must be less than 1.0");
    EXPECT_THROW_TEXT(symiirorder2(x, 1, 1), std::invalid_argument, "r must be less than 1.0");
    EXPECT_THROW_TEXT(sepfir2d(image, Eigen::Array2d(1, 1), 1), std::invalid_argument, "odd lengths");
}

TEST(FindPeaksCwt, SciPysPeaks) {
    const scixx::testing::Reference reference("signal/splines.json");
    for (const char* name : {"cwt 0", "cwt 1", "cwt 2"}) {
        SCOPED_TRACE(name);
        const auto& data = reference[name];
        const auto x = data.array<ArrayXd>("x"), widths = data.array<ArrayXd>("widths");
        EXPECT_SCALED_CLOSE(find_peaks_cwt(x, widths), data.array<Indices>("plain"), 0.0);
        EXPECT_SCALED_CLOSE(
            find_peaks_cwt(x, widths,
                           {.gap_thresh = 1, .min_length = 3, .min_snr = 1.5, .noise_perc = 30, .window_size = 31}),
            data.array<Indices>("options"), 0.0);
    }
    EXPECT_EQ(find_peaks_cwt(ArrayXd(0), 2).size(), 0);
    EXPECT_THROW_TEXT(find_peaks_cwt(ArrayXd::Ones(9), 0), std::invalid_argument, "widths must be positive");
    EXPECT_THROW_TEXT(find_peaks_cwt(ArrayXd::Ones(9), 1, {.max_distances = {1, 2}}), std::invalid_argument,
                      "max_distances");
}

}  // namespace

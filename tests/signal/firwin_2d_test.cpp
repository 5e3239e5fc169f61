#include <scixx/signal/design/firwin_2d.hpp>
#include <scixx/signal/design/iirdesign.hpp>

#include "support/closeness.hpp"

namespace {

using namespace scixx::signal;
using Eigen::ArrayXd;
using Eigen::ArrayXXd;
using Eigen::Index;

TEST(Firwin2d, ProductOfTwoFilters) {
    const ArrayXXd h = firwin_2d({7, 4}, {Window("hamming"), Window("kaiser", 5.0)}, {.fc = 100, .fs = 1000});
    const ArrayXd rows = firwin(7, 100, {.fs = 1000}), cols = firwin(4, 100, {.window = {"kaiser", 5.0}, .fs = 1000});
    ASSERT_EQ(h.rows(), 7);
    ASSERT_EQ(h.cols(), 4);
    EXPECT_SCALED_CLOSE(h, ArrayXXd((rows.matrix() * cols.matrix().transpose()).array()), 1e-15);
    EXPECT_NEAR(h.sum(), 1, 1e-14);
    const ArrayXXd both = firwin_2d(
        {5, 5}, "hann", {.fc = ArrayXd(Eigen::Array2d(0.2, 0.5)), .pass_zero = PassZero::bandpass, .scale = false});
    const ArrayXd one =
        firwin(5, Eigen::Array2d(0.2, 0.5), {.window = "hann", .pass_zero = PassZero::bandpass, .scale = false});
    EXPECT_SCALED_CLOSE(both, ArrayXXd((one.matrix() * one.matrix().transpose()).array()), 1e-15);
}

// The two examples of SciPy's documentation.
TEST(Firwin2d, DocumentedNumbers) {
    ArrayXXd product(3, 3), circle(3, 3);  // the upper left quarters
    product << 0.00025366, 0.00401662, 0.00738617, 0.00401662, 0.06360159, 0.11695714, 0.00738617, 0.11695714,
        0.21507283;
    circle << -0.00020354, -0.00020354, -0.00020354, -0.00020354, 0.01506844, 0.09907658, -0.00020354, 0.09907658,
        -0.00020354;
    const Window kaiser("kaiser", 5.0);
    const ArrayXXd h = firwin_2d({5, 5}, {kaiser, kaiser}, {.fc = 0.1});
    EXPECT_LE((h.topLeftCorner(3, 3) - product).abs().maxCoeff(), 5e-9);
    EXPECT_LE((h - h.reverse()).abs().maxCoeff(), 1e-16);
    const ArrayXXd c = firwin_2d({5, 5}, "hamming", {.fc = 0.1, .circular = true});
    EXPECT_LE((c.topLeftCorner(3, 3) - circle).abs().maxCoeff(), 5e-9);
    EXPECT_LE((c - c.reverse()).abs().maxCoeff(), 1e-16);
    const ArrayXXd oblong = firwin_2d({1, 6}, "hamming", {.fc = 0.1, .circular = true});
    EXPECT_EQ(oblong.rows(), 1);
    EXPECT_EQ(oblong.cols(), 6);
}

TEST(Firwin2d, Errors) {
    EXPECT_THROW_TEXT(firwin_2d({5, 5}, "hann", {}), std::invalid_argument, "fc must be given");
    EXPECT_THROW_TEXT(firwin_2d({5, 5}, "hann", {.circular = true}), std::invalid_argument, "fc must be given");
    EXPECT_THROW_TEXT(firwin_2d({0, 5}, "hann", {.fc = 0.1}), std::invalid_argument, "hsize must be positive");
    EXPECT_THROW_TEXT(firwin_2d({5, 5}, {Window("hann"), Window("hann")}, {.fc = 0.1, .circular = true}),
                      std::invalid_argument, "single one");
    EXPECT_THROW_TEXT(firwin_2d({5, 5}, "hann", {.fc = 1}), std::invalid_argument, "firwin: cutoff");
}

// What SciPy 1.10 gives; for elliptic filters, where it loses four digits of 1 - k^2, by mpmath.
TEST(BandStopObj, OrdersOfTheFamilies) {
    EXPECT_NEAR(band_stop_obj(0.25, 0, {0.2, 0.8}, {0.3, 0.6}, 1, 40, BandStopType::butter), 13.023877270676842, 1e-13);
    EXPECT_NEAR(band_stop_obj(0.75, 1, {0.2, 0.8}, {0.3, 0.6}, 1, 40, BandStopType::butter), 11.683410643719357, 1e-13);
    EXPECT_NEAR(band_stop_obj(0.25, 0, {0.2, 0.8}, {0.3, 0.6}, 1, 40, BandStopType::cheby), 6.207109012249363, 1e-13);
    EXPECT_NEAR(band_stop_obj(0.75, 1, {0.2, 0.8}, {0.3, 0.6}, 1, 40, BandStopType::cheby), 5.835284985917527, 1e-13);
    EXPECT_NEAR(band_stop_obj(0.25, 0, {0.2, 0.8}, {0.3, 0.6}, 1, 40, BandStopType::ellip), 4.0335586800206692, 1e-14);
    EXPECT_NEAR(band_stop_obj(0.75, 1, {0.2, 0.8}, {0.3, 0.6}, 1, 40, BandStopType::ellip), 3.8879256367822903, 1e-14);
    EXPECT_THROW_TEXT(band_stop_obj(0.25, 2, {0.2, 0.8}, {0.3, 0.6}, 1, 40, BandStopType::butter),
                      std::invalid_argument, "ind must be 0 or 1");
}

}  // namespace

#include <cstdint>
#include <scixx/ndimage/interpolation/map_coordinates.hpp>
#include <scixx/ndimage/interpolation/spline_filter.hpp>

#include "ndimage/ranks.hpp"
#include "ndimage/support.hpp"
#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace ndimage = scixx::ndimage;
using namespace scixx::testing;
using ndimage::Mode;
using RowMajor = Eigen::Array<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

constexpr Mode modes[] = {Mode::reflect, Mode::constant,    Mode::nearest,       Mode::mirror,
                          Mode::wrap,    Mode::grid_mirror, Mode::grid_constant, Mode::grid_wrap};

TEST(SplineFilter, MatchesSciPyForEveryModeOrderAndRank) {
    const auto check = []<class A>(const Case& stored, const A&) {
        const ndimage::SplineFilterOptions options{.order = static_cast<int>(stored.integer("order")),
                                                   .mode = mode_named(stored.text("mode"))};
        EXPECT_SCALED_CLOSE(ndimage::spline_filter(stored.array<A>("a"), options), stored.array<A>("out"), 2e-14);
    };
    EXPECT_EQ(for_each_rank<double>(Reference("ndimage/spline_filter.json"), check), 41);
}

TEST(SplineFilter, TheSplineHasTheSamplesAlsoOfTheShortestLines) {
    std::srand(3);
    for (const Mode mode : modes)
        for (Eigen::Index n : {1, 2, 3, 4, 7, 33})
            for (int order = 2; order <= 5; ++order) {
                const Eigen::ArrayXd a = Eigen::ArrayXd::Random(n);
                const Eigen::ArrayXd c = ndimage::spline_filter(a, {.order = order, .mode = mode});
                // Between the constant modes' ends the spline continues as with mode mirror.
                const Mode outside = mode == Mode::grid_constant ? Mode::constant
                                     : mode == Mode::nearest     ? Mode::reflect
                                                                 : mode;
                const Eigen::MatrixXd at = Eigen::RowVectorXd::LinSpaced(n, 0.0, static_cast<double>(n - 1));
                EXPECT_SCALED_CLOSE(
                    ndimage::map_coordinates(c, at, {.order = order, .mode = outside, .prefilter = false}), a, 1e-14)
                    << n << " samples, order " << order << ", mode " << static_cast<int>(mode);
            }
}

TEST(SplineFilter, ScalarsOfInputAndResult) {
    std::srand(4);
    const Eigen::ArrayXXf a = Eigen::ArrayXXf::Random(9, 37);
    const Eigen::ArrayXXd expected = ndimage::spline_filter(a.cast<double>().eval());
    EXPECT_SCALED_CLOSE(ndimage::spline_filter(a), expected, 0);
    EXPECT_SCALED_CLOSE(ndimage::spline_filter<float>(a), expected.cast<float>().eval(), 4e-7);
    const Eigen::ArrayXXcd z = a.cast<double>() + std::complex<double>(0, 2) * a.reverse().cast<double>();
    const Eigen::ArrayXXcd both = ndimage::spline_filter(z);
    EXPECT_SCALED_CLOSE(both.real().eval(), expected, 0);
    EXPECT_SCALED_CLOSE(both.imag().eval(), (2 * ndimage::spline_filter(a.reverse())).eval(), 1e-15);
    const Eigen::ArrayXX<std::uint8_t> bytes = ((a + 1) * 100).cast<std::uint8_t>();
    EXPECT_SCALED_CLOSE(ndimage::spline_filter(bytes), ndimage::spline_filter(bytes.cast<double>()), 0);
    const Eigen::ArrayXX<int> cut = ndimage::spline_filter<int>(Eigen::ArrayXXd::Constant(9, 9, 7));
    EXPECT_TRUE((cut == 6 || cut == 7).all());
    EXPECT_TRUE((ndimage::spline_filter1d<int>(Eigen::ArrayXXd::Constant(2, 3, 3.9), {.order = 0}) == 3).all());
    EXPECT_TRUE((ndimage::spline_filter1d(bytes, {.order = 1}) == bytes.cast<double>()).all());
}

TEST(SplineFilter, BlocksExpressionsDestinationsAndWorkers) {
    std::srand(5);
    const Eigen::ArrayXXd big = Eigen::ArrayXXd::Random(90, 70);
    const Eigen::ArrayXXd a = big.block(3, 5, 50, 41);
    const Eigen::ArrayXXd expected = ndimage::spline_filter(a, {.order = 4});
    EXPECT_SCALED_CLOSE(ndimage::spline_filter(big.block(3, 5, 50, 41), {.order = 4}), expected, 0);
    EXPECT_SCALED_CLOSE(ndimage::spline_filter((a * 2.0 / 2.0), {.order = 4}), expected, 0);
    EXPECT_SCALED_CLOSE(ndimage::spline_filter(a, {.order = 4, .workers = 2}), expected, 0);
    Eigen::ArrayXXd in_place = a;
    ndimage::spline_filter(in_place, {.order = 4}, in_place);
    EXPECT_SCALED_CLOSE(in_place, expected, 0);
    RowMajor wide = RowMajor::Zero(60, 60);
    ndimage::spline_filter(a, {.order = 4}, wide.block(2, 1, 50, 41));
    EXPECT_SCALED_CLOSE(wide.block(2, 1, 50, 41).eval(), expected.eval(), 1e-15);
    EXPECT_EQ(wide.row(1).abs().sum() + wide.col(0).abs().sum() + wide.row(52).abs().sum(), 0);
    Eigen::ArrayXXd turns = a;
    ndimage::spline_filter1d(a, {.axis = 1}, turns);
    ndimage::spline_filter1d(turns, {.axis = -2}, turns);
    EXPECT_SCALED_CLOSE(turns, ndimage::spline_filter(a), 1e-15);
}

TEST(SplineFilter, NanStaysInItsLineAndNothingComesFromNothing) {
    Eigen::ArrayXXd a = Eigen::ArrayXXd::Ones(20, 30);
    a(4, 5) = std::nan("");
    const Eigen::ArrayXXd c = ndimage::spline_filter1d(a);
    EXPECT_EQ(c.isNaN().count(), 30);
    EXPECT_TRUE(c.row(4).isNaN().all());
    EXPECT_EQ(ndimage::spline_filter(Eigen::ArrayXXd(0, 5)).size(), 0);
    EXPECT_EQ(ndimage::spline_filter(Eigen::ArrayXXd(5, 0)).rows(), 5);
}

TEST(SplineFilter, RefusesWhatHasNoMeaning) {
    const Eigen::ArrayXXd a = Eigen::ArrayXXd::Zero(3, 4);
    EXPECT_THROW_TEXT(ndimage::spline_filter(a, {.order = 1}), std::invalid_argument,
                      "order must be between 2 and 5, got 1");
    EXPECT_THROW_TEXT(ndimage::spline_filter1d(a, {.order = 6}), std::invalid_argument,
                      "order must be between 0 and 5");
    EXPECT_THROW_TEXT(ndimage::spline_filter1d(a, {.axis = 2}), std::invalid_argument, "axis 2");
    EXPECT_THROW_TEXT(ndimage::spline_filter(a, {.workers = 0}), std::invalid_argument, "workers");
    Eigen::ArrayXXd wrong(4, 3);
    EXPECT_THROW_TEXT(ndimage::spline_filter(a, {}, wrong), std::invalid_argument,
                      "out must have shape 3 x 4, got 4 x 3");
}

}  // namespace

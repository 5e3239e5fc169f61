#include <cstdint>
#include <limits>
#include <scixx/ndimage/interpolation/map_coordinates.hpp>
#include <scixx/tensor.hpp>

#include "ndimage/support.hpp"
#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace ndimage = scixx::ndimage;
using namespace scixx::testing;
using ndimage::Mode;
using RowMajor = Eigen::Array<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

constexpr double infinity = std::numeric_limits<double>::infinity();

TEST(MapCoordinates, MatchesSciPyForEveryModeAndOrder) {
    const Reference reference("ndimage/map_coordinates.json");
    const auto a = reference["input"].array<Eigen::ArrayXXd>("a");
    const RowMajor rows = a;
    const auto at = reference["input"].array<Eigen::MatrixXd>("at");
    const Eigen::MatrixXd some = at(Eigen::all, Eigen::seqN(0, 7, 3));
    for (const auto& [name, stored] : reference.cases()) {
        if (!stored.has("coefficients")) continue;
        SCOPED_TRACE(name);
        ndimage::TransformOptions options{
            .order = static_cast<int>(stored.integer("order")), .mode = mode_named(stored.text("mode")), .cval = 1.5};
        EXPECT_SCALED_CLOSE(ndimage::map_coordinates(a, at, options), stored.array<Eigen::VectorXd>("out"), 2e-14);
        EXPECT_SCALED_CLOSE(ndimage::map_coordinates(rows, at, options), stored.array<Eigen::VectorXd>("out"), 2e-14);
        options.prefilter = false;
        EXPECT_SCALED_CLOSE(ndimage::map_coordinates(a, some, options), stored.array<Eigen::VectorXd>("coefficients"),
                            1e-14);
    }
}

TEST(MapCoordinates, ArraysOfOneAndTwoSamples) {
    const Reference reference("ndimage/map_coordinates.json");
    const auto at = reference["input"].array<Eigen::MatrixXd>("at");
    int count = 0;
    for (const auto& [name, stored] : reference.cases()) {
        if (!stored.has("prefilter")) continue;
        SCOPED_TRACE(name);
        ++count;
        const auto out = stored.array<Eigen::MatrixXd>("out");
        const int orders[] = {1, 3, 4};
        for (int i = 0; i < 3; ++i)
            EXPECT_SCALED_CLOSE(ndimage::map_coordinates(stored.array<Eigen::ArrayXXd>("a"), at,
                                                         {.order = orders[i],
                                                          .mode = mode_named(stored.text("mode")),
                                                          .cval = 1.5,
                                                          .prefilter = stored.flag("prefilter")}),
                                out.row(i).transpose().eval(), 1e-14);
    }
    EXPECT_EQ(count, 8);
}

TEST(MapCoordinates, IntegersAreRoundedAndKeptInRange) {
    const Reference reference("ndimage/map_coordinates.json");
    const Case& stored = reference["rounding"];
    const auto a = stored.array<Eigen::ArrayXd>("a");
    const Eigen::MatrixXd at = Eigen::RowVectorXd::LinSpaced(17, 0, 16);
    EXPECT_TRUE((ndimage::map_coordinates<std::uint8_t>(a, at, {.order = 1}) ==
                 stored.array<Eigen::VectorX<std::uint8_t>>("uint8")));
    // At the samples of a line the values are the samples: the other scalars without a kernel each.
    const auto expect_rounded = [&]<class U>(const char* key, U) {
        const auto expected = stored.array<Eigen::VectorX<U>>(key);
        for (Eigen::Index i = 0; i < 17; ++i) EXPECT_EQ(ndimage::detail::splines::rounded<U>(a[i]), expected[i]) << key;
    };
    expect_rounded("uint8", std::uint8_t());
    expect_rounded("int8", std::int8_t());
    expect_rounded("int16", std::int16_t());
    expect_rounded("int32", std::int32_t());
    expect_rounded("bool", false);
}

TEST(MapCoordinates, TensorsOfBytes) {
    const Reference reference("ndimage/map_coordinates.json");
    const Case& stored = reference["bytes"];
    using Bytes = Eigen::Tensor<std::uint8_t, 3>;
    const Eigen::Tensor<std::uint8_t, 2> out = ndimage::map_coordinates(
        stored.array<Bytes>("a"), stored.array<Eigen::Tensor<double, 3>>("at"), {.mode = Mode::mirror});
    const auto expected = stored.array<Eigen::ArrayXX<std::uint8_t>>("out");
    for (Eigen::Index i = 0; i < 4; ++i)
        for (Eigen::Index j = 0; j < 3; ++j) EXPECT_EQ(out(i, j), expected(i, j));
}

TEST(MapCoordinates, ArraysOfCoordinatesComplexNumbersAndWorkers) {
    std::srand(6);
    const Eigen::ArrayXXcd z = Eigen::ArrayXXcd::Random(30, 40);
    const std::array<Eigen::ArrayXXd, 2> at{15 + 18 * Eigen::ArrayXXd::Random(37, 150),
                                            20 + 22 * Eigen::ArrayXXd::Random(37, 150)};
    const std::complex<double> fill(2, -3);
    const Eigen::ArrayXXcd out = ndimage::map_coordinates(z, at, {.cval = fill});
    EXPECT_SCALED_CLOSE(out.real().eval(), ndimage::map_coordinates(z.real().eval(), at, {.cval = 2}), 0);
    EXPECT_SCALED_CLOSE(out.imag().eval(), ndimage::map_coordinates(z.imag().eval(), at, {.cval = -3}), 0);
    EXPECT_SCALED_CLOSE(ndimage::map_coordinates(z, at, {.cval = fill, .workers = 2}), out, 0);
    Eigen::MatrixXd flat(2, 37 * 150);
    flat.row(0) = at[0].reshaped().matrix().transpose();
    flat.row(1) = at[1].reshaped().matrix().transpose();
    EXPECT_SCALED_CLOSE(ndimage::map_coordinates(z, flat, {.cval = fill}), out.reshaped().matrix().eval(), 0);
    // float: double sums, one rounding
    const Eigen::ArrayXXf f = z.real().cast<float>();
    EXPECT_SCALED_CLOSE(ndimage::map_coordinates(f, at),
                        ndimage::map_coordinates(f.cast<double>().eval(), at).cast<float>().eval(), 1e-7);
    EXPECT_SCALED_CLOSE(ndimage::map_coordinates(f.transpose(), std::array{at[1], at[0]}, {.order = 1}),
                        ndimage::map_coordinates(f, at, {.order = 1}), 1e-6);
    // strided in both directions: every second sample of a larger array
    const Eigen::ArrayXXd wide = Eigen::ArrayXXd::Random(60, 80);
    const Eigen::Map<const Eigen::ArrayXXd, 0, Eigen::Stride<Eigen::Dynamic, Eigen::Dynamic>> sparse(wide.data(), 30,
                                                                                                     40, {120, 2});
    EXPECT_SCALED_CLOSE(ndimage::map_coordinates(sparse, at, {.order = 1}),
                        ndimage::map_coordinates(sparse.eval(), at, {.order = 1}), 0);
}

TEST(MapCoordinates, LinearRunsAreTheirPointsOneByOne) {
    // Long runs in which some points are inside, some on an edge, some outside and some nowhere.
    std::srand(8);
    const Eigen::Index count = 700;
    for (const auto& [rows, cols] : {std::pair{9, 11}, std::pair{1, 11}, std::pair{9, 1}, std::pair{2, 2}}) {
        const Eigen::ArrayXXd a = Eigen::ArrayXXd::Random(rows, cols);
        Eigen::MatrixXd at = 0.5 * (Eigen::ArrayXXd::Random(2, count) + 1);
        at.row(0) = at.row(0) * (rows + 2) - Eigen::RowVectorXd::Ones(count);
        at.row(1) = at.row(1) * (cols - 1);
        at.leftCols(50) = at.leftCols(50).array().round();
        at(0, 100) = std::nan("");
        at(1, 101) = std::numeric_limits<double>::infinity();
        at.col(102) << rows - 1, cols - 1;
        for (int mode = 0; mode < 8; ++mode) {
            const ndimage::TransformOptions options{.order = 1, .mode = static_cast<Mode>(mode), .cval = 1.5};
            const Eigen::VectorXd runs = ndimage::map_coordinates(a, at, options);
            for (Eigen::Index p = 0; p < count; ++p) {
                // By the identity of an axis with its samples: first along one axis, then along the other.
                Eigen::MatrixXd row(2, cols), one(1, 1);
                row.row(0).setConstant(at(0, p));
                row.row(1).setLinSpaced(cols, 0, cols - 1);
                const Eigen::ArrayXd line = ndimage::map_coordinates(a, row, options).array();
                one(0, 0) = at(1, p);
                const double value = ndimage::map_coordinates(line, one, options)[0];
                ASSERT_NEAR(runs[p], value, 4e-15) << mode << ": " << at(0, p) << " " << at(1, p);
            }
        }
    }
}

TEST(MapCoordinates, CoordinatesWithoutAPlace) {
    const Eigen::ArrayXd a = Eigen::ArrayXd::LinSpaced(9, 1, 9);
    Eigen::MatrixXd at(1, 6);
    at << std::nan(""), infinity, -infinity, 1e300, -1e300, 4;
    for (int order : {0, 1, 3}) {
        const auto values = [&](Mode mode) {
            return ndimage::map_coordinates(a, at, {.order = order, .mode = mode, .cval = -7});
        };
        EXPECT_TRUE((values(Mode::constant).head(5).array() == -7).all());
        const Eigen::VectorXd nearest = values(Mode::nearest);
        EXPECT_EQ(nearest[0], -7);
        EXPECT_NEAR(nearest[1], 9, 1e-5);
        EXPECT_NEAR(nearest[2], 1, 1e-5);
        EXPECT_NEAR(values(Mode::grid_constant)[1], -7, 1e-12);
        for (const Mode mode : {Mode::reflect, Mode::mirror, Mode::wrap, Mode::grid_wrap}) {
            const Eigen::VectorXd out = values(mode);
            EXPECT_TRUE((out.head(3).array() == -7).all());
            EXPECT_TRUE((out.segment(3, 2).array() > 0).all() && (out.array() < 10).all());
            EXPECT_NEAR(out[5], 5, 1e-12);
        }
    }
    const Eigen::MatrixXd zero = Eigen::MatrixXd::Constant(1, 1, -0.0);
    for (int order = 0; order <= 5; ++order)
        EXPECT_NEAR(ndimage::map_coordinates(a, zero, {.order = order, .mode = Mode::grid_constant})[0], 1, 1e-6);
    EXPECT_EQ(ndimage::map_coordinates(a, Eigen::MatrixXd(1, 0)).size(), 0);
    EXPECT_TRUE((ndimage::map_coordinates(Eigen::ArrayXd(0), at, {.cval = 2}).array() == 2).all());
}

TEST(MapCoordinates, RefusesWhatHasNoMeaning) {
    const Eigen::ArrayXXd a = Eigen::ArrayXXd::Zero(3, 4);
    const Eigen::MatrixXd at = Eigen::MatrixXd::Zero(3, 5), two = Eigen::MatrixXd::Zero(2, 5);
    EXPECT_THROW_TEXT(ndimage::map_coordinates(a, at), std::invalid_argument,
                      "coordinates must have 2 rows, one for each axis of the input, got 3");
    EXPECT_THROW_TEXT(ndimage::map_coordinates(a, two, {.order = -1}), std::invalid_argument,
                      "order must be between 0 and 5, got -1");
    EXPECT_THROW_TEXT(ndimage::map_coordinates(a, two, {.cval = {0, 1}}), std::invalid_argument, "cval must be real");
    EXPECT_THROW_TEXT(ndimage::map_coordinates(Eigen::ArrayXXd(0, 4), two, {.mode = Mode::wrap}), std::invalid_argument,
                      "input must not be empty");
    Eigen::VectorXd wrong(4);
    EXPECT_THROW_TEXT(ndimage::map_coordinates(a, two, {}, wrong), std::invalid_argument,
                      "out must have shape 5, got 4");
}

}  // namespace

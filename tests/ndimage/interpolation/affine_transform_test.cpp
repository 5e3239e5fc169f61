#include <scixx/ndimage/interpolation/affine_transform.hpp>
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

TEST(AffineTransform, MatchesSciPyForEveryMode) {
    const Reference reference("ndimage/affine_transform.json");
    const auto a = reference["input"].array<Eigen::ArrayXXd>("a");
    const RowMajor rows = a;
    int count = 0;
    for (const auto& [name, stored] : reference.cases()) {
        if (name.find("affine") != 0) continue;
        SCOPED_TRACE(name);
        ++count;
        const auto matrix = stored.array<Eigen::MatrixXd>("matrix");
        ndimage::AffineTransformOptions options{.offset = stored.numbers("offset").real,
                                                .output_shape = {6, 8},
                                                .order = static_cast<int>(stored.integer("order")),
                                                .mode = mode_named(stored.text("mode")),
                                                .cval = 1.5};
        const auto expected = stored.array<Eigen::ArrayXXd>("out");
        EXPECT_SCALED_CLOSE(ndimage::affine_transform(a, matrix, options), expected, 2e-14);
        EXPECT_SCALED_CLOSE(ndimage::affine_transform(rows, matrix, options), RowMajor(expected), 2e-14);
        // the same map as a homogeneous matrix
        Eigen::Matrix3d homogeneous = Eigen::Matrix3d::Identity();
        homogeneous.topLeftCorner(2, 2) = matrix;
        homogeneous.topRightCorner(2, 1) = stored.array<Eigen::VectorXd>("offset");
        options.offset = 0.0;
        EXPECT_SCALED_CLOSE(ndimage::affine_transform(a, homogeneous, options), expected, 2e-14);
        EXPECT_SCALED_CLOSE(ndimage::affine_transform(a, homogeneous.topRows(2), options), expected, 2e-14);
    }
    EXPECT_EQ(count, 8);
    const Case& stored = reference["diagonal"];
    EXPECT_SCALED_CLOSE(ndimage::affine_transform(a, stored.array<Eigen::VectorXd>("matrix"),
                                                  {.offset = {1.0, 18.0}, .output_shape = {8, 9}}),
                        stored.array<Eigen::ArrayXXd>("out"), 2e-14);
}

TEST(AffineTransform, AxesThatOnlyScaleAndPermuteGoAxisByAxis) {
    std::srand(12);
    const Eigen::ArrayXXd a = Eigen::ArrayXXd::Random(30, 23);
    const double tiny = 1e-300;  // not zero: the general path
    for (const Mode mode : {Mode::constant, Mode::nearest, Mode::mirror, Mode::grid_constant, Mode::grid_wrap})
        for (int order : {1, 3, 4}) {
            const Eigen::Matrix2d swapped{{0, -0.7}, {0.6, 0}}, general{{tiny, -0.7}, {0.6, tiny}};
            const ndimage::AffineTransformOptions options{
                .offset = {20.2, -1.3}, .output_shape = {35, 31}, .order = order, .mode = mode, .cval = 2};
            EXPECT_SCALED_CLOSE(ndimage::affine_transform(a, swapped, options),
                                ndimage::affine_transform(a, general, options), 1e-14);
        }
    // A column of zeros: every output along that axis is the same.
    const Eigen::ArrayXXd flat = ndimage::affine_transform(a, Eigen::Vector2d(1, 0), {.offset = {0, 4}, .order = 1});
    EXPECT_SCALED_CLOSE(flat, a.col(4).replicate(1, 23).eval(), 0);
}

TEST(AffineTransform, RanksScalarsDestinationsAndWorkers) {
    std::srand(13);
    const Eigen::ArrayXXd a = Eigen::ArrayXXd::Random(40, 33);
    const Eigen::Matrix2d matrix{{0.8, 0.3}, {-0.2, 1.1}};
    const Eigen::ArrayXXd expected = ndimage::affine_transform(a, matrix);
    EXPECT_SCALED_CLOSE(ndimage::affine_transform(a, matrix, {.workers = 2}), expected, 0);
    EXPECT_SCALED_CLOSE(ndimage::affine_transform(a.block(0, 0, 40, 33), matrix), expected, 0);
    EXPECT_SCALED_CLOSE(ndimage::affine_transform(a + a, matrix), (2 * expected).eval(), 1e-15);
    Eigen::ArrayXXd in_place = a;
    ndimage::affine_transform(in_place, matrix, {}, in_place);
    EXPECT_SCALED_CLOSE(in_place, expected, 0);
    // A line through an image, and an image of a line.
    Eigen::ArrayXd line(5);
    ndimage::affine_transform(a, Eigen::MatrixXd(Eigen::Vector2d(2, 3)), {.offset = {1, 2}, .order = 1},
                              Eigen::Map<Eigen::ArrayXd>(line.data(), 5));
    for (Eigen::Index i = 0; i < 5; ++i) EXPECT_EQ(line[i], a(1 + 2 * i, 2 + 3 * i));
    const Eigen::MatrixXd half = Eigen::RowVector2d(1, 0.5);
    const Eigen::ArrayXd one = a.col(0);
    EXPECT_SCALED_CLOSE(ndimage::affine_transform(one, half),
                        ndimage::affine_transform(one, Eigen::MatrixXd::Ones(1, 1), {.offset = 0.5}), 0);
    // Rank 4, where taps are found one by one.
    Eigen::Tensor<double, 4> four(4, 3, 5, 4);
    four.setRandom();
    const Eigen::Matrix4d turn = Eigen::Matrix4d::Identity() + 0.2 * Eigen::Matrix4d::Random();
    const Eigen::Tensor<double, 4> general = ndimage::affine_transform(four, turn, {.mode = Mode::mirror});
    Eigen::Tensor<double, 5> at(4, 4, 3, 5, 4);
    for (int i = 0; i < 4; ++i)
        for (int j = 0; j < 3; ++j)
            for (int k = 0; k < 5; ++k)
                for (int l = 0; l < 4; ++l)
                    for (int axis = 0; axis < 4; ++axis)
                        at(axis, i, j, k, l) = turn.row(axis).dot(Eigen::Vector4d(i, j, k, l));
    EXPECT_SCALED_CLOSE(general, ndimage::map_coordinates(four, at, {.mode = Mode::mirror}), 1e-13);
}

TEST(AffineTransform, RefusesWhatHasNoMeaning) {
    const Eigen::ArrayXXd a = Eigen::ArrayXXd::Zero(3, 4);
    EXPECT_THROW_TEXT(ndimage::affine_transform(a, Eigen::Vector3d(1, 1, 1)), std::invalid_argument,
                      "matrix must have one entry for each of 2 axes");
    EXPECT_THROW_TEXT(ndimage::affine_transform(a, Eigen::MatrixXd::Identity(4, 4)), std::invalid_argument,
                      "matrix must have shape 2 x 2");
    Eigen::Matrix3d matrix = Eigen::Matrix3d::Identity();
    EXPECT_THROW_TEXT(ndimage::affine_transform(a, matrix, {.offset = 1.0}), std::invalid_argument,
                      "offset must be 0 beside a homogeneous matrix, got 1");
    matrix(2, 0) = 0.5;
    EXPECT_THROW_TEXT(ndimage::affine_transform(a, matrix), std::invalid_argument,
                      "last row 0 ... 0 1 when it is homogeneous, got 0.5 in column 0");
    EXPECT_THROW_TEXT(ndimage::affine_transform(a, Eigen::Matrix2d::Identity(), {.offset = {1.0}}),
                      std::invalid_argument, "offset must have one entry for each of 2 axes");
    EXPECT_THROW_TEXT(ndimage::affine_transform(a, Eigen::Matrix2d::Identity(), {.output_shape = {5}}),
                      std::invalid_argument, "output_shape must have 2 entries");
    Eigen::ArrayXXd wrong(3, 3);
    EXPECT_THROW_TEXT(ndimage::affine_transform(a, Eigen::Matrix2d::Identity(), {.output_shape = {5, 5}}, wrong),
                      std::invalid_argument, "out must have shape 5 x 5, got 3 x 3");
    const Eigen::Matrix2d unknown = Eigen::Matrix2d::Constant(std::nan(""));
    EXPECT_TRUE((ndimage::affine_transform(a, unknown, {.cval = 6}) == 6).all());
}

}  // namespace

#include <random>
#include <scixx/spatial/distance.hpp>
#include <scixx/tensor.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace distance = scixx::spatial::distance;
using distance::Metric;

TEST(DistanceForms, ArraysOfAllKindsAndDestinations) {
    const Eigen::MatrixXd a = Eigen::MatrixXd::Random(6, 4), b = Eigen::MatrixXd::Random(9, 4);
    const Eigen::MatrixXd expected = distance::cdist(a, b, Metric::canberra);
    Eigen::MatrixXd padded = Eigen::MatrixXd::Constant(8, 7, 5);
    padded.block(1, 2, 6, 4) = a;
    EXPECT_SCALED_CLOSE(distance::cdist(padded.block(1, 2, 6, 4), b, Metric::canberra), expected, 0);
    EXPECT_SCALED_CLOSE(distance::cdist(2 * a, b + b, Metric::canberra), expected, 1e-15);
    const Eigen::MatrixXd at = a.transpose();
    EXPECT_SCALED_CLOSE(distance::cdist(at.transpose(), b, Metric::canberra), expected, 0);
    Eigen::Tensor<double, 2> tensor(6, 4);
    for (Eigen::Index i = 0; i < 6; ++i)
        for (Eigen::Index j = 0; j < 4; ++j) tensor(i, j) = a(i, j);
    const Eigen::Tensor<double, 2> from_tensor = distance::cdist(tensor, b, Metric::canberra);
    EXPECT_SCALED_CLOSE(from_tensor, expected, 0);

    Eigen::MatrixXd out(6, 9);
    distance::cdist(a, b, Metric::canberra, {}, out);
    EXPECT_SCALED_CLOSE(out, expected, 0);
    Eigen::Array<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> big(12, 20);
    big.setConstant(-7);
    distance::cdist(a, b, Metric::canberra, {}, big.block(3, 5, 6, 9));
    EXPECT_SCALED_CLOSE(big.block(3, 5, 6, 9).matrix().eval(), expected, 0);
    EXPECT_EQ((big == -7).count(), 12 * 20 - 54);
    Eigen::MatrixXd wrong(9, 6);
    EXPECT_THROW_TEXT(distance::cdist(a, b, Metric::canberra, {}, wrong), std::invalid_argument, "6 x 9, got 9 x 6");

    const Eigen::MatrixXi ints = (10 * a).cast<int>();
    EXPECT_SCALED_CLOSE(distance::cdist(ints, ints), distance::cdist(ints.cast<double>(), ints.cast<double>()), 0);
    const auto mixed = distance::cdist(a.cast<float>().eval(), b);
    static_assert(std::is_same_v<decltype(mixed), const Eigen::MatrixXd>);
    static_assert(std::is_same_v<decltype(distance::pdist(a.array())), Eigen::ArrayXd>);
    const Eigen::Matrix<long double, 2, 2> extended = Eigen::Matrix<long double, 2, 2>::Identity();
    EXPECT_EQ(distance::pdist(extended)[0], std::sqrt(2.0L));
}

TEST(DistanceForms, UserFunctions) {
    const Eigen::MatrixXd a = Eigen::MatrixXd::Random(5, 3), b = Eigen::MatrixXd::Random(4, 3);
    int calls = 0;
    const auto f = [&](const Eigen::VectorXd& u, const Eigen::VectorXd& v) {
        ++calls;
        return (u - v).norm();
    };
    EXPECT_SCALED_CLOSE(distance::cdist(a, b, f), distance::cdist(a, b), 1e-15);
    EXPECT_EQ(calls, 20);
    EXPECT_SCALED_CLOSE(distance::pdist(a, f), distance::pdist(a), 1e-15);
    EXPECT_EQ(calls, 30);
}

TEST(DistanceForms, SingleDistancesEqualTheTable) {
    const Eigen::MatrixXd a = Eigen::MatrixXd::Random(2, 7).array().abs().matrix();
    const Eigen::VectorXd u = a.row(0), v = a.row(1), w = Eigen::VectorXd::LinSpaced(7, 0, 3);
    const Eigen::ArrayXd weights = w.array();
    const auto table = [&](Metric metric, const distance::MetricOptions& options = {}) {
        return distance::pdist(a, metric, options)[0];
    };
    EXPECT_EQ(distance::euclidean(u, v), table(Metric::euclidean));
    EXPECT_EQ(distance::euclidean(a.row(0), a.row(1), {.w = weights}), table(Metric::euclidean, {.w = weights}));
    EXPECT_EQ(distance::sqeuclidean(u, v, {.w = weights}), table(Metric::sqeuclidean, {.w = weights}));
    EXPECT_EQ(distance::minkowski(u, v), table(Metric::euclidean));
    EXPECT_EQ(distance::minkowski(u, v, {.p = 3, .w = weights}), table(Metric::minkowski, {.p = 3, .w = weights}));
    EXPECT_EQ(distance::cityblock(u, v, {.w = weights}), table(Metric::cityblock, {.w = weights}));
    EXPECT_EQ(distance::chebyshev(u, v, {.w = weights}), table(Metric::chebyshev, {.w = weights}));
    EXPECT_EQ(distance::braycurtis(u, v, {.w = weights}), table(Metric::braycurtis, {.w = weights}));
    EXPECT_EQ(distance::canberra(u, v, {.w = weights}), table(Metric::canberra, {.w = weights}));
    EXPECT_EQ(distance::cosine(u, v, {.w = weights}), table(Metric::cosine, {.w = weights}));
    EXPECT_EQ(distance::correlation(u, v, {.w = weights}), table(Metric::correlation, {.w = weights}));
    EXPECT_REL_CLOSE(distance::jensenshannon(u, v), table(Metric::jensenshannon), 1e-15);
    EXPECT_REL_CLOSE(distance::jensenshannon(u, v, {.base = 2.0}), table(Metric::jensenshannon, {.base = 2.0}), 1e-15);
    const Eigen::MatrixXd p_rows = Eigen::MatrixXd::Random(4, 7).cwiseAbs(), q_rows = p_rows.colwise().reverse();
    const Eigen::VectorXd by_row = distance::jensenshannon(p_rows, q_rows, {.base = 2.0, .axis = 1}),
                          by_column = distance::jensenshannon(p_rows, q_rows);
    ASSERT_EQ(by_row.size(), 4);
    ASSERT_EQ(by_column.size(), 7);
    EXPECT_EQ(by_row[1], distance::jensenshannon(p_rows.row(1), q_rows.row(1), {.base = 2.0}));
    EXPECT_EQ(by_column[5], distance::jensenshannon(p_rows.col(5), q_rows.col(5), {.axis = -1}));
    EXPECT_THROW_TEXT((void)distance::jensenshannon(p_rows, q_rows, {.axis = 2}), std::invalid_argument, "axis 2");
    EXPECT_THROW_TEXT((void)distance::jensenshannon(p_rows, q_rows.leftCols(3)), std::invalid_argument, "same shape");
    const Eigen::VectorXd variances = w.array() + 1;
    EXPECT_REL_CLOSE(distance::seuclidean(u, v, variances),
                     std::sqrt(((u - v).array().square() / variances.array()).sum()), 1e-15);
    const Eigen::MatrixXd VI = Eigen::MatrixXd::Random(7, 7) + 9 * Eigen::MatrixXd::Identity(7, 7);
    EXPECT_REL_CLOSE(distance::mahalanobis(u, v, VI), std::sqrt((u - v).dot(VI * (u - v))), 1e-14);
    const Eigen::Array<bool, 4, 1> p(true, true, false, false), q(true, false, true, false);
    EXPECT_EQ(distance::dice(p, q), 0.5);
    EXPECT_EQ(distance::rogerstanimoto(p, q), 2.0 / 3);
    EXPECT_EQ(distance::russellrao(p, q), 0.75);
    EXPECT_EQ(distance::sokalsneath(p, q), 0.8);
    EXPECT_EQ(distance::yule(p, q), 1);
    EXPECT_EQ(distance::hamming(p, q), 0.5);
    EXPECT_EQ(distance::jaccard(p, q), 2.0 / 3);
}

TEST(DistanceForms, DirectedHausdorff) {
    const scixx::testing::Reference reference("spatial/distance.json");
    const auto& data = reference["directed_hausdorff"];
    const auto u = data.array<Eigen::MatrixXd>("u"), v = data.array<Eigen::MatrixXd>("v");
    const auto [d, i, j] = distance::directed_hausdorff(u, v);
    EXPECT_ULP_CLOSE(d, data.number("d"), 1);
    EXPECT_EQ(i, data.integer("i"));
    EXPECT_EQ(j, data.integer("j"));
    const Eigen::MatrixXd all = distance::cdist(u, v);
    EXPECT_ULP_CLOSE(d, all.rowwise().minCoeff().maxCoeff(), 1);
    EXPECT_ULP_CLOSE(distance::directed_hausdorff(v, u).d, all.colwise().minCoeff().maxCoeff(), 1);
    EXPECT_EQ(distance::directed_hausdorff(u, u).d, 0);
    EXPECT_THROW((void)distance::directed_hausdorff(u.topRows(0), v), std::invalid_argument);
    EXPECT_THROW((void)distance::directed_hausdorff(u, v.leftCols(2)), std::invalid_argument);
}

TEST(DistanceForms, Squareform) {
    const Eigen::MatrixXd x = Eigen::MatrixXd::Random(7, 3);
    const Eigen::VectorXd pairs = distance::pdist(x);
    const Eigen::MatrixXd square = distance::squareform(pairs);
    EXPECT_SCALED_CLOSE(square, distance::cdist(x, x), 0);
    EXPECT_SCALED_CLOSE(distance::squareform(square), pairs, 0);
    EXPECT_EQ(distance::squareform(Eigen::ArrayXi(0)).rows(), 1);
    EXPECT_EQ(distance::squareform(Eigen::ArrayXXd::Zero(1, 1)).size(), 0);
    EXPECT_EQ(distance::squareform(Eigen::ArrayXi::Constant(1, 4))(1, 0), 4);
    EXPECT_THROW_TEXT((void)distance::squareform(pairs.head(5).eval()), std::invalid_argument, "n (n - 1) / 2");
    Eigen::MatrixXd skew = square;
    skew(1, 2) += 1e-9;
    EXPECT_THROW_TEXT((void)distance::squareform(skew), std::invalid_argument, "symmetric");
    EXPECT_EQ(distance::squareform(skew, {.checks = false}).size(), 21);
    skew(1, 2) -= 1e-9;
    skew(3, 3) = 1;
    EXPECT_THROW_TEXT((void)distance::squareform(skew), std::invalid_argument, "zero diagonal");
    EXPECT_THROW((void)distance::squareform(x), std::invalid_argument);
    EXPECT_THROW((void)distance::squareform(pairs, {.force = distance::SquareformForce::tovector}),
                 std::invalid_argument);
    EXPECT_THROW((void)distance::squareform(square, {.force = distance::SquareformForce::tomatrix}),
                 std::invalid_argument);
    for (Eigen::Index n = 1; n < 3000; n += 7) EXPECT_EQ(distance::condensed_points(n * (n - 1) / 2), n);
    EXPECT_EQ(distance::condensed_points(Eigen::Index{3000000000} * 2999999999 / 2), 3000000000);

    EXPECT_TRUE(distance::is_valid_dm(square));
    EXPECT_FALSE(distance::is_valid_dm(x));
    EXPECT_FALSE(distance::is_valid_dm(skew));
    EXPECT_TRUE(distance::is_valid_dm(skew, {.tol = 2}));
    EXPECT_THROW_TEXT((void)distance::is_valid_dm(skew, {.raise = true}), std::invalid_argument, "zero diagonal");
    EXPECT_TRUE(distance::is_valid_y(pairs));
    EXPECT_FALSE(distance::is_valid_y(pairs.head(5).eval()));
    EXPECT_THROW((void)distance::is_valid_y(pairs.head(5).eval(), {.raise = true}), std::invalid_argument);
    EXPECT_EQ(distance::num_obs_dm(square), 7);
    EXPECT_EQ(distance::num_obs_y(pairs), 7);
    EXPECT_THROW((void)distance::num_obs_dm(x), std::invalid_argument);
    EXPECT_THROW((void)distance::num_obs_y(pairs.head(4).eval()), std::invalid_argument);
}

TEST(DistanceForms, EdgeSizesAndErrors) {
    const Eigen::MatrixXd a = Eigen::MatrixXd::Random(4, 3);
    EXPECT_EQ(distance::cdist(a.topRows(0), a).rows(), 0);
    EXPECT_EQ(distance::cdist(a, a.topRows(0)).cols(), 0);
    EXPECT_EQ(distance::pdist(a.topRows(1)).size(), 0);
    EXPECT_EQ(distance::pdist(a.topRows(0)).size(), 0);
    EXPECT_EQ(distance::cdist(a.leftCols(0), a.leftCols(0)).cwiseAbs().maxCoeff(), 0);
    EXPECT_THROW_TEXT((void)distance::cdist(a, a.leftCols(2)), std::invalid_argument, "columns, got 3 and 2");
    EXPECT_THROW_TEXT((void)distance::cdist(a, a, Metric::minkowski, {.p = 0}), std::invalid_argument, "p must");
    EXPECT_THROW_TEXT((void)distance::cdist(a, a, Metric::minkowski, {.p = std::nan("")}), std::invalid_argument, "p");
    const Eigen::ArrayXd w = Eigen::Array3d(1, -1, 2), two = Eigen::Array2d(1, 2);
    EXPECT_THROW_TEXT((void)distance::cdist(a, a, Metric::cosine, {.w = w}), std::invalid_argument, "negative");
    EXPECT_THROW_TEXT((void)distance::pdist(a, Metric::cosine, {.w = two}), std::invalid_argument, "each of 3");
    EXPECT_THROW_TEXT((void)distance::pdist(a, Metric::seuclidean, {.w = w.abs()}), std::invalid_argument, "not taken");
    EXPECT_THROW_TEXT((void)distance::pdist(a, Metric::seuclidean, {.V = two}), std::invalid_argument, "V must");
    EXPECT_THROW_TEXT((void)distance::pdist(a, Metric::mahalanobis, {.VI = a}), std::invalid_argument, "VI must");
    EXPECT_THROW_TEXT((void)distance::pdist(a, Metric::jensenshannon, {.base = -1.0}), std::invalid_argument, "base");
    EXPECT_THROW_TEXT((void)distance::pdist(a.topRows(3), Metric::mahalanobis), std::invalid_argument, "3 points");
    EXPECT_THROW((void)distance::pdist(Eigen::MatrixXd::Ones(9, 3), Metric::mahalanobis),
                 scixx::spatial::GeometryError);
    // A third coordinate that the others determine is no information, whatever the units; one that they hide is.
    for (unsigned seed = 0; seed < 300; ++seed) {
        std::mt19937 random(seed);
        Eigen::MatrixXd flat(5 + random() % 20, 3);
        for (Eigen::Index i = 0; i < flat.rows(); ++i) {
            flat(i, 0) = random() % 2 == 0 ? 0 : 1, flat(i, 1) = random() % 2 == 0 ? 0 : 1;
            flat(i, 2) = 0.3 * flat(i, 0) + 0.7 * flat(i, 1);
        }
        flat.row(0) << 0, 0, 0;
        flat.row(1) << 1, 0, 0.3;
        flat.row(2) << 0, 1, 0.7;
        const Eigen::MatrixXd scaled = flat * Eigen::Vector3d(1e-100, 1, 1e90).asDiagonal();
        for (const Eigen::MatrixXd& points : {flat, scaled, Eigen::MatrixXd(flat.array() + 100)}) {
            EXPECT_THROW((void)distance::pdist(points, Metric::mahalanobis), scixx::spatial::GeometryError) << seed;
            EXPECT_THROW((void)distance::cdist(points, points, Metric::mahalanobis), scixx::spatial::GeometryError);
        }
        EXPECT_THROW((void)distance::pdist(flat.cast<float>().eval(), Metric::mahalanobis),
                     scixx::spatial::GeometryError);
        for (Eigen::Index i = 0; i < flat.rows(); ++i) flat(i, 2) += 1e-5 * static_cast<double>(i * i % 7);
        EXPECT_NO_THROW((void)distance::pdist(flat, Metric::mahalanobis)) << seed;
    }
    EXPECT_THROW_TEXT((void)distance::euclidean(Eigen::Vector3d::Zero(), Eigen::Vector2d::Zero()),
                      std::invalid_argument, "same length, got 3 and 2");
    EXPECT_THROW((void)distance::euclidean(a, a), std::invalid_argument);
}

TEST(DistanceForms, SquaresNeitherOverflowNorVanish) {
    using V = Eigen::Vector2d;
    EXPECT_REL_CLOSE(distance::euclidean(V(1e200, 0), V(0, 1e200)), std::sqrt(2.0) * 1e200, 1e-15);
    EXPECT_REL_CLOSE(distance::euclidean(V(3e-200, 4e-200), V(0, 0)), 5e-200, 1e-15);
    EXPECT_REL_CLOSE(distance::minkowski(V(3e-200, 4e-200), V(0, 0), {.p = 3}), 1e-200 * std::cbrt(91.0), 1e-14);
    EXPECT_REL_CLOSE(distance::cosine(V(1e-170, 0), V(1, 1)), 1 - std::sqrt(0.5), 1e-14);
    EXPECT_REL_CLOSE(distance::correlation(Eigen::Vector3d(1e200, 2e200, 4e200), Eigen::Vector3d(1, 2, 3)),
                     distance::correlation(Eigen::Vector3d(1, 2, 4), Eigen::Vector3d(1, 2, 3)), 1e-13);
    EXPECT_REL_CLOSE(distance::seuclidean(V(1e200, 0), V(0, 0), V(4, 1)), 5e199, 1e-15);
    EXPECT_REL_CLOSE(distance::mahalanobis(V(1e200, 0), V(0, 0), Eigen::Matrix2d(4 * Eigen::Matrix2d::Identity())),
                     2e200, 1e-15);
    const auto far_apart =
        distance::directed_hausdorff(Eigen::MatrixXd::Constant(1, 2, 1e200), Eigen::MatrixXd::Zero(1, 2));
    EXPECT_REL_CLOSE(far_apart.d, std::sqrt(2.0) * 1e200, 1e-15);
}

TEST(DistanceForms, TablesNeitherOverflowNorVanish) {
    Eigen::MatrixXd a(4, 2);
    a << 1e200, 0, 0, 1e200, 3e-200, 4e-200, 0, 0;
    const Eigen::VectorXd d = distance::pdist(a);
    EXPECT_REL_CLOSE(d[0], std::sqrt(2.0) * 1e200, 1e-15);
    EXPECT_REL_CLOSE(d[5], 5e-200, 1e-15);
    EXPECT_EQ(distance::cdist(a, a)(3, 3), 0);
    EXPECT_REL_CLOSE(distance::cdist(a, a, Metric::minkowski, {.p = 3})(2, 3), 1e-200 * std::cbrt(91.0), 1e-14);
    EXPECT_REL_CLOSE(distance::cdist(a, Eigen::MatrixXd(Eigen::MatrixXd::Ones(1, 2)), Metric::cosine)(0, 0),
                     1 - std::sqrt(0.5), 1e-14);
    const Eigen::MatrixXf f = (Eigen::MatrixXf(2, 2) << 3e22f, 0, 0, 4e22f).finished();
    EXPECT_EQ(distance::cdist(f, f)(0, 1), 5e22f);
    const Eigen::MatrixXf close = (Eigen::MatrixXf(2, 2) << 1, 2, 1, 2.0001f).finished();
    const double exact = distance::pdist(close.cast<double>().eval(), Metric::cosine)[0];
    EXPECT_REL_CLOSE(distance::pdist(close, Metric::cosine)[0], static_cast<float>(exact), 1e-6f);
}

TEST(DistanceForms, FloatsAreSummedInDouble) {
    EXPECT_EQ(distance::euclidean(Eigen::Vector2f(3e22f, 0), Eigen::Vector2f(0, 4e22f)), 5e22f);
    const Eigen::Vector2f u(1, 2), v(1, 2.0001f);
    EXPECT_REL_CLOSE(distance::cosine(u, v),
                     static_cast<float>(distance::cosine(u.cast<double>().eval(), v.cast<double>().eval())), 1e-7f);
}

TEST(DistanceForms, CloseDistributionsKeepTheirDigits) {
    using V = Eigen::Vector2d;
    EXPECT_REL_CLOSE(distance::jensenshannon(V(0.5, 0.5), V(0.5 + 1e-8, 0.5 - 1e-8)), 1e-8 / std::sqrt(2.0), 1e-7);
    EXPECT_EQ(distance::jensenshannon(V(0.5, 0.5), V(0.5, 0.5)), 0);
    EXPECT_REL_CLOSE(distance::jensenshannon(V(1, 0), V(0, 1), {.base = 2.0}), 1.0, 1e-15);
}

TEST(DistanceForms, EdgesAndRefusals) {
    using V = Eigen::Vector2d;
    EXPECT_EQ(distance::dice(V(0, 0), V(0, 0)), 0);
    EXPECT_THROW_TEXT(distance::seuclidean(V(1, 2), V(3, 4), V(-1, 1)), std::invalid_argument,
                      "seuclidean: V must not be negative or NaN, got -1");
    const Eigen::MatrixXd one_column = Eigen::VectorXd::LinSpaced(5, 0, 4);
    Eigen::MatrixXd with_nan = one_column;
    with_nan(0, 0) = std::numeric_limits<double>::quiet_NaN();
    EXPECT_TRUE(std::isnan(distance::directed_hausdorff(with_nan, with_nan).d));
    EXPECT_THROW_TEXT(distance::directed_hausdorff(one_column, Eigen::MatrixXd(2, 2)), std::invalid_argument,
                      "directed_hausdorff: u and v must have the same number of columns");
}

TEST(DistanceForms, PointsInBraces) {
    EXPECT_EQ(distance::euclidean({0, 0, 3}, {0, 4, 0}), 5);
    EXPECT_EQ(distance::cityblock({1, 2}, Eigen::Vector2d(2, 4)), 3);
    EXPECT_EQ(distance::minkowski({0, 1}, {0, 3}, {.p = 1}), 2);
}

}  // namespace

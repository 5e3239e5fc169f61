#include <cmath>
#include <limits>
#include <scixx/core/generator.hpp>
#include <scixx/optimize/linear/linprog.hpp>
#include <scixx/stats/distances.hpp>
#include <stdexcept>
#include <string>
#include <tuple>
#include <vector>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::stats;
using Eigen::ArrayXd;
using scixx::testing::Reference;
const double infinity = std::numeric_limits<double>::infinity(), nan = std::nan("");

TEST(Distances, AreScipys) {
    const Reference reference("stats/distances.json");
    for (const auto& [name, e] : reference.cases()) {
        SCOPED_TRACE(name);
        const auto u = e.array<ArrayXd>("u"), v = e.array<ArrayXd>("v"), a = e.array<ArrayXd>("a"),
                   b = e.array<ArrayXd>("b");
        const auto check = [&](const std::string& key, const DistanceWeights& weights) {
            const auto expected = e.list<double>(key);
            EXPECT_REL_CLOSE(wasserstein_distance(u, v, weights), expected[0], 1e-13);
            EXPECT_REL_CLOSE(energy_distance(u, v, weights), expected[1], 1e-13);
            const DistanceWeights turned{weights.v_weights, weights.u_weights};
            EXPECT_REL_CLOSE(wasserstein_distance(v, u, turned), expected[0], 1e-13);
        };
        check("plain", {});
        check("weights", {.u_weights = a, .v_weights = b});
        check("left", {.u_weights = a});
        // A weight is a number of copies; weights scale freely.
        EXPECT_EQ(wasserstein_distance(u, u), 0);
        EXPECT_REL_CLOSE(
            wasserstein_distance(ArrayXd(u * 1e200), ArrayXd(v * 1e200), {.u_weights = ArrayXd(a * 1e-200)}),
            1e200 * wasserstein_distance(u, v, {.u_weights = a}), 1e-13);
    }
    EXPECT_EQ(wasserstein_distance(std::vector<int>{0, 1, 3}, std::vector<float>{5, 6, 8}), 5);
    EXPECT_EQ(
        wasserstein_distance(std::vector<double>{0, 0, 1}, std::vector<double>{2}),
        wasserstein_distance(std::vector<double>{0, 1}, std::vector<double>{2}, {.u_weights = Eigen::Array2d(2, 1)}));
}

TEST(Distances, InfiniteValues) {
    const std::vector<double> plain{1, 2}, hole{1, nan}, far{1, infinity}, twice{infinity, 1}, low{-infinity, 5};
    EXPECT_TRUE(std::isnan(wasserstein_distance(plain, hole)));
    EXPECT_EQ(wasserstein_distance(plain, far), infinity);
    EXPECT_EQ(energy_distance(low, plain), infinity);
    EXPECT_EQ(wasserstein_distance(far, twice), 0);
    // Equal masses at infinity, whatever the numbers of values.
    std::vector<double> many(30000, 1);
    for (std::size_t i = 0; i < 10000; ++i) many[i] = -infinity;
    EXPECT_REL_CLOSE(wasserstein_distance(many, std::vector<double>{1, -infinity, 2}), 1.0 / 3, 1e-15);
}

TEST(Distances, Errors) {
    const std::vector<double> none, one{1};
    EXPECT_THROW_TEXT(wasserstein_distance(none, one), std::invalid_argument, "wasserstein_distance: u_values");
    EXPECT_THROW_TEXT(energy_distance(one, none), std::invalid_argument, "energy_distance: v_values");
    EXPECT_THROW_TEXT(wasserstein_distance(one, one, {.u_weights = Eigen::Array2d(1, 1)}), std::invalid_argument,
                      "u_weights must have one entry");
    EXPECT_THROW_TEXT(wasserstein_distance(one, one, {.v_weights = ArrayXd::Constant(1, -1)}), std::invalid_argument,
                      "v_weights must not be negative");
    EXPECT_THROW_TEXT(wasserstein_distance(one, one, {.v_weights = ArrayXd::Zero(1)}), std::invalid_argument,
                      "v_weights must have a positive finite sum");
    EXPECT_THROW_TEXT(wasserstein_distance(one, one, {.v_weights = ArrayXd::Constant(1, infinity)}),
                      std::invalid_argument, "finite sum");
    EXPECT_THROW_TEXT(wasserstein_distance(one, one, {.v_weights = ArrayXd::Constant(1, nan)}), std::invalid_argument,
                      "v_weights");
}

TEST(WassersteinDistanceNd, IsTheTransportProblems) {
    // SciPy's documentation has these.
    EXPECT_REL_CLOSE(
        wasserstein_distance_nd(Eigen::MatrixXd{{0, 2, 3}, {1, 2, 5}}, Eigen::MatrixXd{{3, 2, 3}, {4, 2, 5}}), 3.0,
        1e-15);
    EXPECT_REL_CLOSE(wasserstein_distance_nd(
                         Eigen::MatrixXd{{0, 2.75}, {2, 209.3}, {0, 0}}, Eigen::MatrixXd{{0.2, 0.322}, {4.5, 25.1808}},
                         {.u_weights = Eigen::Array3d(0.4, 5.2, 0.114), .v_weights = Eigen::Array2d(0.8, 1.5)}),
                     174.15840245217169, 1e-14);
    scixx::core::Generator rng(3);
    for (const auto& [m, n, d] :
         {std::tuple(1, 1, 3), std::tuple(7, 4, 2), std::tuple(5, 9, 3), std::tuple(12, 12, 2)}) {
        Eigen::MatrixXd u(m, d), v(n, d);
        for (double& x : u.reshaped()) x = rng.standard_normal();
        for (double& x : v.reshaped()) x = rng.standard_normal();
        const Eigen::ArrayXd p = rng.random(m), q = rng.random(n);
        const double found = wasserstein_distance_nd(u, v, {.u_weights = p, .v_weights = q});
        Eigen::VectorXd cost(m * n), b(m + n);
        Eigen::MatrixXd sums = Eigen::MatrixXd::Zero(m + n, m * n);
        for (int i = 0; i < m; ++i)
            for (int j = 0; j < n; ++j) {
                cost[i * n + j] = (u.row(i) - v.row(j)).norm();
                sums(i, i * n + j) = sums(m + j, i * n + j) = 1;
            }
        b << p / p.sum(), q / q.sum();
        const auto lp = scixx::optimize::linprog(cost, {.A_eq = sums, .b_eq = b});
        EXPECT_REL_CLOSE(found, lp.fun, 1e-12);
        EXPECT_REL_CLOSE(wasserstein_distance_nd(v, u, {.u_weights = q, .v_weights = p}), found, 1e-13);
        EXPECT_LE(wasserstein_distance_nd(u, u, {.u_weights = p, .v_weights = p}), 1e-15);
    }
}

TEST(WassersteinDistanceNd, OfOneDimensionIsThatOfTheLine) {
    scixx::core::Generator rng(4);
    const Eigen::ArrayXd u = rng.standard_normal(60), v = rng.standard_normal(45), p = rng.random(60);
    EXPECT_REL_CLOSE(wasserstein_distance_nd(Eigen::MatrixXd(u), Eigen::MatrixXd(v), {.u_weights = p}),
                     wasserstein_distance(u, v, {.u_weights = p}), 1e-13);
    EXPECT_TRUE(std::isnan(wasserstein_distance_nd(Eigen::MatrixXd{{std::nan("")}}, Eigen::MatrixXd{{1.0}})));
    EXPECT_THROW_TEXT(wasserstein_distance_nd(Eigen::MatrixXd(0, 2), Eigen::MatrixXd{{1, 2}}), std::invalid_argument,
                      "wasserstein_distance_nd: u_values must not be empty");
    EXPECT_THROW_TEXT(wasserstein_distance_nd(Eigen::MatrixXd{{1, 2, 3}}, Eigen::MatrixXd{{1, 2}}),
                      std::invalid_argument, "same number of columns, got 3 and 2");
    EXPECT_THROW_TEXT(wasserstein_distance_nd(Eigen::MatrixXd{{1, 2}}, Eigen::MatrixXd{{1, 2}},
                                              {.u_weights = Eigen::ArrayXd::Zero(1)}),
                      std::invalid_argument, "u_weights must have a positive finite sum");
}

}  // namespace

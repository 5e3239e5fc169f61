#include <cmath>
#include <limits>
#include <scixx/optimize/linear/isotonic_regression.hpp>
#include <stdexcept>
#include <vector>

#include "support/closeness.hpp"

namespace {

using namespace scixx::optimize;
using Vector = Eigen::VectorXd;
using Indices = Eigen::Array<Eigen::Index, Eigen::Dynamic, 1>;

Indices indices(std::initializer_list<Eigen::Index> list) {
    Indices all(static_cast<Eigen::Index>(list.size()));
    std::copy(list.begin(), list.end(), all.data());
    return all;
}

TEST(IsotonicRegression, DocumentedExample) {
    // From SciPy's documentation.
    const auto r = isotonic_regression({1.5, 1.0, 4.0, 6.0, 5.7, 5.0, 7.8, 9.0, 7.5, 9.5, 9.0});
    Vector expected(11);
    expected << 1.25, 1.25, 4, 16.7 / 3, 16.7 / 3, 16.7 / 3, 7.8, 8.25, 8.25, 9.25, 9.25;
    EXPECT_SCALED_CLOSE(r.x, expected, 1e-15);
    EXPECT_TRUE((r.blocks == indices({0, 2, 3, 6, 7, 9, 11})).all());
    EXPECT_EQ(r.weights.sum(), 11);
    const auto down = isotonic_regression((-expected).eval(), {.increasing = false});
    EXPECT_EQ(down.x, -expected);
    EXPECT_TRUE((down.blocks == r.blocks).all());
}

TEST(IsotonicRegression, SatisfiesTheKktConditions) {
    // Each block has its weighted mean, and no shorter beginning of it has a lesser one.
    const Vector y =
        (17.0 * Eigen::ArrayXd::LinSpaced(200, 0, 9).square()).sin() + Eigen::ArrayXd::LinSpaced(200, 0, 2);
    const Vector w = Eigen::ArrayXd::LinSpaced(200, 1, 3);
    const auto r = isotonic_regression(y, {.weights = w});
    for (Eigen::Index k = 0; k < r.weights.size(); ++k) {
        const Eigen::Index begin = r.blocks[k], end = r.blocks[k + 1];
        double gap = 0;
        for (Eigen::Index i = begin; i < end; ++i) {
            EXPECT_EQ(r.x[i], r.x[begin]);
            gap += w[i] * (y[i] - r.x[i]);
            EXPECT_GE(gap, -1e-12);
        }
        EXPECT_NEAR(gap, 0, 1e-12);
        EXPECT_REL_CLOSE(r.weights[k], w.segment(begin, end - begin).sum(), 1e-14);
        if (k > 0) {
            EXPECT_GT(r.x[begin], r.x[begin - 1]);
        }
    }
    const auto mirrored = isotonic_regression(y.reverse(), {.weights = w.reverse(), .increasing = false});
    EXPECT_EQ(mirrored.x, r.x.reverse());
    EXPECT_EQ(mirrored.weights, r.weights.reverse());
    EXPECT_TRUE((mirrored.blocks == 200 - r.blocks.reverse()).all());
}

TEST(IsotonicRegression, SizesAndErrors) {
    EXPECT_EQ(isotonic_regression(Vector()).blocks.size(), 1);
    EXPECT_EQ(isotonic_regression({3}).x[0], 3);
    EXPECT_EQ(isotonic_regression(std::vector<int>{2, 1}).x[0], 1.5);
    EXPECT_TRUE((isotonic_regression({1, 1, 2}).blocks == indices({0, 2, 3})).all()) << "equal values are one block";
    EXPECT_EQ(isotonic_regression({1e308, -1e308}).x[0], 0);
    EXPECT_THROW_TEXT((void)isotonic_regression({1, std::nan("")}), std::invalid_argument, "y must have no NaN");
    EXPECT_THROW_TEXT((void)isotonic_regression({1, 2}, {.weights = {1, 0}}), std::invalid_argument,
                      "weights must be positive, got 0");
    EXPECT_THROW_TEXT((void)isotonic_regression({1, 2}, {.weights = {1, 2, 3}}), std::invalid_argument,
                      "isotonic_regression: weights must have 1 or 2 components, got 3");
}

}  // namespace

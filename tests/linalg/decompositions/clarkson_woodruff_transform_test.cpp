#include <scixx/linalg/decompositions/clarkson_woodruff_transform.hpp>

#include "support/closeness.hpp"

namespace {

namespace linalg = scixx::linalg;

TEST(ClarksonWoodruffTransform, StreamsOfNumPy) {
    Eigen::MatrixXd a(6, 2);
    for (Eigen::Index i = 0; i < 6; ++i) a.row(i) << static_cast<double>(2 * i), static_cast<double>(2 * i + 1);
    EXPECT_EQ(linalg::clarkson_woodruff_transform(a, 3, 5), (Eigen::MatrixXd{{-8, -9}, {12, 14}, {2, 3}}));
    scixx::core::Generator rng(5);
    const Eigen::MatrixXd first = linalg::clarkson_woodruff_transform(a, 3, rng);
    EXPECT_EQ(first, (Eigen::MatrixXd{{-4, -5}, {18, 20}, {8, 9}}));
    scixx::core::RandomState state(5);
    EXPECT_EQ(linalg::clarkson_woodruff_transform(a.cast<int>().eval(), 3, state),
              linalg::clarkson_woodruff_transform(a, 3, 5));
    EXPECT_EQ(linalg::clarkson_woodruff_transform(Eigen::MatrixXd(0, 4), 2, 1), Eigen::MatrixXd::Zero(2, 4));
    EXPECT_THROW_TEXT(linalg::clarkson_woodruff_transform(a, 0, 5), std::invalid_argument,
                      "sketch_size must be positive");
}

TEST(ClarksonWoodruffTransform, NormsSurvive) {
    const Eigen::ArrayXXd a = Eigen::ArrayXXd::Random(5000, 6);
    const Eigen::ArrayXXd sketch = linalg::clarkson_woodruff_transform(a, 800, 3);
    EXPECT_NEAR(sketch.matrix().norm() / a.matrix().norm(), 1, 0.1);
}

}  // namespace

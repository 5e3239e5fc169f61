#include <scixx/core/array.hpp>

#include <gtest/gtest.h>

#include <stdexcept>
#include <vector>

namespace {

using scixx::core::InBraces;
using scixx::core::MatrixInBraces;
using scixx::core::VectorInBraces;

template <scixx::core::ArrayLike A = InBraces>
int rank(const A&) {
    return scixx::core::rank_of<A>;
}
template <scixx::core::ArrayLike A = MatrixInBraces>
Eigen::MatrixXd matrix(const A& a) {
    return scixx::core::Source<double, A>(a).view().shape()[0] == a.rows() ? Eigen::MatrixXd(a) : Eigen::MatrixXd();
}

TEST(InBraces, NumbersAreAVector) {
    EXPECT_EQ(rank({1, 2, 3}), 1);
    EXPECT_EQ(rank({1.5}), 1);
}

TEST(InBraces, RowsAreAMatrix) {
    EXPECT_EQ(matrix({{1, 2, 3}, {4, 5, 6}}), (Eigen::MatrixXd{{1, 2, 3}, {4, 5, 6}}));
    EXPECT_EQ(matrix({{1}, {2}}), (Eigen::MatrixXd{{1}, {2}}));
    EXPECT_EQ(matrix({{7}}), (Eigen::MatrixXd{{7}}));
}

TEST(InBraces, RowsOfDifferentLengthsThrow) {
    EXPECT_THROW(matrix({{1, 2}, {3}}), std::invalid_argument);
}

TEST(InBraces, AMatrixOptionTakesAnyMatrix) {
    const MatrixInBraces option = Eigen::MatrixXf{{1, 2}}.array() + 1;
    EXPECT_EQ(option, (Eigen::MatrixXd{{2, 3}}));
    EXPECT_EQ(MatrixInBraces().size(), 0);
}

TEST(InBraces, AssignTakesSequencesAndExpressions) {
    Eigen::VectorXd to;
    scixx::core::assign(to, std::vector<int>{1, 2});
    EXPECT_EQ(to, (Eigen::VectorXd{{1, 2}}));
    std::vector<double> list;
    scixx::core::assign(list, to.array() * 2);
    EXPECT_EQ(list, (std::vector<double>{2, 4}));
}

TEST(InBraces, ResultsHaveEigensFamily) {
    static_assert(std::is_same_v<scixx::core::PlainOf<MatrixInBraces>, Eigen::MatrixXd>);
    static_assert(std::is_same_v<scixx::core::PlainOf<VectorInBraces>, Eigen::VectorXd>);
    static_assert(std::is_same_v<scixx::core::PlainOf<InBraces>, Eigen::ArrayXd>);
}

}  // namespace

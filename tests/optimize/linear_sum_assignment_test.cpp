#include <algorithm>
#include <cstdint>
#include <limits>
#include <numeric>
#include <scixx/optimize/linear_sum_assignment.hpp>
#include <string>
#include <vector>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::optimize;
using scixx::testing::Reference;
using Matrix = Eigen::MatrixXd;
constexpr double inf = std::numeric_limits<double>::infinity();

template <class M>
auto total(const M& cost, const AssignmentResult& r) {
    typename M::Scalar sum(0);
    for (Eigen::Index k = 0; k < r.row_ind.size(); ++k) sum += cost(r.row_ind[k], r.col_ind[k]);
    return sum;
}

TEST(LinearSumAssignment, AgainstSciPy) {
    const Reference reference("optimize/linear_sum_assignment.json");
    for (const auto& [name, data] : reference.cases()) {
        if (name.rfind("assignment", 0) != 0) continue;
        SCOPED_TRACE(name);
        const auto cost = data.array<Matrix>("cost");
        const AssignmentResult r = linear_sum_assignment(cost);
        EXPECT_SCALED_CLOSE(r.row_ind.cast<double>().eval(), data.array<Eigen::ArrayXd>("rows"), 0);
        EXPECT_SCALED_CLOSE(r.col_ind.cast<double>().eval(), data.array<Eigen::ArrayXd>("columns"), 0);
        const AssignmentResult most = linear_sum_assignment(cost, {.maximize = true});
        EXPECT_SCALED_CLOSE(most.col_ind.cast<double>().eval(), data.array<Eigen::ArrayXd>("most"), 0);
        const Eigen::Matrix<double, -1, -1, Eigen::RowMajor> other = cost;
        EXPECT_SCALED_CLOSE(linear_sum_assignment(2 * other).col_ind.cast<double>().eval(),
                            data.array<Eigen::ArrayXd>("columns"), 0);
    }
}

TEST(LinearSumAssignment, BruteForceWithTiesAndForbiddenPairs) {
    unsigned state = 1;
    const auto draw = [&](unsigned n) { return state = state * 1664525U + 1013904223U, (state >> 16) % n; };
    for (int round = 0; round < 300; ++round) {
        const Eigen::Index m = 1 + draw(5), n = m + draw(3);
        Matrix cost(m, n);
        for (Eigen::Index i = 0; i < cost.size(); ++i) cost.data()[i] = draw(4) == 0 ? inf : draw(5) - 2.0;
        std::vector<Eigen::Index> order(static_cast<std::size_t>(n));
        std::iota(order.begin(), order.end(), 0);
        double best = inf;
        do {
            double sum = 0;
            for (Eigen::Index i = 0; i < m; ++i) sum += cost(i, order[static_cast<std::size_t>(i)]);
            best = std::min(best, sum);
        } while (std::next_permutation(order.begin(), order.end()));
        if (best == inf) {
            EXPECT_THROW((void)linear_sum_assignment(cost), InfeasibleAssignment);
            EXPECT_THROW((void)linear_sum_assignment(cost.transpose()), InfeasibleAssignment);
            continue;
        }
        EXPECT_EQ(total(cost, linear_sum_assignment(cost)), best);
        const Matrix turned = cost.transpose(), negative = -cost;
        EXPECT_EQ(total(turned, linear_sum_assignment(turned)), best);
        EXPECT_EQ(total(negative, linear_sum_assignment(negative, {.maximize = true})), -best);
    }
}

TEST(LinearSumAssignment, IntegersAreExact) {
    using Integers = Eigen::Matrix<std::int64_t, -1, -1>;
    Integers cost(3, 3);
    const std::int64_t big = std::int64_t(1) << 58;
    cost << big + 1, big, big + 2, big, big + 1, big + 1, big + 3, big + 1, big + 1;
    const AssignmentResult r = linear_sum_assignment(cost);
    EXPECT_EQ(total(cost, r) - 3 * big, 1);
    const Eigen::MatrixXi small = Eigen::MatrixXi::Identity(4, 4);
    EXPECT_EQ(total(small, linear_sum_assignment(small)), 0);
    EXPECT_EQ(total(small, linear_sum_assignment(small, {.maximize = true})), 4);
    EXPECT_THROW_TEXT((void)linear_sum_assignment(Integers::Constant(2, 2, std::int64_t(1) << 62)),
                      std::invalid_argument, "integers no larger than");
}

TEST(LinearSumAssignment, EdgesAndErrors) {
    EXPECT_EQ(linear_sum_assignment(Matrix(0, 0)).row_ind.size(), 0);
    EXPECT_EQ(linear_sum_assignment(Matrix(0, 3)).row_ind.size(), 0);
    EXPECT_EQ(linear_sum_assignment(Matrix(3, 0)).col_ind.size(), 0);
    EXPECT_THROW_TEXT((void)linear_sum_assignment(Matrix::Constant(2, 2, std::numeric_limits<double>::quiet_NaN())),
                      std::invalid_argument, "linear_sum_assignment: cost_matrix must not have NaN");
    EXPECT_THROW((void)linear_sum_assignment(Matrix::Constant(2, 2, -inf)), std::invalid_argument);
    EXPECT_THROW((void)linear_sum_assignment(Matrix::Constant(2, 2, inf), {.maximize = true}), std::invalid_argument);
    EXPECT_THROW_TEXT((void)linear_sum_assignment(Matrix::Constant(2, 2, inf)), InfeasibleAssignment, "infeasible");
}

}  // namespace

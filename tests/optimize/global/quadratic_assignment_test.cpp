#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>
#include <scixx/optimize/global/quadratic_assignment.hpp>
#include <vector>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::optimize;
using scixx::testing::Reference;
using Matrix = Eigen::MatrixXd;

template <class P>
double sum(const Matrix& a, const Matrix& b, const P& p) {
    double total = 0;
    for (Eigen::Index i = 0; i < a.rows(); ++i)
        for (Eigen::Index j = 0; j < a.rows(); ++j)
            total += a(i, j) * b(p[static_cast<Eigen::Index>(i)], p[static_cast<Eigen::Index>(j)]);
    return total;
}
bool permutation(const QuadraticAssignmentResult& r) {
    std::vector<Eigen::Index> p(r.col_ind.begin(), r.col_ind.end());
    std::sort(p.begin(), p.end());
    for (std::size_t i = 0; i < p.size(); ++i)
        if (p[i] != static_cast<Eigen::Index>(i)) return false;
    return true;
}
Matrix numbers(Eigen::Index n, unsigned seed) {
    std::mt19937 random(seed);
    Matrix m(n, n);
    for (double& v : m.reshaped()) v = static_cast<double>(random() % 10);
    return m;
}

TEST(QuadraticAssignment, AgainstSciPy) {
    const Reference reference("optimize/global/quadratic_assignment.json");
    for (const auto& [name, data] : reference.cases()) {
        SCOPED_TRACE(name);
        const auto a = data.array<Matrix>("A"), b = data.array<Matrix>("B");
        QuadraticAssignmentOptions options;
        if (data.has("col_ind")) options.partial_match = {{0, 2}, {3, 1}};
        const auto r = quadratic_assignment(a, b, options);
        EXPECT_TRUE(permutation(r));
        EXPECT_REL_CLOSE(r.fun, sum(a, b, r.col_ind), 1e-13);
        EXPECT_REL_CLOSE(r.fun, data.number("fun"), 1e-12);
        if (data.has("col_ind")) {
            EXPECT_EQ(r.col_ind[0], 2);
            EXPECT_EQ(r.col_ind[3], 1);
        } else {
            EXPECT_REL_CLOSE(quadratic_assignment(a, b, {.maximize = true}).fun, data.number("most"), 1e-12);
        }
    }
}

TEST(QuadraticAssignment, AgainstAllPermutations) {
    int best_found = 0;
    for (unsigned seed = 0; seed < 12; ++seed) {
        const Matrix a = numbers(6, seed), b = numbers(6, seed + 100);
        std::vector<Eigen::Index> p(6);
        std::iota(p.begin(), p.end(), Eigen::Index{0});
        double least = 1e300, most = -1e300;
        const auto at = [&](const std::vector<Eigen::Index>& order) {
            double total = 0;
            for (std::size_t i = 0; i < 6; ++i)
                for (std::size_t j = 0; j < 6; ++j)
                    total += a(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) * b(order[i], order[j]);
            return total;
        };
        do {
            least = std::min(least, at(p));
            most = std::max(most, at(p));
        } while (std::next_permutation(p.begin(), p.end()));
        for (const auto method : {QuadraticAssignmentMethod::faq, QuadraticAssignmentMethod::two_opt}) {
            const auto r = quadratic_assignment(a, b, {.method = method, .rng = seed});
            EXPECT_TRUE(permutation(r));
            EXPECT_GE(r.fun, least);
            EXPECT_LE(r.fun, least + 0.5 * (most - least));
            best_found += r.fun == least;
            const auto up = quadratic_assignment(a, b, {.method = method, .maximize = true, .rng = seed});
            EXPECT_LE(up.fun, most);
            EXPECT_GE(up.fun, most - 0.5 * (most - least));
            EXPECT_EQ(up.fun, sum(a, b, up.col_ind));
        }
    }
    EXPECT_GE(best_found, 5);
}

TEST(QuadraticAssignment, Options) {
    const Matrix a = numbers(9, 1), b = numbers(9, 2);
    using enum QuadraticAssignmentMethod;
    for (const auto start : {StartMatrix::barycenter, StartMatrix::randomized}) {
        const auto r = quadratic_assignment(a, b, {.rng = 4, .P0 = start, .shuffle_input = true});
        EXPECT_TRUE(permutation(r));
        EXPECT_EQ(r.col_ind.matrix(),
                  quadratic_assignment(a, b, {.rng = 4, .P0 = start, .shuffle_input = true}).col_ind.matrix());
    }
    // From a solution of its own, nothing changes: two_opt's exchanges, and a permutation matrix for faq.
    const auto r = quadratic_assignment(a, b, {.method = two_opt});
    std::vector<std::pair<Eigen::Index, Eigen::Index>> pairs;
    for (Eigen::Index i = 0; i < 9; ++i) pairs.emplace_back(i, r.col_ind[i]);
    const auto again = quadratic_assignment(a, b, {.method = two_opt, .partial_guess = pairs});
    EXPECT_EQ(again.fun, r.fun);
    EXPECT_EQ(again.nit, 36);
    EXPECT_EQ(quadratic_assignment(a, b, {.partial_match = pairs}).fun, r.fun);
    const auto half = quadratic_assignment(a, b, {.method = two_opt, .partial_match = {{1, 5}, {2, 0}}});
    EXPECT_EQ(half.col_ind[1], 5);
    EXPECT_EQ(half.col_ind[2], 0);
    const auto given = quadratic_assignment(a, b, {.P0_matrix = Matrix::Identity(9, 9), .maxiter = 0});
    EXPECT_EQ(given.nit, 0);
    for (Eigen::Index i = 0; i < 9; ++i) EXPECT_EQ(given.col_ind[i], i);
    EXPECT_EQ(quadratic_assignment(Matrix(0, 0), Matrix(0, 0)).fun, 0);
}

TEST(QuadraticAssignment, Errors) {
    const Matrix a = numbers(3, 1);
    EXPECT_THROW_TEXT((void)quadratic_assignment(a, numbers(2, 1)), std::invalid_argument,
                      "of one size, got 3 x 3 and 2 x 2");
    EXPECT_THROW_TEXT((void)quadratic_assignment(a, Matrix::Constant(3, 3, std::nan(""))), std::invalid_argument,
                      "must be finite");
    EXPECT_THROW_TEXT((void)quadratic_assignment(a, a, {.partial_match = {{0, 3}}}), std::invalid_argument,
                      "nodes below 3");
    EXPECT_THROW_TEXT((void)quadratic_assignment(a, a, {.partial_match = {{0, 1}, {0, 2}}}), std::invalid_argument,
                      "name a node once");
    EXPECT_THROW_TEXT((void)quadratic_assignment(a, a, {.P0_matrix = Matrix::Ones(3, 3)}), std::invalid_argument,
                      "doubly stochastic");
    EXPECT_THROW_TEXT((void)quadratic_assignment(a, a, {.maxiter = -1}), std::invalid_argument,
                      "maxiter must not be negative");
}

}  // namespace

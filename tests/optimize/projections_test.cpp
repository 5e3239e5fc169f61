#include <random>
#include <scixx/optimize/detail/projections.hpp>
#include <scixx/optimize/detail/trust_region.hpp>

#include "support/closeness.hpp"

namespace {

using namespace scixx::optimize::detail;
using Eigen::Index;
using Vector = Eigen::VectorXd;
using Matrix = Eigen::MatrixXd;

struct Problem {
    Projections a;
    Matrix dense;  // A as one matrix
};

double uniform(std::mt19937& random) {
    return std::uniform_real_distribution<double>(-1, 1)(random);
}

Matrix random_matrix(Index rows, Index cols, std::mt19937& random) {
    Matrix a(rows, cols);
    for (Index i = 0; i < a.size(); ++i) a.data()[i] = uniform(random);
    return a;
}

/// Equations, general inequalities and bounds of every kind, with slacks down to `smallest`.
Problem make(Index n, Index equations, Index general, double smallest, std::mt19937& random, bool dependent = false) {
    std::vector<BoundRow> bounds;
    for (Index i = 0; i < n; ++i) {  // none, lower, upper, both, in turn
        if (i % 4 == 1 || i % 4 == 3) bounds.push_back({i, -1.0, 0.0});
        if (i % 4 == 2 || i % 4 == 3) bounds.push_back({i, 1.0, 1.0});
    }
    const Index m = equations + general, b = static_cast<Index>(bounds.size());
    Matrix gradients = random_matrix(n, m, random);
    if (dependent && equations >= 2) gradients.col(1) = -3 * gradients.col(0);
    Vector s(general + b);
    for (Index k = 0; k < s.size(); ++k) s[k] = k % 3 == 0 ? smallest : 1 + uniform(random) / 2;
    Problem p;
    p.a.set_structure(n, equations, general, bounds);
    p.a.factor(gradients, s);
    p.dense = Matrix::Zero(m + b, n + general + b);
    p.dense.topLeftCorner(m, n) = gradients.transpose();
    for (Index k = 0; k < b; ++k)
        p.dense(m + k, bounds[static_cast<std::size_t>(k)].variable) = bounds[static_cast<std::size_t>(k)].sign;
    for (Index k = 0; k < general + b; ++k) p.dense(equations + k, n + k) = s[k];
    return p;
}

TEST(Projections, DefiningEquationsHold) {
    std::mt19937 random(7);
    for (const double smallest : {1.0, 1e-4, 1e-9})
        for (const auto& [n, equations, general] :
             {std::array<Index, 3>{1, 0, 0}, {2, 1, 1}, {5, 0, 2}, {8, 2, 3}, {9, 0, 0}, {3, 0, 6}}) {
            SCOPED_TRACE(n);
            const Problem p = make(n, equations, general, smallest, random);
            const Index size = p.a.size(), rows = p.a.rows();
            ASSERT_EQ(p.dense.cols(), size);
            ASSERT_EQ(p.dense.rows(), rows);
            const Vector r = random_matrix(size, 1, random), v = random_matrix(rows, 1, random);
            EXPECT_SCALED_CLOSE(p.a.times(r), (p.dense * r).eval(), 1e-14);
            EXPECT_SCALED_CLOSE(p.a.transposed_times(v), (p.dense.transpose() * v).eval(), 1e-14);

            // r = projection + A^T multipliers, the two orthogonal.
            const Vector projected = p.a.null_space(r), multipliers = p.a.multipliers(r);
            EXPECT_SCALED_CLOSE((projected + p.dense.transpose() * multipliers).eval(), r, 1e-13);
            EXPECT_LE((p.dense * projected).norm(), 1e-14 * r.norm() * p.dense.norm());
            EXPECT_SCALED_CLOSE(p.a.null_space(projected), projected, 1e-14);

            // The shortest solution satisfies the equation and has no part in the null space.
            const Vector b = p.dense * r, z = p.a.shortest(b);
            EXPECT_LT((p.dense * z - b).norm(), 1e-13 * (1 + b.norm()));
            EXPECT_LT(p.a.null_space(z).norm(), 1e-13 * (1 + z.norm()));
        }
}

TEST(Projections, DependentRowsGiveThePseudoInverse) {
    std::mt19937 random(11);
    const Problem p = make(6, 3, 2, 0.5, random, true);
    const Vector r = random_matrix(p.a.size(), 1, random);
    const Vector projected = p.a.null_space(r), multipliers = p.a.multipliers(r);
    EXPECT_SCALED_CLOSE((projected + p.dense.transpose() * multipliers).eval(), r, 1e-13);
    EXPECT_NEAR(multipliers[1], -3 * multipliers[0], 1e-13) << "the shortest multipliers share out the common row";

    Vector b = p.dense * r;
    b[0] += 1;  // now rows 0 and 1 contradict each other: least squares, whose residual is orthogonal to the range
    const Vector z = p.a.shortest(b);
    EXPECT_LT((p.dense.transpose() * (p.dense * z - b)).norm(), 1e-12);
}

TEST(Projections, NoRowsAndMoreRowsThanVariables) {
    Projections none;
    none.set_structure(3, 0, 0, {});
    none.factor(Matrix(3, 0), Vector(0));
    const Vector r = Eigen::Vector3d(1, 2, 3);
    EXPECT_EQ(none.null_space(r), r);
    Projections many;
    many.set_structure(2, 4, 0, {});
    Matrix gradients(2, 4);
    gradients << 1, 0, 1, 0, 0, 1, 1, 0;
    many.factor(gradients, Vector(0));
    EXPECT_LT(many.null_space(Eigen::Vector2d(1, 2)).norm(), 1e-15);
    EXPECT_SCALED_CLOSE(many.shortest(gradients.transpose() * Eigen::Vector2d(1, 2)), Vector(Eigen::Vector2d(1, 2)),
                        1e-14);
}

TEST(ModifiedDogleg, StaysInTheRegionAndReducesTheResidual) {
    std::mt19937 random(3);
    for (int trial = 0; trial < 50; ++trial) {
        const Problem p = make(5, 2, 2, 0.1, random);
        const Vector b = random_matrix(p.a.rows(), 1, random);
        const Index slacks = p.a.slacks();
        for (const double radius : {1e-3, 0.3, 100.0}) {
            const Region region{radius, Vector::Constant(slacks, -0.4)};
            const Vector step = modified_dogleg(p.a, b, region);
            EXPECT_LE(step.norm(), radius * (1 + 1e-12));
            EXPECT_GE(step.tail(slacks).minCoeff(), -0.4 - 1e-12);
            EXPECT_LT((p.dense * step + b).norm(), b.norm());
        }
        const Region whole{1e10, Vector::Constant(slacks, -1e10)};
        EXPECT_LT((p.dense * modified_dogleg(p.a, b, whole) + b).norm(), 1e-12);
    }
}

TEST(ProjectedCg, SolvesTheEquationsOfTheSubproblem) {
    std::mt19937 random(5);
    const Problem p = make(6, 2, 1, 0.7, random);
    const Index size = p.a.size();
    const Matrix root = random_matrix(size, size, random);
    const Matrix hessian = root.transpose() * root + Matrix::Identity(size, size);
    const Vector c = 1e3 * random_matrix(size, 1, random);
    const auto product = [&](const Vector& x, Vector& out) { out = hessian * x; };
    const CgResult result = projected_cg(product, c, p.a, {1e6, Vector::Constant(p.a.slacks(), -1e6)});
    EXPECT_LT((p.dense * result.step).norm(), 1e-13 * result.step.norm());
    EXPECT_LT(p.a.null_space(hessian * result.step + c).norm(), 0.02 * p.a.null_space(c).norm());
    // Negative curvature leads to the boundary, a bound on the step cuts it off.
    const auto concave = [&](const Vector& x, Vector& out) { out = -x; };
    const CgResult far = projected_cg(concave, c, p.a, {2.0, Vector::Constant(p.a.slacks(), -1e6)});
    EXPECT_NEAR(far.step.norm(), 2.0, 1e-12);
    EXPECT_EQ(far.stop, CgStop::negative_curvature);
    const CgResult boxed = projected_cg(concave, c, p.a, {2.0, Vector::Constant(p.a.slacks(), -0.01)});
    EXPECT_GE(boxed.step.tail(p.a.slacks()).minCoeff(), -0.01 - 1e-12);
}

}  // namespace

// Small linear programs of Netlib: the published optimal values, and what proves them: the marginals price every row
// and bound, so that their dual value is the same.
#include <cmath>
#include <limits>
#include <scixx/optimize/linear/linprog.hpp>
#include <string>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::optimize;
using scixx::testing::Reference;
using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;

TEST(Linprog, Netlib) {
    const Reference reference("optimize/linear/netlib.json");
    EXPECT_EQ(reference.cases().size(), 11u);
    for (const auto& [name, data] : reference.cases()) {
        SCOPED_TRACE(name);
        const Vector c = data.array<Vector>("c"), lb = data.array<Vector>("lb"), ub = data.array<Vector>("ub");
        const Vector row_lb = data.array<Vector>("row_lb"), row_ub = data.array<Vector>("row_ub");
        Matrix a = Matrix::Zero(row_lb.size(), c.size());
        const auto row = data.list<Eigen::Index>("row"), column = data.list<Eigen::Index>("column");
        const auto value = data.list<double>("value");
        for (std::size_t k = 0; k < row.size(); ++k) a(row[k], column[k]) += value[k];
        Matrix a_ub(a.rows(), a.cols()), a_eq(a.rows(), a.cols());
        Vector b_ub(a.rows()), b_eq(a.rows());
        Eigen::Index inequalities = 0, equations = 0;
        for (Eigen::Index i = 0; i < a.rows(); ++i) {
            if (row_lb[i] == row_ub[i]) {
                a_eq.row(equations) = a.row(i);
                b_eq[equations++] = row_ub[i];
            } else {
                const double sign = std::isfinite(row_ub[i]) ? 1 : -1;
                a_ub.row(inequalities) = sign * a.row(i);
                b_ub[inequalities++] = sign > 0 ? row_ub[i] : -row_lb[i];
            }
        }
        a_ub.conservativeResize(inequalities, Eigen::NoChange);
        a_eq.conservativeResize(equations, Eigen::NoChange);
        b_ub.conservativeResize(inequalities);
        b_eq.conservativeResize(equations);
        for (const bool presolve : {true, false}) {
            const LinprogResult r = linprog(c, {.A_ub = a_ub,
                                                .b_ub = b_ub,
                                                .A_eq = a_eq,
                                                .b_eq = b_eq,
                                                .bounds = {lb, ub},
                                                .options = {.presolve = presolve}});
            ASSERT_TRUE(r.success) << r.message;
            const double optimal = data.number("optimal");
            EXPECT_NEAR(r.fun, optimal, 1e-9 * std::abs(optimal));
            EXPECT_LT(static_cast<double>(r.nit), 3.0 * static_cast<double>(a.rows() + a.cols()));
            double dual = r.eqlin.marginals.dot(b_eq) + r.ineqlin.marginals.dot(b_ub);
            for (Eigen::Index j = 0; j < c.size(); ++j) {
                if (std::isfinite(lb[j])) dual += r.lower.marginals[j] * lb[j];
                if (std::isfinite(ub[j])) dual += r.upper.marginals[j] * ub[j];
            }
            EXPECT_NEAR(dual, optimal, 1e-8 * std::abs(optimal));
            EXPECT_GE(r.slack.minCoeff(), -1e-7 * (1 + b_ub.cwiseAbs().maxCoeff()));
            if (equations > 0) {
                EXPECT_LE(r.con.cwiseAbs().maxCoeff(), 1e-7 * (1 + b_eq.cwiseAbs().maxCoeff()));
            }
        }
    }
}

}  // namespace

// SPDX-License-Identifier: BSD-3-Clause

// Goods from three plants to four towns at the least cost: by a linear program, whose marginals are prices, and with lots of
// ten and plants that cost something to open, by an integer one.
#include <Eigen/Core>
#include <limits>
#include <scixx/optimize/constraints.hpp>
#include <scixx/optimize/linear/linprog.hpp>
#include <scixx/optimize/linear/milp.hpp>
#include <string>
#include <vector>

#include "support/plot.hpp"
#include "support/report.hpp"

namespace {

using Eigen::Index, Eigen::MatrixXd, Eigen::VectorXd;

constexpr Index plants = 3, towns = 4, ways = plants * towns;

/// The matrix whose row i sums what leaves plant i (or, `arriving`, what reaches town i) of the flows x[plant, town].
MatrixXd sums(bool arriving) {
    MatrixXd a = MatrixXd::Zero(arriving ? towns : plants, ways);
    for (Index i = 0; i < plants; ++i)
        for (Index j = 0; j < towns; ++j) a(arriving ? j : i, i * towns + j) = 1;
    return a;
}

/// Plants on the left, towns on the right, lines as wide as the flows; closed plants are gray.
demo::Picture figure(const VectorXd& flows, const std::vector<double>& supply, const std::vector<double>& demand) {
    demo::Canvas canvas(520, 460);
    const auto plant = [](Index i) { return demo::Point{110, 90 + 140.0 * static_cast<double>(i)}; };
    const auto town = [](Index j) { return demo::Point{410, 60 + 110.0 * static_cast<double>(j)}; };
    for (Index i = 0; i < plants; ++i)
        for (Index j = 0; j < towns; ++j) {
            const double flow = flows[i * towns + j];
            if (flow <= 0) continue;
            const demo::Point from = plant(i), to = town(j),
                              middle{0.55 * from.x + 0.45 * to.x, 0.55 * from.y + 0.45 * to.y};
            canvas.line({from, to}, {.colour = {31, 119, 180, 0.6}, .width = flow / 8});
            canvas.text(middle, demo::number(flow, 0), {.size = 11});
        }
    for (Index i = 0; i < plants; ++i) {
        const bool open = flows.segment(i * towns, towns).sum() > 0;
        canvas.disc(plant(i), 16, open ? demo::orange : demo::Colour{200, 200, 200});
        canvas.text({plant(i).x - 26, plant(i).y}, demo::number(supply[static_cast<std::size_t>(i)], 0),
                    {.size = 12, .align = 1});
    }
    for (Index j = 0; j < towns; ++j) {
        canvas.disc(town(j), 16, demo::green);
        canvas.text({town(j).x + 26, town(j).y}, demo::number(demand[static_cast<std::size_t>(j)], 0),
                    {.size = 12, .align = 0});
    }
    return canvas.picture();
}

}  // namespace

int main(int argc, char** argv) {
    return demo::run("optimize_transport", argc, argv, [](demo::Report& report) {
        namespace optimize = scixx::optimize;
        const double inf = std::numeric_limits<double>::infinity();
        const std::vector<double> supply{180, 190, 140}, demand{70, 85, 60, 75};
        const VectorXd cost{{4, 6, 9, 5, 5, 3, 7, 8, 8, 6, 4, 4}}, opening{{220, 150, 260}};

        // r = linprog(cost, A_ub=leaving, b_ub=supply, A_eq=arriving, b_eq=demand)
        const auto flow =
            optimize::linprog(cost, {.A_ub = sums(false), .b_ub = supply, .A_eq = sums(true), .b_eq = demand});
        report.equal("linprog success", flow.success, 1);
        report.close("cost", flow.fun, 1075, 1e-9);
        report.close("price in town 1", flow.eqlin.marginals[0], 4, 1e-9);
        report.close("price in town 2", flow.eqlin.marginals[1], 3, 1e-9);
        report.close("from plant 3 to town 4", flow.x[ways - 1], 75, 1e-9);

        // Lots of ten, and z = 1 for the plants that are opened:
        // constraints = [LinearConstraint(np.hstack([10 * leaving, -np.diag(supply)]), -np.inf, 0),
        //                LinearConstraint(np.hstack([10 * arriving, np.zeros((4, 3))]), demand, np.inf)]
        // m = milp(np.r_[10 * cost, opening], integrality=1, bounds=Bounds(0, [inf] * 12 + [1] * 3), constraints=constraints)
        MatrixXd within(plants, ways + plants), met = MatrixXd::Zero(towns, ways + plants);
        within << 10 * sums(false), MatrixXd((-Eigen::Map<const VectorXd>(supply.data(), plants)).asDiagonal());
        met.leftCols(ways) = 10 * sums(true);
        VectorXd costs(ways + plants), most = VectorXd::Constant(ways + plants, inf);
        costs << 10 * cost, opening;
        most.tail(plants).setOnes();
        const auto lots = optimize::milp(
            costs, {.integrality = 1,
                    .bounds = {0, most},
                    .constraints = {{.A = within, .lb = -inf, .ub = 0}, {.A = met, .lb = demand, .ub = inf}}});
        report.equal("milp success", lots.success, 1);
        report.close("cost with lots", lots.fun, 1590, 1e-9);
        report.close("proven bound", lots.mip_dual_bound, 1590, 1e-3);
        report.equal("plants opened", static_cast<long long>(lots.x.tail(plants).sum()), 2);

        report.save("optimize_transport.png",
                    demo::gallery({{"linear program: " + demo::number(flow.fun, 0), figure(flow.x, supply, demand)},
                                   {"lots and opening costs: " + demo::number(lots.fun, 0),
                                    figure(10 * lots.x.head(ways), supply, demand)}},
                                  2));
    });
}

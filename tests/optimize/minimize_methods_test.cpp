// The methods of minimize on the problems of More, Garbow and Hillstrom against SciPy: as many minima reached, with at
// most 1.2 times the calls.
#include <cmath>
#include <scixx/optimize/minimize.hpp>
#include <scixx/optimize/minimize/cg.hpp>
#include <scixx/optimize/minimize/cobyla.hpp>
#include <scixx/optimize/minimize/nelder_mead.hpp>
#include <scixx/optimize/minimize/tnc.hpp>
#include <string>
#include <vector>

#include "support/closeness.hpp"
#include "support/more_garbow_hillstrom.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::optimize;
using scixx::testing::more_garbow_hillstrom;
using scixx::testing::Reference;
using scixx::testing::TestProblem;
using Vector = Eigen::VectorXd;

TEST(MoreGarbowHillstrom, AreSciPys) {
    const Reference reference("optimize/more_garbow_hillstrom.json");
    for (const TestProblem& p : more_garbow_hillstrom()) {
        SCOPED_TRACE(p.name);
        EXPECT_REL_CLOSE(p.value(p.start()), reference[p.name].number("value"), 1e-12);
        EXPECT_SCALED_CLOSE(p.gradient(p.start()), reference[p.name].array<Vector>("gradient"), 1e-12);
    }
}

struct Total {
    double calls = 0, scipys_calls = 0;
    int reached = 0, scipys_reached = 0;
};

/// Calls are counted on the problems that both solve. Runs of many hundred steps are left out: after a hundred steps
/// alike the last bits decide how many follow.
Total run(const Method& method, const std::string& scipys_name) {
    static const Reference reference("optimize/more_garbow_hillstrom.json");
    Total total;
    for (const TestProblem& p : more_garbow_hillstrom()) {
        MinimizeOptions options{.method = method};
        if (method.takes().jac) options.jac = [&](const Vector& x) { return p.gradient(x); };
        const OptimizeResult r = minimize([&](const Vector& x) { return p.value(x); }, p.start(), options);
        EXPECT_REL_CLOSE(p.value(r.x), r.fun, 1e-12) << p.name;
        const double fun = reference[p.name].number(scipys_name + " fun");
        const double calls = reference[p.name].number(scipys_name + " nfev");
        const bool mine = p.solved(r.fun, 2e-4), scipys = p.solved(fun, 2e-4);
        total.reached += mine;
        total.scipys_reached += scipys;
        if (mine && scipys && (calls < 400 || method.name() == std::string("nelder_mead"))) {
            total.calls += static_cast<double>(std::max(r.nfev, r.njev));
            total.scipys_calls += calls;
        }
        if (std::getenv("SCIXX_SHOW"))
            std::printf("%-12s %-22s %12.5g %6ld | %12.5g %6.0f | %d %s\n", method.name(), p.name.c_str(), r.fun,
                        static_cast<long>(r.nfev), fun, calls, r.status, r.message.c_str());
    }
    return total;
}

class MinimizeMethods : public ::testing::TestWithParam<std::pair<Method, std::string>> {};

TEST_P(MinimizeMethods, MoreGarbowHillstrom) {
    const auto& [method, name] = GetParam();
    const Total total = run(method, name);
    EXPECT_GE(total.reached, total.scipys_reached);
    EXPECT_LE(total.calls, 1.2 * total.scipys_calls);
    RecordProperty("calls", static_cast<int>(total.calls));
    if (std::getenv("SCIXX_SHOW"))
        std::printf("%s: %d of %d, %g of %g calls\n", name.c_str(), total.reached, total.scipys_reached, total.calls,
                    total.scipys_calls);
}

INSTANTIATE_TEST_SUITE_P(All, MinimizeMethods,
                         ::testing::Values(std::pair(method::bfgs, "BFGS"), std::pair(method::l_bfgs_b, "L-BFGS-B"),
                                           std::pair(method::slsqp, "SLSQP"), std::pair(method::cg, "CG"),
                                           std::pair(method::nelder_mead, "Nelder-Mead"),
                                           std::pair(method::cobyla, "COBYLA"), std::pair(method::tnc, "TNC")),
                         [](const auto& p) { return std::string(p.param.first.name()); });

}  // namespace

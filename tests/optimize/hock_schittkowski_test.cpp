// The methods with constraints on the problems of Hock and Schittkowski, gradients by differences: as many of the
// published minima as SciPy's SLSQP reaches, with at most 1.2 times its calls.
#include <cmath>
#include <cstdlib>
#include <scixx/optimize/minimize.hpp>
#include <scixx/optimize/minimize/trust_constr.hpp>
#include <string>
#include <vector>

#include "support/closeness.hpp"
#include "support/hock_schittkowski.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::optimize;
using scixx::testing::ConstrainedProblem;
using scixx::testing::hock_schittkowski;
using scixx::testing::Reference;
using Vector = Eigen::VectorXd;

OptimizeResult solve(const ConstrainedProblem& p, const MinimizeOptions& method) {
    MinimizeOptions options = method;
    if (p.lb.size() != 0) options.bounds = {p.lb, p.ub};
    if (p.equations) options.constraints.push_back(EqualityConstraint{p.equations});
    if (p.inequalities) options.constraints.push_back(InequalityConstraint{p.inequalities});
    return minimize(p.objective, p.x0, options);
}

bool solved(const ConstrainedProblem& p, double fun, double tolerance) {
    return std::abs(fun - p.minimum) <= tolerance * std::max(1.0, std::abs(p.minimum));
}

struct Total {
    int reached = 0, scipys_reached = 0;
    double calls = 0, scipys_calls = 0;
};

Total run(const MinimizeOptions& method, double tolerance) {
    static const Reference reference("optimize/hock_schittkowski.json");
    Total total;
    for (const ConstrainedProblem& p : hock_schittkowski()) {
        const auto& scipy = reference["hs" + std::to_string(p.number)];
        const OptimizeResult r = solve(p, method);
        EXPECT_EQ(r.success && p.violation(r.x) > 1e-5, false) << "hs" << p.number << ": " << r.message;
        const bool mine = solved(p, r.fun, tolerance) && p.violation(r.x) < 1e-6;
        const bool scipys = solved(p, scipy.number("fun"), tolerance);
        total.reached += mine;
        total.scipys_reached += scipys;
        if (mine && scipys) {
            total.calls += static_cast<double>(r.nfev);
            total.scipys_calls += scipy.number("nfev");
        }
        if (std::getenv("SCIXX_SHOW"))
            std::printf("hs%03d %14.8g %14.8g %4ld | %14.8g %4.0f %s %s\n", p.number, r.fun, p.minimum,
                        static_cast<long>(r.nfev), scipy.number("fun"), scipy.number("nfev"), mine ? "" : "<<<",
                        r.message.c_str());
    }
    return total;
}

TEST(HockSchittkowski, AreSciPys) {
    const Reference reference("optimize/hock_schittkowski.json");
    for (const ConstrainedProblem& p : hock_schittkowski()) {
        SCOPED_TRACE(p.number);
        const auto& expected = reference["hs" + std::to_string(p.number)];
        EXPECT_REL_CLOSE(p.objective(p.x0), expected.number("value"), 1e-14);
        for (const auto& [values, name] : {std::pair(p.equations, "equations"), {p.inequalities, "inequalities"}}) {
            EXPECT_EQ(bool(values), !expected.numbers(name).real.empty());
            if (!values) continue;
            const Vector mine = values(p.x0), scipys = expected.array<Vector>(name);
            EXPECT_LE((mine - scipys).cwiseAbs().maxCoeff(), 1e-14 * std::max(1.0, scipys.cwiseAbs().maxCoeff()));
        }
    }
}

TEST(HockSchittkowski, Slsqp) {
    const Total total = run({.method = method::slsqp, .options = SLSQPOptions{.maxiter = 1000}}, 1e-5);
    EXPECT_GE(total.reached, total.scipys_reached);
    EXPECT_LE(total.calls, 1.2 * total.scipys_calls);
    if (std::getenv("SCIXX_SHOW"))
        std::printf("%d/%d %g/%g\n", total.reached, total.scipys_reached, total.calls, total.scipys_calls);
}

TEST(HockSchittkowski, TrustConstr) {
    const Total total = run({.method = method::trust_constr}, 1e-5);
    EXPECT_GE(total.reached, total.scipys_reached);
    if (std::getenv("SCIXX_SHOW"))
        std::printf("%d/%d %g/%g\n", total.reached, total.scipys_reached, total.calls, total.scipys_calls);
}

}  // namespace

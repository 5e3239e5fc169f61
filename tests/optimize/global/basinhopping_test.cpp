#include <cmath>
#include <scixx/optimize/global/basinhopping.hpp>
#include <string>
#include <vector>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::optimize;
using scixx::testing::Reference;
using Vector = Eigen::VectorXd;

const auto bowl = [](const Vector& x) {
    return std::cos(14.5 * x[0] - 0.3) + (x[1] + 0.2) * x[1] + (x[0] + 0.2) * x[0];
};
const Vector start = Vector::Ones(2);

TEST(Basinhopping, SciPysPath) {
    const Reference reference("optimize/global/basinhopping.json");
    int k = 0;
    for (const auto& [name, data] : reference.cases()) {
        if (name.rfind("hops", 0) != 0) continue;
        SCOPED_TRACE(name);
        std::vector<double> path, taken;
        BasinhoppingOptions options{.niter = 12,
                                    .minimizer_kwargs = {.method = method::l_bfgs_b},
                                    .callback =
                                        [&](const Vector&, double f, bool accept) {
                                            path.push_back(f);
                                            taken.push_back(accept);
                                            return false;
                                        },
                                    .seed = static_cast<std::uint32_t>(1 + k)};
        if (k == 1) {
            options.niter = 60;
            options.interval = 10;
            options.T = 0.3;
        }
        if (k == 2) {
            options.niter = 100;
            options.niter_success = 6;
        }
        const BasinhoppingResult r = basinhopping(bowl, start, options);
        const auto expected = data.list<double>("path");
        ASSERT_EQ(path.size(), expected.size());
        for (std::size_t i = 0; i < path.size(); ++i) EXPECT_NEAR(path[i], expected[i], 1e-7) << i;
        EXPECT_EQ(taken, data.list<double>("taken"));
        EXPECT_EQ(r.nit, data.integer("nit"));
        EXPECT_NEAR(r.fun, data.number("fun"), 1e-9);
        EXPECT_NEAR((r.x - data.array<Vector>("x")).norm(), 0, 1e-5);
        EXPECT_TRUE(r.success);
        ++k;
    }
    EXPECT_EQ(k, 3);
}

TEST(Basinhopping, Options) {
    // T = 0: the values fall.
    double last = 1e300;
    (void)basinhopping(bowl, start, {.niter = 30, .T = 0, .callback = [&](const Vector&, double f, bool accept) {
                                         if (accept) {
                                             EXPECT_LE(f, last);
                                             last = f;
                                         }
                                         return false;
                                     }});
    int asked = 0;
    const auto none =
        basinhopping(bowl, start, {.niter = 10, .accept_test = [&](double, const Vector&, double, const Vector&) {
                                       ++asked;
                                       return false;
                                   }});
    EXPECT_EQ(asked, 10);
    EXPECT_EQ(none.fun, minimize(bowl, start).fun);
    int forced = 0;
    (void)basinhopping(
        bowl, start,
        {.niter = 20,
         .T = 0,
         .accept_test = [](double, const Vector&, double, const Vector&) { return Acceptance::force_accept; },
         .callback =
             [&](const Vector&, double, bool accept) {
                 forced += accept;
                 return false;
             }});
    EXPECT_EQ(forced, 21);
    int own = 0;
    const auto stepped = basinhopping(bowl, start, {.niter = 5, .take_step = [&](const Vector& x) {
                                                        ++own;
                                                        return Vector(x.array() - 0.4);
                                                    }});
    EXPECT_EQ(own, 5);
    EXPECT_LT(stepped.fun, none.fun);
    const auto stopped = basinhopping(bowl, start, {.callback = [](const Vector&, double, bool) { return true; }});
    EXPECT_EQ(stopped.nit, 0);
    EXPECT_EQ(stopped.message, "callback function requested stop early by returning True");
    const auto same = [](std::uint32_t seed) { return basinhopping(bowl, start, {.niter = 15, .seed = seed}); };
    EXPECT_EQ(same(5).nfev, same(5).nfev);
    EXPECT_NE(same(5).nfev, same(6).nfev);
    EXPECT_GT(same(5).njev, 15);
    EXPECT_EQ(basinhopping(bowl, start, {.niter = 0}).nit, 0);
    const auto failing = basinhopping([](const Vector& x) { return x[0]; }, std::vector<double>{0.0},
                                      {.niter = 3, .minimizer_kwargs = {.options = BFGSOptions{.maxiter = 1}}});
    EXPECT_GT(failing.minimization_failures, 0);
}

TEST(Basinhopping, GradientWithTheValueAndCallbackWithoutResult) {
    const auto both = [](const Vector& x) { return std::pair(x.squaredNorm(), (2 * x).eval()); };
    int calls = 0;
    const auto r = basinhopping(
        both, {3, 1},
        {.niter = 5, .minimizer_kwargs = {.jac = true}, .callback = [&](const Vector&, double, bool) { ++calls; }});
    EXPECT_NEAR(r.fun, 0, 1e-12);
    EXPECT_EQ(calls, 6);
    EXPECT_EQ(r.nfev, r.njev);
}

TEST(Basinhopping, Errors) {
    EXPECT_THROW_TEXT((void)basinhopping(bowl, start, {.T = -1}), std::invalid_argument, "T must not be negative");
    EXPECT_THROW_TEXT((void)basinhopping(bowl, start, {.stepsize = 0}), std::invalid_argument,
                      "stepsize must be positive");
    EXPECT_THROW_TEXT((void)basinhopping(bowl, start, {.interval = 0}), std::invalid_argument,
                      "interval must be positive");
    EXPECT_THROW_TEXT((void)basinhopping(bowl, start, {.target_accept_rate = 1}), std::invalid_argument,
                      "target_accept_rate must");
    EXPECT_THROW_TEXT((void)basinhopping(bowl, start, {.stepwise_factor = 0}), std::invalid_argument,
                      "stepwise_factor must");
    EXPECT_THROW_TEXT((void)basinhopping(bowl, start, {.niter = -1}), std::invalid_argument,
                      "niter must not be negative");
    EXPECT_THROW_TEXT((void)basinhopping(bowl, start, {.take_step = [](const Vector&) { return Vector(3); }}),
                      std::invalid_argument, "take_step must return 2 components, got 3");
}

}  // namespace

#include <cmath>
#include <limits>
#include <scixx/optimize/global/brute.hpp>
#include <scixx/optimize/minimize/bfgs.hpp>
#include <string>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::optimize;
using scixx::testing::Reference;
using Vector = Eigen::VectorXd;

const auto bowl = [](const Vector& x) {
    return std::cos(14.5 * x[0] - 0.3) + (x[1] + 0.2) * x[1] + (x[0] + 0.2) * x[0];
};

TEST(Brute, AgainstSciPy) {
    const Reference reference("optimize/global/basinhopping.json");
    const auto check = [](const BruteResult& r, const scixx::testing::Case& data) {
        EXPECT_SCALED_CLOSE(r.x0, data.array<Vector>("x0"), 1e-15);
        EXPECT_REL_CLOSE(r.fval, data.number("fval"), 1e-14);
        EXPECT_SCALED_CLOSE(r.grid, data.array<Eigen::MatrixXd>("grid"), 1e-15);
        EXPECT_SCALED_CLOSE(r.Jout, data.array<Eigen::ArrayXd>("Jout"), 1e-14);
        EXPECT_EQ(r.shape, data.list<Eigen::Index>("shape"));
    };
    for (const auto& [name, data] : reference.cases())
        for (const int workers : {1, 2, 3}) {
            SCOPED_TRACE(name);
            BruteOptions options{.full_output = true, .finish = {}, .workers = workers};
            if (name == "brute plain") {
                options.Ns = 9;
                check(brute(bowl, {{-2, 1.5}, {-1, 1}}, options), data);
            } else if (name == "brute slices") {
                check(brute(bowl, {{-2, 2, 0.25}, {1, -1, -0.3}}, options), data);
            }
        }
}

TEST(Brute, Finish) {
    const auto coarse = brute(bowl, {{-2, 2}, {-2, 2}}, {.finish = {}});
    const auto [x0, fval] = brute(bowl, {{-2, 2}, {-2, 2}});
    EXPECT_LT(fval, coarse.fval);
    EXPECT_NEAR(x0[1], -0.1, 1e-4);
    EXPECT_EQ(coarse.grid.size() + coarse.Jout.size(), 0);
    EXPECT_NEAR(brute(bowl, {{-2, 2}, {-2, 2}}, {.finish = method::bfgs}).x0[1], -0.1, 1e-6);
    EXPECT_EQ(brute([](const Vector& x) { return x[0] * x[0]; }, {{-1, 1}}, {.Ns = 3, .finish = {}}).x0[0], 0);
    EXPECT_EQ(brute([](const Vector& x) { return x[0]; }, {{-1, 1}}, {.Ns = 1, .finish = {}}).x0[0], -1);
    const auto hole = [](const Vector& x) { return x[0] < 0 ? std::nan("") : x[0]; };
    EXPECT_EQ(brute(hole, {{-1, 1}}, {.Ns = 21, .finish = {}}).fval, hole(Vector::Zero(1)));
}

TEST(Brute, Errors) {
    EXPECT_THROW_TEXT((void)brute(bowl, {}), std::invalid_argument, "brute: ranges must not be empty");
    EXPECT_THROW_TEXT((void)brute(bowl, {{0, 1}}, {.Ns = 0}), std::invalid_argument, "Ns must be at least 1");
    EXPECT_THROW_TEXT((void)brute(bowl, {{0, 1, -1}}), std::invalid_argument, "ranges must have points");
    EXPECT_THROW_TEXT((void)brute(bowl, {{0, std::numeric_limits<double>::infinity()}}), std::invalid_argument,
                      "ranges must be finite");
    EXPECT_THROW_TEXT((void)brute(bowl, {{0, 1}}, {.workers = 0}), std::invalid_argument, "workers must not be zero");
}

}  // namespace

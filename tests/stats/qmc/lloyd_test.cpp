#include <scixx/stats/kernels.hpp>
#include <scixx/stats/qmc/latin_hypercube.hpp>
#include <scixx/stats/qmc/lloyd.hpp>
#include <stdexcept>
#include <string>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::stats;
using Eigen::MatrixXd;
using scixx::testing::Reference;

TEST(Lloyd, IsScipys) {
    const Reference reference("stats/qmc/engines.json");
    for (const std::string name : {"lloyd 2", "lloyd 3", "lloyd few"}) {
        SCOPED_TRACE(name);
        const MatrixXd first = reference[name].array<MatrixXd>("first");
        qmc::LatinHypercube engine(first.cols(), {.optimization = qmc::lloyd, .rng = 5});
        EXPECT_SCALED_CLOSE(engine.random(first.rows()), first, 1e-6);  // SciPy's points are joggled
        EXPECT_SCALED_CLOSE(engine.random(first.rows()), reference[name].array<MatrixXd>("second"), 1e-6);
    }
}

TEST(Lloyd, SpreadsPoints) {
    qmc::LatinHypercube before(2, {.rng = 8}), after(2, {.optimization = qmc::lloyd, .rng = 8});
    const MatrixXd x = before.random(100), y = after.random(100);
    EXPECT_TRUE((y.array() >= 0 && y.array() <= 1).all());
    EXPECT_GT(qmc::detail::least_l1_distance(y), 2 * qmc::detail::least_l1_distance(x));
}

TEST(Lloyd, Errors) {
    qmc::LatinHypercube line(1, {.optimization = qmc::lloyd}), plane(2, {.optimization = qmc::lloyd});
    EXPECT_THROW_TEXT(static_cast<void>(line.random(5)), std::invalid_argument, "lloyd: points must have at least 2");
    EXPECT_THROW_TEXT(static_cast<void>(plane.random(2)), std::invalid_argument, "lloyd: there must be more points");
}

}  // namespace

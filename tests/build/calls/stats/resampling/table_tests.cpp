// budget: 5
#include <scixx/stats/resampling/table_tests.hpp>

auto call(const Eigen::ArrayXXd& table) {
    return scixx::stats::fisher_exact(table, scixx::stats::PermutationMethod{.rng = 1});
}

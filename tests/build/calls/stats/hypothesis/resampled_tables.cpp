// budget: 5
#include <scixx/stats/hypothesis/resampled_tables.hpp>

auto call(const Eigen::ArrayXXd& table) {
    return scixx::stats::fisher_exact(table, scixx::stats::PermutationMethod{.rng = 1});
}

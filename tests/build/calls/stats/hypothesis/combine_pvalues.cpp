#include <scixx/stats/hypothesis/combine_pvalues.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::stats::combine_pvalues(x);
}

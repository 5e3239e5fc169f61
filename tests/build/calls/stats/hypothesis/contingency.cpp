#include <scixx/stats/hypothesis/contingency.hpp>

auto call(const Eigen::ArrayXXd& x) {
    return scixx::stats::chi2_contingency(x);
}

#include <scixx/stats/qmc/discrepancy.hpp>

auto call(const Eigen::MatrixXd& x) {
    return scixx::stats::qmc::discrepancy(x);
}

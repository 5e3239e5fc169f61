#include <scixx/stats/qmc/scale.hpp>

auto call(const Eigen::MatrixXd& x) {
    return scixx::stats::qmc::scale(x, 0, {1, 2, 3});
}

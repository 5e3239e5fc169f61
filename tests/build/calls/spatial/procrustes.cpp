// budget: 5
#include <scixx/spatial/procrustes.hpp>

auto call(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b) {
    return scixx::spatial::procrustes(a, b);
}

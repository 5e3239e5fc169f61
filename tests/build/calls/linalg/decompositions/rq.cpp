#include <scixx/linalg/decompositions/rq.hpp>

auto call(const Eigen::MatrixXd& a) {
    return scixx::linalg::rq(a);
}

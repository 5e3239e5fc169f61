#include <scixx/linalg/decompositions/clarkson_woodruff_transform.hpp>

auto call(const Eigen::MatrixXd& a) {
    return scixx::linalg::clarkson_woodruff_transform(a, 100, 1);
}

#include <scixx/ndimage/laplace.hpp>

auto call(const Eigen::ArrayXXd& a) {
    return scixx::ndimage::laplace(a);
}

#include <scixx/ndimage/extrema.hpp>

auto call(const Eigen::ArrayXXd& a, const Eigen::ArrayXXi& labels) {
    return scixx::ndimage::maximum(a, labels, 1);
}

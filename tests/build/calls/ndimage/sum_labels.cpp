#include <scixx/ndimage/sum_labels.hpp>

auto call(const Eigen::ArrayXXd& a, const Eigen::ArrayXXi& labels) {
    return scixx::ndimage::mean(a, labels, 1);
}

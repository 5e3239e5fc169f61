#include <scixx/ndimage/labeled_comprehension.hpp>

auto call(const Eigen::ArrayXXd& a) {
    return scixx::ndimage::histogram(a, 0.0, 1.0, 10);
}

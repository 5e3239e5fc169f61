#include <scixx/ndimage/uniform_filter.hpp>

auto call(const Eigen::ArrayXXd& a) {
    return scixx::ndimage::uniform_filter(a, 5);
}

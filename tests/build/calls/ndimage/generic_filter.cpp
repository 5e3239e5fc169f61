#include <scixx/ndimage/generic_filter.hpp>

auto call(const Eigen::ArrayXXd& a) {
    return scixx::ndimage::generic_filter(
        a, [](const auto& window) { return window[0]; }, 3);
}

#include <scixx/ndimage/vectorized_filter.hpp>

auto call(const Eigen::ArrayXXd& a) {
    return scixx::ndimage::vectorized_filter(
        a, [](const auto& windows) { return windows.rowwise().maxCoeff(); }, 3);
}

#include <scixx/ndimage/distance_transform.hpp>

auto call(const Eigen::ArrayXX<bool>& a) {
    return scixx::ndimage::distance_transform_edt(a);
}

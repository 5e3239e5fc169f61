#include <scixx/ndimage/interpolation/map_coordinates.hpp>

auto call(const Eigen::ArrayXXd& a, const Eigen::MatrixXd& at) {
    return scixx::ndimage::map_coordinates(a, at);
}

#include <scixx/ndimage/center_of_mass.hpp>

auto call(const Eigen::ArrayXXd& a) {
    return scixx::ndimage::center_of_mass(a);
}

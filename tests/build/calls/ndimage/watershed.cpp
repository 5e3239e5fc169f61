#include <scixx/ndimage/watershed.hpp>

auto call(const Eigen::ArrayXX<unsigned char>& a, const Eigen::ArrayXXi& markers) {
    return scixx::ndimage::watershed_ift(a, markers);
}

#include <scixx/ndimage/fourier.hpp>

auto call(const Eigen::ArrayXXcd& a) {
    return scixx::ndimage::fourier_gaussian(a, 2.0);
}

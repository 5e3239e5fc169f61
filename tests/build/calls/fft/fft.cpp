#include <scixx/fft/fft.hpp>

auto call(const Eigen::ArrayXXd& a) {
    return scixx::fft::fft2(a);
}

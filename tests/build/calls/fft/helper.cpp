#include <scixx/fft/helper.hpp>

auto call(const Eigen::ArrayXXd& a) {
    return scixx::fft::fftshift(a);
}

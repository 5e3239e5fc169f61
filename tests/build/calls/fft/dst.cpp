#include <scixx/fft/dst.hpp>

auto call(const Eigen::ArrayXXd& a) {
    return scixx::fft::dstn(a);
}

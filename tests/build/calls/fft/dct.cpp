#include <scixx/fft/dct.hpp>

auto call(const Eigen::ArrayXXd& a) {
    return scixx::fft::dctn(a);
}

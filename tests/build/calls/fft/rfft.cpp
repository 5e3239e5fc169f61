#include <scixx/fft/rfft.hpp>

auto call(const Eigen::ArrayXd& a) {
    return scixx::fft::rfft(a);
}

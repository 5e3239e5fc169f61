#include <scixx/fft/fht.hpp>

auto call(const Eigen::ArrayXd& a) {
    return scixx::fft::fht(a, 0.1, 0.5);
}

// budget: 5
#include <scixx/signal/fftconvolve.hpp>

auto call(const Eigen::ArrayXXd& a) {
    return scixx::signal::fftconvolve(a, a);
}

#include <scixx/fft/plan.hpp>

auto call(const Eigen::ArrayXcd& a) {
    scixx::fft::Plan<std::complex<double>> plan(a.size());
    Eigen::ArrayXcd out(a.size());
    plan.fft(a, out);
    return out;
}

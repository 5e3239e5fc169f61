// Rules for sampled functions with every scalar that their comments allow: compiled, not run.
#include <complex>
#include <cstdint>
#include <scixx/integrate.hpp>

namespace {

namespace integrate = scixx::integrate;

template <class T>
void sampled() {
    const Eigen::ArrayX<T> y(5);
    const Eigen::ArrayXX<T> a(4, 5);
    const Eigen::ArrayXd x(5);
    (void)integrate::trapezoid(y);
    (void)integrate::trapezoid(y, x);
    (void)integrate::trapezoid(a);
    (void)integrate::cumulative_trapezoid(y);
    (void)integrate::cumulative_trapezoid(a, {.axis = 0});
    (void)integrate::simpson(y);
    (void)integrate::simpson(a);
    (void)integrate::romb(y);
}

template <class T>
void real() {
    sampled<T>();
    (void)integrate::cumulative_simpson(Eigen::ArrayX<T>(5));
}

}  // namespace

void call_with_every_scalar() {
    real<bool>(), real<std::int8_t>(), real<std::uint8_t>(), real<std::int16_t>(), real<std::uint16_t>();
    real<std::int32_t>(), real<std::uint32_t>(), real<std::int64_t>(), real<std::uint64_t>(), real<float>(),
        real<double>();
    sampled<std::complex<float>>(), sampled<std::complex<double>>();
}

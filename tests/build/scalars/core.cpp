// Random choices, shuffles and draws with every scalar that their comments allow: compiled, not run.
#include <complex>
#include <cstdint>
#include <scixx/core.hpp>

namespace {

namespace core = scixx::core;

template <class T>
void arrays() {
    core::Generator generator(1);
    core::RandomState state(1);
    Eigen::ArrayX<T> x(5);
    Eigen::ArrayXX<T> a(4, 3);
    generator.shuffle(x);
    generator.shuffle(a);
    state.shuffle(a);
    (void)generator.permutation(a);
    (void)generator.choice(x, 3);
    (void)generator.choice(a, 2, {.replace = false});
    (void)state.choice(x, 3);
}

template <class T>
void integers() {
    (void)core::Generator(1).integers<T>(0, 1, 5);
    (void)core::RandomState(1).randint<T>(0, 1, 5);
    arrays<T>();
}

template <class T>
void weights() {
    const Eigen::ArrayX<T> p(2);
    (void)core::Generator(1).choice(2, 5, {.p = p});
    (void)core::RandomState(1).choice(2, 5, {.p = p});
    arrays<T>();
    if constexpr (sizeof(T) <= 8) (void)core::Generator(1).standard_normal<T>(5);
}

}  // namespace

void call_with_every_scalar() {
    integers<bool>(), integers<std::int8_t>(), integers<std::uint8_t>(), integers<std::int16_t>();
    integers<std::uint16_t>(), integers<std::int32_t>(), integers<std::uint32_t>(), integers<std::int64_t>();
    integers<std::uint64_t>(), weights<float>(), weights<double>(), weights<long double>();
    arrays<std::complex<float>>(), arrays<std::complex<double>>();
}

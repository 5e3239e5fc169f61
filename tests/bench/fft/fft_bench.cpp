#include <scixx/fft/dct.hpp>
#include <scixx/fft/fft.hpp>
#include <scixx/fft/plan.hpp>
#include <scixx/fft/rfft.hpp>

#include "support/bench.hpp"

#if __has_include(<fftw3.h>)
#include <fftw3.h>
#define SCIXX_BENCH_FFTW 1
#else
#define SCIXX_BENCH_FFTW 0
#endif

// Each transform has two rows: "fft" returns a fresh array, as SciPy's call does, "fft into" writes into an array that
// is there already, as FFTW does.

namespace {

namespace fft = scixx::fft;
using Eigen::Index;
using scixx::bench::add;
template <class T>
using Rows = Eigen::Array<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

std::string square(Index n) {
    return std::to_string(n) + "x" + std::to_string(n);
}

/// The two rows of a transform of an array of type A; `make` gives the input, `transform` is called with and without
/// a destination.
template <class A, class F>
void add_pair(const std::string& operation, const std::string& size, const std::string& type, std::function<A()> make,
              F transform) {
    add(operation, size, type, "scixx", [=](benchmark::State& state) {
        const A x = make();
        benchmark::DoNotOptimize(transform(x).data());  // the plan of a length is kept
        for (auto _ : state) benchmark::DoNotOptimize(transform(x).data());
    });
    add(operation + " into", size, type, "scixx", [=](benchmark::State& state) {
        const A x = make();
        auto y = transform(x);
        for (auto _ : state) {
            transform(x, y);
            benchmark::DoNotOptimize(y.data());
        }
    });
}

constexpr auto do_fft = [](const auto& x, auto&... out) { return fft::fft(x, {}, out...); };
constexpr auto do_rfft = [](const auto& x, auto&... out) { return fft::rfft(x, {}, out...); };
constexpr auto do_irfft = [](const auto& x, auto&... out) { return fft::irfft(x, {}, out...); };
constexpr auto do_fft2 = [](const auto& x, auto&... out) { return fft::fft2(x, {}, out...); };
constexpr auto do_rfft2 = [](const auto& x, auto&... out) { return fft::rfft2(x, {}, out...); };
constexpr auto do_irfft2 = [](const auto& x, auto&... out) { return fft::irfft2(x, {}, out...); };
constexpr auto do_dct = [](const auto& x, auto&... out) { return fft::dct(x, {}, out...); };
constexpr auto do_dctn = [](const auto& x, auto&... out) { return fft::dctn(x, {}, out...); };

template <class T>
void complex_rows(const std::string& type) {
    using C = std::complex<T>;
    using Vector = Eigen::VectorX<C>;
    for (Index n : {64, 1024, 65536, 1048576, 1000, 10007, 1000003})
        add_pair<Vector>(
            "fft", std::to_string(n), type, [n] { return Vector(Vector::Random(n)); }, do_fft);
    for (Index n : {64, 1024, 65536, 1048576})
        add("fft plan", std::to_string(n), type, "scixx", [n](benchmark::State& state) {
            const Vector x = Vector::Random(n);
            Vector y(n);
            fft::Plan<C> plan(n);
            for (auto _ : state) {
                plan.fft(x, y);
                benchmark::DoNotOptimize(y.data());
            }
        });
    for (Index n : {225, 1024, 2048})
        add_pair<Rows<C>>(
            "fft2", square(n), type, [n] { return Rows<C>(Rows<C>::Random(n, n)); }, do_fft2);
    add_pair<Rows<C>>(
        "fft batch", "10000x64", type, [] { return Rows<C>(Rows<C>::Random(10000, 64)); }, do_fft);
    for (Index n : {1024, 1048576})
        add("fft", std::to_string(n), type, "control", [n](benchmark::State& state) {
            const Vector x = Vector::Random(n);
            for (auto _ : state) {
                Vector y = x;
                benchmark::DoNotOptimize(y.data());
            }
        });
}

template <class T>
void real_rows(const std::string& type) {
    using C = std::complex<T>;
    using Vector = Eigen::VectorX<T>;
    using Spectrum = Eigen::VectorX<C>;
    for (Index n : {1024, 65536, 1048576, 3375, 10007})
        add_pair<Vector>(
            "rfft", std::to_string(n), type, [n] { return Vector(Vector::Random(n)); }, do_rfft);
    for (Index n : {1024, 65536})
        add_pair<Spectrum>(
            "irfft", std::to_string(n), type, [n] { return Spectrum(Spectrum::Random(n / 2 + 1)); }, do_irfft);
    for (Index n : {225, 1024, 2048})
        add_pair<Rows<T>>(
            "rfft2", square(n), type, [n] { return Rows<T>(Rows<T>::Random(n, n)); }, do_rfft2);
    add_pair<Rows<C>>(
        "irfft2", square(1024), type, [] { return Rows<C>(Rows<C>::Random(1024, 513)); }, do_irfft2);
    add_pair<Rows<T>>(
        "rfft batch", "10000x64", type, [] { return Rows<T>(Rows<T>::Random(10000, 64)); }, do_rfft);
    add_pair<Rows<T>>(
        "dctn", square(1024), type, [] { return Rows<T>(Rows<T>::Random(1024, 1024)); }, do_dctn);
    add_pair<Vector>(
        "dct", "1024", type, [] { return Vector(Vector::Random(1024)); }, do_dct);
}

#if SCIXX_BENCH_FFTW
/// FFTW of one precision with plans of the given effort, out of place; the time of planning does not count.
template <class T, class Api>
void fftw_rows(const Api& api, const std::string& who, unsigned effort) {
    using C = std::complex<T>;
    const std::string complex = sizeof(T) == 8 ? "c128" : "c64", real = sizeof(T) == 8 ? "f64" : "f32";
    const auto run = [api](benchmark::State& state, auto plan) {
        for (auto _ : state) api.execute(plan);
        api.destroy(plan);
    };
    for (int n : {64, 1024, 65536, 1048576, 1000, 10007, 1000003})
        add("fft into", std::to_string(n), complex, who, [=](benchmark::State& state) {
            Eigen::VectorX<C> x(n), y(n);
            const auto plan = api.dft_1d(n, api.pointer(x.data()), api.pointer(y.data()), FFTW_FORWARD, effort);
            x.setRandom();
            run(state, plan);
        });
    for (int n : {225, 1024, 2048})
        add("fft2 into", square(n), complex, who, [=](benchmark::State& state) {
            Rows<C> x(n, n), y(n, n);
            const auto plan = api.dft_2d(n, n, api.pointer(x.data()), api.pointer(y.data()), FFTW_FORWARD, effort);
            x.setRandom();
            run(state, plan);
        });
    for (int n : {1024, 65536, 1048576, 3375, 10007})
        add("rfft into", std::to_string(n), real, who, [=](benchmark::State& state) {
            Eigen::VectorX<T> x(n);
            Eigen::VectorX<C> y(n / 2 + 1);
            const auto plan = api.r2c_1d(n, x.data(), api.pointer(y.data()), effort);
            x.setRandom();
            run(state, plan);
        });
    for (int n : {225, 1024, 2048})
        add("rfft2 into", square(n), real, who, [=](benchmark::State& state) {
            Rows<T> x(n, n);
            Rows<C> y(n, n / 2 + 1);
            const auto plan = api.r2c_2d(n, n, x.data(), api.pointer(y.data()), effort);
            x.setRandom();
            run(state, plan);
        });
    add("fft batch into", "10000x64", complex, who, [=](benchmark::State& state) {
        Rows<C> x(10000, 64), y(10000, 64);
        const int n = 64;
        const auto plan = api.many_dft(1, &n, 10000, api.pointer(x.data()), nullptr, 1, 64, api.pointer(y.data()),
                                       nullptr, 1, 64, FFTW_FORWARD, effort);
        x.setRandom();
        run(state, plan);
    });
    add("dctn into", square(1024), real, who, [=](benchmark::State& state) {
        Rows<T> x(1024, 1024), y(1024, 1024);
        const auto plan = api.r2r_2d(1024, 1024, x.data(), y.data(), FFTW_REDFT10, FFTW_REDFT10, effort);
        x.setRandom();
        run(state, plan);
    });
}

/// FFTW's functions for double (prefix fftw_) and float (fftwf_), under common names.
#define SCIXX_BENCH_FFTW_API(NAME, T, PREFIX)                                 \
    struct NAME {                                                             \
        PREFIX##complex* pointer(std::complex<T>* x) const {                  \
            return reinterpret_cast<PREFIX##complex*>(x);                     \
        }                                                                     \
        void execute(PREFIX##plan plan) const {                               \
            PREFIX##execute(plan);                                            \
        }                                                                     \
        void destroy(PREFIX##plan plan) const {                               \
            PREFIX##destroy_plan(plan);                                       \
        }                                                                     \
        decltype(&PREFIX##plan_dft_1d) dft_1d = &PREFIX##plan_dft_1d;         \
        decltype(&PREFIX##plan_dft_2d) dft_2d = &PREFIX##plan_dft_2d;         \
        decltype(&PREFIX##plan_dft_r2c_1d) r2c_1d = &PREFIX##plan_dft_r2c_1d; \
        decltype(&PREFIX##plan_dft_r2c_2d) r2c_2d = &PREFIX##plan_dft_r2c_2d; \
        decltype(&PREFIX##plan_many_dft) many_dft = &PREFIX##plan_many_dft;   \
        decltype(&PREFIX##plan_r2r_2d) r2r_2d = &PREFIX##plan_r2r_2d;         \
    }
SCIXX_BENCH_FFTW_API(FftwDouble, double, fftw_);
#if SCIXX_BENCH_FFTWF
SCIXX_BENCH_FFTW_API(FftwFloat, float, fftwf_);
#endif
#endif

const bool rows = [] {
    complex_rows<double>("c128");
    complex_rows<float>("c64");
    real_rows<double>("f64");
    real_rows<float>("f32");
#if SCIXX_BENCH_FFTW
    fftw_rows<double>(FftwDouble(), "fftw measure", FFTW_MEASURE);
    fftw_rows<double>(FftwDouble(), "fftw estimate", FFTW_ESTIMATE);
#if SCIXX_BENCH_FFTWF
    fftw_rows<float>(FftwFloat(), "fftw measure", FFTW_MEASURE);
    fftw_rows<float>(FftwFloat(), "fftw estimate", FFTW_ESTIMATE);
#endif
#endif
    return true;
}();

}  // namespace

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

namespace {

namespace fft = scixx::fft;
using Eigen::Index;
using scixx::bench::add;
template <class T>
using Rows = Eigen::Array<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

template <class T>
void complex_rows(const std::string& type) {
    using C = std::complex<T>;
    for (Index n : {64, 1024, 65536, 1048576, 10007, 1000003})
        add("fft", std::to_string(n), type, "scixx", [n](benchmark::State& state) {
            const Eigen::VectorX<C> x = Eigen::VectorX<C>::Random(n);
            benchmark::DoNotOptimize(fft::fft(x).data());  // the plan of a length is kept
            for (auto _ : state) benchmark::DoNotOptimize(fft::fft(x).data());
        });
    for (Index n : {64, 1024, 65536, 1048576})
        add("fft into", std::to_string(n), type, "scixx", [n](benchmark::State& state) {
            const Eigen::VectorX<C> x = Eigen::VectorX<C>::Random(n);
            Eigen::VectorX<C> y(n);
            fft::Plan<C> plan(n);
            for (auto _ : state) {
                plan.fft(x, y);
                benchmark::DoNotOptimize(y.data());
            }
        });
    for (Index n : {225, 1024, 2048})
        add("fft2", std::to_string(n) + "x" + std::to_string(n), type, "scixx", [n](benchmark::State& state) {
            const Rows<C> x = Rows<C>::Random(n, n);
            for (auto _ : state) benchmark::DoNotOptimize(fft::fft2(x).data());
        });
    add("fft batch", "10000x64", type, "scixx", [](benchmark::State& state) {
        const Rows<C> x = Rows<C>::Random(10000, 64);
        for (auto _ : state) benchmark::DoNotOptimize(fft::fft(x).data());
    });
    for (Index n : {1024, 1048576})
        add("fft", std::to_string(n), type, "control", [n](benchmark::State& state) {
            const Eigen::VectorX<C> x = Eigen::VectorX<C>::Random(n);
            for (auto _ : state) {
                Eigen::VectorX<C> y = x;
                benchmark::DoNotOptimize(y.data());
            }
        });
}

template <class T>
void real_rows(const std::string& type) {
    for (Index n : {1024, 65536, 1048576})
        add("rfft", std::to_string(n), type, "scixx", [n](benchmark::State& state) {
            const Eigen::VectorX<T> x = Eigen::VectorX<T>::Random(n);
            for (auto _ : state) benchmark::DoNotOptimize(fft::rfft(x).data());
        });
    for (Index n : {225, 1024, 2048})
        add("rfft2", std::to_string(n) + "x" + std::to_string(n), type, "scixx", [n](benchmark::State& state) {
            const Rows<T> x = Rows<T>::Random(n, n);
            for (auto _ : state) benchmark::DoNotOptimize(fft::rfft2(x).data());
        });
    add("rfft batch", "10000x64", type, "scixx", [](benchmark::State& state) {
        const Rows<T> x = Rows<T>::Random(10000, 64);
        for (auto _ : state) benchmark::DoNotOptimize(fft::rfft(x).data());
    });
    add("dctn", "1024x1024", type, "scixx", [](benchmark::State& state) {
        const Rows<T> x = Rows<T>::Random(1024, 1024);
        for (auto _ : state) benchmark::DoNotOptimize(fft::dctn(x).data());
    });
    add("dct", "1024", type, "scixx", [](benchmark::State& state) {
        const Eigen::VectorX<T> x = Eigen::VectorX<T>::Random(1024);
        for (auto _ : state) benchmark::DoNotOptimize(fft::dct(x).data());
    });
}

#if SCIXX_BENCH_FFTW
/// FFTW with a plan of the given effort, out of place; the time of planning does not count.
void fftw_rows(const std::string& who, unsigned effort) {
    const auto pointer = [](std::complex<double>* x) { return reinterpret_cast<fftw_complex*>(x); };
    const auto run = [](benchmark::State& state, fftw_plan plan) {
        for (auto _ : state) fftw_execute(plan);
        fftw_destroy_plan(plan);
    };
    for (int n : {64, 1024, 65536, 1048576, 10007, 1000003})
        add("fft", std::to_string(n), "c128", who, [=](benchmark::State& state) {
            Eigen::VectorXcd x(n), y(n);
            const fftw_plan plan = fftw_plan_dft_1d(n, pointer(x.data()), pointer(y.data()), FFTW_FORWARD, effort);
            x.setRandom();
            run(state, plan);
        });
    for (int n : {225, 1024, 2048})
        add("fft2", std::to_string(n) + "x" + std::to_string(n), "c128", who, [=](benchmark::State& state) {
            Rows<std::complex<double>> x(n, n), y(n, n);
            const fftw_plan plan = fftw_plan_dft_2d(n, n, pointer(x.data()), pointer(y.data()), FFTW_FORWARD, effort);
            x.setRandom();
            run(state, plan);
        });
    for (int n : {1024, 65536, 1048576})
        add("rfft", std::to_string(n), "f64", who, [=](benchmark::State& state) {
            Eigen::VectorXd x(n);
            Eigen::VectorXcd y(n / 2 + 1);
            const fftw_plan plan = fftw_plan_dft_r2c_1d(n, x.data(), pointer(y.data()), effort);
            x.setRandom();
            run(state, plan);
        });
    for (int n : {225, 1024, 2048})
        add("rfft2", std::to_string(n) + "x" + std::to_string(n), "f64", who, [=](benchmark::State& state) {
            Rows<double> x(n, n);
            Rows<std::complex<double>> y(n, n / 2 + 1);
            const fftw_plan plan = fftw_plan_dft_r2c_2d(n, n, x.data(), pointer(y.data()), effort);
            x.setRandom();
            run(state, plan);
        });
    add("fft batch", "10000x64", "c128", who, [=](benchmark::State& state) {
        Rows<std::complex<double>> x(10000, 64), y(10000, 64);
        const int n = 64;
        const fftw_plan plan = fftw_plan_many_dft(1, &n, 10000, pointer(x.data()), nullptr, 1, 64, pointer(y.data()),
                                                  nullptr, 1, 64, FFTW_FORWARD, effort);
        x.setRandom();
        run(state, plan);
    });
    add("dctn", "1024x1024", "f64", who, [=](benchmark::State& state) {
        Rows<double> x(1024, 1024), y(1024, 1024);
        const fftw_plan plan = fftw_plan_r2r_2d(1024, 1024, x.data(), y.data(), FFTW_REDFT10, FFTW_REDFT10, effort);
        x.setRandom();
        run(state, plan);
    });
}
#endif

const bool rows = [] {
    complex_rows<double>("c128");
    complex_rows<float>("c64");
    real_rows<double>("f64");
    real_rows<float>("f32");
#if SCIXX_BENCH_FFTW
    fftw_rows("fftw measure", FFTW_MEASURE);
    fftw_rows("fftw estimate", FFTW_ESTIMATE);
#endif
    return true;
}();

}  // namespace

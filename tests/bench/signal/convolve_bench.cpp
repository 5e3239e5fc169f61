#include <scixx/signal/convolve.hpp>
#include <scixx/signal/fftconvolve.hpp>
#include <string>

#include "support/bench.hpp"

#if __has_include(<opencv2/imgproc.hpp>)
#include <opencv2/imgproc.hpp>
#define HAS_OPENCV 1
#endif

namespace {

namespace bench = scixx::bench;
namespace signal = scixx::signal;
template <class T>
using Image = Eigen::Array<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

template <class T>
void rows(const std::string& type, Eigen::Index size, Eigen::Index window) {
    const std::string operation = "convolve2d " + std::to_string(window) + "x" + std::to_string(window) + " same";
    const std::string extent = std::to_string(size) + "x" + std::to_string(size);
    bench::add(operation, extent, type, "scixx", [=](benchmark::State& state) {
        const Image<T> a = Image<T>::Random(size, size), b = Image<T>::Random(window, window);
        for (auto _ : state)
            benchmark::DoNotOptimize(signal::convolve2d(a, b, {.mode = signal::ConvolveMode::same}).data());
    });
    bench::add(operation, extent, type, "scixx out", [=](benchmark::State& state) {
        const Image<T> a = Image<T>::Random(size, size), b = Image<T>::Random(window, window);
        Image<T> out(size, size);
        for (auto _ : state) {
            signal::convolve2d(a, b, {.mode = signal::ConvolveMode::same}, out);
            benchmark::DoNotOptimize(out.data());
        }
    });
    // One multiplication and addition for each tap by a plain loop over the inside, without edges.
    bench::add(operation, extent, type, "control", [=](benchmark::State& state) {
        const Image<T> a = Image<T>::Random(size, size), b = Image<T>::Random(window, window);
        Image<T> out = Image<T>::Zero(size, size);
        for (auto _ : state) {
            for (Eigen::Index i = 0; i + window <= size; ++i) {
                T* row = &out(i, 0);
                for (Eigen::Index k = 0; k < window; ++k)
                    for (Eigen::Index l = 0; l < window; ++l) {
                        const T* source = &a(i + k, l);
                        const T weight = b(k, l);
                        for (Eigen::Index j = 0; j + window <= size; ++j) row[j] += source[j] * weight;
                    }
            }
            benchmark::DoNotOptimize(out.data());
        }
    });
#ifdef HAS_OPENCV
    bench::add(operation, extent, type, "opencv", [=](benchmark::State& state) {
        cv::setNumThreads(1);
        const int n = static_cast<int>(size), w = static_cast<int>(window);
        const int depth = sizeof(T) == 4 ? CV_32F : CV_64F;
        cv::Mat a(n, n, depth, cv::Scalar(0.5)), b(w, w, depth, cv::Scalar(0.25)), out;
        cv::randu(a, 0, 1);
        cv::randu(b, 0, 1);
        for (auto _ : state) {
            cv::filter2D(a, out, -1, b, cv::Point(-1, -1), 0, cv::BORDER_CONSTANT);
            benchmark::DoNotOptimize(out.data);
        }
    });
#endif
}

template <class T>
void line_rows(const std::string& type) {
    using Line = Eigen::Array<T, Eigen::Dynamic, 1>;
    bench::add("convolve direct 31 taps", "1e6", type, "scixx", [](benchmark::State& state) {
        const Line a = Line::Random(1000000), b = Line::Random(31);
        for (auto _ : state)
            benchmark::DoNotOptimize(signal::convolve(a, b, {.method = signal::ConvolveMethod::direct}).data());
    });
    bench::add("fftconvolve 1001 taps", "1e6", type, "scixx", [](benchmark::State& state) {
        const Line a = Line::Random(1000000), b = Line::Random(1001);
        for (auto _ : state) benchmark::DoNotOptimize(signal::fftconvolve(a, b).data());
    });
    bench::add("oaconvolve 1001 taps", "1e6", type, "scixx", [](benchmark::State& state) {
        const Line a = Line::Random(1000000), b = Line::Random(1001);
        for (auto _ : state) benchmark::DoNotOptimize(signal::oaconvolve(a, b).data());
    });
    bench::add("fftconvolve 63x63 same", "1024x1024", type, "scixx", [](benchmark::State& state) {
        const Image<T> a = Image<T>::Random(1024, 1024), b = Image<T>::Random(63, 63);
        for (auto _ : state)
            benchmark::DoNotOptimize(signal::fftconvolve(a, b, {.mode = signal::ConvolveMode::same}).data());
    });
}

const bool registered = [] {
    for (const Eigen::Index size : {225, 1024})
        for (const Eigen::Index window : {3, 5, 15}) {
            rows<double>("f64", size, window);
            rows<float>("f32", size, window);
        }
    line_rows<double>("f64");
    line_rows<float>("f32");
    return true;
}();

}  // namespace

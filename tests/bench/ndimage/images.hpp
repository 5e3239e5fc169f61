#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <scixx/core/kernel/memory.hpp>
#include <string>
#include <type_traits>

#if __has_include(<opencv2/imgproc.hpp>)
#include <opencv2/imgproc.hpp>
#define SCIXX_BENCH_OPENCV 1
#endif

#include "support/bench.hpp"

/// The images of the benchmarks, and the rows that take one.
namespace scixx::bench {

template <class T>
using Image = Eigen::Array<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// An image in huge pages, as NumPy's arrays are.
template <class T>
[[nodiscard]] Image<T> fresh(Eigen::Index rows, Eigen::Index cols) {
    Image<T> image(rows, cols);
    core::prefer_huge_pages(image.data(), sizeof(T) * static_cast<std::size_t>(image.size()));
    return image;
}

/// "225x225": the name of a square image.
[[nodiscard]] inline std::string square(Eigen::Index n) {
    return std::to_string(n) + "x" + std::to_string(n);
}

/// Blobs of about twenty samples (a sum of waves), or noise of which half is foreground.
[[nodiscard]] inline Image<bool> mask(Eigen::Index rows, Eigen::Index cols, bool blobs) {
    std::srand(1);
    Image<bool> out(rows, cols);
    for (Eigen::Index i = 0; i < rows; ++i)
        for (Eigen::Index j = 0; j < cols; ++j) {
            const double x = static_cast<double>(j), y = static_cast<double>(i);
            out(i, j) = blobs ? std::sin(x / 9) * std::sin(y / 11) + 0.5 * std::sin(x / 5 + y / 23) > 0.35
                              : std::rand() / 8 % 2 == 0;
        }
    return out;
}

/// Noise between 0 and 1, 255 (8 bits) or 30000 (other integers).
template <class T>
[[nodiscard]] Image<T> noise(Eigen::Index rows, Eigen::Index cols) {
    std::srand(1);
    const Eigen::ArrayXXd values = (Eigen::ArrayXXd::Random(rows, cols) + 1) / 2;
    Image<T> image = fresh<T>(rows, cols);
    if constexpr (std::is_integral_v<T>)
        image = (values * (sizeof(T) == 1 ? 255 : 30000)).template cast<T>();
    else
        image = values.template cast<T>();
    return image;
}

/// Noise in a Tensor of rank 3.
template <class Volume>
[[nodiscard]] Volume noise_volume(Eigen::Index n) {
    const Image<typename Volume::Scalar> values = noise<typename Volume::Scalar>(n * n, n);
    Volume out(n, n, n);
    std::copy(values.data(), values.data() + values.size(), out.data());
    return out;
}

[[nodiscard]] inline Eigen::Index scaled(Eigen::Index n, double factor) {
    return static_cast<Eigen::Index>(std::nearbyint(static_cast<double>(n) * factor));
}

/// Rows of f(image, out) for square images of noise; `factor` is the extent of `out` over that of the image.
template <class T, class F>
void add_image(const std::string& operation, const std::string& type, F f, double factor = 1) {
    for (Eigen::Index n : {225, 2048})
        add(operation, square(n), type, "scixx", [=](benchmark::State& state) {
            const Image<T> image = noise<T>(n, n);
            Image<T> out = fresh<T>(scaled(n, factor), scaled(n, factor));
            for (auto _ : state) {
                f(image, out);
                benchmark::DoNotOptimize(out.data());
            }
        });
}

/// As add_image for a volume.
template <class Volume, class F>
void add_volume(const std::string& operation, const std::string& type, F f) {
    add(operation, "256x256x256", type, "scixx", [=](benchmark::State& state) {
        const Volume volume = noise_volume<Volume>(256);
        Volume out(256, 256, 256);
        for (auto _ : state) {
            f(volume, out);
            benchmark::DoNotOptimize(out.data());
        }
    });
}

#ifdef SCIXX_BENCH_OPENCV
template <class T>
inline constexpr int depth_of = std::is_same_v<T, double>          ? CV_64F
                                : std::is_same_v<T, float>         ? CV_32F
                                : std::is_same_v<T, std::uint16_t> ? CV_16U
                                                                   : CV_8U;

/// An image as OpenCV sees it.
template <class T>
[[nodiscard]] cv::Mat as_mat(Image<T>& image) {
    return {static_cast<int>(image.rows()), static_cast<int>(image.cols()), depth_of<T>, image.data()};
}

/// As add_image for OpenCV, one thread: f(in, out).
template <class T, class F>
void add_opencv(const std::string& operation, const std::string& type, F f, double factor = 1) {
    for (Eigen::Index n : {225, 2048})
        add(operation, square(n), type, "opencv", [=](benchmark::State& state) {
            cv::setNumThreads(1);
            Image<T> image = noise<T>(n, n), result = fresh<T>(scaled(n, factor), scaled(n, factor));
            const cv::Mat in = as_mat(image);
            cv::Mat out = as_mat(result);
            for (auto _ : state) {
                f(in, out);
                benchmark::DoNotOptimize(out.data);
            }
        });
}
#endif

}  // namespace scixx::bench

#include <cstdint>
#include <scixx/ndimage/correlate.hpp>
#include <scixx/ndimage/gaussian_filter.hpp>
#include <scixx/ndimage/grey_morphology.hpp>
#include <scixx/ndimage/minimum_filter.hpp>
#include <scixx/ndimage/sobel.hpp>
#include <scixx/ndimage/uniform_filter.hpp>
#include <type_traits>

#if __has_include(<opencv2/imgproc.hpp>)
#include <opencv2/imgproc.hpp>
#define SCIXX_BENCH_OPENCV 1
#endif

#include "support/bench.hpp"

namespace {

namespace ndimage = scixx::ndimage;
using scixx::bench::add;

template <class T>
using Image = Eigen::Array<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

template <class T>
Image<T> noise(Eigen::Index n) {
    std::srand(1);
    const Eigen::ArrayXXd values = (Eigen::ArrayXXd::Random(n, n) + 1) / 2;
    if constexpr (std::is_integral_v<T>)
        return (values * 255).cast<T>();
    else
        return values.cast<T>();
}

/// Rows of one operation: f(image, out) into a destination, and into a fresh result.
template <class T, class F>
void add_filter(const std::string& operation, const std::string& type, F f) {
    for (Eigen::Index n : {225, 2048}) {
        const std::string size = std::to_string(n) + "x" + std::to_string(n);
        add(operation, size, type, "scixx", [=](benchmark::State& state) {
            const Image<T> image = noise<T>(n);
            Image<T> out = image;
            for (auto _ : state) {
                f(image, out);
                benchmark::DoNotOptimize(out.data());
            }
        });
        add(operation, size, type, "scixx fresh", [=](benchmark::State& state) {
            const Image<T> image = noise<T>(n);
            for (auto _ : state) {
                Image<T> out(n, n);
                f(image, out);
                benchmark::DoNotOptimize(out.data());
            }
        });
    }
}

#ifdef SCIXX_BENCH_OPENCV
template <class T, class F>
void add_opencv(const std::string& operation, const std::string& type, F f) {
    for (Eigen::Index n : {225, 2048})
        add(operation, std::to_string(n) + "x" + std::to_string(n), type, "opencv", [=](benchmark::State& state) {
            cv::setNumThreads(1);
            Image<T> image = noise<T>(n);
            const int depth = std::is_same_v<T, double> ? CV_64F : std::is_same_v<T, float> ? CV_32F : CV_8U;
            const cv::Mat in(static_cast<int>(n), static_cast<int>(n), depth, image.data());
            cv::Mat out = in.clone();
            for (auto _ : state) {
                f(in, out, depth);
                benchmark::DoNotOptimize(out.data);
            }
        });
}
#endif

template <class T>
void add_linear(const std::string& type) {
    for (int axis : {0, 1})
        add_filter<T>("sobel axis" + std::to_string(axis), type,
                      [axis](const auto& a, auto& out) { ndimage::sobel(a, axis, {}, out); });
    const Eigen::ArrayXd values = Eigen::ArrayXd::LinSpaced(25, -1, 1);
    const Eigen::ArrayXXd w = values.reshaped(5, 5);
    add_filter<T>("correlate 5x5", type, [w](const auto& a, auto& out) { ndimage::correlate(a, w, {}, out); });
    add_filter<T>("gaussian sigma2", type, [](const auto& a, auto& out) { ndimage::gaussian_filter(a, 2.0, {}, out); });
    for (int side : {5, 31})
        add_filter<T>("uniform " + std::to_string(side) + "x" + std::to_string(side), type,
                      [side](const auto& a, auto& out) { ndimage::uniform_filter(a, side, {}, out); });
#ifdef SCIXX_BENCH_OPENCV
    add_opencv<T>("gaussian sigma2", type, [](const cv::Mat& in, cv::Mat& out, int) {
        cv::GaussianBlur(in, out, {17, 17}, 2, 2, cv::BORDER_REFLECT);
    });
    for (int side : {5, 31})
        add_opencv<T>("uniform " + std::to_string(side) + "x" + std::to_string(side), type,
                      [side](const cv::Mat& in, cv::Mat& out, int depth) {
                          cv::boxFilter(in, out, depth, {side, side}, {-1, -1}, true, cv::BORDER_REFLECT);
                      });
    add_opencv<T>("sobel axis0", type, [](const cv::Mat& in, cv::Mat& out, int depth) {
        cv::Sobel(in, out, depth, 0, 1, 3, 1, 0, cv::BORDER_REFLECT);
    });
    add_opencv<T>("sobel axis1", type, [](const cv::Mat& in, cv::Mat& out, int depth) {
        cv::Sobel(in, out, depth, 1, 0, 3, 1, 0, cv::BORDER_REFLECT);
    });
    add_opencv<T>("correlate 5x5", type, [w](const cv::Mat& in, cv::Mat& out, int depth) {
        Image<float> weights = w.cast<float>();
        const cv::Mat kernel(5, 5, CV_32F, weights.data());
        cv::filter2D(in, out, depth, kernel, cv::Point(-1, -1), 0, cv::BORDER_REFLECT);
    });
#endif
}

template <class T>
void add_grey(const std::string& type) {
    for (int size : {3, 15}) {
        const std::string box = std::to_string(size) + "x" + std::to_string(size);
        add_filter<T>("grey_erosion " + box, type,
                      [size](const auto& a, auto& out) { ndimage::grey_erosion(a, size, {}, out); });
#ifdef SCIXX_BENCH_OPENCV
        add_opencv<T>("grey_erosion " + box, type, [size](const cv::Mat& in, cv::Mat& out, int) {
            cv::erode(in, out, cv::getStructuringElement(cv::MORPH_RECT, {size, size}), {-1, -1}, 1,
                      cv::BORDER_REFLECT);
        });
#endif
    }
    add_filter<T>("maximum_filter 15x15", type,
                  [](const auto& a, auto& out) { ndimage::maximum_filter(a, 15, {}, out); });
    Eigen::ArrayXX<bool> disk(15, 15);
    for (int i = 0; i < 15; ++i)
        for (int j = 0; j < 15; ++j) disk(i, j) = (i - 7) * (i - 7) + (j - 7) * (j - 7) <= 52;
    add_filter<T>("grey_erosion disk 15", type,
                  [disk](const auto& a, auto& out) { ndimage::grey_erosion(a, {.footprint = disk}, out); });
}

const bool rows = [] {
    add_linear<double>("f64");
    add_linear<float>("f32");
    add_filter<std::uint8_t>("sobel axis0", "u8", [](const auto& a, auto& out) { ndimage::sobel(a, 0, {}, out); });
    add_grey<double>("f64");
    add_grey<float>("f32");
    add_grey<std::uint8_t>("u8");
    return true;
}();

}  // namespace

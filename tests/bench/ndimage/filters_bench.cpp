#include <cstdint>
#include <scixx/ndimage/correlate.hpp>
#include <scixx/ndimage/gaussian_filter.hpp>
#include <scixx/ndimage/grey_morphology.hpp>
#include <scixx/ndimage/minimum_filter.hpp>
#include <scixx/ndimage/sobel.hpp>
#include <scixx/ndimage/uniform_filter.hpp>
#include <scixx/tensor.hpp>

#include "ndimage/images.hpp"

namespace {

namespace ndimage = scixx::ndimage;
using scixx::bench::add;
using scixx::bench::Image;
#ifdef SCIXX_BENCH_OPENCV
using scixx::bench::add_opencv;
#endif

/// Rows of one operation: f(image, out) into a destination, and into a fresh result.
template <class T, class F>
void add_filter(const std::string& operation, const std::string& type, F f) {
    scixx::bench::add_image<T>(operation, type, f);
    for (Eigen::Index n : {225, 2048})
        add(operation, scixx::bench::square(n), type, "scixx fresh", [=](benchmark::State& state) {
            const Image<T> image = scixx::bench::noise<T>(n, n);
            for (auto _ : state) {
                Image<T> out(n, n);
                f(image, out);
                benchmark::DoNotOptimize(out.data());
            }
        });
}

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
    add_opencv<T>("gaussian sigma2", type, [](const cv::Mat& in, cv::Mat& out) {
        cv::GaussianBlur(in, out, {17, 17}, 2, 2, cv::BORDER_REFLECT);
    });
    for (int side : {5, 31})
        add_opencv<T>("uniform " + std::to_string(side) + "x" + std::to_string(side), type,
                      [side](const cv::Mat& in, cv::Mat& out) {
                          cv::boxFilter(in, out, in.depth(), {side, side}, {-1, -1}, true, cv::BORDER_REFLECT);
                      });
    add_opencv<T>("sobel axis0", type, [](const cv::Mat& in, cv::Mat& out) {
        cv::Sobel(in, out, in.depth(), 0, 1, 3, 1, 0, cv::BORDER_REFLECT);
    });
    add_opencv<T>("sobel axis1", type, [](const cv::Mat& in, cv::Mat& out) {
        cv::Sobel(in, out, in.depth(), 1, 0, 3, 1, 0, cv::BORDER_REFLECT);
    });
    add_opencv<T>("correlate 5x5", type, [w](const cv::Mat& in, cv::Mat& out) {
        Image<float> weights = w.cast<float>();
        const cv::Mat kernel(5, 5, CV_32F, weights.data());
        cv::filter2D(in, out, in.depth(), kernel, cv::Point(-1, -1), 0, cv::BORDER_REFLECT);
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
        add_opencv<T>("grey_erosion " + box, type, [size](const cv::Mat& in, cv::Mat& out) {
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
                  [disk](const auto& a, auto& out) { ndimage::grey_erosion(a, disk, {}, out); });
}

const bool rows = [] {
    add_linear<double>("f64");
    add_linear<float>("f32");
    add_filter<std::uint8_t>("sobel axis0", "u8", [](const auto& a, auto& out) { ndimage::sobel(a, 0, {}, out); });
    add_grey<double>("f64");
    add_grey<float>("f32");
    add_grey<std::uint8_t>("u8");
    using Volume = Eigen::Tensor<float, 3, Eigen::RowMajor>;
    scixx::bench::add_volume<Volume>("gaussian sigma2", "f32",
                                     [](const Volume& a, Volume& out) { ndimage::gaussian_filter(a, 2.0, {}, out); });
    scixx::bench::add_volume<Volume>("grey_erosion 3x3x3", "f32",
                                     [](const Volume& a, Volume& out) { ndimage::grey_erosion(a, 3, {}, out); });
    return true;
}();

}  // namespace

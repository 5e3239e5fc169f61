#include <cstdint>
#include <scixx/ndimage/rank_filter.hpp>
#include <scixx/tensor.hpp>
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
Image<T> noise(Eigen::Index rows, Eigen::Index cols) {
    std::srand(1);
    const Eigen::ArrayXXd values = (Eigen::ArrayXXd::Random(rows, cols) + 1) / 2;
    if constexpr (std::is_integral_v<T>)
        return (values * (sizeof(T) == 1 ? 255 : 30000)).cast<T>();
    else
        return values.cast<T>();
}

template <class T>
void add_medians(const std::string& type, int depth) {
    for (Eigen::Index n : {225, 2048})
        for (int side : {3, 5, 7, 15, 31}) {
            if (n == 2048 && side == 15) continue;
            const std::string operation = "median " + std::to_string(side) + "x" + std::to_string(side);
            const std::string size = std::to_string(n) + "x" + std::to_string(n);
            add(operation, size, type, "scixx", [=](benchmark::State& state) {
                const Image<T> image = noise<T>(n, n);
                Image<T> out = image;
                for (auto _ : state) {
                    ndimage::median_filter(image, side, {}, out);
                    benchmark::DoNotOptimize(out.data());
                }
            });
#ifdef SCIXX_BENCH_OPENCV
            if (!(std::is_same_v<T, std::uint8_t> || (side <= 5 && (depth == CV_32F || depth == CV_16U)))) continue;
            add(operation, size, type, "opencv", [=](benchmark::State& state) {
                cv::setNumThreads(1);
                Image<T> image = noise<T>(n, n);
                const cv::Mat in(static_cast<int>(n), static_cast<int>(n), depth, image.data());
                cv::Mat out = in.clone();
                for (auto _ : state) {
                    cv::medianBlur(in, out, side);
                    benchmark::DoNotOptimize(out.data);
                }
            });
#endif
        }
}

template <class T, class F>
void add_image(const std::string& operation, const std::string& type, F f) {
    add(operation, "225x225", type, "scixx", [=](benchmark::State& state) {
        const Image<T> image = noise<T>(225, 225);
        Image<T> out = image;
        for (auto _ : state) {
            f(image, out);
            benchmark::DoNotOptimize(out.data());
        }
    });
}

template <class T>
void add_others(const std::string& type) {
    Eigen::ArrayXX<bool> disk(9, 9);
    for (int i = 0; i < 9; ++i)
        for (int j = 0; j < 9; ++j) disk(i, j) = (i - 4) * (i - 4) + (j - 4) * (j - 4) <= 17;
    add_image<T>("median disk 9", type,
                 [disk](const auto& a, auto& out) { ndimage::median_filter(a, {.footprint = disk}, out); });
    add_image<T>("percentile 20 5x5", type,
                 [](const auto& a, auto& out) { ndimage::percentile_filter(a, 20, {.size = 5}, out); });
}

void add_volume() {
    add("median 3x3x3", "256x256x256", "f32", "scixx", [](benchmark::State& state) {
        using Volume = Eigen::Tensor<float, 3, Eigen::RowMajor>;
        Volume volume(256, 256, 256), out(256, 256, 256);
        const Image<float> values = noise<float>(256, 65536);
        std::copy(values.data(), values.data() + values.size(), volume.data());
        for (auto _ : state) {
            ndimage::median_filter(volume, 3, {}, out);
            benchmark::DoNotOptimize(out.data());
        }
    });
}

const bool rows = [] {
    add_medians<double>("f64", -1);
#ifdef SCIXX_BENCH_OPENCV
    add_medians<float>("f32", CV_32F);
    add_medians<std::uint8_t>("u8", CV_8U);
    add_medians<std::uint16_t>("u16", CV_16U);
#else
    add_medians<float>("f32", -1);
    add_medians<std::uint8_t>("u8", -1);
    add_medians<std::uint16_t>("u16", -1);
#endif
    add_others<double>("f64");
    add_others<float>("f32");
    add_others<std::uint8_t>("u8");
    add("median 101", "1000000", "f64", "scixx", [](benchmark::State& state) {
        const Eigen::ArrayXd line = noise<double>(1, 1000000).row(0).transpose();
        Eigen::ArrayXd out = line;
        for (auto _ : state) {
            ndimage::median_filter(line, 101, {}, out);
            benchmark::DoNotOptimize(out.data());
        }
    });
    add_volume();
    return true;
}();

}  // namespace

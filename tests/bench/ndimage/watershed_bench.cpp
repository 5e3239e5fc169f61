#include <cmath>
#include <cstdint>
#include <scixx/ndimage/watershed.hpp>

#include "ndimage/images.hpp"

namespace {

namespace ndimage = scixx::ndimage;
using scixx::bench::add;
using scixx::bench::Image;

/// Waves, and a marker about every 37 samples.
Image<std::uint8_t> landscape(Eigen::Index n) {
    Image<std::uint8_t> out(n, n);
    for (Eigen::Index i = 0; i < n; ++i)
        for (Eigen::Index j = 0; j < n; ++j) {
            const double x = static_cast<double>(j), y = static_cast<double>(i);
            out(i, j) = static_cast<std::uint8_t>(127 + 80 * std::sin(x / 9) * std::sin(y / 11) +
                                                  40 * std::sin(x / 5 + y / 23));
        }
    return out;
}
Image<std::int32_t> seeds(Eigen::Index n) {
    Image<std::int32_t> out = Image<std::int32_t>::Zero(n, n);
    std::int32_t label = 0;
    for (Eigen::Index i = 18; i < n; i += 37)
        for (Eigen::Index j = 18; j < n; j += 37) out(i, j) = ++label;
    return out;
}

const bool rows = [] {
    for (Eigen::Index n : {225, 2048}) {
        const std::string size = std::to_string(n) + "x" + std::to_string(n);
        add("watershed_ift", size, "u8", "scixx", [=](benchmark::State& state) {
            const Image<std::uint8_t> image = landscape(n);
            const Image<std::int32_t> markers = seeds(n);
            Image<std::int32_t> out(n, n);
            for (auto _ : state) {
                ndimage::watershed_ift(image, markers, {}, out);
                benchmark::DoNotOptimize(out.data());
            }
        });
#ifdef SCIXX_BENCH_OPENCV
        // Meyer's flooding of three channels: another transform for the same purpose.
        add("watershed_ift", size, "u8", "opencv (Meyer)", [=](benchmark::State& state) {
            cv::setNumThreads(1);
            Image<std::uint8_t> image = landscape(n);
            Image<std::int32_t> markers = seeds(n);
            const cv::Mat grey(static_cast<int>(n), static_cast<int>(n), CV_8U, image.data());
            const cv::Mat given(static_cast<int>(n), static_cast<int>(n), CV_32S, markers.data());
            cv::Mat colour, out;
            cv::merge(std::vector<cv::Mat>{grey, grey, grey}, colour);
            for (auto _ : state) {
                given.copyTo(out);
                cv::watershed(colour, out);
                benchmark::DoNotOptimize(out.data);
            }
        });
#endif
    }
    return true;
}();

}  // namespace

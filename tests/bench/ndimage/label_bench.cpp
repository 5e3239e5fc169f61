#include <cmath>
#include <cstdint>
#include <scixx/ndimage/center_of_mass.hpp>
#include <scixx/ndimage/label.hpp>

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

/// Blobs of about twenty samples (a sum of waves), or noise of which half is foreground.
Image<bool> mask(Eigen::Index n, bool blobs) {
    std::srand(1);
    Image<bool> out(n, n);
    for (Eigen::Index i = 0; i < n; ++i)
        for (Eigen::Index j = 0; j < n; ++j) {
            const double x = static_cast<double>(j), y = static_cast<double>(i);
            out(i, j) = blobs ? std::sin(x / 9) * std::sin(y / 11) + 0.5 * std::sin(x / 5 + y / 23) > 0.35
                              : std::rand() / 8 % 2 == 0;
        }
    return out;
}

const bool rows = [] {
    for (Eigen::Index n : {225, 2048})
        for (bool blobs : {true, false}) {
            const std::string size = std::to_string(n) + "x" + std::to_string(n);
            const std::string kind = blobs ? " blobs" : " noise";
            add("label" + kind, size, "bool", "scixx", [=](benchmark::State& state) {
                const Image<bool> image = mask(n, blobs);
                Image<std::int32_t> out(n, n);
                for (auto _ : state) benchmark::DoNotOptimize(ndimage::label(image, {}, out));
            });
            add("label" + kind, size, "bool", "scixx fresh", [=](benchmark::State& state) {
                const Image<bool> image = mask(n, blobs);
                for (auto _ : state) benchmark::DoNotOptimize(ndimage::label(image).num_features);
            });
#ifdef SCIXX_BENCH_OPENCV
            add("label" + kind, size, "bool", "opencv", [=](benchmark::State& state) {
                cv::setNumThreads(1);
                Image<std::uint8_t> image = mask(n, blobs).cast<std::uint8_t>();
                const cv::Mat in(static_cast<int>(n), static_cast<int>(n), CV_8U, image.data());
                cv::Mat out;
                for (auto _ : state)
                    benchmark::DoNotOptimize(cv::connectedComponents(in, out, 4, CV_32S, cv::CCL_SPAGHETTI));
            });
#endif
            add("find_objects" + kind, size, "i32", "scixx", [=](benchmark::State& state) {
                const auto labels = ndimage::label(mask(n, blobs)).labels;
                for (auto _ : state) benchmark::DoNotOptimize(ndimage::find_objects(labels).data());
            });
            add("center_of_mass" + kind, size, "f64", "scixx", [=](benchmark::State& state) {
                const auto result = ndimage::label(mask(n, blobs));
                const Image<double> image = Image<double>::Random(n, n) + 2;
                const auto index = ndimage::LabelIndex::range(1, result.num_features);
                for (auto _ : state)
                    benchmark::DoNotOptimize(ndimage::center_of_mass(image, result.labels, index).data());
            });
        }
    return true;
}();

}  // namespace

#include <cstdint>
#include <cstring>
#include <scixx/ndimage/binary_morphology.hpp>
#include <scixx/tensor.hpp>

#include "ndimage/images.hpp"

namespace {

namespace ndimage = scixx::ndimage;
using scixx::bench::add;
using scixx::bench::Image;

template <class F>
void add_filter(const std::string& name, F filter) {
    for (Eigen::Index n : {225, 2048}) {
        const std::string size = std::to_string(n) + "x" + std::to_string(n);
        add(name, size, "bool", "scixx", [=](benchmark::State& state) {
            const Image<bool> image = scixx::bench::mask(n, n, true);
            Image<bool> out(n, n);
            for (auto _ : state) {
                filter(image, out);
                benchmark::DoNotOptimize(out.data());
            }
        });
    }
}

void add_opencv(const std::string& name, int shape, int iterations) {
#ifdef SCIXX_BENCH_OPENCV
    for (int n : {225, 2048}) {
        const std::string size = std::to_string(n) + "x" + std::to_string(n);
        add(name, size, "bool", "opencv", [=](benchmark::State& state) {
            cv::setNumThreads(1);
            Image<std::uint8_t> image = scixx::bench::mask(n, n, true).cast<std::uint8_t>();
            const cv::Mat in = scixx::bench::as_mat(image);
            cv::Mat out(n, n, CV_8U);
            const cv::Mat element = cv::getStructuringElement(shape, {3, 3});
            for (auto _ : state) {
                cv::erode(in, out, element, {-1, -1}, iterations, cv::BORDER_CONSTANT, 0);
                benchmark::DoNotOptimize(out.data);
            }
        });
    }
#else
    static_cast<void>(name), static_cast<void>(shape), static_cast<void>(iterations);
#endif
}

Eigen::ArrayXX<bool> disk() {
    Eigen::ArrayXX<bool> out(15, 15);
    for (int i = 0; i < 15; ++i)
        for (int j = 0; j < 15; ++j) out(i, j) = (i - 7) * (i - 7) + (j - 7) * (j - 7) <= 52;
    return out;
}

const bool rows = [] {
    const ndimage::BinaryStructure cross = ndimage::generate_binary_structure(2, 1);
    const ndimage::BinaryStructure box = ndimage::generate_binary_structure(2, 2);
    for (const bool full : {false, true})
        for (const int iterations : {1, 5}) {
            const ndimage::BinaryStructure structure = full ? box : cross;
            const std::string name =
                std::string("binary_erosion ") + (full ? "3x3" : "cross") + (iterations > 1 ? " x5" : "");
            add_filter(name, [=](const auto& a, auto& out) {
                ndimage::binary_erosion(a, {.structure = structure, .iterations = iterations}, out);
            });
            add_opencv(name, full ? 0 : 1, iterations);  // MORPH_RECT, MORPH_CROSS
        }
    add_filter("binary_erosion disk 15", [structure = ndimage::BinaryStructure(disk())](const auto& a, auto& out) {
        ndimage::binary_erosion(a, {.structure = structure}, out);
    });
    add_filter("binary_opening cross", [](const auto& a, auto& out) { ndimage::binary_opening(a, {}, out); });
    add_filter("binary_hit_or_miss", [](const auto& a, auto& out) { ndimage::binary_hit_or_miss(a, {}, out); });
    add_filter("binary_fill_holes", [](const auto& a, auto& out) { ndimage::binary_fill_holes(a, {}, out); });
    add_filter("binary_propagation", [](const auto& a, auto& out) {
        Image<bool> seeds = Image<bool>::Constant(a.rows(), a.cols(), false);
        seeds.row(0) = a.row(0);
        ndimage::binary_propagation(seeds, {.mask = a}, out);
    });
    // Half noise, through which the background winds.
    for (Eigen::Index n : {225, 2048})
        add("binary_fill_holes noise", std::to_string(n) + "x" + std::to_string(n), "bool", "scixx",
            [=](benchmark::State& state) {
                const Image<bool> image = scixx::bench::mask(n, n, false);
                Image<bool> out(n, n);
                for (auto _ : state) {
                    ndimage::binary_fill_holes(image, {.structure = ndimage::generate_binary_structure(2, 2)}, out);
                    benchmark::DoNotOptimize(out.data());
                }
            });
    for (Eigen::Index n : {225, 2048})
        add("control copy", std::to_string(n) + "x" + std::to_string(n), "bool", "control",
            [=](benchmark::State& state) {
                const Image<bool> image = scixx::bench::mask(n, n, true);
                Image<bool> out(n, n);
                for (auto _ : state) {
                    std::memcpy(out.data(), image.data(), static_cast<std::size_t>(image.size()));
                    benchmark::DoNotOptimize(out.data());
                    benchmark::ClobberMemory();
                }
            });
    for (const bool full : {false, true})
        add(full ? "binary_erosion 3x3x3" : "binary_erosion cross", "256x256x256", "bool", "scixx",
            [=](benchmark::State& state) {
                const Image<bool> planes = scixx::bench::mask(65536, 256, true);
                Eigen::Tensor<bool, 3, Eigen::RowMajor> volume(256, 256, 256), out(256, 256, 256);
                std::memcpy(volume.data(), planes.data(), static_cast<std::size_t>(planes.size()));
                const ndimage::BinaryStructure structure = ndimage::generate_binary_structure(3, full ? 3 : 1);
                for (auto _ : state) {
                    ndimage::binary_erosion(volume, {.structure = structure}, out);
                    benchmark::DoNotOptimize(out.data());
                }
            });
    return true;
}();

}  // namespace

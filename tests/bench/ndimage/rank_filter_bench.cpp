#include <cstdint>
#include <scixx/ndimage/rank_filter.hpp>
#include <scixx/tensor.hpp>
#include <type_traits>

#include "ndimage/images.hpp"

namespace {

namespace ndimage = scixx::ndimage;
using scixx::bench::add;

template <class T>
void add_medians(const std::string& type) {
    for (int side : {3, 5, 7, 15, 31}) {
        const std::string operation = "median " + std::to_string(side) + "x" + std::to_string(side);
        scixx::bench::add_image<T>(operation, type,
                                   [side](const auto& a, auto& out) { ndimage::median_filter(a, side, {}, out); });
#ifdef SCIXX_BENCH_OPENCV
        if constexpr (!std::is_same_v<T, double>)
            if (std::is_same_v<T, std::uint8_t> || side <= 5)
                scixx::bench::add_opencv<T>(operation, type,
                                            [side](const cv::Mat& in, cv::Mat& out) { cv::medianBlur(in, out, side); });
#endif
    }
}

template <class T>
void add_others(const std::string& type) {
    Eigen::ArrayXX<bool> disk(9, 9);
    for (int i = 0; i < 9; ++i)
        for (int j = 0; j < 9; ++j) disk(i, j) = (i - 4) * (i - 4) + (j - 4) * (j - 4) <= 17;
    scixx::bench::add_image<T>("median disk 9", type,
                               [disk](const auto& a, auto& out) { ndimage::median_filter(a, disk, {}, out); });
    scixx::bench::add_image<T>("percentile 20 5x5", type,
                               [](const auto& a, auto& out) { ndimage::percentile_filter(a, 20, 5, {}, out); });
}

const bool rows = [] {
    add_medians<double>("f64");
    add_medians<float>("f32");
    add_medians<std::uint8_t>("u8");
    add_medians<std::uint16_t>("u16");
    add_others<double>("f64");
    add_others<float>("f32");
    add_others<std::uint8_t>("u8");
    add("median 101", "1000000", "f64", "scixx", [](benchmark::State& state) {
        const Eigen::ArrayXd line = scixx::bench::noise<double>(1, 1000000).row(0).transpose();
        Eigen::ArrayXd out = line;
        for (auto _ : state) {
            ndimage::median_filter(line, 101, {}, out);
            benchmark::DoNotOptimize(out.data());
        }
    });
    using Volume = Eigen::Tensor<float, 3, Eigen::RowMajor>;
    scixx::bench::add_volume<Volume>("median 3x3x3", "f32",
                                     [](const Volume& a, Volume& out) { ndimage::median_filter(a, 3, {}, out); });
    return true;
}();

}  // namespace

#include <cstdint>
#include <cstring>
#include <scixx/ndimage/center_of_mass.hpp>
#include <scixx/ndimage/label.hpp>
#include <scixx/tensor.hpp>

#include "ndimage/images.hpp"

namespace {

namespace ndimage = scixx::ndimage;
using scixx::bench::add;

using scixx::bench::Image;
using scixx::bench::mask;

const bool rows = [] {
    for (Eigen::Index n : {225, 2048})
        for (bool blobs : {true, false}) {
            const std::string size = std::to_string(n) + "x" + std::to_string(n);
            const std::string kind = blobs ? " blobs" : " noise";
            add("label" + kind, size, "bool", "scixx", [=](benchmark::State& state) {
                const Image<bool> image = mask(n, n, blobs);
                Image<std::int32_t> out(n, n);
                for (auto _ : state) benchmark::DoNotOptimize(ndimage::label(image, {}, out));
            });
            add("label" + kind + " 8", size, "bool", "scixx", [=](benchmark::State& state) {
                const Image<bool> image = mask(n, n, blobs);
                Image<std::int32_t> out(n, n);
                const ndimage::LabelOptions all{.structure = ndimage::generate_binary_structure(2, 2)};
                for (auto _ : state) benchmark::DoNotOptimize(ndimage::label(image, all, out));
            });
            add("label" + kind, size, "bool", "scixx fresh", [=](benchmark::State& state) {
                const Image<bool> image = mask(n, n, blobs);
                for (auto _ : state) benchmark::DoNotOptimize(ndimage::label(image).num_features);
            });
#ifdef SCIXX_BENCH_OPENCV
            for (int neighbours : {4, 8})
                add("label" + kind + (neighbours == 8 ? " 8" : ""), size, "bool", "opencv",
                    [=](benchmark::State& state) {
                        cv::setNumThreads(1);
                        Image<std::uint8_t> image = mask(n, n, blobs).cast<std::uint8_t>();
                        const cv::Mat in = scixx::bench::as_mat(image);
                        cv::Mat out;
                        for (auto _ : state)
                            benchmark::DoNotOptimize(
                                cv::connectedComponents(in, out, neighbours, CV_32S, cv::CCL_SPAGHETTI));
                    });
#endif
            add("find_objects" + kind, size, "i32", "scixx", [=](benchmark::State& state) {
                const auto labels = ndimage::label(mask(n, n, blobs)).labels;
                for (auto _ : state) benchmark::DoNotOptimize(ndimage::find_objects(labels).data());
            });
            add("center_of_mass" + kind, size, "f64", "scixx", [=](benchmark::State& state) {
                const auto result = ndimage::label(mask(n, n, blobs));
                const Image<double> image = Image<double>::Random(n, n) + 2;
                const auto index = ndimage::LabelIndex::range(1, result.num_features);
                for (auto _ : state)
                    benchmark::DoNotOptimize(ndimage::center_of_mass(image, result.labels, index).data());
            });
        }
    for (bool blobs : {true, false})
        add(blobs ? "label blobs" : "label noise", "256x256x256", "bool", "scixx", [=](benchmark::State& state) {
            const Image<bool> planes = mask(65536, 256, blobs);
            Eigen::Tensor<bool, 3, Eigen::RowMajor> volume(256, 256, 256);
            std::memcpy(volume.data(), planes.data(), static_cast<std::size_t>(planes.size()));
            Eigen::Tensor<std::int32_t, 3, Eigen::RowMajor> out(256, 256, 256);
            for (auto _ : state) benchmark::DoNotOptimize(ndimage::label(volume, {}, out));
        });
    return true;
}();

}  // namespace

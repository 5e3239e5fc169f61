#include <array>
#include <cstdint>
#include <scixx/ndimage/distance_transform.hpp>
#include <scixx/tensor.hpp>

#include "ndimage/images.hpp"

namespace {

namespace ndimage = scixx::ndimage;
using scixx::bench::add;
using scixx::bench::Image;

/// Background outside of blobs, or at one sample of a thousand.
Image<bool> mask(Eigen::Index n, bool blobs) {
    if (blobs) return scixx::bench::mask(n, n, true);
    return Image<bool>::NullaryExpr(n, n, [n](Eigen::Index i, Eigen::Index j) {
        return (static_cast<std::uint32_t>(i * n + j) * 2654435761u >> 8) % 1000 != 0;
    });
}

const bool rows = [] {
    for (Eigen::Index n : {225, 2048})
        for (bool blobs : {true, false}) {
            const std::string size = std::to_string(n) + "x" + std::to_string(n);
            const std::string kind = blobs ? " blobs" : " seeds";
            add("edt" + kind, size, "bool", "scixx", [=](benchmark::State& state) {
                const Image<bool> image = mask(n, blobs);
                Image<double> out(n, n);
                for (auto _ : state) {
                    ndimage::distance_transform_edt(image, {}, out);
                    benchmark::DoNotOptimize(out.data());
                }
            });
            add("edt" + kind, size, "bool", "scixx fresh", [=](benchmark::State& state) {
                const Image<bool> image = mask(n, blobs);
                for (auto _ : state) benchmark::DoNotOptimize(ndimage::distance_transform_edt(image).distances.data());
            });
            add("edt, column major" + kind, size, "bool", "scixx", [=](benchmark::State& state) {
                const Eigen::ArrayXX<bool> image = mask(n, blobs);
                for (auto _ : state) benchmark::DoNotOptimize(ndimage::distance_transform_edt(image).distances.data());
            });
            add("edt and indices" + kind, size, "bool", "scixx", [=](benchmark::State& state) {
                const Image<bool> image = mask(n, blobs);
                Image<double> out(n, n);
                std::array<Image<std::int32_t>, 2> indices{Image<std::int32_t>(n, n), Image<std::int32_t>(n, n)};
                for (auto _ : state) {
                    ndimage::distance_transform_edt(image, {.return_indices = true}, out, indices);
                    benchmark::DoNotOptimize(out.data());
                }
            });
            add("edt and indices" + kind, size, "bool", "scixx fresh", [=](benchmark::State& state) {
                const Image<bool> image = mask(n, blobs);
                for (auto _ : state)
                    benchmark::DoNotOptimize(
                        ndimage::distance_transform_edt(image, {.return_indices = true}).distances.data());
            });
            add("edt and indices, column major" + kind, size, "bool", "scixx", [=](benchmark::State& state) {
                const Eigen::ArrayXX<bool> image = mask(n, blobs);
                for (auto _ : state)
                    benchmark::DoNotOptimize(
                        ndimage::distance_transform_edt(image, {.return_indices = true}).distances.data());
            });
            add("edt sampled" + kind, size, "bool", "scixx", [=](benchmark::State& state) {
                const Image<bool> image = mask(n, blobs);
                for (auto _ : state)
                    benchmark::DoNotOptimize(
                        ndimage::distance_transform_edt(image, {.sampling = {1.0, 2.5}}).distances.data());
            });
            for (bool taxicab : {true, false})
                add((taxicab ? "cdt taxicab" : "cdt chessboard") + kind, size, "bool", "scixx",
                    [=](benchmark::State& state) {
                        const Image<bool> image = mask(n, blobs);
                        Image<std::int32_t> out(n, n);
                        const auto metric =
                            taxicab ? ndimage::DistanceMetric::taxicab : ndimage::DistanceMetric::chessboard;
                        for (auto _ : state) {
                            ndimage::distance_transform_cdt(image, {.metric = metric}, out);
                            benchmark::DoNotOptimize(out.data());
                        }
                    });
            add("cdt and indices" + kind, size, "bool", "scixx", [=](benchmark::State& state) {
                const Image<bool> image = mask(n, blobs);
                for (auto _ : state)
                    benchmark::DoNotOptimize(
                        ndimage::distance_transform_cdt(image, {.return_indices = true}).distances.data());
            });
#ifdef SCIXX_BENCH_OPENCV
            const auto opencv = [=](benchmark::State& state, int type, int size_of_mask) {
                cv::setNumThreads(1);
                Image<std::uint8_t> image = mask(n, blobs).cast<std::uint8_t>();
                const cv::Mat in = scixx::bench::as_mat(image);
                cv::Mat out;
                for (auto _ : state) {
                    cv::distanceTransform(in, out, type, size_of_mask);
                    benchmark::DoNotOptimize(out.data);
                }
            };
            add("edt" + kind, size, "bool", "opencv",
                [=](benchmark::State& state) { opencv(state, cv::DIST_L2, cv::DIST_MASK_PRECISE); });
            add("cdt taxicab" + kind, size, "bool", "opencv",
                [=](benchmark::State& state) { opencv(state, cv::DIST_L1, 3); });
            add("cdt chessboard" + kind, size, "bool", "opencv",
                [=](benchmark::State& state) { opencv(state, cv::DIST_C, 3); });
#endif
        }
    add("bf euclidean", "64x64", "bool", "scixx", [](benchmark::State& state) {
        const Image<bool> image = mask(64, true);
        for (auto _ : state) benchmark::DoNotOptimize(ndimage::distance_transform_bf(image).distances.data());
    });
    add("bf chessboard and indices", "64x64", "bool", "scixx", [](benchmark::State& state) {
        const Image<bool> image = mask(64, true);
        for (auto _ : state)
            benchmark::DoNotOptimize(ndimage::distance_transform_bf(
                                         image, {.metric = ndimage::DistanceMetric::chessboard, .return_indices = true})
                                         .distances.data());
    });
    for (bool indices : {false, true})
        add(indices ? "edt and indices seeds" : "edt seeds", "256x256x256", "bool", "scixx",
            [indices](benchmark::State& state) {
                Eigen::Tensor<bool, 3, Eigen::RowMajor> image(256, 256, 256);
                for (Eigen::Index i = 0; i < image.size(); ++i)
                    image.data()[i] = (static_cast<std::uint32_t>(i) * 2654435761u >> 8) % 1000 != 0;
                for (auto _ : state)
                    benchmark::DoNotOptimize(
                        ndimage::distance_transform_edt(image, {.return_indices = indices}).distances.data());
            });
    return true;
}();

}  // namespace

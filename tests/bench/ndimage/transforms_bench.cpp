#include <array>
#include <scixx/ndimage/interpolation/affine_transform.hpp>
#include <scixx/ndimage/interpolation/geometric_transform.hpp>
#include <scixx/ndimage/interpolation/map_coordinates.hpp>
#include <scixx/ndimage/interpolation/spline_filter.hpp>
#include <scixx/ndimage/interpolation/zoom.hpp>
#include <scixx/tensor.hpp>

#include "ndimage/images.hpp"

namespace {

namespace ndimage = scixx::ndimage;
using scixx::bench::add;
using scixx::bench::add_image;
using scixx::bench::fresh;
using scixx::bench::Image;
using scixx::bench::noise;

/// Where the rows of map_coordinates look: a swirl about the centre that leaves the corners outside.
std::array<Image<double>, 2> swirl(Eigen::Index n) {
    std::array<Image<double>, 2> at{fresh<double>(n, n), fresh<double>(n, n)};
    const double centre = static_cast<double>(n - 1) / 2;
    for (Eigen::Index i = 0; i < n; ++i)
        for (Eigen::Index j = 0; j < n; ++j) {
            const double y = static_cast<double>(i) - centre, x = static_cast<double>(j) - centre;
            const double turn = 0.5 + 0.3 * std::hypot(y, x) / centre;
            at[0](i, j) = centre + std::cos(turn) * y - std::sin(turn) * x;
            at[1](i, j) = centre + std::sin(turn) * y + std::cos(turn) * x;
        }
    return at;
}

template <class T>
void add_rows(const std::string& type) {
    for (int order : {3, 1}) {
        const std::string name = " order" + std::to_string(order);
        for (double factor : {2.0, 0.5})
            add_image<T>((factor > 1 ? "zoom x2" : "zoom x0.5") + name, type,
                         [=](const auto& a, auto& out) { ndimage::zoom(a, factor, {.order = order}, out); }, factor);
        add_image<T>("shift" + name, type, [=](const auto& a, auto& out) {
            ndimage::shift(a, {2.3, -3.4}, {.order = order}, out);
        });
        add_image<T>("rotate 30" + name, type, [=](const auto& a, auto& out) {
            ndimage::rotate(a, 30, {.reshape = false, .order = order}, out);
        });
        add_image<T>("rotate 30 reflect" + name, type, [=](const auto& a, auto& out) {
            ndimage::rotate(a, 30, {.reshape = false, .order = order, .mode = ndimage::Mode::reflect}, out);
        });
        for (Eigen::Index n : {225, 2048})
            add("map_coordinates" + name, std::to_string(n) + "x" + std::to_string(n), type, "scixx",
                [=](benchmark::State& state) {
                    const Image<T> image = noise<T>(n, n);
                    const auto at = swirl(n);
                    Image<T> out = fresh<T>(n, n);
                    for (auto _ : state) {
                        ndimage::map_coordinates(image, at, {.order = order}, out);
                        benchmark::DoNotOptimize(out.data());
                    }
                });
    }
    add_image<T>("rotate 90 order3", type,
                 [](const auto& a, auto& out) { ndimage::rotate(a, 90, {.reshape = false}, out); });
    add_image<T>("geometric_transform order3", type, [](const auto& a, auto& out) {
        ndimage::geometric_transform(
            a,
            [](const auto& k) {
                return std::array<double, 2>{static_cast<double>(k[0]) - 0.5, static_cast<double>(k[1]) * 0.9};
            },
            {}, out);
    });
    for (int order : {3, 5})
        add_image<double>("spline_filter order" + std::to_string(order), type,
                          [order](const auto& a, auto& out) { ndimage::spline_filter(a, {.order = order}, out); });
#ifdef SCIXX_BENCH_OPENCV
    for (double factor : {2.0, 0.5})
        scixx::bench::add_opencv<T>(
            factor > 1 ? "zoom x2 order1" : "zoom x0.5 order1", type,
            [](const cv::Mat& in, cv::Mat& out) { cv::resize(in, out, out.size(), 0, 0, cv::INTER_LINEAR); }, factor);
    scixx::bench::add_opencv<T>("rotate 30 order1", type, [](const cv::Mat& in, cv::Mat& out) {
        const cv::Point2f centre(static_cast<float>(in.cols - 1) / 2, static_cast<float>(in.rows - 1) / 2);
        cv::warpAffine(in, out, cv::getRotationMatrix2D(centre, 30, 1), in.size(), cv::INTER_LINEAR);
    });
    for (Eigen::Index n : {225, 2048})
        add("map_coordinates order1", std::to_string(n) + "x" + std::to_string(n), type, "opencv",
            [=](benchmark::State& state) {
                cv::setNumThreads(1);
                Image<T> image = noise<T>(n, n);
                Image<float> y = swirl(n)[0].template cast<float>(), x = swirl(n)[1].template cast<float>();
                const cv::Mat in = scixx::bench::as_mat(image), rows = scixx::bench::as_mat(y),
                              columns = scixx::bench::as_mat(x);
                cv::Mat out = in.clone();
                for (auto _ : state) {
                    cv::remap(in, out, columns, rows, cv::INTER_LINEAR);
                    benchmark::DoNotOptimize(out.data);
                }
            });
#endif
}

void add_volume() {
    using Volume = Eigen::Tensor<float, 3, Eigen::RowMajor>;
    for (int order : {3, 1})
        for (double factor : {0.5, 1.25})
            add((factor > 1 ? "zoom x1.25 order" : "zoom x0.5 order") + std::to_string(order), "256^3", "f32", "scixx",
                [=](benchmark::State& state) {
                    Volume volume(256, 256, 256);
                    volume.setRandom();
                    const auto m = static_cast<Eigen::Index>(256 * factor);
                    Volume out(m, m, m);
                    for (auto _ : state) {
                        ndimage::zoom(volume, factor, {.order = order}, out);
                        benchmark::DoNotOptimize(out.data());
                    }
                });
}

const bool rows = [] {
    add_rows<double>("f64");
    add_rows<float>("f32");
    add_volume();
    for (int order : {3, 1})
        add("map_coordinates order" + std::to_string(order), "1e6 of 1e6", "f64", "scixx",
            [=](benchmark::State& state) {
                const Eigen::ArrayXd line = Eigen::ArrayXd::Random(1000000);
                const Eigen::MatrixXd at = Eigen::RowVectorXd::LinSpaced(1000000, 0.3, 999990.0);
                Eigen::ArrayXd out(1000000);
                for (auto _ : state) {
                    ndimage::map_coordinates(line, at, {.order = order}, out);
                    benchmark::DoNotOptimize(out.data());
                }
            });
    return true;
}();

}  // namespace

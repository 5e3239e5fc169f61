#include <cmath>
#include <cstdint>
#include <scixx/core/memory.hpp>
#include <scixx/ndimage/extrema.hpp>
#include <scixx/ndimage/label.hpp>
#include <scixx/ndimage/labeled_comprehension.hpp>
#include <scixx/ndimage/sum_labels.hpp>

#include "support/bench.hpp"

namespace {

namespace ndimage = scixx::ndimage;
using scixx::bench::add;

template <class T>
using Image = Eigen::Array<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

struct Input {
    Image<double> image;
    Image<std::int32_t> labels;
    ndimage::LabelIndex index;
};

/// Blobs of about twenty samples (a sum of waves), or noise of which half is foreground.
Input input(Eigen::Index n, bool blobs) {
    std::srand(1);
    Image<bool> mask(n, n);
    for (Eigen::Index i = 0; i < n; ++i)
        for (Eigen::Index j = 0; j < n; ++j) {
            const double x = static_cast<double>(j), y = static_cast<double>(i);
            mask(i, j) = blobs ? std::sin(x / 9) * std::sin(y / 11) + 0.5 * std::sin(x / 5 + y / 23) > 0.35
                               : std::rand() / 8 % 2 == 0;
        }
    const auto result = ndimage::label(mask);
    Image<double> image(n, n);
    scixx::core::prefer_huge_pages(image.data(),
                                   sizeof(double) * static_cast<std::size_t>(n * n));  // as NumPy's arrays
    image = Image<double>::Random(n, n) + 2;
    return {std::move(image), result.labels, ndimage::LabelIndex::range(1, result.num_features)};
}

template <class F>
void row(const std::string& operation, Eigen::Index n, bool blobs, F&& measure) {
    const std::string size = std::to_string(n) + "x" + std::to_string(n);
    add(operation + (blobs ? " blobs" : " noise"), size, "f64", "scixx", [=](benchmark::State& state) {
        const Input in = input(n, blobs);
        for (auto _ : state) benchmark::DoNotOptimize(measure(in));
    });
}

const bool rows = [] {
    for (Eigen::Index n : {225, 2048})
        for (bool blobs : {true, false}) {
            row("sum_labels", n, blobs,
                [](const Input& in) { return ndimage::sum_labels(in.image, in.labels, in.index); });
            row("sum_labels of all", n, blobs, [](const Input& in) { return ndimage::sum_labels(in.image); });
            row("mean", n, blobs, [](const Input& in) { return ndimage::mean(in.image, in.labels, in.index); });
            row("variance", n, blobs, [](const Input& in) { return ndimage::variance(in.image, in.labels, in.index); });
            row("extrema", n, blobs, [](const Input& in) { return ndimage::extrema(in.image, in.labels, in.index); });
            row("median", n, blobs, [](const Input& in) { return ndimage::median(in.image, in.labels, in.index); });
            row("histogram", n, blobs,
                [](const Input& in) { return ndimage::histogram(in.image, 1.0, 3.0, 64, in.labels); });
            row("value_indices", n, blobs,
                [](const Input& in) { return ndimage::value_indices(in.labels, {.ignore_value = 0}); });
        }
    return true;
}();

}  // namespace

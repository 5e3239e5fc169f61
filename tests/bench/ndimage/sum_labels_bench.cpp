#include <cstdint>
#include <scixx/ndimage/extrema.hpp>
#include <scixx/ndimage/label.hpp>
#include <scixx/ndimage/labeled_comprehension.hpp>
#include <scixx/ndimage/sum_labels.hpp>

#include "ndimage/images.hpp"

namespace {

namespace ndimage = scixx::ndimage;
using scixx::bench::add;
using scixx::bench::Image;

struct Input {
    Image<double> image;
    Image<std::int32_t> labels;
    ndimage::LabelIndex index;
};

Input input(Eigen::Index n, bool blobs) {
    const auto result = ndimage::label(scixx::bench::mask(n, n, blobs));
    Image<double> image = scixx::bench::fresh<double>(n, n);
    image = Image<double>::Random(n, n) + 2;
    return {std::move(image), result.labels, ndimage::LabelIndex::range(1, result.num_features)};
}

template <class F>
void row(const std::string& operation, Eigen::Index n, bool blobs, F&& measure) {
    add(operation + (blobs ? " blobs" : " noise"), scixx::bench::square(n), "f64", "scixx",
        [=](benchmark::State& state) {
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

#include <algorithm>
#include <limits>
#include <scixx/ndimage/correlate.hpp>
#include <scixx/ndimage/gaussian_filter.hpp>
#include <scixx/ndimage/grey_morphology.hpp>
#include <scixx/ndimage/kernels.hpp>
#include <scixx/ndimage/laplace.hpp>
#include <scixx/ndimage/minimum_filter.hpp>
#include <scixx/ndimage/sobel.hpp>
#include <scixx/ndimage/uniform_filter.hpp>
#include <scixx/tensor.hpp>

#include "support/closeness.hpp"

/// The option `workers` of the filters that have it: the same bits from any number of threads.
namespace {

namespace ndimage = scixx::ndimage;
using ndimage::Mode;
using Image = Eigen::ArrayXXd;
using RowMajor = Eigen::Array<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

template <class A>
bool equal(const A& a, const A& b) {
    const auto same = [](double x, double y) { return x == y || (x != x && y != y); };
    return a.size() == b.size() && std::equal(a.data(), a.data() + a.size(), b.data(), same);
}

/// An image large enough for several threads, each of which has at least 32768 samples.
template <class F>
void check(const char* name, F&& filter) {
    static const Image image = [] {
        Image values = Image::Random(263, 381);
        values(100, 200) = std::numeric_limits<double>::quiet_NaN();
        return values;
    }();
    const Image once = filter(image, 1);
    for (const int workers : {3, -1})
        EXPECT_TRUE(equal(filter(image, workers), once)) << name << ", " << workers << " workers";
}

TEST(FilterWorkers, ResultsDoNotDependOnThem) {
    check("gaussian_filter", [](const Image& a, int workers) -> Image {
        return ndimage::gaussian_filter(a, 1.5, {.mode = Mode::constant, .workers = workers});
    });
    check("gaussian_filter1d", [](const Image& a, int workers) -> Image {
        return ndimage::gaussian_filter1d(a, 1.5, {.axis = 0, .workers = workers});
    });
    check("gaussian_laplace",
          [](const Image& a, int workers) -> Image { return ndimage::gaussian_laplace(a, 1.0, {.workers = workers}); });
    check("gaussian_gradient_magnitude", [](const Image& a, int workers) -> Image {
        return ndimage::gaussian_gradient_magnitude(a, 1.0, {.workers = workers});
    });
    check("laplace", [](const Image& a, int workers) -> Image { return ndimage::laplace(a, {.workers = workers}); });
    check("sobel", [](const Image& a, int workers) -> Image { return ndimage::sobel(a, 0, {.workers = workers}); });
    for (const int size : {3, 20})
        check("uniform_filter", [size](const Image& a, int workers) -> Image {
            return ndimage::uniform_filter(a, size, {.mode = Mode::wrap, .workers = workers});
        });
    check("uniform_filter1d", [](const Image& a, int workers) -> Image {
        return ndimage::uniform_filter1d(a, 9, {.axis = 1, .workers = workers});
    });
    const Eigen::ArrayXXd weights = Eigen::ArrayXXd::Random(3, 4);
    check("correlate",
          [&](const Image& a, int workers) -> Image { return ndimage::correlate(a, weights, {.workers = workers}); });
    check("convolve1d", [&](const Image& a, int workers) -> Image {
        return ndimage::convolve1d(a, Eigen::Vector4d(1, -2, 3, 5), {.axis = 0, .workers = workers});
    });
    for (const int size : {3, 12})
        check("minimum_filter", [size](const Image& a, int workers) -> Image {
            return ndimage::minimum_filter(a, size, {.origin = 1, .workers = workers});
        });
    check("maximum_filter1d", [](const Image& a, int workers) -> Image {
        return ndimage::maximum_filter1d(a, 8, {.axis = 0, .workers = workers});
    });
    Eigen::ArrayXX<bool> cross = Eigen::ArrayXX<bool>::Constant(5, 5, false);
    cross.row(2) = true;
    cross.col(2) = true;
    check("grey_opening",
          [&](const Image& a, int workers) -> Image { return ndimage::grey_opening(a, cross, {.workers = workers}); });
    const Eigen::ArrayXXd heights = Eigen::ArrayXXd::Random(3, 3);
    check("morphological_gradient", [&](const Image& a, int workers) -> Image {
        return ndimage::morphological_gradient(a, {}, {.structure = heights, .workers = workers});
    });
}

TEST(FilterWorkers, NorDoThoseOfTheOtherStorageOrder) {
    const RowMajor image = RowMajor::Random(263, 381);
    EXPECT_TRUE(
        equal<RowMajor>(ndimage::uniform_filter(image, 20, {.workers = 3}), ndimage::uniform_filter(image, 20)));
    EXPECT_TRUE(
        equal<RowMajor>(ndimage::minimum_filter(image, 20, {.workers = 3}), ndimage::minimum_filter(image, 20)));
    EXPECT_TRUE(
        equal<RowMajor>(ndimage::gaussian_filter(image, 2.0, {.workers = 3}), ndimage::gaussian_filter(image, 2.0)));
}

TEST(FilterWorkers, VolumesBytesAndRankOne) {
    Eigen::Tensor<double, 3> volume(48, 40, 90);
    volume.setRandom();
    const Eigen::Tensor<double, 3> smooth = ndimage::gaussian_filter(volume, 1.0),
                                   divided = ndimage::gaussian_filter(volume, 1.0, {.workers = 4});
    EXPECT_TRUE(equal(smooth, divided));
    const Eigen::ArrayXX<unsigned char> bytes = (127 * (Eigen::ArrayXXd::Random(300, 400) + 1)).cast<unsigned char>();
    EXPECT_TRUE((ndimage::grey_erosion(bytes, 9, {.workers = 3}) == ndimage::grey_erosion(bytes, 9)).all());
    const Eigen::ArrayXd line = Eigen::ArrayXd::Random(100000);
    EXPECT_TRUE((ndimage::uniform_filter(line, 5, {.workers = 2}) == ndimage::uniform_filter(line, 5)).all());
}

TEST(FilterWorkers, NoneIsRefused) {
    const Eigen::ArrayXXd a = Eigen::ArrayXXd::Zero(4, 4);
    EXPECT_THROW_TEXT(ndimage::gaussian_filter(a, 1.0, {.workers = 0}), std::invalid_argument,
                      "gaussian_filter: workers must not be zero");
    EXPECT_THROW_TEXT(ndimage::uniform_filter(a, 3, {.workers = 0}), std::invalid_argument, "uniform_filter: workers");
    EXPECT_THROW_TEXT(ndimage::correlate(a, a, {.workers = 0}), std::invalid_argument, "correlate: workers");
    EXPECT_THROW_TEXT(ndimage::minimum_filter(a, 3, {.workers = 0}), std::invalid_argument, "minimum_filter: workers");
    EXPECT_THROW_TEXT(ndimage::grey_erosion(a, 3, {.workers = 0}), std::invalid_argument, "grey_erosion: workers");
}

}  // namespace

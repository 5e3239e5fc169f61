#include <cmath>
#include <limits>
#include <scixx/core/along_axis.hpp>
#include <scixx/tensor.hpp>
#include <stdexcept>
#include <tuple>
#include <vector>

#include "support/closeness.hpp"

namespace summaries {

using namespace scixx;
using core::get;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

template <class T>
struct Summary {
    T mean, count;
    T last{};
    static constexpr auto bound() { return std::tuple(&Summary::mean, &Summary::count); }
    static constexpr auto fields() { return std::tuple(&Summary::mean, &Summary::count, &Summary::last); }
};
struct Options {
    int axis = 0;
    core::NanPolicy nan_policy = core::NanPolicy::propagate;
};

template <core::Reduce R = core::Reduce::along, core::ArrayLike A>
auto summary(const A& a, const Options& options = {}) {
    return core::along_axis<Summary, R>(
        "summary", options,
        [](core::Sample x) {
            double sum = 0;
            for (const double value : x) sum += value;
            const double count = static_cast<double>(x.size());
            return Summary<double>{sum / count, count, x.empty() ? nan : x.back()};
        },
        a);
}
template <core::Reduce R = core::Reduce::along, core::ArrayLike A, core::ArrayLike B>
auto dot(const A& a, const B& b, const Options& options = {}) {
    return core::along_axis_paired<R>(
        "dot", options,
        [](core::Sample x, core::Sample y) {
            double sum = 0;
            for (std::size_t i = 0; i < x.size(); ++i) sum += x[i] * y[i];
            return sum;
        },
        a, b);
}

TEST(AlongAxis, AVectorGivesNumbers) {
    const auto [mean, count] = summary(std::vector<int>{1, 2, 6});
    static_assert(std::is_same_v<decltype(mean), const double>);
    EXPECT_EQ(mean, 3);
    EXPECT_EQ(count, 3);
    EXPECT_EQ(summary(Eigen::Vector2f(1, 4)).last, 4);
}

TEST(AlongAxis, AMatrixGivesAColumnOfItsFamily) {
    Eigen::ArrayXXd a(2, 3);
    a << 1, 2, 3, 5, 6, 7;
    const auto down = summary(a);
    static_assert(std::is_same_v<decltype(down.mean), Eigen::ArrayXd>);
    static_assert(std::is_same_v<decltype(summary(a.matrix()).mean), Eigen::VectorXd>);
    EXPECT_SCALED_CLOSE(down.mean, Eigen::Array3d(3, 4, 5), 0);
    EXPECT_SCALED_CLOSE(summary(a, {.axis = -1}).mean, Eigen::Array2d(2, 6), 0);
    EXPECT_SCALED_CLOSE(summary(a.transpose(), {.axis = 1}).last, Eigen::Array3d(5, 6, 7), 0);
    EXPECT_THROW_TEXT(summary(a, {.axis = 2}), std::invalid_argument, "summary: axis 2 is out of bounds");
}

TEST(AlongAxis, KeepdimsAndAll) {
    Eigen::ArrayXXd a(2, 3);
    a << 1, 2, 3, 5, 6, 7;
    const auto kept = summary<core::Reduce::keepdims>(a, {.axis = 1});
    EXPECT_SCALED_CLOSE(kept.mean, (Eigen::ArrayXXd(2, 1) << 2, 6).finished(), 0);
    const auto all = summary<core::Reduce::all>(a);
    EXPECT_EQ(all.mean, 4);
    EXPECT_EQ(all.last, 7);  // C order whatever the storage
    EXPECT_EQ(summary<core::Reduce::keepdims>(Eigen::ArrayXd::Ones(4)).count.size(), 1);
}

TEST(AlongAxis, Tensors) {
    Eigen::Tensor<float, 3> t(2, 3, 4);
    for (Eigen::Index i = 0; i < t.size(); ++i) t.data()[i] = static_cast<float>(i);
    const Eigen::Tensor<double, 2> last = summary(t, {.axis = 1}).last;
    EXPECT_EQ(last.dimension(0), 2);
    EXPECT_EQ(last.dimension(1), 4);
    EXPECT_EQ(last(1, 3), t(1, 2, 3));
}

TEST(AlongAxis, NanPolicy) {
    const std::vector<double> x{1, nan, 3};
    EXPECT_TRUE(std::isnan(summary(x).mean));
    EXPECT_TRUE(std::isnan(summary(x).last));
    EXPECT_EQ(summary(x, {.nan_policy = core::NanPolicy::omit}).count, 2);
    EXPECT_THROW_TEXT(summary(x, {.nan_policy = core::NanPolicy::raise}), std::invalid_argument,
                      "summary: the input contains nan values");
    EXPECT_EQ(dot(x, std::vector<double>{1, 2, 4}, {.nan_policy = core::NanPolicy::omit}), 13);
    EXPECT_EQ(x[2], 3);  // the input is not changed
}

TEST(AlongAxis, PairsAreBroadcastAndOfOneLength) {
    Eigen::ArrayXXd a(2, 3);
    a << 1, 2, 3, 5, 6, 7;
    EXPECT_SCALED_CLOSE(dot(a, std::vector<double>{1, 0, 1}, {.axis = 1}), Eigen::Array2d(4, 12), 0);
    EXPECT_THROW_TEXT(dot(a, std::vector<double>{1, 0}, {.axis = 1}), std::invalid_argument,
                      "dot: the samples must have the same length along axis 1, got 3 and 2");
}

TEST(AlongAxis, EmptySamples) {
    EXPECT_EQ(summary(Eigen::ArrayXXd(3, 0)).mean.size(), 0);
    EXPECT_EQ(summary(Eigen::ArrayXXd(0, 3)).count.size(), 3);
    EXPECT_EQ(summary(Eigen::ArrayXXd(0, 3)).count[2], 0);
}

}  // namespace summaries

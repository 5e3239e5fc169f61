#include <scixx/ndimage/minimum_filter.hpp>
#include <scixx/tensor.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace core = scixx::core;
namespace ndimage = scixx::ndimage;
using namespace scixx::testing;
using ndimage::Mode;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

TEST(MinimumFilter, OneAxisEqualsSciPy) {
    using Bytes = Eigen::ArrayXX<unsigned char>;
    int count = 0;
    const Reference reference("ndimage/grey_morphology.json");
    for (const auto& [name, stored] : reference.cases()) {
        if (name.find("filter1d") == std::string::npos) continue;
        SCOPED_TRACE(name);
        const auto a = stored.array<Bytes>("a");
        const ndimage::ExtremumFilter1dOptions options{.axis = static_cast<int>(stored.integer("axis"))};
        const Eigen::Index size = stored.integer("size");
        const Bytes out = stored.text("op") == "minimum_filter1d" ? ndimage::minimum_filter1d(a, size, options)
                                                                  : ndimage::maximum_filter1d(a, size, options);
        EXPECT_TRUE((out == stored.array<Bytes>("out")).all());
        ++count;
    }
    EXPECT_EQ(count, 32);
}

/// Brute force over the window, axis by axis.
template <class T>
[[nodiscard]] Eigen::ArrayXX<T> brute_maximum(const Eigen::ArrayXX<T>& a, const std::vector<Eigen::Index>& size,
                                              Mode mode, T fill) {
    Eigen::ArrayXX<T> out(a.rows(), a.cols());
    for (Eigen::Index i = 0; i < a.rows(); ++i)
        for (Eigen::Index j = 0; j < a.cols(); ++j) {
            bool first = true;
            for (Eigen::Index k = 0; k < size[0]; ++k)
                for (Eigen::Index l = 0; l < size[1]; ++l) {
                    const Eigen::Index row = core::extended_index(mode, i + k - size[0] / 2, a.rows());
                    const Eigen::Index col = core::extended_index(mode, j + l - size[1] / 2, a.cols());
                    const T value = row < 0 || col < 0 ? fill : a(row, col);
                    if (first || value > out(i, j)) out(i, j) = value;
                    first = false;
                }
        }
    return out;
}

template <class T>
void check_against_brute_force() {
    std::srand(11);
    for (Eigen::Index rows : {1, 2, 7, 40})
        for (Eigen::Index cols : {1, 3, 65})
            for (std::vector<Eigen::Index> size :
                 {std::vector<Eigen::Index>{1, 1}, {2, 6}, {5, 5}, {6, 3}, {7, 16}, {17, 33}})
                for (Mode mode : {Mode::reflect, Mode::constant, Mode::wrap, Mode::mirror, Mode::nearest}) {
                    const Eigen::ArrayXX<T> a =
                        (Eigen::ArrayXXd::Random(rows, cols) * 100 + (std::is_unsigned_v<T> ? 100 : 0))
                            .template cast<T>();
                    const Eigen::ArrayXX<T> expected = brute_maximum<T>(a, size, mode, T(90));
                    const Eigen::ArrayXX<T> out = ndimage::maximum_filter(a, size, {.mode = mode, .cval = 90});
                    const Eigen::Array<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> by_rows = a;
                    const Eigen::ArrayXX<T> out_by_rows =
                        ndimage::maximum_filter(by_rows, size, {.mode = mode, .cval = 90});
                    ASSERT_TRUE((out == expected).all()) << rows << " " << cols << " " << size[0] << " " << size[1];
                    ASSERT_TRUE((out_by_rows == expected).all());
                }
}

TEST(MinimumFilter, EqualsBruteForce) {
    check_against_brute_force<unsigned char>();
    check_against_brute_force<short>();
    check_against_brute_force<float>();
    check_against_brute_force<double>();
}

TEST(MinimumFilter, LargeIntegersAreComparedExactly) {
    Eigen::Array<std::int64_t, Eigen::Dynamic, 1> a(3);
    a << (std::int64_t(1) << 60) + 1, (std::int64_t(1) << 60), (std::int64_t(1) << 60) + 2;
    EXPECT_EQ(ndimage::minimum_filter(a, 3)(2), std::int64_t(1) << 60);
    EXPECT_EQ(ndimage::maximum_filter(a, 3)(0), (std::int64_t(1) << 60) + 1);
}

TEST(MinimumFilter, NanReachesItsWindowInEveryPosition) {
    for (Eigen::Index size : {2, 3, 4, 5, 6, 8, 15})
        for (Eigen::Index place = 0; place < 40; ++place)
            for (bool maximum : {false, true}) {
                Eigen::ArrayXXd a = Eigen::ArrayXXd::Random(1, 40);
                a(0, place) = nan;
                for (bool transposed : {false, true}) {
                    const Eigen::ArrayXXd image = transposed ? Eigen::ArrayXXd(a.transpose().replicate(1, 3))
                                                             : Eigen::ArrayXXd(a.replicate(3, 1));
                    const ndimage::ExtremumFilter1dOptions options{.axis = transposed ? 0 : 1, .mode = Mode::constant};
                    const Eigen::ArrayXXd out = maximum ? ndimage::maximum_filter1d(image, size, options)
                                                        : ndimage::minimum_filter1d(image, size, options);
                    for (Eigen::Index i = 0; i < 40; ++i) {
                        const bool reached = i - size / 2 <= place && place < i - size / 2 + size;
                        ASSERT_EQ(std::isnan(transposed ? out(i, 1) : out(1, i)), reached) << size << " " << place;
                    }
                }
            }
}

TEST(MinimumFilter, FootprintsOfLongRunsEqualBruteForce) {
    std::srand(13);
    const Eigen::ArrayXXd a = Eigen::ArrayXXd::Random(23, 29);
    // A disk, whose lines are runs of many lengths.
    Eigen::ArrayXX<bool> disk(15, 15);
    for (int i = 0; i < 15; ++i)
        for (int j = 0; j < 15; ++j) disk(i, j) = (i - 7) * (i - 7) + (j - 7) * (j - 7) <= 52;
    Eigen::ArrayXXd expected(23, 29);
    for (Eigen::Index i = 0; i < 23; ++i)
        for (Eigen::Index j = 0; j < 29; ++j) {
            double smallest = std::numeric_limits<double>::infinity();
            for (int k = 0; k < 15; ++k)
                for (int l = 0; l < 15; ++l)
                    if (disk(k, l))
                        smallest = std::min(smallest, a(core::extended_index(Mode::mirror, i + k - 7, 23),
                                                        core::extended_index(Mode::mirror, j + l - 7, 29)));
            expected(i, j) = smallest;
        }
    EXPECT_TRUE((ndimage::minimum_filter(a, disk, {.mode = Mode::mirror}) == expected).all());
}

TEST(MinimumFilter, RefusesBadArguments) {
    const Eigen::ArrayXXd a = Eigen::ArrayXXd::Ones(4, 5);
    EXPECT_THROW_TEXT(ndimage::minimum_filter(a, {}), std::invalid_argument,
                      "minimum_filter: size, footprint or structure must be given");
    EXPECT_THROW_TEXT(ndimage::maximum_filter(a, 0), std::invalid_argument, "maximum_filter: size");
    EXPECT_THROW_TEXT(ndimage::minimum_filter1d(a, 0), std::invalid_argument, "size must be at least 1, got 0");
    EXPECT_THROW_TEXT(ndimage::minimum_filter1d(a, 3, {.axis = 2}), std::invalid_argument, "axis 2");
    EXPECT_THROW_TEXT(ndimage::maximum_filter1d(a, 4, {.origin = 2}), std::invalid_argument,
                      "origin must lie in [-2, 1]");
}

}  // namespace

#include <cstdint>
#include <scixx/ndimage/interpolation/zoom.hpp>
#include <scixx/tensor.hpp>

#include "ndimage/support.hpp"
#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace ndimage = scixx::ndimage;
using namespace scixx::testing;
using ndimage::Mode;
using RowMajor = Eigen::Array<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

TEST(Zoom, MatchesSciPyForEveryMode) {
    const Reference reference("ndimage/zoom.json");
    const auto a = reference["input"].array<Eigen::ArrayXXd>("a");
    const RowMajor rows = a;
    for (const auto& [name, stored] : reference.cases()) {
        if (!stored.has("grid")) continue;
        SCOPED_TRACE(name);
        const bool grid = stored.flag("grid");
        const ndimage::ZoomOptions options{.order = static_cast<int>(stored.integer("order")),
                                           .mode = mode_named(stored.text("mode")),
                                           .cval = 1.5,
                                           .grid_mode = grid};
        const scixx::core::PerAxis<double> factors = grid ? std::vector{0.5, 0.3} : std::vector{0.4, 0.52};
        EXPECT_SCALED_CLOSE(ndimage::zoom(a, factors, options), stored.array<Eigen::ArrayXXd>("out"), 2e-14);
        EXPECT_SCALED_CLOSE(ndimage::zoom(rows, factors, options), stored.array<RowMajor>("out"), 2e-14);
    }
}

TEST(Zoom, BytesAndVolumes) {
    const Reference reference("ndimage/zoom.json");
    using Bytes = Eigen::ArrayXX<std::uint8_t>;
    EXPECT_TRUE(
        (ndimage::zoom(reference["bytes"].array<Bytes>("a"), 1.7) == reference["bytes"].array<Bytes>("out")).all());
    using Volume = Eigen::Tensor<double, 3>;
    EXPECT_SCALED_CLOSE(ndimage::zoom(reference["volume"].array<Volume>("a"), {1.5, 2, 0.6}, {.mode = Mode::mirror}),
                        reference["volume"].array<Volume>("out"), 1e-14);
}

TEST(Zoom, EndsStayWhereTheyAre) {
    // (m - 1) * ((n - 1) / (m - 1)) in floating numbers lies outside for some sizes: the last output is still a sample.
    std::srand(9);
    int beyond = 0;
    for (int n = 2; n < 40; ++n)
        for (int m = 2; m < 100; m += 3) {
            beyond += (m - 1) * ((n - 1.0) / (m - 1)) > n - 1;
            const Eigen::ArrayXd a = Eigen::ArrayXd::Random(n);
            const Eigen::ArrayXd out = ndimage::zoom(a, static_cast<double>(m) / n, {.order = 1, .cval = 99});
            ASSERT_EQ(out.size(), m);
            EXPECT_EQ(out[0], a[0]);
            EXPECT_EQ(out[m - 1], a[n - 1]);
        }
    EXPECT_GT(beyond, 0);
    const Eigen::ArrayXd three = Eigen::ArrayXd::LinSpaced(3, 1, 3);
    EXPECT_EQ(ndimage::zoom(three, 0.34).size(), 1);
    EXPECT_EQ(ndimage::zoom(three, 0.34)[0], 1);
    EXPECT_EQ(ndimage::zoom(three, 0.5 / 3).size(), 0);  // half to even, as Python's round
    EXPECT_EQ(ndimage::zoom(three, 1.5 / 3).size(), 2);
    EXPECT_TRUE((ndimage::zoom(three, 1.0) == three).all());
    EXPECT_FALSE((ndimage::zoom(three, 1.0, {.prefilter = false}) == three).all());
}

TEST(Zoom, AxesTogetherAreAxesInTurn) {
    std::srand(12);
    using Volume = Eigen::Tensor<double, 3>;
    Volume volume(40, 5, 6);
    volume.setRandom();
    const std::vector<double> factors[] = {{1.3, 2.5, 1.5}, {0.6, 0.6, 0.7}, {2, 0.4, 1}, {0.5, 1, 1.5}};
    for (int mode = 0; mode < 8; ++mode)
        for (const int order : {0, 1})
            for (const auto& factor : factors) {
                SCOPED_TRACE(testing::Message() << "mode " << mode << " order " << order << " by " << factor[0]);
                ndimage::ZoomOptions options{
                    .order = order, .mode = static_cast<Mode>(mode), .cval = 1.5, .grid_mode = true};
                Volume turns = volume;
                for (const std::size_t axis : {2u, 0u, 1u}) {
                    std::vector<double> one{1, 1, 1};
                    one[axis] = factor[axis];
                    turns = ndimage::zoom(turns, one, options);
                }
                const Volume together = ndimage::zoom(volume, factor, options);
                EXPECT_SCALED_CLOSE(together, turns, 1e-15);
                options.workers = 2;
                EXPECT_SCALED_CLOSE(ndimage::zoom(volume, factor, options), together, 0);
            }
}

TEST(Shift, MatchesSciPyForEveryMode) {
    const Reference reference("ndimage/zoom.json");
    const auto a = reference["input"].array<Eigen::ArrayXXd>("a");
    int count = 0;
    for (const auto& [name, stored] : reference.cases()) {
        if (name.find("shift") != 0) continue;
        SCOPED_TRACE(name);
        ++count;
        const Eigen::ArrayXXd out = ndimage::shift(
            a, {1.25, -14.5},
            {.order = static_cast<int>(stored.integer("order")), .mode = mode_named(stored.text("mode")), .cval = 1.5});
        EXPECT_SCALED_CLOSE(out(Eigen::seqN(0, 5, 4), Eigen::seqN(0, 7, 3)).eval(),
                            stored.array<Eigen::ArrayXXd>("out"), 2e-14);
    }
    EXPECT_EQ(count, 8);
}

TEST(Shift, WholeShiftsMoveSamples) {
    std::srand(10);
    const Eigen::ArrayXXd a = Eigen::ArrayXXd::Random(6, 7);
    Eigen::ArrayXXd expected = Eigen::ArrayXXd::Constant(6, 7, 4.5);
    expected.block(2, 0, 4, 6) = a.block(0, 1, 4, 6);
    for (int order = 0; order <= 5; ++order) {
        EXPECT_SCALED_CLOSE(ndimage::shift(a, {2, -1}, {.order = order, .cval = 4.5}), expected, 0);
        EXPECT_SCALED_CLOSE(ndimage::shift(a, {2, -1}, {.order = order, .mode = Mode::grid_constant, .cval = 4.5}),
                            expected, 0);
        EXPECT_SCALED_CLOSE(ndimage::shift(a, {6, 14}, {.order = order, .mode = Mode::grid_wrap}), a, 0);
    }
    EXPECT_TRUE((ndimage::shift(a, std::nan(""), {.cval = 3}) == 3).all());
    EXPECT_TRUE((ndimage::shift(a, 1e300, {.cval = 3}) == 3).all());
}

TEST(Shift, ComplexFloatFixedSizeDestinationsAndWorkers) {
    std::srand(11);
    const Eigen::ArrayXXcd z = Eigen::ArrayXXcd::Random(40, 50);
    const Eigen::ArrayXXd re = z.real();
    const std::complex<double> fill(1, -1);
    const Eigen::ArrayXXcd out = ndimage::shift(z, {0.3, 2.6}, {.cval = fill});
    EXPECT_SCALED_CLOSE(out.real().eval(), ndimage::shift(re, {0.3, 2.6}, {.cval = 1}), 0);
    EXPECT_SCALED_CLOSE(out.imag().eval(), ndimage::shift(z.imag().eval(), {0.3, 2.6}, {.cval = -1}), 0);
    EXPECT_SCALED_CLOSE(ndimage::zoom(z, 1.3, {.grid_mode = true, .workers = 2}).real().eval(),
                        ndimage::zoom(re, 1.3, {.grid_mode = true}), 0);
    const Eigen::ArrayXXf f = re.cast<float>();
    EXPECT_SCALED_CLOSE(ndimage::shift(f, 0.4), ndimage::shift(f.cast<double>().eval(), 0.4).cast<float>().eval(), 0);
    const Eigen::Matrix3d fixed = Eigen::Matrix3d::Random();
    static_assert(std::is_same_v<decltype(ndimage::shift(fixed, 0.5)), Eigen::Matrix3d>);
    static_assert(std::is_same_v<decltype(ndimage::zoom(fixed, 0.5)), Eigen::MatrixXd>);
    EXPECT_SCALED_CLOSE(ndimage::shift(fixed, {0.5, 0}).eval(), ndimage::shift(Eigen::MatrixXd(fixed), {0.5, 0}),
                        1e-15);
    const Eigen::ArrayXXd expected = ndimage::shift(re, {1.5, -0.5});
    Eigen::ArrayXXd in_place = re;
    ndimage::shift(in_place, {1.5, -0.5}, {}, in_place);
    EXPECT_SCALED_CLOSE(in_place, expected, 0);
    RowMajor wide = RowMajor::Zero(60, 60);
    ndimage::shift(re.block(0, 0, 40, 50), {1.5, -0.5}, {}, wide.block(10, 3, 40, 50));
    EXPECT_SCALED_CLOSE(wide.block(10, 3, 40, 50).eval(), expected.eval(), 1e-15);
    EXPECT_SCALED_CLOSE(ndimage::shift(re + re, {1.5, -0.5}), (2 * expected).eval(), 1e-15);
}

TEST(Zoom, RefusesWhatHasNoMeaning) {
    const Eigen::ArrayXXd a = Eigen::ArrayXXd::Zero(3, 4);
    EXPECT_THROW_TEXT(ndimage::zoom(a, -1.0), std::invalid_argument, "zoom must be positive and not huge, got -1");
    EXPECT_THROW_TEXT(ndimage::zoom(a, std::nan("")), std::invalid_argument, "zoom must be positive and not huge");
    EXPECT_THROW_TEXT(ndimage::zoom(a, 1e10), std::invalid_argument, "too large");
    EXPECT_THROW_TEXT(ndimage::zoom(a, {1.0, 2.0, 3.0}), std::invalid_argument,
                      "zoom must have one entry for each of 2 axes");
    EXPECT_THROW_TEXT(ndimage::zoom(a, 2.0, {.order = 6}), std::invalid_argument,
                      "order must be between 0 and 5, got 6");
    EXPECT_THROW_TEXT(ndimage::zoom(a, 2.0, {.workers = 0}), std::invalid_argument, "workers");
    EXPECT_THROW_TEXT(ndimage::shift(a, 2.0, {.cval = {0, 1}}), std::invalid_argument, "cval must be real");
    Eigen::ArrayXXd wrong(3, 4);
    EXPECT_THROW_TEXT(ndimage::zoom(a, 2.0, {}, wrong), std::invalid_argument, "out must have shape 6 x 8, got 3 x 4");
    EXPECT_EQ(ndimage::zoom(Eigen::ArrayXXd(0, 4), 2.0).size(), 0);
}

TEST(Zoom, WideIntegersKeepTheirBitsWhereSamplesAreKept) {
    const std::int64_t odd = (std::int64_t(1) << 53) + 1;
    const Eigen::Array<std::int64_t, 2, 2> a{{odd, -odd}, {std::numeric_limits<std::int64_t>::max(), 7}};
    const Eigen::Array<std::int64_t, -1, -1> twice = ndimage::zoom(a, 2, {.order = 0, .mode = Mode::nearest});
    EXPECT_EQ(twice(0, 0), odd);
    EXPECT_EQ(twice(0, 3), -odd);
    EXPECT_EQ(twice(3, 0), std::numeric_limits<std::int64_t>::max());
    EXPECT_EQ(twice(3, 3), 7);
    const Eigen::Array<std::int64_t, 2, 2> moved = ndimage::shift(a, {1, 0}, {.order = 0, .cval = -3});
    EXPECT_TRUE((moved == Eigen::Array<std::int64_t, 2, 2>{{-3, -3}, {odd, -odd}}).all());
    EXPECT_TRUE((ndimage::zoom(a, 1) == a).all());
    const Eigen::Array<std::uint64_t, 3, 1> large(~std::uint64_t(0), std::uint64_t(1) << 63, 1);
    const Eigen::Array<std::uint64_t, 3, 1> back = ndimage::shift(large, -1, {.order = 0, .cval = 5});
    EXPECT_TRUE((back == Eigen::Array<std::uint64_t, 3, 1>(std::uint64_t(1) << 63, 1, 5)).all());
    EXPECT_THROW_TEXT(ndimage::zoom(a, 0), std::invalid_argument, "zoom: zoom must be positive and not huge, got 0");
}

}  // namespace

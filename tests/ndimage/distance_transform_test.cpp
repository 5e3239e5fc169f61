#include <scixx/ndimage/distance_transform.hpp>
#include <scixx/tensor.hpp>
#include <vector>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace core = scixx::core;
namespace ndimage = scixx::ndimage;
using ndimage::DistanceMetric;
using namespace scixx::testing;

constexpr double infinity = std::numeric_limits<double>::infinity();

/// The elements in C order.
template <class A>
std::vector<double> values(const A& a) {
    std::vector<double> out;
    const auto view = core::view(a);
    ndimage::detail::for_each_index(view.shape(), [&](const core::Dims& index) { out.push_back(double(view(index))); });
    return out;
}

/// Distances and indices (where they were asked for) equal what is stored under `name`.
template <class Result>
void expect_stored(const Case& stored, const std::string& name, const Result& result) {
    SCOPED_TRACE(name);
    if (result.distances.size() > 0) {
        EXPECT_EQ(values(result.distances), stored.list<double>(name));
    }
    for (std::size_t axis = 0; axis < result.indices.size(); ++axis)
        if (result.indices[axis].size() > 0) {
            EXPECT_EQ(values(result.indices[axis]), stored.list<double>(name + " " + std::to_string(axis)));
        }
}

template <class A>
void check(const std::string& name, const Case& stored) {
    SCOPED_TRACE(name);
    const A a = stored.array<A>("a");
    const auto sampling = stored.list<double>("sampling");
    const ndimage::BinaryStructure structure = stored.array<core::PlainOf<A, bool>>("structure");
    // The distances alone take other ways than with indices.
    for (const auto& wanted : {std::pair{true, false}, {true, true}, {false, true}}) {
        const bool distances = wanted.first, indices = wanted.second;
        const auto edt = [&](const core::PerAxis<double>& steps) {
            return ndimage::distance_transform_edt(a, {steps, distances, indices});
        };
        const auto cdt = [&](const ndimage::ChamferMetric& metric) {
            return ndimage::distance_transform_cdt(a, {metric, distances, indices});
        };
        const auto bf = [&](DistanceMetric metric, const core::PerAxis<double>& steps) {
            return ndimage::distance_transform_bf(a, {metric, steps, distances, indices});
        };
        expect_stored(stored, "edt", edt(1.0));
        expect_stored(stored, "edt sampled", edt(sampling));
        expect_stored(stored, "cdt taxicab", cdt(DistanceMetric::manhattan));
        expect_stored(stored, "cdt chessboard", cdt(DistanceMetric::chessboard));
        expect_stored(stored, "cdt structure", cdt(structure));
        expect_stored(stored, "bf taxicab", bf(DistanceMetric::cityblock, sampling));
        expect_stored(stored, "bf chessboard", bf(DistanceMetric::chessboard, 1.0));
        expect_stored(stored, "bf euclidean", bf(DistanceMetric::euclidean, 1.0));
        expect_stored(stored, "bf sampled", bf(DistanceMetric::euclidean, sampling));
    }
}

TEST(DistanceTransform, EqualsSciPyInEveryRankAndStorageOrder) {
    const Reference reference("ndimage/distance_transform.json");
    int count = 0;
    for (const auto& [name, stored] : reference.cases()) {
        ++count;
        switch (stored.numbers("a").shape.size()) {
            case 1:
                check<Eigen::ArrayXd>(name, stored);
                break;
            case 2:
                check<Eigen::ArrayXXf>(name, stored);
                check<Eigen::Array<bool, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>(name, stored);
                break;
            default:
                check<Eigen::Tensor<unsigned char, 3>>(name, stored);
                check<Eigen::Tensor<bool, 3, Eigen::RowMajor>>(name, stored);
        }
    }
    EXPECT_EQ(count, 14);
}

/// Distances by comparison with every background sample.
Eigen::ArrayXXd brute_force(const Eigen::ArrayXXd& a, double row_step, double column_step) {
    Eigen::ArrayXXd out = Eigen::ArrayXXd::Constant(a.rows(), a.cols(), infinity);
    for (Eigen::Index i = 0; i < a.rows(); ++i)
        for (Eigen::Index j = 0; j < a.cols(); ++j)
            if (a(i, j) == 0)
                for (Eigen::Index k = 0; k < a.rows(); ++k)
                    for (Eigen::Index l = 0; l < a.cols(); ++l) {
                        const double y = double(k - i) * row_step, x = double(l - j) * column_step;
                        out(k, l) = std::min(out(k, l), y * y + x * x);
                    }
    for (double& value : out.reshaped()) value = std::sqrt(value);  // Eigen's roots may be approximate
    return out;
}

TEST(DistanceTransformEdt, LongLinesAndFewSeedsAgainstBruteForce) {
    std::srand(5);
    for (const auto& [rows, cols] : {std::pair{3, 300}, {300, 3}, {70, 90}, {2, 65}})
        for (int seeds : {1, 3, 20}) {
            Eigen::ArrayXXd a = Eigen::ArrayXXd::Constant(rows, cols, -2.5);
            for (int s = 0; s < seeds; ++s) a(std::rand() % rows, std::rand() % cols) = s % 2 ? 0.0 : -0.0;
            EXPECT_SCALED_CLOSE(ndimage::distance_transform_edt(a).distances, brute_force(a, 1, 1), 0);
            EXPECT_SCALED_CLOSE((ndimage::distance_transform_edt(a, {.sampling = {0.1, 3.7}}).distances),
                                brute_force(a, 0.1, 3.7), 4e-16);
        }
}

TEST(DistanceTransformEdt, IndicesNameTheNearestBackground) {
    std::srand(6);
    const Eigen::ArrayXXd noise = Eigen::ArrayXXd::Random(40, 150);
    const auto [distances, indices] =
        ndimage::distance_transform_edt(noise > -0.99, {.sampling = {1.3, 0.7}, .return_indices = true});
    for (Eigen::Index j = 0; j < 150; ++j)
        for (Eigen::Index i = 0; i < 40; ++i) {
            const double y = (indices[0](i, j) - double(i)) * 1.3, x = (indices[1](i, j) - double(j)) * 0.7;
            EXPECT_REL_CLOSE(std::hypot(x, y), distances(i, j), 3e-16);
            EXPECT_LE(noise(indices[0](i, j), indices[1](i, j)), -0.99);
        }
}

TEST(DistanceTransform, DestinationsBlocksAndInPlace) {
    std::srand(7);
    Eigen::ArrayXXd a = (Eigen::ArrayXXd::Random(21, 34) > -0.9).cast<double>();
    const auto expected = ndimage::distance_transform_edt(a, {.return_indices = true});
    using RowMajor = Eigen::Array<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    RowMajor other(21, 34);
    ndimage::distance_transform_edt(a, {}, other);
    EXPECT_SCALED_CLOSE(other, expected.distances, 0);
    Eigen::ArrayXXd frame = Eigen::ArrayXXd::Constant(25, 40, -1);
    std::array<Eigen::ArrayXXi, 2> indices{Eigen::ArrayXXi(21, 34), Eigen::ArrayXXi(21, 34)};
    ndimage::distance_transform_edt(a, {.return_indices = true}, frame.block(2, 3, 21, 34), indices);
    EXPECT_SCALED_CLOSE(frame.block(2, 3, 21, 34), expected.distances, 0);
    EXPECT_TRUE((indices[0] == expected.indices[0]).all() && (indices[1] == expected.indices[1]).all());
    EXPECT_EQ((frame == -1).count(), 25 * 40 - 21 * 34);
    ndimage::distance_transform_edt(a, {.return_distances = false, .return_indices = true}, indices);
    EXPECT_TRUE((indices[1] == expected.indices[1]).all());
    EXPECT_SCALED_CLOSE(ndimage::distance_transform_edt(a.block(3, 4, 11, 12)).distances,
                        ndimage::distance_transform_edt(a.block(3, 4, 11, 12).eval()).distances, 0);

    Eigen::ArrayXXi in_place = a.cast<int>();
    ndimage::distance_transform_cdt(in_place, {}, in_place);
    EXPECT_TRUE((in_place == ndimage::distance_transform_cdt(a).distances).all());
    ndimage::distance_transform_cdt(a, {.return_indices = true}, in_place, indices);
    const auto chessboard = ndimage::distance_transform_cdt(a, {.return_indices = true});
    EXPECT_TRUE((indices[0] == chessboard.indices[0]).all());
    ndimage::distance_transform_bf(a, {}, other);
    EXPECT_SCALED_CLOSE(other, expected.distances, 0);
    ndimage::distance_transform_bf(
        a, {.metric = DistanceMetric::chessboard, .return_distances = false, .return_indices = true}, indices);
    ndimage::distance_transform_bf(a, {.metric = DistanceMetric::chessboard, .return_indices = true}, other, indices);
    EXPECT_TRUE((other.cast<int>() == chessboard.distances).all());
    ndimage::distance_transform_edt(a, {}, a);
    EXPECT_SCALED_CLOSE(a, expected.distances, 0);
}

TEST(DistanceTransform, NaNAndComplexAreForeground) {
    Eigen::ArrayXd a(4);
    a << std::numeric_limits<double>::quiet_NaN(), 1, -0.0, 3;
    EXPECT_TRUE((ndimage::distance_transform_edt(a).distances == Eigen::Array4d(2, 1, 0, 1)).all());
    Eigen::ArrayXcd z(3);
    z << std::complex<double>(0, 1), 0.0, 1.0;
    EXPECT_TRUE((ndimage::distance_transform_cdt(z).distances == Eigen::Array3i(1, 0, 1)).all());
}

TEST(DistanceTransform, NoBackground) {
    const Eigen::ArrayXX<bool> a = Eigen::ArrayXX<bool>::Constant(3, 4, true);
    const auto edt = ndimage::distance_transform_edt(a, {.return_indices = true});
    EXPECT_TRUE((edt.distances == infinity).all() && (edt.indices[0] == -1).all() && (edt.indices[1] == -1).all());
    EXPECT_EQ(ndimage::distance_transform_edt(Eigen::ArrayXd(Eigen::ArrayXd::Ones(2))).distances(1), infinity);
    const auto cdt = ndimage::distance_transform_cdt(a, {.return_indices = true});
    EXPECT_TRUE((cdt.distances == -1).all());
    EXPECT_TRUE(cdt.indices[0](2, 3) == 2 && cdt.indices[1](2, 3) == 3);
    for (auto metric : {DistanceMetric::euclidean, DistanceMetric::taxicab}) {
        const auto bf = ndimage::distance_transform_bf(a, {.metric = metric, .return_indices = true});
        EXPECT_TRUE((bf.distances == infinity).all() && (bf.indices[1] == -1).all());
    }
    // A line without background beside one that has some.
    Eigen::Tensor<bool, 3> tensor(2, 3, 40);
    tensor.setConstant(true);
    tensor(1, 0, 39) = false;
    EXPECT_EQ(ndimage::distance_transform_edt(tensor).distances(0, 2, 0), std::sqrt(1.0 + 4 + 39 * 39));
}

TEST(DistanceTransform, EmptyArrays) {
    for (const Eigen::ArrayXXd& a : {Eigen::ArrayXXd(0, 3), Eigen::ArrayXXd(3, 0)}) {
        EXPECT_EQ(ndimage::distance_transform_edt(a, {.return_indices = true}).distances.rows(), a.rows());
        EXPECT_EQ(ndimage::distance_transform_cdt(a, {.return_indices = true}).indices[1].cols(), a.cols());
        EXPECT_EQ(ndimage::distance_transform_bf(a, {.return_indices = true}).indices[0].size(), 0);
        EXPECT_EQ(ndimage::distance_transform_bf(a, {.metric = DistanceMetric::taxicab}).distances.size(), 0);
    }
    EXPECT_EQ(ndimage::distance_transform_edt(Eigen::ArrayXd(0)).distances.size(), 0);
}

TEST(DistanceTransformEdt, ExtremeSpacing) {
    Eigen::ArrayXXd a = Eigen::ArrayXXd::Ones(2, 3);
    a(0, 0) = 0;
    EXPECT_EQ((ndimage::distance_transform_edt(a, {.sampling = {1e-3, 1e3}}).distances(1, 2)), std::sqrt(1e-6 + 4e6));
    EXPECT_EQ(ndimage::distance_transform_edt(a, {.sampling = 3.0}).distances(1, 0), 3.0);
}

TEST(DistanceTransform, RefusesBadCalls) {
    const Eigen::ArrayXXd a = Eigen::ArrayXXd::Ones(3, 4);
    Eigen::ArrayXXd wrong(4, 3), right(3, 4);
    std::array<Eigen::ArrayXXi, 2> indices{Eigen::ArrayXXi(3, 4), Eigen::ArrayXXi(3, 3)};
    const auto refused = [&](auto&& call, const char* text) { EXPECT_THROW_TEXT(call(), std::invalid_argument, text); };
    refused([&] { return ndimage::distance_transform_edt(a, {.return_distances = false}); },
            "at least one of return_distances");
    refused([&] { return ndimage::distance_transform_edt(a, {.sampling = 0.0}); },
            "sampling must be positive and finite, got 0");
    refused([&] { return ndimage::distance_transform_edt(a, {.sampling = {1.0, -1.0}}); }, "got -1");
    refused([&] { return ndimage::distance_transform_bf(a, {.sampling = infinity}); },
            "distance_transform_bf: sampling");
    refused(
        [&] {
            return ndimage::distance_transform_edt(a, {.sampling = {1.0, 1.0, 1.0}});
        },
        "sampling must have one entry for each of 2 axes");
    refused(
        [&] {
            ndimage::distance_transform_edt(a, {}, wrong);
            return 0;
        },
        "distances must have shape 3 x 4, got 4 x 3");
    refused(
        [&] {
            ndimage::distance_transform_edt(a, {.return_indices = true}, right, indices);
            return 0;
        },
        "indices must have shape 3 x 4, got 3 x 3");
    refused(
        [&] {
            ndimage::distance_transform_edt(a, {}, right, indices);
            return 0;
        },
        "return_indices must be true with a destination");
    refused(
        [&] {
            ndimage::distance_transform_edt(a, {.return_indices = true}, right);
            return 0;
        },
        "return_indices must be false without");
    refused(
        [&] {
            ndimage::distance_transform_bf(a, {.return_indices = true}, indices);
            return 0;
        },
        "return_distances must be false without");
    refused([&] { return ndimage::distance_transform_cdt(a, {.metric = DistanceMetric::euclidean}); }, "got euclidean");
    refused([&] { return ndimage::distance_transform_cdt(a, {.metric = Eigen::ArrayXX<bool>::Constant(3, 5, true)}); },
            "extent 3 along each axis, got 3 x 5");
    refused([&] { return ndimage::distance_transform_cdt(a, {.metric = ndimage::generate_binary_structure(3, 1)}); },
            "metric must have 2 axes, got 3");
}

TEST(DistanceTransform, SamplingsWhoseSquaresOverflowOrVanish) {
    std::srand(6);
    const Eigen::ArrayXX<bool> a = Eigen::ArrayXXd::Random(17, 23) > -0.9;
    const auto plain = ndimage::distance_transform_edt(a, {.sampling = {1.25, 3.0}, .return_indices = true});
    for (const int exponent : {-1000, -531, 664, 1000}) {
        const double unit = std::ldexp(1.0, exponent);
        const std::vector<double> sampling{1.25 * unit, 3.0 * unit};
        const auto scaled = ndimage::distance_transform_edt(a, {.sampling = sampling, .return_indices = true});
        EXPECT_TRUE((scaled.distances == plain.distances * unit).all()) << exponent;
        EXPECT_TRUE((scaled.indices[0] == plain.indices[0]).all() && (scaled.indices[1] == plain.indices[1]).all());
        const auto brute = ndimage::distance_transform_bf(a, {.sampling = sampling});
        EXPECT_TRUE((brute.distances == plain.distances * unit).all()) << exponent;
    }
    // One axis of small steps beside one of large ones.
    const auto mixed = ndimage::distance_transform_edt(Eigen::Array3<bool>(false, true, true).matrix().replicate(1, 2),
                                                       {.sampling = {1e-160, 1e120}});
    EXPECT_LE(relative_error(mixed.distances(2, 1), 2e-160), 1e-15);
}

}  // namespace

#include <gtest/gtest.h>
#include <complex>
#include <cstdint>
#include <scixx/ndimage/binary_morphology.hpp>
#include <scixx/ndimage/distance_transform.hpp>
#include <scixx/ndimage/generic_filter.hpp>
#include <scixx/ndimage/grey_morphology.hpp>
#include <scixx/ndimage/label.hpp>
#include <scixx/ndimage/labeled_comprehension.hpp>
#include <scixx/ndimage/minimum_filter.hpp>
#include <scixx/ndimage/rank_filter.hpp>
#include <scixx/ndimage/structure.hpp>
#include <scixx/ndimage/sum_labels.hpp>
#include <scixx/tensor.hpp>
#include <utility>

#include "ndimage/support.hpp"
#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace core = scixx::core;
namespace ndimage = scixx::ndimage;
using namespace scixx::testing;

[[nodiscard]] ndimage::BinaryStructure stored_structure(const Case& stored, const std::string& key) {
    switch (stored.numbers(key).shape.size()) {
        case 1:
            return stored.array<Eigen::ArrayX<bool>>(key);
        case 2:
            return stored.array<Eigen::ArrayXX<bool>>(key);
        default:
            return stored.array<Eigen::Tensor<bool, 3>>(key);
    }
}

TEST(Structure, GeneratedAndIteratedAsInSciPy) {
    const Reference reference("ndimage/label.json");
    for (int rank : {1, 2, 3})
        for (int connectivity : {-1, 0, 1, 2, 3, 4}) {
            const Case& stored = reference["structure " + std::to_string(rank) + " " + std::to_string(connectivity)];
            EXPECT_EQ(ndimage::generate_binary_structure(rank, connectivity), stored_structure(stored, "out"));
        }
    for (const std::string kind : {"cross", "corner", "hollow"})
        for (int iterations : {1, 2, 3}) {
            const Case& stored = reference["iterate " + kind + " " + std::to_string(iterations)];
            EXPECT_EQ(ndimage::iterate_structure(stored_structure(stored, "structure"), iterations),
                      stored_structure(stored, "out"));
        }
}

TEST(Structure, ElementsArraysAndOrigins) {
    const auto cross = ndimage::generate_binary_structure(2, 1);
    EXPECT_TRUE(cross(0, 1) && cross(1, 1) && !cross(0, 0));
    EXPECT_EQ(cross.array<Eigen::ArrayXX<bool>>().count(), 5);
    EXPECT_THROW_TEXT((cross.array<Eigen::ArrayX<bool>>()), std::invalid_argument, "the structure has rank 2, not 1");
    const auto [structure, origin] = ndimage::iterate_structure(cross, 3, {1, -1});
    EXPECT_EQ(structure.shape(), (core::Dims{7, 7}));
    EXPECT_EQ(origin, (std::vector<Eigen::Index>{3, -3}));
    EXPECT_EQ(ndimage::iterate_structure(cross, 0), cross);
    EXPECT_EQ(ndimage::generate_binary_structure(0, 1).size(), 1);
    EXPECT_THROW_TEXT(ndimage::generate_binary_structure(9, 1), std::invalid_argument, "rank must be at most 8, got 9");
    EXPECT_THROW_TEXT(ndimage::iterate_structure(ndimage::BinaryStructure({0, 3}, true), 2), std::invalid_argument,
                      "structure must not be empty, got 0 x 3");
}

// Each function with every scalar that its comment allows: that the calls compile is the test.

/// The type of a call is deduced from its body, which so is compiled as far as the compiler has to check it.
template <class T, class Result, class F>
constexpr bool gives(F) {
    return std::is_same_v<decltype(std::declval<F>()(std::declval<const Eigen::ArrayXX<T>&>())), Result>;
}

template <class T>
constexpr bool real() {
    using A = Eigen::ArrayXX<T>;
    return gives<T, A>([](const auto& a) { return ndimage::minimum_filter1d(a, 3); }) &&
           gives<T, A>([](const auto& a) { return ndimage::maximum_filter(a, 3); }) && gives<T, A>([](const auto& a) {
               return ndimage::grey_erosion(a, {3, 2});
           }) &&
           gives<T, A>([](const auto& a) {
               return ndimage::grey_closing(a, {3, 2});
           }) &&
           gives<T, A>([](const auto& a) { return ndimage::morphological_gradient(a, 3); }) &&
           gives<T, A>([](const auto& a) { return ndimage::white_tophat(a, 3); }) &&
           gives<T, A>([](const auto& a) { return ndimage::black_tophat(a, 3); }) &&
           gives<T, A>([](const auto& a) { return ndimage::rank_filter(a, 2, 3); }) &&
           gives<T, A>([](const auto& a) { return ndimage::percentile_filter(a, 20, 3); }) &&
           gives<T, A>([](const auto& a) { return ndimage::median_filter(a, 3); }) && gives<T, A>([](const auto& a) {
               return ndimage::generic_filter(
                   a, [](const auto& window) { return window.mean(); }, 3);
           }) &&
           gives<T, Eigen::Index>([](const auto& a) { return ndimage::label(a).num_features; }) &&
           gives<T, Eigen::Array<Eigen::Index, Eigen::Dynamic, 1>>(
               [](const auto& a) { return ndimage::histogram(a, 0, 1, 3); });
}

template <class T>
constexpr bool any() {
    return gives<T, Eigen::ArrayXX<bool>>([](const auto& a) { return ndimage::binary_erosion(a); }) &&
           gives<T, Eigen::ArrayXX<bool>>([](const auto& a) { return ndimage::binary_closing(a); }) &&
           gives<T, Eigen::ArrayXX<bool>>([](const auto& a) { return ndimage::binary_fill_holes(a); }) &&
           gives<T, Eigen::ArrayXXd>([](const auto& a) { return ndimage::distance_transform_edt(a).distances; }) &&
           gives<T, Eigen::ArrayXXi>([](const auto& a) { return ndimage::distance_transform_cdt(a).distances; }) &&
           gives<T, double>([](const auto& a) { return std::real(ndimage::sum_labels(a)); }) &&
           gives<T, double>([](const auto& a) { return std::real(ndimage::mean(a)); }) &&
           gives<T, double>([](const auto& a) { return ndimage::standard_deviation(a); });
}

static_assert(real<bool>() && real<std::int8_t>() && real<std::uint8_t>());
static_assert(real<std::int16_t>() && real<std::uint16_t>());
static_assert(real<std::int32_t>() && real<std::uint32_t>());
static_assert(real<std::int64_t>() && real<std::uint64_t>());
static_assert(real<float>() && real<double>() && real<long double>());
static_assert(any<bool>() && any<std::int8_t>() && any<std::uint8_t>());
static_assert(any<std::int16_t>() && any<std::uint16_t>() && any<std::int32_t>() && any<std::uint32_t>());
static_assert(any<std::int64_t>() && any<std::uint64_t>());
static_assert(any<float>() && any<double>() && any<long double>());
static_assert(any<std::complex<float>>() && any<std::complex<double>>());

TEST(Scalars, ExtremaOfBool) {
    Eigen::ArrayXX<bool> a = Eigen::ArrayXX<bool>::Zero(4, 4);
    a(1, 1) = true;
    EXPECT_EQ(ndimage::maximum_filter(a, 3).count(), 9);
    EXPECT_EQ(ndimage::median_filter(a, 3).count(), 0);
}

}  // namespace

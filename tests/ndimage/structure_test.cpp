#include <scixx/ndimage/structure.hpp>
#include <scixx/tensor.hpp>

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

}  // namespace

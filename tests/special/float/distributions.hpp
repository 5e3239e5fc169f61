#pragma once

#include "special/floats.hpp"

namespace scixx::testing {

/// Parameters and arguments of every size, against each other.
struct Values {
    Eigen::ArrayXf shape = floats().tail(4000).abs(), other = shape.reverse(), unit = shape - shape.floor(),
                   whole = shape.floor(), more = whole + other.floor();
};

}  // namespace scixx::testing

/// special::name of floats against that of doubles: tails relative to their size, down to the subnormals.
#define SCIXX_COMPARE_2(name, a, b) \
    scixx::testing::compare(        \
        #name, [](const auto& x, const auto& y) { return scixx::special::name(x, y); }, a, b)
#define SCIXX_COMPARE_3(name, a, b, c) \
    scixx::testing::compare(           \
        #name, [](const auto& x, const auto& y, const auto& z) { return scixx::special::name(x, y, z); }, a, b, c)

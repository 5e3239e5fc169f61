#pragma once

#include <scixx/core/boundary.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "support/reference.hpp"

namespace scixx::testing {

/// The mode of SciPy's name for it.
[[nodiscard]] inline core::Mode mode_named(const std::string& name) {
    using core::Mode;
    const char* const names[] = {"reflect", "constant",    "nearest",       "mirror",
                                 "wrap",    "grid-mirror", "grid-constant", "grid-wrap"};
    const Mode modes[] = {Mode::reflect, Mode::constant,    Mode::nearest,       Mode::mirror,
                          Mode::wrap,    Mode::grid_mirror, Mode::grid_constant, Mode::grid_wrap};
    for (int i = 0; i < 8; ++i)
        if (name == names[i]) return modes[i];
    throw std::invalid_argument("no mode " + name);
}

/// A stored list of integers.
[[nodiscard]] inline std::vector<Eigen::Index> integers(const Case& stored, const std::string& key) {
    std::vector<Eigen::Index> out;
    for (double value : stored.numbers(key).real) out.push_back(static_cast<Eigen::Index>(value));
    return out;
}

}  // namespace scixx::testing

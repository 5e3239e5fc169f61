#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace scixx::testing {

/// Each number within `tolerance` of the stored one, relative, or within 3e-15.
inline void expect_list(const std::vector<double>& actual, const Case& expected, const std::string& key,
                        double tolerance = 1e-13) {
    SCOPED_TRACE(key);
    const auto wanted = expected.list<double>(key);
    ASSERT_EQ(actual.size(), wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i)
        if (std::isfinite(wanted[i]))
            EXPECT_NEAR(actual[i], wanted[i], tolerance * std::abs(wanted[i]) + 3e-15) << "entry " << i;
        else
            EXPECT_EQ(relative_error(actual[i], wanted[i]), 0) << "entry " << i;
}

}  // namespace scixx::testing

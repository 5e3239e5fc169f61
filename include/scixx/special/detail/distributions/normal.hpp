// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/special/detail/normal_quantile.hpp>

namespace scixx::special::detail::distributions {

struct Nrdtrimn {
    template <class = void>
    static double at(double p, double std, double x) {
        return x - std * normal_quantile(p);
    }
};
struct Nrdtrisd {
    template <class = void>
    static double at(double mn, double p, double x) {
        return (x - mn) / normal_quantile(p);
    }
};

}  // namespace scixx::special::detail::distributions

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <cstddef>
#include <scixx/core/dims.hpp>

namespace scixx::integrate::ivp::detail {

/// A multistep formula in Nordsieck's form: the corrector's coefficients, and by what the errors of the orders q - 1, q
/// and q + 1 are divided.
struct MultistepFormula {
    std::array<double, 14> l{};
    double lower = 0, same = 0, higher = 0;
};

struct MultistepTables {
    std::array<MultistepFormula, 13> adams;  // orders 1 .. 12
    std::array<MultistepFormula, 6> bdf;     // orders 1 .. 5
};

/// The formulas from their generating polynomials (A. C. Hindmarsh, Linear multistep methods for ordinary differential
/// equations: method formulations, stability, and the methods of Nordsieck and Gear, UCRL-51186 (1972)).
///
/// Adams of order q: l(x) is the integral of (x + 1) .. (x + q - 1) / (q - 1)! from -1 to x, its error constant the
/// integral of -x (x + 1) .. (x + q - 1) / q! from -1 to 0. BDF: l(x) = (x + 1) .. (x + q) / q!, scaled to l_1 = 1.
[[nodiscard]] constexpr MultistepTables make_multistep_tables() {
    MultistepTables out;
    std::array<double, 14> p{1};  // the product of the first x + k
    double factorial = 1;         // of q - 1
    std::array<double, 14> constants{};
    for (int q = 1; q <= 12; ++q) {
        const auto order = core::to_size(q);
        // p = (x + 1) .. (x + q - 1), of degree q - 1.
        MultistepFormula& adams = out.adams[order];
        double integral = 0, moment = 0, sign = 1;
        for (std::size_t i = 0; i < order; ++i) {
            integral += sign * p[i] / static_cast<double>(i + 1);
            moment += sign * p[i] / static_cast<double>(i + 2);
            adams.l[i + 1] = p[i] / static_cast<double>(i + 1) / factorial;
            sign = -sign;
        }
        adams.l[0] = integral / factorial;
        adams.l[1] = 1;
        constants[order] = moment / (factorial * q);
        adams.same = 1 / constants[order];
        if (q > 1) {
            adams.lower = 1 / (constants[order - 1] * factorial * q);
            out.adams[order - 1].higher = adams.same;
        }
        if (q == 2) adams.lower = 1;
        // p times (x + q)
        for (std::size_t i = order; i > 0; --i) p[i] = p[i - 1] + q * p[i];
        p[0] *= q;
        if (q <= 5) {
            MultistepFormula& bdf = out.bdf[order];
            for (std::size_t i = 0; i <= order; ++i) bdf.l[i] = p[i] / p[1];
            bdf.l[1] = 1;
            bdf.lower = 1 / factorial;
            bdf.same = (q + 1) / bdf.l[0];
            bdf.higher = (q + 2) / bdf.l[0];
        }
        factorial *= q;
    }
    return out;
}
[[nodiscard]] inline const MultistepTables& multistep_tables() {
    static constexpr MultistepTables tables = make_multistep_tables();
    return tables;
}

}  // namespace scixx::integrate::ivp::detail

// SPDX-License-Identifier: BSD-3-Clause

// The integral of x y over the triangle 0 <= x <= 1/2, 0 <= y <= 1 - 2x, which is 1/96.
#include <cmath>
#include <scixx/integrate/nquad.hpp>

#include "support/report.hpp"

int main(int argc, char** argv) {
    return demo::run("integrate_dblquad", argc, argv, [](demo::Report& report) {
        // intVal, error = dblquad(lambda x, y: x * y, 0.0, 0.5, 0.0, lambda x: 1 - 2 * x)
        const auto [value, error] = scixx::integrate::dblquad([](double x, double y) { return x * y; }, 0.0, 0.5, 0.0,
                                                              [](double x) { return 1 - 2 * x; });
        // print(intVal - 1.0 / 96)
        report.close("integral", value, 1.0 / 96, 1.8e-18);
        report.at_most("|integral - 1/96|", std::abs(value - 1.0 / 96), 1.7348e-18, 1.734723475976807e-18);
        report.close("estimate of the error", error, 4.101620128472366e-16, 1e-16);
    });
}

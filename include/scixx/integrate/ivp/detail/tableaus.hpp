// SPDX-License-Identifier: BSD-3-Clause
#pragma once

namespace scixx::integrate::ivp::detail {

/// An explicit Runge-Kutta pair whose last stage is the derivative at the new point (first same as last).
///
/// Row i of `a` holds the i weights of stage i, rows one after the other; `e` has stages + 1 entries, the last one for
/// the new derivative; row i of `p` (stages + 1 rows of `powers` entries) the polynomial of stage i in the dense
/// output.
struct Tableau {
    int stages, order, error_order, powers;
    const double *a, *b, *c, *e, *p;
};

/// P. Bogacki and L. F. Shampine, A 3(2) pair of Runge-Kutta formulas, Appl. Math. Lett. 2 (1989) 321; the dense output
/// is the cubic Hermite interpolant.
inline constexpr double rk23_a[] = {1.0 / 2, 0, 3.0 / 4};
inline constexpr double rk23_b[] = {2.0 / 9, 1.0 / 3, 4.0 / 9};
inline constexpr double rk23_c[] = {0, 1.0 / 2, 3.0 / 4};
inline constexpr double rk23_e[] = {5.0 / 72, -1.0 / 12, -1.0 / 9, 1.0 / 8};
inline constexpr double rk23_p[] = {1, -4.0 / 3, 5.0 / 9, 0, 1, -2.0 / 3, 0, 4.0 / 3, -8.0 / 9, 0, -1, 1};
inline constexpr Tableau rk23{3, 3, 2, 3, rk23_a, rk23_b, rk23_c, rk23_e, rk23_p};

/// J. R. Dormand and P. J. Prince, A family of embedded Runge-Kutta formulae, J. Comput. Appl. Math. 6 (1980) 19; dense
/// output of fourth order by L. F. Shampine, Some practical Runge-Kutta formulas, Math. Comp. 46 (1986) 135.
inline constexpr double rk45_a[] = {1.0 / 5,       3.0 / 40,       9.0 / 40,        44.0 / 45,      -56.0 / 15,
                                    32.0 / 9,      19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729,
                                    9017.0 / 3168, -355.0 / 33,    46732.0 / 5247,  49.0 / 176,     -5103.0 / 18656};
inline constexpr double rk45_b[] = {35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84};
inline constexpr double rk45_c[] = {0, 1.0 / 5, 3.0 / 10, 4.0 / 5, 8.0 / 9, 1};
inline constexpr double rk45_e[] = {-71.0 / 57600,    0,           71.0 / 16695, -71.0 / 1920,
                                    17253.0 / 339200, -22.0 / 525, 1.0 / 40};
inline constexpr double rk45_p[] = {1,
                                    -8048581381.0 / 2820520608,
                                    8663915743.0 / 2820520608,
                                    -12715105075.0 / 11282082432,
                                    0,
                                    0,
                                    0,
                                    0,
                                    0,
                                    131558114200.0 / 32700410799,
                                    -68118460800.0 / 10900136933,
                                    87487479700.0 / 32700410799,
                                    0,
                                    -1754552775.0 / 470086768,
                                    14199869525.0 / 1410260304,
                                    -10690763975.0 / 1880347072,
                                    0,
                                    127303824393.0 / 49829197408,
                                    -318862633887.0 / 49829197408,
                                    701980252875.0 / 199316789632,
                                    0,
                                    -282668133.0 / 205662961,
                                    2019193451.0 / 616988883,
                                    -1453857185.0 / 822651844,
                                    0,
                                    40617522.0 / 29380423,
                                    -110615467.0 / 29380423,
                                    69997945.0 / 29380423};
inline constexpr Tableau rk45{6, 5, 4, 4, rk45_a, rk45_b, rk45_c, rk45_e, rk45_p};

}  // namespace scixx::integrate::ivp::detail

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

namespace scixx::optimize {

/// How differential_evolution makes a trial: what is mutated, with how many differences, and how components are taken
/// (bin: each by chance; exp: a run of them).
enum class Strategy {
    best1bin,           ///< the best and one difference; the default
    rand1bin,           ///< any member and one difference
    randtobest1bin,     ///< any member on its way to the best, and one difference
    currenttobest1bin,  ///< the competitor on its way to the best, and one difference
    best2bin,           ///< the best and two differences
    rand2bin,           ///< any member and two differences
    best1exp,           ///< as best1bin
    rand1exp,           ///< as rand1bin
    randtobest1exp,     ///< as randtobest1bin
    currenttobest1exp,  ///< as currenttobest1bin
    best2exp,           ///< as best2bin
    rand2exp,           ///< as rand2bin
};

/// How the first generation of differential_evolution is drawn.
enum class Initialisation {
    latinhypercube,  ///< one member in each of as many slices of every variable
    random,          ///< independent
};

/// When a better trial of differential_evolution takes its place.
enum class Updating {
    immediate,  ///< at once, so that later trials of the generation see it
    deferred,   ///< after the generation
};

}  // namespace scixx::optimize

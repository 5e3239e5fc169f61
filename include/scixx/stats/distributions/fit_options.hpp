// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <optional>
#include <scixx/core/error.hpp>
#include <vector>

namespace scixx::stats {

/// How the parameters of a distribution are estimated. @see scipy.stats.rv_continuous.fit.
enum class FitMethod {
    mle,  ///< maximum likelihood
    mm,   ///< method of moments: as many raw moments as there are free parameters
};

/// Options of Continuous::fit: what is fixed, and where the search begins.
struct FitOptions {
    std::optional<double> f0{};      ///< the first shape parameter is held at this value
    std::optional<double> f1{};      ///< the second one
    std::optional<double> f2{};      ///< the third one
    std::optional<double> floc{};    ///< the location is held at this value
    std::optional<double> fscale{};  ///< the scale is held at this value, > 0
    std::vector<double> start{};     ///< first guesses of the shape parameters; default: the distribution's own
    std::optional<double> loc{};     ///< first guess of the location
    std::optional<double> scale{};   ///< first guess of the scale
    FitMethod method = FitMethod::mle;
};

/// Data that no member of the family with the given fixed parameters can have produced. @see scipy.stats.FitError.
class FitError : public core::DataError {
public:
    using core::DataError::DataError;
};

}  // namespace scixx::stats

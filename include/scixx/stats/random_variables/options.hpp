// SPDX-License-Identifier: BSD-3-Clause
#pragma once

/// Options that continuous and discrete random variables share.
namespace scixx::stats {

/// Whether the kurtosis of the normal law is 3 or 0.
enum class KurtosisConvention { non_excess, excess };

/// About the origin, about the mean, or about the mean in standard deviations.
enum class MomentKind { raw, central, standardized };

}  // namespace scixx::stats

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

namespace scixx::integrate {

/// Last argument of quad and odeint that asks for all that is known of the result, SciPy's full_output=1.
struct FullOutput {};
inline constexpr FullOutput full_output{};

}  // namespace scixx::integrate

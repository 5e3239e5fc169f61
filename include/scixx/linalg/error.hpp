// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <stdexcept>

namespace scixx::linalg {

/// A matrix has not what an operation needs (it is singular, not positive definite, ...), or an iteration on it did not
/// converge. @see scipy.linalg.LinAlgError
class LinAlgError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

}  // namespace scixx::linalg

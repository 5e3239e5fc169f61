// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/error.hpp>

namespace scixx::linalg {

/// A matrix has not what an operation needs (it is singular, not positive definite, ...), or an iteration on it did not
/// converge. @see scipy.linalg.LinAlgError
class LinAlgError : public core::DataError {
public:
    using core::DataError::DataError;
};

}  // namespace scixx::linalg

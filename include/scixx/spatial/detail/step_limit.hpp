// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/dims.hpp>
#include <scixx/spatial/error.hpp>

namespace scixx::spatial::detail {

/// A cap on the steps of a walk through a mesh. Exact predicates end each walk long before; without them (a compiler
/// that reorders floating-point arithmetic although no macro tells) it would go in circles.
class StepLimit {
public:
    explicit StepLimit(core::Index mesh_size) noexcept : left_(16 * mesh_size + 1024) {}

    /// @throws GeometryError when there have been too many.
    void count() {
        if (left_-- == 0) [[unlikely]]
            throw GeometryError(
                "a walk through the mesh does not end: floating-point operations must keep their order (-ffast-math?)");
    }

private:
    core::Index left_;
};

}  // namespace scixx::spatial::detail

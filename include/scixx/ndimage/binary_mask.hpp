// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <memory>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/ndimage/detail/image.hpp>
#include <scixx/ndimage/detail/morphology/bit_image.hpp>

namespace scixx::ndimage {

/// The `mask` of a call: a copy of where an array is not zero, made from an array or expression of any scalar and rank,
/// one byte a sample in the array's storage order. The empty one stands for SciPy's None.
class BinaryMask {
public:
    BinaryMask() = default;
    template <core::ArrayLike A>
    BinaryMask(const A& a) {  // NOLINT(google-explicit-constructor): an array stands for its mask
        const core::Source<core::ScalarOf<A>, A> source(a);
        flags_ = std::make_shared<const detail::Image<bool>>(source.view());
        core::for_each([](const core::ScalarOf<A>& value, bool& flag) { flag = value != core::ScalarOf<A>(0); },
                       source.view(), flags_->view());
    }
    /// Rows in braces.
    template <class U>
    BinaryMask(std::initializer_list<std::initializer_list<U>> rows) : BinaryMask(core::MatrixOfBraces<U>(rows)) {}

    [[nodiscard]] bool given() const noexcept { return flags_ != nullptr; }
    /// The flags; only for a mask that is given.
    [[nodiscard]] core::NdView<const bool> view() const { return flags_->read(); }

    /// @throws std::invalid_argument "function: mask must have the shape of the array, ..." unless it has or is None.
    void check(const char* function, const core::Dims& shape) const {
        core::require(!given() || view().shape() == shape, function, "mask must have the shape of the array, ", shape,
                      ", got ", given() ? view().shape() : shape);
    }

private:
    std::shared_ptr<const detail::Image<bool>> flags_;
};

/// Thrown where an iteration "until nothing changes" returns to an earlier image instead, which an element without its
/// centre may do (SciPy does not return then).
class NoFixedPoint : public core::DataError {
public:
    using core::DataError::DataError;
};

}  // namespace scixx::ndimage

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

/// Including this header lets every N-d function of the library take and return Eigen::Tensor and Eigen::TensorMap.

#include <scixx/core/array.hpp>
#include <unsupported/Eigen/CXX11/Tensor>

namespace scixx::core {

namespace detail {
template <class A, class Element, int Rank, int Options, class IndexType>
struct TensorTraits {
    static_assert(Rank >= 1 && Rank <= max_rank, "tensors of rank 1 to 8 are supported");
    using Scalar = std::remove_const_t<Element>;
    static constexpr int rank = Rank;
    static constexpr bool direct = true;
    static constexpr int order = (Options & Eigen::RowMajor) ? int(Eigen::RowMajor) : int(Eigen::ColMajor);

    template <class T>
    using Plain = Eigen::Tensor<T, Rank, order, IndexType>;
    template <class T, int R>
    using OfRank = Eigen::Tensor<T, R, order, IndexType>;
    template <class T>
    using Same = Plain<T>;

    template <class B>
    static auto view(B& a) {
        using Pointer = decltype(a.data());
        Dims shape, axes;
        for (const auto extent : a.dimensions()) shape.push_back(static_cast<Index>(extent));
        for (int i = 0; i < Rank; ++i) axes.push_back(order == Eigen::RowMajor ? i : Rank - 1 - i);
        return NdView<std::remove_pointer_t<Pointer>>(a.data(), shape, packed_strides(shape, axes));
    }

    template <class P>
    static P allocate(const Dims& shape) {
        Eigen::DSizes<IndexType, Rank> sizes;
        for (int axis = 0; axis < Rank; ++axis)
            sizes[static_cast<std::size_t>(axis)] = static_cast<IndexType>(shape[axis]);
        return P(sizes);
    }

    template <class T>
    static Same<T> evaluate(const A& a) {
        const auto source = view(a);
        Same<T> result = allocate<Same<T>>(source.shape());
        copy(source, ArrayTraits<Same<T>>::view(result));
        return result;
    }
};
}  // namespace detail

template <class T, int Rank, int Options, class IndexType>
struct ArrayTraits<Eigen::Tensor<T, Rank, Options, IndexType>>
    : detail::TensorTraits<Eigen::Tensor<T, Rank, Options, IndexType>, T, Rank, Options, IndexType> {};

template <class T, int Rank, int Options, class IndexType, int MapOptions, template <class> class MakePointer>
struct ArrayTraits<Eigen::TensorMap<Eigen::Tensor<T, Rank, Options, IndexType>, MapOptions, MakePointer>>
    : detail::TensorTraits<Eigen::TensorMap<Eigen::Tensor<T, Rank, Options, IndexType>, MapOptions, MakePointer>, T,
                           Rank, Options, IndexType> {};

template <class T, int Rank, int Options, class IndexType, int MapOptions, template <class> class MakePointer>
struct ArrayTraits<Eigen::TensorMap<const Eigen::Tensor<T, Rank, Options, IndexType>, MapOptions, MakePointer>>
    : detail::TensorTraits<Eigen::TensorMap<const Eigen::Tensor<T, Rank, Options, IndexType>, MapOptions, MakePointer>,
                           T, Rank, Options, IndexType> {};

}  // namespace scixx::core

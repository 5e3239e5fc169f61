// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <concepts>
#include <initializer_list>
#include <iterator>
#include <scixx/core/detail/dense.hpp>
#include <scixx/core/kernel/memory.hpp>
#include <scixx/core/lines.hpp>
#include <scixx/core/nd_view.hpp>
#include <scixx/core/scalar.hpp>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace Eigen {
template <class Derived, int Level>
class TensorBase;
}

namespace scixx::core {

/// The `rank` of an array type whose number of axes is known only at run time.
inline constexpr int DynamicRank = -1;

namespace detail {
template <class D, int Level>
void tensor_type(const Eigen::TensorBase<D, Level>*);
template <class A>
concept AnyTensor = requires(const A* a) { detail::tensor_type(a); };
}  // namespace detail

/// A contiguous, sized sequence of numbers, or of points with a fixed number of coordinates: std::vector, std::array,
/// std::span, C arrays. Text is none.
template <class A>
concept Sequence = !requires(const A* a) { detail::dense_type(a); } && requires(const A& a) {
    std::begin(a);
    std::end(a);
    { std::size(a) } -> std::convertible_to<std::size_t>;
    requires detail::SequenceElement<detail::ElementOf<A>>::width >= 0;
} && !std::convertible_to<const A&, std::string_view>;

/// What the library has to know of an array type. Specialised here for Eigen's dense objects and expressions and for
/// contiguous sequences (std::vector, std::array, std::span, C arrays), and in <scixx/tensor.hpp> for Eigen::Tensor.
/// Members:
///   Scalar                the element type
///   rank                  the number of axes: 1 for a compile-time vector or a sequence of numbers, 2 for other dense
///                         objects and sequences of points, a tensor's own, DynamicRank where only a view tells
///   direct                whether the elements lie in strided memory that can be read in place
///   Plain<T>              the owning type of the same family and storage order, with dynamic sizes
///   Same<T>               the same, with A's compile-time sizes
///   OfRank<T, R>          the owning type of the same family with R axes
///   view(a)               the NdView of a direct array
///   allocate<P>(shape)    a P of that shape, elements uninitialised
///   evaluate<T>(a)        the elements as a Same<T>
template <class A>
struct ArrayTraits {
    static_assert(!detail::AnyTensor<A>,
                  "include <scixx/tensor.hpp> to pass an Eigen::Tensor; evaluate an expression of tensors into one");
};

template <class A>
    requires requires(const A* a) { detail::dense_type(a); }
struct ArrayTraits<A> {
    using Info = detail::DenseInfo<decltype(detail::dense_type(static_cast<const A*>(nullptr)))>;
    using Scalar = typename A::Scalar;
    static constexpr int rank = Info::rank;
    static constexpr bool direct = Info::direct;

    template <class T>
    using Plain = detail::Dense<Info, T, Info::plain_rows, Info::plain_cols, Info::plain_rows, Info::plain_cols>;
    template <class T>
    using Same = detail::Dense<Info, T, A::RowsAtCompileTime, A::ColsAtCompileTime, A::MaxRowsAtCompileTime,
                               A::MaxColsAtCompileTime>;
    template <class T, int R>
    using OfRank = typename detail::DenseOfRank<Info, T, R>::type;

    template <class B>
    static auto view(B& a) {
        using Element = std::remove_reference_t<decltype(*a.data())>;
        if constexpr (rank == 1)
            return NdView<Element>(a.data(), {a.size()}, {a.innerStride()});
        else if constexpr (A::IsRowMajor)
            return NdView<Element>(a.data(), {a.rows(), a.cols()}, {a.outerStride(), a.innerStride()});
        else
            return NdView<Element>(a.data(), {a.rows(), a.cols()}, {a.innerStride(), a.outerStride()});
    }

    template <class P>
    static P allocate(const Dims& shape) {
        P plain;
        if constexpr (rank == 1)
            plain.resize(shape[0]);
        else
            plain.resize(shape[0], shape[1]);
        return plain;
    }

    template <class T>
    static Same<T> evaluate(const A& a) {
        return a.template cast<T>();
    }
};

template <Sequence A>
struct ArrayTraits<A> {
    using Element = detail::SequenceElement<detail::ElementOf<A>>;
    using Scalar = typename Element::Scalar;
    static constexpr int rank = Element::rank;
    static constexpr bool direct = true;

    template <class T, int R>
    using OfRank = Eigen::Array<T, Eigen::Dynamic, R == 1 ? 1 : Eigen::Dynamic,
                                R == 1 ? int(Eigen::ColMajor) : int(Eigen::RowMajor)>;
    template <class T>
    using Plain = OfRank<T, Element::rank>;
    template <class T>
    using Same = Plain<T>;

    template <class B>
    static auto view(B& a) {
        const Index size = static_cast<Index>(std::size(a));
        if constexpr (rank == 1) {
            return NdView(std::data(a), {size}, {1});
        } else {
            using Coordinate = std::conditional_t<std::is_const_v<std::remove_pointer_t<decltype(std::data(a))>>,
                                                  const Scalar, Scalar>;
            constexpr Index width = Element::width;
            return NdView(reinterpret_cast<Coordinate*>(std::data(a)), {size, width}, {width, 1});
        }
    }

    template <class T>
    static Same<T> evaluate(const A& a) {
        const auto source = view(a);
        Same<T> result = ArrayTraits<Same<T>>::template allocate<Same<T>>(source.shape());
        copy(source, ArrayTraits<Same<T>>::view(result));
        return result;
    }
};

/// Any array that the library takes: an Eigen dense object or expression, a contiguous sequence of numbers or points,
/// with <scixx/tensor.hpp> also a Tensor or TensorMap of rank 1 to 8.
template <class A>
concept ArrayLike = requires { typename ArrayTraits<std::remove_cvref_t<A>>::Scalar; };

template <ArrayLike A>
using ScalarOf = typename ArrayTraits<std::remove_cvref_t<A>>::Scalar;

/// Number of axes of an array type.
template <ArrayLike A>
inline constexpr int rank_of = ArrayTraits<std::remove_cvref_t<A>>::rank;

/// The owning type for a result of A's family, rank and storage order, with dynamic sizes.
template <ArrayLike A, class T = ScalarOf<A>>
using PlainOf = typename ArrayTraits<std::remove_cvref_t<A>>::template Plain<T>;

/// The owning type for a result of A's shape: as PlainOf, but a fixed-size A gives a fixed-size result without heap.
template <ArrayLike A, class T = ScalarOf<A>>
using SameShapeOf = typename ArrayTraits<std::remove_cvref_t<A>>::template Same<T>;

/// The owning type of A's family with R axes: for a matrix and one axis, a column.
template <ArrayLike A, int R, class T = ScalarOf<A>>
using OfRank = typename ArrayTraits<std::remove_cvref_t<A>>::template OfRank<T, R>;

/// A column and a column-major matrix of A's family: an Eigen::Array where A is one or a sequence, else an
/// Eigen::Matrix.
template <ArrayLike A, class T = ScalarOf<A>>
using VectorOf = std::conditional_t<std::derived_from<PlainOf<A>, Eigen::ArrayBase<PlainOf<A>>>,
                                    Eigen::Array<T, Eigen::Dynamic, 1>, Eigen::Matrix<T, Eigen::Dynamic, 1>>;
template <ArrayLike A, class T = ScalarOf<A>>
using MatrixOf = std::conditional_t<std::derived_from<PlainOf<A>, Eigen::ArrayBase<PlainOf<A>>>,
                                    Eigen::Array<T, Eigen::Dynamic, Eigen::Dynamic>,
                                    Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic>>;

/// An array whose elements can be read in place.
template <class A>
concept DirectArray = ArrayLike<A> && ArrayTraits<std::remove_cvref_t<A>>::direct;

/// A destination: an lvalue, map, block or ref with writable elements of type T.
template <class A, class T>
concept DestinationOf = DirectArray<A> && requires(std::remove_reference_t<A>& a) {
    { ArrayTraits<std::remove_cvref_t<A>>::view(a) } -> std::same_as<NdView<T>>;
};

/// A destination of any scalar.
template <class A>
concept Destination = DestinationOf<A, ScalarOf<A>>;

/// NdView of an array whose elements lie in memory; an expression has to go through Source.
template <DirectArray A>
[[nodiscard]] auto view(A& a) {
    return ArrayTraits<std::remove_cvref_t<A>>::view(a);
}

/// The shape of an array or expression, which is not evaluated.
template <ArrayLike A>
[[nodiscard]] Dims shape_of(const A& a) {
    if constexpr (DirectArray<A>)
        return ArrayTraits<A>::view(a).shape();
    else if constexpr (rank_of<A> == 1)
        return {a.size()};
    else
        return {a.rows(), a.cols()};
}

/// A `Plain` (from PlainOf or SameShapeOf) of the given shape, elements uninitialised.
template <ArrayLike Plain>
[[nodiscard]] Plain allocate(const Dims& shape) {
    Plain plain = ArrayTraits<Plain>::template allocate<Plain>(shape);
    prefer_huge_pages(plain.data(), static_cast<std::size_t>(plain.size()) * sizeof(ScalarOf<Plain>));
    return plain;
}

/// An input of a front-end as NdView<const T>: strided memory of scalar T is read in place, an expression or another
/// scalar is evaluated once into memory that the Source owns. Lives no longer than the array it was made from.
template <class T, ArrayLike A>
class Source {
    using Traits = ArrayTraits<A>;
    static constexpr bool in_place = Traits::direct && std::is_same_v<typename Traits::Scalar, T>;
    struct Nothing {};

public:
    explicit Source(const A& a) {
        if constexpr (in_place)
            view_ = Traits::view(a);
        else {
            storage_ = Traits::template evaluate<T>(a);
            view_ = core::view(std::as_const(storage_));
        }
    }
    Source(const Source&) = delete;
    Source& operator=(const Source&) = delete;

    [[nodiscard]] const NdView<const T>& view() const noexcept { return view_; }

    /// Evaluates the input into memory of its own when it overlaps `out`, for kernels that can not work in place.
    void detach_from(const NdView<T>& out) {
        if constexpr (in_place)
            if (overlaps(view_, out)) {
                copy_ = allocate<PlainOf<A>>(view_.shape());
                copy(view_, core::view(copy_));
                view_ = core::view(std::as_const(copy_));
            }
    }

private:
    [[no_unique_address]] std::conditional_t<in_place, Nothing, SameShapeOf<A, T>> storage_;
    PlainOf<A, T> copy_;
    NdView<const T> view_;
};

/// The view of a caller's destination after a check of its shape.
/// @throws std::invalid_argument "function: parameter must have shape ..., got ...".
template <class T, DestinationOf<T> D>
[[nodiscard]] NdView<T> destination(const char* function, const char* parameter, D& out, const Dims& shape) {
    const NdView<T> target = core::view(out);
    require(target.shape() == shape, function, parameter, " must have shape ", shape, ", got ", target.shape());
    return target;
}

/// Copies an array with one axis into a vector of Eigen's or of the standard library, which takes its size.
template <class Vector, ArrayLike A>
    requires(rank_of<A> == 1)
void assign(Vector& to, const A& values) {
    const Source<typename Vector::value_type, A> source(values);
    const auto& view = source.view();
    to.resize(static_cast<decltype(to.size())>(view.size()));
    for (Index i = 0; i < view.size(); ++i) to.data()[i] = view(i);
}

/// What numbers in braces become where a function takes any array: `template <ArrayLike X = InBraces>`.
using InBraces = std::vector<double>;

/// What rows in braces become where a function takes a matrix: `template <ArrayLike A = MatrixInBraces>`.
///
///     linalg::det({{1, 2}, {3, 4}});
template <class T = double>
class MatrixOfBraces : public Eigen::MatrixX<T> {
public:
    MatrixOfBraces() = default;  ///< 0 x 0
    /// A copy of any matrix, or of a vector, which is one row: options have this type.
    template <ArrayLike A>
        requires(rank_of<A> == 1 || rank_of<A> == 2)
    MatrixOfBraces(const A& matrix) {  // NOLINT(google-explicit-constructor): as in Python
        const Source<T, A> source(matrix);
        const auto& from = source.view();
        const Index rows = rank_of<A> == 1 ? 1 : from.shape(0), cols = from.shape(rank_of<A> - 1);
        this->resize(rows, cols);
        for (Index j = 0; j < cols; ++j)
            for (Index i = 0; i < rows; ++i) (*this)(i, j) = rank_of<A> == 1 ? from(j) : from(i, j);
    }
    /// @throws std::invalid_argument if the rows differ in length.
    MatrixOfBraces(std::initializer_list<std::initializer_list<T>> rows)  // NOLINT(google-explicit-constructor)
        : Eigen::MatrixX<T>(static_cast<Index>(rows.size()),
                            rows.size() == 0 ? 0 : static_cast<Index>(rows.begin()->size())) {
        Index i = 0;
        for (const std::initializer_list<T> row : rows) {
            require(static_cast<Index>(row.size()) == this->cols(), "MatrixInBraces", "rows must have ", this->cols(),
                    " elements each, got ", row.size());
            Index j = 0;
            for (const T value : row) (*this)(i, j++) = value;
            ++i;
        }
    }

    /// Whether there is one: an option without is SciPy's None.
    [[nodiscard]] bool given() const noexcept { return this->size() > 0; }
};
using MatrixInBraces = MatrixOfBraces<>;

/// InBraces of Eigen's family, whose results can be multiplied by matrices.
template <class T = double>
class VectorOfBraces : public Eigen::VectorX<T> {
public:
    VectorOfBraces(std::initializer_list<T> values)  // NOLINT(google-explicit-constructor): as in Python
        : Eigen::VectorX<T>(static_cast<Index>(values.size())) {
        std::copy(values.begin(), values.end(), this->data());
    }
};
using VectorInBraces = VectorOfBraces<>;

/// A number that is one in braces, too: an overload that takes a list of them stands behind one that takes lists of
/// lists.
struct BracedNumber {
    template <class T>
        requires std::is_arithmetic_v<T>
    constexpr BracedNumber(T number) : value(static_cast<double>(number)) {}  // NOLINT(google-explicit-constructor)
    double value;
};
/// The values of such a list.
template <class = void>
[[nodiscard]] inline InBraces numbers_of(std::initializer_list<BracedNumber> list) {
    InBraces numbers;
    for (const BracedNumber number : list) numbers.push_back(number.value);
    return numbers;
}

}  // namespace scixx::core

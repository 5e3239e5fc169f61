// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/linalg/detail/arguments.hpp>

/// Arrays of more than two axes as stacks of matrices.
namespace scixx::linalg::detail {

/// Matrices of up to so many rows and columns go without heap.
inline constexpr Index small_most = 8;

template <class M>
inline constexpr bool is_small = std::is_same_v<M, Small<typename M::Scalar>>;

/// The numbers, vectors or matrices (tail 0, 1, 2) in the last axes of an array, the others broadcast to `batch`.
template <class T>
class Stack {
public:
    Stack(const core::NdView<T>& view, int tail, const core::Dims& batch)
        : data_(view.data()), batch_(batch), steps_(batch) {
        const int axes = view.rank() - tail;
        for (int i = 0; i < batch.size(); ++i) {
            const int axis = i - (batch.size() - axes);
            steps_[i] = axis < 0 || view.shape(axis) == 1 ? 0 : view.stride(axis);
            count_ *= batch[i];
        }
        for (int axis = axes; axis < view.rank(); ++axis) {
            shape_.push_back(view.shape(axis));
            strides_.push_back(view.stride(axis));
        }
    }

    [[nodiscard]] Index count() const { return count_; }
    [[nodiscard]] core::NdView<T> operator[](Index number) const {
        Index offset = 0;
        for (int axis = batch_.size() - 1; axis >= 0; --axis) {
            offset += number % batch_[axis] * steps_[axis];
            number /= batch_[axis];
        }
        return {data_ + offset, shape_, strides_};
    }

private:
    T* data_;
    core::Dims batch_, steps_, shape_, strides_;
    Index count_ = 1;
};

/// The axes before the last `tail` ones.
inline core::Dims batch_of(const core::Dims& shape, int tail) {
    core::Dims batch;
    for (int i = 0; i + tail < shape.size(); ++i) batch.push_back(shape[i]);
    return batch;
}

/// NumPy's broadcasting of two shapes.
inline core::Dims broadcast(const char* function, const core::Dims& p, const core::Dims& q) {
    core::Dims out;
    const int rank = std::max(p.size(), q.size());
    for (int i = 0; i < rank; ++i) {
        const int a = i - (rank - p.size()), b = i - (rank - q.size());
        const Index m = a < 0 ? 1 : p[a], n = b < 0 ? 1 : q[b];
        core::require(m == n || m == 1 || n == 1, function, "b must have axes that broadcast with a's, got ", n,
                      " against ", m);
        out.push_back(m == 1 ? n : m);
    }
    return out;
}

/// Copies a matrix, or a column, to where it belongs.
template <class T, class M>
void put(const M& from, const core::NdView<T>& to) {
    const Index rows = to.rank() > 0 ? to.shape(0) : 1, cols = to.rank() > 1 ? to.shape(1) : 1;
    const Index row = to.rank() > 0 ? to.stride(0) : 0, col = to.rank() > 1 ? to.stride(1) : 0;
    for (Index j = 0; j < cols; ++j)
        for (Index i = 0; i < rows; ++i) to.data()[i * row + j * col] = from.data()[i + j * rows];
}

/// A result of A's family for the batch and the axes of `tail`, and the stack of its parts.
template <class A, class T, int Tail>
struct StackResult {
    using Array = core::OfRank<A, core::rank_of<A> - 2 + Tail, T>;

    StackResult(const core::Dims& batch, const core::Dims& tail) {
        core::Dims shape = batch;
        for (const Index extent : tail) shape.push_back(extent);
        array = core::allocate<Array>(shape);
    }
    [[nodiscard]] Stack<T> parts(const core::Dims& batch) { return {core::view(array), Tail, batch}; }

    Array array;
};

/// Calls f(number, matrix) for each matrix of a stack, copied into a Small or a Dense.
/// @throws std::invalid_argument  for a NaN or an infinity when `check_finite`, or unless it is square when `square`.
template <class T, class A, class F>
void each_matrix(const char* function, const A& a, bool check_finite, bool square, F&& f) {
    const core::Source<T, A> source(a);
    const auto& view = source.view();
    const Index m = view.shape(view.rank() - 2), n = view.shape(view.rank() - 1);
    core::require(!square || m == n, function, "a must be a stack of square matrices, got ", m, " x ", n);
    const Stack<const T> stack(view, 2, batch_of(view.shape(), 2));
    const auto run = [&](auto work) {
        for (Index k = 0; k < stack.count(); ++k) {
            copy_in<T>(stack[k], work);
            core::require(!check_finite || all_finite(work), function, "a must not contain infs or NaNs");
            f(k, work);
        }
    };
    if (std::max(m, n) <= small_most)
        run(Small<T>());
    else
        run(Dense<T>());
}

/// A result of A's family with one matrix (Tail 2), vector (1) or number (0) a matrix of `a`, of the given shape.
/// f(matrix, part) writes it.
template <class T, class Out, int Tail, class A, class F>
auto map_stack(const char* function, const A& a, const core::Dims& tail, bool check_finite, F&& f) {
    const core::Dims batch = batch_of(core::shape_of(a), 2);
    StackResult<A, Out, Tail> out(batch, tail);
    const Stack<Out> parts = out.parts(batch);
    each_matrix<T>(function, a, check_finite, true, [&](Index k, auto& work) { f(work, parts[k]); });
    return std::move(out.array);
}

/// The last two axes of a stack.
template <class A>
core::Dims matrix_shape(const A& a) {
    const core::Dims shape = core::shape_of(a);
    return {shape[shape.size() - 2], shape[shape.size() - 1]};
}

}  // namespace scixx::linalg::detail

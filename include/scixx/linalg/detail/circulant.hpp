// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/linalg/detail/toeplitz.hpp>

namespace scixx::linalg::detail {

/// Circulant systems along one axis of each array, the other axes broadcast: shapes, then the solutions.
template <class T>
class CirculantStack {
public:
    CirculantStack(const core::NdView<const T>& c, const core::NdView<const T>& b, int caxis, int baxis, int outaxis)
        : c_(last(c, caxis, "caxis")), b_(last(b, baxis, "baxis")) {
        const int rank = std::max(c_.rank(), b_.rank());
        n_ = c_.shape(c_.rank() - 1);
        core::require(b_.shape(b_.rank() - 1) == n_, "solve_circulant",
                      "b must have as many numbers along baxis as c along ", "caxis, ", n_, ", got ",
                      b_.shape(b_.rank() - 1));
        // Shapes are aligned at their ends, as NumPy does.
        for (int i = 0; i < rank - 1; ++i) {
            const Index p = extent(c_, i, rank), q = extent(b_, i, rank);
            core::require(p == q || p == 1 || q == 1, "solve_circulant",
                          "b must have axes that broadcast with c's, got ", q, " against ", p);
            stack_.push_back(p == 1 ? q : p);
        }
        out_ = normalized(outaxis, rank, "outaxis");
        for (int i = 0, axis = 0; i < rank; ++i) shape_.push_back(i == out_ ? n_ : stack_[axis++]);
    }

    [[nodiscard]] const core::Dims& out_shape() const { return shape_; }

    void solve(const core::NdView<T>& out, std::optional<double> tol, bool raise) const {
        using Real = core::RealOf<T>;
        using Complex = core::ComplexOf<T>;
        if (out.empty()) return;
        const core::NdView<T> x = last(out, out_, "outaxis");
        CirculantSolver<Real> solver(n_);
        Column<Complex> line(n_);
        const T* known = nullptr;
        Real least = 0;
        const int axes = stack_.size();
        Index total = 1;
        for (const Index extent : stack_) total *= extent;
        for (Index number = 0; number < total; ++number) {
            Index rest = number, at = 0, from_c = 0, from_b = 0;
            for (int axis = axes - 1; axis >= 0; --axis) {
                const Index i = rest % stack_[axis];
                rest /= stack_[axis];
                at += i * x.stride(axis);
                from_c += i * step(c_, axis, axes);
                from_b += i * step(b_, axis, axes);
            }
            const T* const first = c_.data() + from_c;
            if (first != known) {
                known = first;
                for (Index i = 0; i < n_; ++i) line[i] = first[i * c_.stride(c_.rank() - 1)];
                solver.set(line.data());
                least = tol ? static_cast<Real>(*tol)
                            : solver.largest() * static_cast<Real>(n_) * std::numeric_limits<Real>::epsilon();
                if (raise && solver.smallest() <= least)
                    core::fail<LinAlgError>("solve_circulant", "the matrix is nearly singular");
            }
            for (Index i = 0; i < n_; ++i) line[i] = b_.data()[from_b + i * b_.stride(b_.rank() - 1)];
            solver.solve(line.data(), least);
            for (Index i = 0; i < n_; ++i) {
                T& to = x.data()[at + i * x.stride(axes)];
                if constexpr (core::is_complex<T>)
                    to = line[i];
                else
                    to = line[i].real();
            }
        }
    }

private:
    static int normalized(int axis, int rank, const char* parameter) {
        core::require(-rank <= axis && axis < rank, "solve_circulant", parameter, " must lie in ", -rank, " .. ",
                      rank - 1, ", got ", axis);
        return axis < 0 ? axis + rank : axis;
    }
    /// The view with an axis moved to the end.
    template <class U>
    static core::NdView<U> last(const core::NdView<U>& a, int axis, const char* parameter) {
        axis = normalized(axis, a.rank(), parameter);
        core::Dims order;
        for (int i = 0; i < a.rank(); ++i)
            if (i != axis) order.push_back(i);
        order.push_back(axis);
        return a.permuted(order);
    }
    /// Axis i of `rank` axes, where the array has fewer: 1.
    static Index extent(const core::NdView<const T>& a, int i, int rank) {
        const int axis = i - (rank - a.rank());
        return axis < 0 ? 1 : a.shape(axis);
    }
    static Index step(const core::NdView<const T>& a, int i, int axes) {
        const int axis = i - (axes + 1 - a.rank());
        return axis < 0 || a.shape(axis) == 1 ? 0 : a.stride(axis);
    }

    core::NdView<const T> c_, b_;
    core::Dims stack_, shape_;
    Index n_ = 0;
    int out_ = 0;
};

}  // namespace scixx::linalg::detail

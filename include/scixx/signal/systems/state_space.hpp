// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <optional>
#include <scixx/core/result.hpp>
#include <scixx/signal/design/conversions.hpp>
#include <scixx/signal/detail/systems/state_space.hpp>
#include <type_traits>

namespace scixx::signal {

/// A matrix of a linear system as an argument: a number, a matrix or vector of Eigen as it lies, or a sequence, which
/// is a row. Its numbers have to be real: the constraint refuses complex ones, which SciPy takes in some functions.
class SystemMatrix {
public:
    SystemMatrix() = default;
    template <class N>
        requires std::is_arithmetic_v<N>
    SystemMatrix(N value) : values_(1, 1) {  // NOLINT: as in Python
        values_(0, 0) = static_cast<double>(value);
    }
    template <core::ArrayLike A>
        requires(core::rank_of<A> <= 2 && !core::is_complex<core::ScalarOf<A>>)
    SystemMatrix(const A& a) {  // NOLINT: as in Python
        if constexpr (requires { a.rows(); })
            values_ = a.matrix().template cast<double>();
        else {
            const core::Source<double, A> source(a);
            const auto& view = source.view();
            const bool row = view.rank() == 1;
            values_.resize(row ? 1 : view.shape(0), view.shape(row ? 0 : 1));
            for (Index i = 0; i < values_.rows(); ++i)
                for (Index j = 0; j < values_.cols(); ++j) values_(i, j) = row ? view(j) : view(i, j);
        }
    }
    /// Rows in braces, or one row.
    SystemMatrix(std::initializer_list<std::initializer_list<double>> rows)
        : SystemMatrix(core::MatrixOfBraces<double>(rows)) {}
    SystemMatrix(std::initializer_list<core::BracedNumber> row) : SystemMatrix(core::numbers_of(row)) {}

    [[nodiscard]] const Eigen::MatrixXd& values() const noexcept { return values_; }
    /// Whether it has elements; one without is SciPy's None.
    [[nodiscard]] bool given() const noexcept { return values_.size() > 0; }

private:
    Eigen::MatrixXd values_;
};

/// The numerators of a transfer function as an argument: a number, coefficients in braces, a vector of them or a matrix
/// with a row for each output; real, as a SystemMatrix.
class Numerators {
public:
    Numerators(std::initializer_list<double> num) : values_(1, static_cast<Index>(num.size())) {  // NOLINT
        std::copy(num.begin(), num.end(), values_.data());
    }
    template <class N>
        requires std::is_convertible_v<const N&, SystemMatrix>
    Numerators(const N& num) {  // NOLINT: as in Python
        const SystemMatrix matrix(num);
        values_ = matrix.values();
        if constexpr (core::ArrayLike<N>)
            if (core::rank_of<N> == 1 && values_.cols() == 1) values_.resize(1, values_.rows());
    }
    /// Rows in braces, or the coefficients of one output.
    Numerators(std::initializer_list<std::initializer_list<double>> rows) : values_(SystemMatrix(rows).values()) {}
    Numerators(std::initializer_list<core::BracedNumber> row) : values_(SystemMatrix(row).values()) {}

    [[nodiscard]] const Eigen::MatrixXd& values() const noexcept { return values_; }

private:
    Eigen::MatrixXd values_;
};

/// Inputs of a system over the time as an argument: a row for each time and a column for each input; a vector of any
/// family or a sequence for one input; {} or the number 0 for zeros.
class InputSamples {
public:
    InputSamples() = default;
    template <class N>
        requires(std::is_arithmetic_v<N> || core::ArrayLike<N>)
    InputSamples(const N& u) {  // NOLINT: as in Python
        if constexpr (!core::ArrayLike<N>)
            if (u == N{}) return;
        values_ = SystemMatrix(u).values();
        if constexpr (core::ArrayLike<N>)
            if (core::rank_of<N> == 1 && values_.rows() == 1) values_.resize(values_.cols(), 1);
    }
    /// A row for each time in braces, or the numbers of one input.
    InputSamples(std::initializer_list<std::initializer_list<double>> rows) : values_(SystemMatrix(rows).values()) {}
    InputSamples(std::initializer_list<core::BracedNumber> input) : values_(SystemMatrix(input).values().transpose()) {}

    [[nodiscard]] const Eigen::MatrixXd& values() const noexcept { return values_; }

private:
    Eigen::MatrixXd values_;
};

/// A linear system in state space: x' = A x + B u (or x[k+1] with a sampling time), y = C x + D u.
struct StateSpaceMatrices {
    Eigen::MatrixXd A;  ///< n x n
    Eigen::MatrixXd B;  ///< n x m, m inputs
    Eigen::MatrixXd C;  ///< p x n, p outputs
    Eigen::MatrixXd D;  ///< p x m
};

/// A transfer function with a row of numerator coefficients for each output: `auto [num, den] = ss2tf(A, B, C, D)`.
struct TransferFunctionRows {
    Eigen::MatrixXd num;  ///< numerators, highest power first
    Eigen::ArrayXd den;   ///< denominator, highest power first
};

/// Options of abcd_normalize: the matrices that are known; {} for others.
struct AbcdOptions {
    SystemMatrix A{};  ///< n x n
    SystemMatrix B{};  ///< n x m
    SystemMatrix C{};  ///< p x n
    SystemMatrix D{};  ///< p x m
};

/// The four matrices of a system from those that are known: the others are zeros of the shape that follows.
///
/// @param options  see AbcdOptions.
/// @return         matrices of shapes n x n, n x m, p x n, p x m.
/// @throws std::invalid_argument if the shapes do not agree, or do not tell n, m and p.
/// @see scipy.signal.abcd_normalize
template <class = void>
[[nodiscard]] inline StateSpaceMatrices abcd_normalize(const AbcdOptions& options) {
    StateSpaceMatrices s{options.A.values(), options.B.values(), options.C.values(), options.D.values()};
    detail::systems::complete("abcd_normalize", s.A, s.B, s.C, s.D);
    return s;
}

/// A transfer function in state space, in controller canonical form.
///
/// @param num  numerator, highest power first: a vector, or a matrix with a row for each output.
/// @param den  denominator.
/// @return     A, B, C, D with one state less than den has coefficients; one state of zeros for a constant.
/// @throws std::invalid_argument if den is empty or all zero, or num has a higher degree than den.
/// @see scipy.signal.tf2ss
template <class = void>
[[nodiscard]] inline StateSpaceMatrices tf2ss(const Numerators& num, const Coefficients& den) {
    StateSpaceMatrices s;
    detail::systems::controller_form("tf2ss", num.values(), den.values(), s.A, s.B, s.C, s.D);
    return s;
}

/// The transfer function of a system in state space from one of its inputs to all outputs,
/// C (s I - A)^-1 B + D = (det(s I - A + B C) + (D - 1) det(s I - A)) / det(s I - A) for each row of C and D.
///
/// @param A, B, C, D  matrices of the system; {} for zeros.
/// @param input       the input, 0 to m - 1.
/// @return            p x (n + 1) numerators and the denominator of n + 1 coefficients.
/// @throws std::invalid_argument if the shapes do not agree or there is no such input.
/// @note  The polynomials are those of the eigenvalues; their coefficients are exact to the rounding of the largest.
/// @see   scipy.signal.ss2tf
template <class T = double>
[[nodiscard]] TransferFunctionRows ss2tf(const SystemMatrix& A, const SystemMatrix& B, const SystemMatrix& C,
                                         const SystemMatrix& D, Index input = 0) {
    StateSpaceMatrices s{A.values(), B.values(), C.values(), D.values()};
    detail::systems::complete("ss2tf", s.A, s.B, s.C, s.D);
    core::require(input >= 0 && input < s.D.cols(), "ss2tf", "input must lie in [0, ", s.D.cols(), "), got ", input);
    TransferFunctionRows out;
    detail::systems::transfer_function<T>(s.A, s.B, s.C, s.D, input, out.num, out.den);
    return out;
}

/// Zeros, poles and gain in state space: tf2ss of zpk2tf.
/// @throws std::invalid_argument as those. @see scipy.signal.zpk2ss
template <class = void>
[[nodiscard]] inline StateSpaceMatrices zpk2ss(const Roots& z, const Roots& p, double k) {
    const Ba f = zpk2tf(z, p, k);
    return tf2ss(f.b, f.a);
}

/// Zeros, poles and gain of a system in state space with one output, from one of its inputs: tf2zpk of ss2tf.
/// @throws std::invalid_argument as those, and for several outputs. @see scipy.signal.ss2zpk
template <class T = double>
[[nodiscard]] Zpk ss2zpk(const SystemMatrix& A, const SystemMatrix& B, const SystemMatrix& C, const SystemMatrix& D,
                         Index input = 0) {
    const TransferFunctionRows f = ss2tf<T>(A, B, C, D, input);
    core::require(f.num.rows() == 1, "ss2zpk", "the system must have one output, got ", f.num.rows());
    return tf2zpk(detail::systems::row_of<T>(f.num, 0), f.den);
}

}  // namespace scixx::signal

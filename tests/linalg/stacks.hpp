#pragma once

#include <scixx/tensor.hpp>

#include "linalg/matrices.hpp"

namespace scixx::testing {

/// Matrix (p, q) of a stack of rank 4, and back.
template <class S>
Dense<typename S::Scalar> at(const S& s, Eigen::Index p, Eigen::Index q) {
    Dense<typename S::Scalar> out(s.dimension(2), s.dimension(3));
    for (Eigen::Index i = 0; i < out.rows(); ++i)
        for (Eigen::Index j = 0; j < out.cols(); ++j) out(i, j) = s(p, q, i, j);
    return out;
}
template <class S, class M>
void set(S& s, Eigen::Index p, Eigen::Index q, const M& m) {
    for (Eigen::Index i = 0; i < m.rows(); ++i)
        for (Eigen::Index j = 0; j < m.cols(); ++j) s(p, q, i, j) = m(i, j);
}

/// All scalars and storage orders that stacks are tested with: check(m, n, T(), order).
template <class F>
void for_each_kind_of_stack(F check) {
    using Complex = std::complex<double>;
    constexpr std::integral_constant<int, Eigen::ColMajor> columns{};
    constexpr std::integral_constant<int, Eigen::RowMajor> rows{};
    for (const Eigen::Index n : {1, 2, 3, 5, 8, 9}) {
        check(n, n, double(), columns);
        check(n, n, Complex(), rows);
    }
    check(5, 3, double(), rows);
    check(3, 6, double(), columns);
    check(7, 2, Complex(), columns);
    check(12, 7, double(), columns);
    check(4, 4, float(), columns);
}

}  // namespace scixx::testing

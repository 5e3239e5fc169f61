#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <complex>
#include <limits>
#include <map>
#include <string>

/// Matrices that factorisations find hard, and the measure of their errors.
namespace scixx::testing {

template <class T>
using Dense = Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic>;

/// max |x| / (n u |a|): the unit in which backward errors come.
template <class X, class A>
[[nodiscard]] double in_units(const X& x, const A& a) {
    using Real = typename Eigen::NumTraits<typename A::Scalar>::Real;
    if (x.size() == 0) return 0;
    const double n = static_cast<double>(std::max<Eigen::Index>({a.rows(), a.cols(), 4}));
    const double size = a.size() == 0 ? 0 : static_cast<double>(a.matrix().norm());
    return static_cast<double>(x.matrix().norm()) /
           (n * static_cast<double>(std::numeric_limits<Real>::epsilon()) * (size > 0 ? size : 1));
}

inline Dense<double> hilbert_matrix(Eigen::Index n) {
    Dense<double> a(n, n);
    for (Eigen::Index i = 0; i < n; ++i)
        for (Eigen::Index j = 0; j < n; ++j) a(i, j) = 1.0 / static_cast<double>(i + j + 1);
    return a;
}

/// Square matrices by name: ill-conditioned, graded, defective, of low rank, badly scaled.
inline std::map<std::string, Dense<double>> hard_matrices() {
    std::map<std::string, Dense<double>> all;
    all["empty"] = Dense<double>(0, 0);
    all["1 x 1"] = Dense<double>::Constant(1, 1, -3);
    all["2 x 2"] = (Dense<double>(2, 2) << 1, 2, 3, 4).finished();
    all["Hilbert"] = hilbert_matrix(10);
    Dense<double> kahan = Dense<double>::Zero(30, 30), wilkinson = Dense<double>::Zero(21, 21),
                  frank = Dense<double>::Zero(12, 12), grcar = Dense<double>::Zero(40, 40), graded(20, 20),
                  jordan = Dense<double>::Zero(9, 9), scaled = Dense<double>::Random(15, 15);
    for (Eigen::Index i = 0; i < 30; ++i)
        for (Eigen::Index j = i; j < 30; ++j)
            kahan(i, j) = std::pow(std::sin(1.2), static_cast<double>(i)) * (i == j ? 1 : -std::cos(1.2));
    for (Eigen::Index i = 0; i < 21; ++i) {
        wilkinson(i, i) = std::abs(static_cast<double>(i - 10));
        if (i > 0) wilkinson(i, i - 1) = wilkinson(i - 1, i) = 1;
    }
    for (Eigen::Index i = 0; i < 12; ++i)
        for (Eigen::Index j = std::max<Eigen::Index>(i - 1, 0); j < 12; ++j)
            frank(i, j) = static_cast<double>(12 - std::max(i, j));
    for (Eigen::Index i = 0; i < 40; ++i)
        for (Eigen::Index j = std::max<Eigen::Index>(i - 1, 0); j < std::min<Eigen::Index>(i + 4, 40); ++j)
            grcar(i, j) = j < i ? -1 : 1;
    for (Eigen::Index i = 0; i < 20; ++i)
        for (Eigen::Index j = 0; j < 20; ++j)
            graded(i, j) =
                std::pow(10.0, -static_cast<double>(i + j) / 2) * std::cos(static_cast<double>(3 * i + j * j));
    for (Eigen::Index i = 0; i < 9; ++i) {
        jordan(i, i) = 2;
        if (i > 0) jordan(i - 1, i) = 1;
    }
    for (Eigen::Index i = 0; i < 15; ++i) scaled.row(i) *= std::pow(10.0, static_cast<double>(i % 7 - 3));
    all["Kahan"] = kahan;
    all["Wilkinson"] = wilkinson;
    all["Frank"] = frank;
    all["Grcar"] = grcar;
    all["graded"] = graded;
    all["Jordan"] = jordan;
    all["badly scaled"] = scaled;
    all["rank 2"] = Dense<double>::Random(20, 2) * Dense<double>::Random(2, 20);
    all["ones"] = Dense<double>::Ones(35, 35);
    all["zero"] = Dense<double>::Zero(5, 5);
    all["identity"] = Dense<double>::Identity(40, 40);
    all["random 100"] = Dense<double>::Random(100, 100);
    all["huge"] = Dense<double>::Random(6, 6) * 1e150;
    all["tiny"] = Dense<double>::Random(6, 6) * 1e-150;
    return all;
}

}  // namespace scixx::testing

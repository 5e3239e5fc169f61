#include <scixx/linalg/decompositions/qz.hpp>
#include <scixx/linalg/eig.hpp>
#include <scixx/linalg/solve.hpp>

#include "linalg/matrices.hpp"
#include "support/closeness.hpp"

namespace {

namespace linalg = scixx::linalg;
using linalg::EigValues;
using linalg::EigVectors;
using linalg::SchurOutput;
using linalg::Sort;
using scixx::testing::Dense;
using scixx::testing::in_units;
using Complex = std::complex<double>;

template <class T, class Form>
void check_form(const Dense<T>& a, const Dense<T>& b, const Form& f) {
    const Eigen::Index n = a.rows();
    const Dense<T> I = Dense<T>::Identity(n, n);
    EXPECT_LE(in_units(f.Q * f.AA * f.Z.adjoint() - a, a), 10);
    EXPECT_LE(in_units(f.Q * f.BB * f.Z.adjoint() - b, b), 10);
    EXPECT_LE(in_units(f.Q.adjoint() * f.Q - I, I), 10);
    EXPECT_LE(in_units(f.Z.adjoint() * f.Z - I, I), 10);
    for (Eigen::Index j = 0; j < n; ++j) {
        for (Eigen::Index i = j + 1; i < n; ++i) {
            EXPECT_EQ(f.BB(i, j), T(0));
            if (i > j + 1 || scixx::core::is_complex<T>) {
                EXPECT_EQ(f.AA(i, j), T(0));
            }
        }
        EXPECT_GE(std::real(f.BB(j, j)), 0);
        EXPECT_EQ(std::imag(f.BB(j, j)), 0);
        if (j + 1 < n && f.AA(j + 1, j) != T(0)) {
            EXPECT_EQ(f.BB(j, j + 1), T(0));
            EXPECT_GE(std::real(f.BB(j, j)), std::real(f.BB(j + 1, j + 1)));
            if (j + 2 < n) {
                EXPECT_EQ(f.AA(j + 2, j + 1), T(0));
            }
        }
    }
}

template <class T>
Dense<T> singular(Eigen::Index n) {
    Dense<T> b = Dense<T>::Random(n, n);
    b.col(0) = b.col(n - 1);
    b.row(n / 2).setZero();
    return b;
}

template <class T>
void check_pencil(const Dense<T>& a, const Dense<T>& b) {
    using C = scixx::core::ComplexOf<T>;
    check_form<T>(a, b, linalg::qz(a, b));
    const Eigen::Index n = a.rows();
    const auto [w, vl, vr] = linalg::eig<EigVectors::both, EigValues::homogeneous>(a, b);
    // Each column is scaled by its own homogeneous eigenvalue: beta a v = alpha b v.
    const Dense<C> ac = a.template cast<C>(), bc = b.template cast<C>();
    const double eps = static_cast<double>(std::numeric_limits<scixx::core::RealOf<T>>::epsilon());
    for (Eigen::Index k = 0; k < n; ++k) {
        const double alpha = std::abs(w(0, k)) / std::max(1e-300, double(a.norm())),
                     beta = std::abs(w(1, k)) / std::max(1e-300, double(b.norm())), size = std::max(alpha, beta);
        if (size < 100 * eps) continue;  // 0 / 0
        using R = scixx::core::RealOf<T>;
        const C p = w(0, k) / R(a.norm() * R(size)), q = w(1, k) / R(std::max(b.norm(), R(1e-30)) * R(size));
        const Dense<C> m = q * (ac / a.norm()) - p * (bc / std::max(b.norm(), R(1e-30)));
        EXPECT_LE((m * vr.col(k)).norm(), 100 * static_cast<double>(n) * eps) << k;
        EXPECT_LE((vl.col(k).adjoint() * m).norm(), 100 * static_cast<double>(n) * eps) << k;
        EXPECT_NEAR(vr.col(k).norm(), 1, 20 * eps);
        EXPECT_NEAR(vl.col(k).norm(), 1, 20 * eps);
        if (!scixx::core::is_complex<T> && w(0, k).imag() == 0) {
            EXPECT_EQ(vr.col(k).imag().norm(), 0);
            EXPECT_EQ(vl.col(k).imag().norm(), 0);
        }
    }
}

TEST(Qz, FormsGiveThePairBack) {
    const auto all = scixx::testing::hard_matrices();
    for (const auto& [name, a] : all) {
        SCOPED_TRACE(name);
        const Eigen::Index n = a.rows();
        const Dense<double> I = Dense<double>::Identity(n, n), r = Dense<double>::Random(n, n);
        check_form<double>(a, I, linalg::qz(a, I));
        check_form<double>(I, a, linalg::qz(I, a));
        check_form<double>(a, r, linalg::qz(a, r));
        check_form<double>(a, a, linalg::qz(a, a));
    }
}

TEST(Qz, EigenvectorsOfPairs) {
    for (const Eigen::Index n : {1, 2, 3, 4, 7, 30}) {
        SCOPED_TRACE(n);
        check_pencil<double>(Dense<double>::Random(n, n), Dense<double>::Random(n, n));
        check_pencil<Complex>(Dense<Complex>::Random(n, n), Dense<Complex>::Random(n, n));
        check_pencil<double>(Dense<double>::Random(n, n), singular<double>(n));
    }
    check_pencil<float>(Dense<float>::Random(15, 15), Dense<float>::Random(15, 15));
    check_pencil<Complex>(Dense<Complex>::Random(9, 9), singular<Complex>(9));
    const Dense<double> a = Dense<double>::Random(8, 8), b = Dense<double>::Random(8, 8);
    const auto plain = linalg::qz(a, b), far = linalg::qz(std::ldexp(1., -660) * a, std::ldexp(1., 660) * b);
    EXPECT_EQ((std::ldexp(1., 660) * far.AA - plain.AA).norm(), 0);
    EXPECT_EQ((std::ldexp(1., -660) * far.BB - plain.BB).norm(), 0);
    const auto [w, v] = linalg::eig(std::ldexp(1., -660) * a, std::ldexp(1., -660) * b);
    EXPECT_SCALED_CLOSE(w, linalg::eig(a, b).w, 1e-14);
    EXPECT_SCALED_CLOSE(v, linalg::eig(a, b).vr, 1e-14);
}

TEST(Qz, EigenvaluesOfPairs) {
    const Eigen::Matrix3d a{{1, 2, 0}, {0, 3, 1}, {0, 0, 5}}, b{{1, 0, 0}, {0, 0, 0}, {0, 0, 2}};
    Eigen::VectorXcd w = linalg::eigvals(a, b);
    std::sort(w.begin(), w.end(), [](Complex x, Complex y) { return x.real() < y.real(); });
    EXPECT_NEAR(std::abs(w[0] - 1.), 0, 1e-15);
    EXPECT_NEAR(std::abs(w[1] - 2.5), 0, 1e-14);
    EXPECT_EQ(w[2], Complex(INFINITY, 0));
    EXPECT_TRUE(std::isnan(linalg::eigvals(Eigen::MatrixXd::Zero(1, 1), Eigen::MatrixXd::Zero(1, 1))[0].real()));
    // Those of b^-1 a.
    const Dense<double> m = Dense<double>::Random(20, 20), n = Dense<double>::Random(20, 20);
    const Eigen::VectorXcd x = linalg::eigvals(m, n), y = linalg::eigvals(linalg::solve(n, m));
    for (const Complex value : x) EXPECT_LE((y.array() - value).abs().minCoeff(), 1e-10 * y.norm());
    EXPECT_THROW_TEXT(linalg::eigvals(m, Dense<double>::Ones(2, 2).eval()), std::invalid_argument,
                      "eigvals: b must have a's shape, 20 x 20, got 2 x 2");
    EXPECT_EQ(linalg::eigvals(Dense<double>(0, 0), Dense<double>(0, 0)).size(), 0);
}

TEST(Ordqz, ChosenEigenvaluesComeFirst) {
    for (const Eigen::Index n : {1, 2, 5, 24}) {
        const Dense<double> a = Dense<double>::Random(n, n), b = Dense<double>::Random(n, n);
        for (const Sort sort : {Sort::lhp, Sort::rhp, Sort::iuc, Sort::ouc}) {
            const auto holds = [&](Complex alpha, double beta) {
                const Complex w = alpha / beta;
                return sort == Sort::lhp   ? w.real() < 0
                       : sort == Sort::rhp ? w.real() > 0
                       : sort == Sort::iuc ? std::abs(w) < 1
                                           : std::abs(w) > 1;
            };
            const auto f = linalg::ordqz(a, b, sort);
            check_form<double>(a, b, f);
            bool before = true;
            for (Eigen::Index k = 0; k < n; ++k) {
                const bool now = holds(f.alpha[k], f.beta[k]);
                EXPECT_TRUE(before || !now);
                before = now;
            }
        }
        const Dense<Complex> ac = Dense<Complex>::Random(n, n), bc = Dense<Complex>::Random(n, n);
        const auto f = linalg::ordqz(ac, bc, [](Complex alpha, Complex beta) { return (alpha / beta).imag() > 0; });
        check_form<Complex>(ac, bc, f);
        bool before = true;
        for (Eigen::Index k = 0; k < n; ++k) {
            const bool now = (f.alpha[k] / f.beta[k]).imag() > 0;
            EXPECT_TRUE(before || !now);
            before = now;
        }
    }
    const Dense<double> s = singular<double>(6), r = Dense<double>::Random(6, 6);
    check_form<double>(r, s, linalg::ordqz(r, s, Sort::ouc));
    EXPECT_LE(linalg::ordqz(r, s, Sort::ouc).beta.minCoeff(), 1e-15);
    const auto complex = linalg::ordqz<SchurOutput::complex>(r, s);
    check_form<Complex>(r.cast<Complex>(), s.cast<Complex>(), complex);
    EXPECT_THROW_TEXT(linalg::qz(r, Dense<double>::Ones(6, 5).eval()), std::invalid_argument, "qz: B must be a square");
    EXPECT_THROW_TEXT(linalg::qz(r, Dense<double>::Ones(5, 5).eval()), std::invalid_argument,
                      "qz: B must have A's shape");
}

template <class T>
void check_sorted(Eigen::Index n) {
    const Dense<T> a = Dense<T>::Random(n, n);
    using C = scixx::core::ComplexOf<T>;
    for (const Sort sort : {Sort::lhp, Sort::rhp, Sort::iuc, Sort::ouc}) {
        const auto [t, z, sdim] = linalg::schur(a, sort);
        EXPECT_LE(in_units(z * t * z.adjoint() - a, a), 20);
        EXPECT_LE(in_units(z.adjoint() * z - Dense<T>::Identity(n, n), Dense<T>::Identity(n, n)), 20);
        const Eigen::Vector<C, Eigen::Dynamic> w = linalg::eigvals(t);
        for (Eigen::Index k = 0; k < n; ++k) {
            const bool holds = sort == Sort::lhp   ? w[k].real() < 0
                               : sort == Sort::rhp ? w[k].real() >= 0
                               : sort == Sort::iuc ? std::abs(w[k]) <= 1
                                                   : std::abs(w[k]) > 1;
            EXPECT_EQ(holds, k < sdim);
        }
        for (Eigen::Index j = 0; j < n; ++j) {
            for (Eigen::Index i = j + 2; i < n; ++i) EXPECT_EQ(t(i, j), T(0));
        }
    }
}

TEST(Schur, ChosenEigenvaluesComeFirst) {
    for (const Eigen::Index n : {1, 2, 3, 6, 25}) {
        check_sorted<double>(n);
        check_sorted<Complex>(n);
    }
    check_sorted<float>(10);
    const Eigen::Matrix3d a{{0, 2, 2}, {0, 1, 2}, {1, 0, 1}};
    const auto [t, z, sdim] = linalg::schur(a, [](Complex w) { return w.imag() > 0; });
    EXPECT_EQ(sdim, 2);
    EXPECT_EQ(t(2, 1), 0);
    EXPECT_EQ(linalg::schur<SchurOutput::complex>(a, [](Complex w) { return w.imag() > 0.1; }).sdim, 1);
}

TEST(Ordqz, SingularPencilsComeInOrderToo) {
    constexpr Eigen::Index n = 5;
    Dense<double> jordan = Dense<double>::Zero(n, n), whole(n, n);
    for (Eigen::Index i = 0; i + 1 < n; ++i) jordan(i, i + 1) = 1;
    for (Eigen::Index i = 0; i < n * n; ++i) whole.data()[i] = static_cast<double>(i * i % 7 % 5 - 2);
    const Dense<double> zero = Dense<double>::Zero(n, n), upper = whole.triangularView<Eigen::Upper>();
    for (const auto& a : {zero, jordan, whole, upper}) {
        for (const auto& b : {zero, jordan, whole, upper}) {
            for (const Sort sort : {Sort::lhp, Sort::rhp, Sort::iuc, Sort::ouc}) {
                const auto f = linalg::ordqz(a, b, sort);
                EXPECT_LE((f.Q * f.AA * f.Z.transpose() - a).norm(), 1e-13);
                EXPECT_LE((f.Q * f.BB * f.Z.transpose() - b).norm(), 1e-13);
            }
        }
    }
}

}  // namespace

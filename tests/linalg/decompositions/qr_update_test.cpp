#include <scixx/linalg/decompositions/qr_multiply.hpp>
#include <scixx/linalg/decompositions/qr_update.hpp>

#include "linalg/matrices.hpp"
#include "support/closeness.hpp"

namespace {

namespace linalg = scixx::linalg;
using linalg::MultiplyMode;
using linalg::Pivoting;
using linalg::QrMode;
using linalg::Which;
using scixx::testing::Dense;
using scixx::testing::in_units;
using Complex = std::complex<double>;

template <class T, class F>
void check(const Dense<T>& a, const F& f, Eigen::Index columns_of_q) {
    EXPECT_EQ(f.Q.rows(), a.rows());
    EXPECT_EQ(f.Q.cols(), columns_of_q);
    EXPECT_EQ(f.R.rows(), columns_of_q);
    EXPECT_EQ(f.R.cols(), a.cols());
    const Dense<T> I = Dense<T>::Identity(f.Q.cols(), f.Q.cols());
    EXPECT_LE(in_units(f.Q * f.R - a, a), 60);  // of what may be a small difference
    EXPECT_LE(in_units(f.Q.adjoint() * f.Q - I, I), 10);
    for (Eigen::Index j = 0; j < f.R.cols(); ++j) {
        for (Eigen::Index i = j + 1; i < f.R.rows(); ++i) EXPECT_EQ(f.R(i, j), T(0)) << i << ' ' << j;
    }
}

template <class T>
Dense<T> with_rows(const Dense<T>& a, const Dense<T>& u, Eigen::Index k) {
    Dense<T> out(a.rows() + u.rows(), a.cols());
    out << a.topRows(k), u, a.bottomRows(a.rows() - k);
    return out;
}
template <class T>
Dense<T> without_rows(const Dense<T>& a, Eigen::Index k, Eigen::Index p) {
    Dense<T> out(a.rows() - p, a.cols());
    out << a.topRows(k), a.bottomRows(a.rows() - k - p);
    return out;
}
template <class T>
Dense<T> flip(const Dense<T>& a) {
    return a.transpose();
}

template <class T>
void check_updates(Eigen::Index m, Eigen::Index n) {
    SCOPED_TRACE(std::to_string(m) + " x " + std::to_string(n));
    const Dense<T> a = Dense<T>::Random(m, n);
    for (const bool thin : {false, true}) {
        if (thin && m <= n) continue;
        const auto f = thin ? linalg::qr<QrMode::economic>(a) : linalg::qr(a);
        const auto size = [&](Eigen::Index rows, Eigen::Index cols) { return thin ? std::min(rows, cols) : rows; };
        for (const Eigen::Index p : {1, 2, 4}) {
            const Dense<T> rows = Dense<T>::Random(p, n), cols = Dense<T>::Random(m, p);
            for (const Eigen::Index k : {Eigen::Index(0), m / 2, m}) {
                check<T>(with_rows(a, rows, k), linalg::qr_insert(f.Q, f.R, rows, k), thin ? n : m + p);
                if (k + p <= m) check<T>(without_rows(a, k, p), linalg::qr_delete(f.Q, f.R, k, p), size(m - p, n));
            }
            for (const Eigen::Index k : {Eigen::Index(0), n / 2, n}) {
                check<T>(flip(with_rows(flip(a), flip(cols), k)),
                         linalg::qr_insert(f.Q, f.R, cols, k, {.which = Which::col}), size(m, n + p));
                if (k + p <= n)
                    check<T>(flip(without_rows(flip(a), k, p)),
                             linalg::qr_delete(f.Q, f.R, k, p, {.which = Which::col}), size(m, n - p));
            }
            const Dense<T> right = Dense<T>::Random(n, p);
            check<T>(a + cols * right.adjoint(), linalg::qr_update(f.Q, f.R, cols, right), f.Q.cols());
        }
        if (m == 0 || n == 0) continue;
        // Vectors, and a u in the span of Q.
        const Eigen::Vector<T, Eigen::Dynamic> u = a.col(0), v = a.row(0);
        check<T>(a + u * v.adjoint(), linalg::qr_update(f.Q, f.R, u, v), f.Q.cols());
        check<T>(with_rows<T>(a, v.transpose(), 0), linalg::qr_insert(f.Q, f.R, v, -m), thin ? n : m + 1);
    }
}

TEST(QrUpdate, RowsColumnsAndSums) {
    for (const Eigen::Index m : {1, 2, 5, 9}) {
        for (const Eigen::Index n : {1, 2, 4, 5, 8}) {
            check_updates<double>(m, n);
            check_updates<Complex>(m, n);
        }
    }
    check_updates<float>(7, 3);
}

TEST(QrUpdate, DependentVectors) {
    Dense<double> a = Dense<double>::Random(6, 3);
    const auto f = linalg::qr<QrMode::economic>(a);
    const Eigen::VectorXd u = a.col(1);
    EXPECT_THROW_TEXT(linalg::qr_insert(f.Q, f.R, u, 1, {.which = Which::col}), linalg::LinAlgError,
                      "qr_insert: column 0 of u lies in the span of Q");
    Dense<double> wide(6, 4);
    wide << u, a;
    check<double>(wide, linalg::qr_insert(f.Q, f.R, u, 0, {.which = Which::col, .rcond = 0.}), 4);
    EXPECT_THROW_TEXT(linalg::qr_insert(f.Q, f.R, Eigen::VectorXd(u + Eigen::VectorXd::Constant(6, 1e-6)), 0,
                                        {.which = Which::col, .rcond = 1e-3}),
                      linalg::LinAlgError, "span");
    // A row that alone spans a direction.
    a.col(2).setZero();
    a(3, 2) = 1;
    a.row(3).head(2).setZero();
    const auto g = linalg::qr<QrMode::economic>(a);
    check<double>(without_rows(a, 3, 1), linalg::qr_delete(g.Q, g.R, 3), 3);
    check<double>(without_rows(a, 3, 1), linalg::qr_delete(g.Q, g.R, -3), 3);
    // Vectors of any size of entries.
    const Dense<double> huge = 1e200 * Dense<double>::Random(6, 3);
    const auto h = linalg::qr<QrMode::economic>(huge);
    const auto changed =
        linalg::qr_update(h.Q, h.R, Eigen::VectorXd(1e-200 * u), Eigen::VectorXd(1e200 * a.row(0).transpose()));
    EXPECT_LE((1e-200 * (changed.Q * changed.R - huge)).norm(), 1e-14);
}

TEST(QrUpdate, Refusals) {
    const Dense<double> a = Dense<double>::Random(5, 3);
    const auto f = linalg::qr(a);
    const Eigen::VectorXd three = Eigen::VectorXd::Ones(3), five = Eigen::VectorXd::Ones(5);
    EXPECT_THROW_TEXT(linalg::qr_insert(f.Q, f.R, five, 0), std::invalid_argument,
                      "qr_insert: u must have rows of 3 numbers, got 5");
    EXPECT_THROW_TEXT(linalg::qr_insert(f.Q, f.R, three, 6), std::invalid_argument,
                      "qr_insert: k must lie in -5 .. 5, got 6");
    EXPECT_THROW_TEXT(linalg::qr_delete(f.Q, f.R, 5), std::invalid_argument, "qr_delete: k must lie in -5 .. 4, got 5");
    EXPECT_THROW_TEXT(linalg::qr_delete(f.Q, f.R, 4, 2), std::invalid_argument,
                      "qr_delete: p must lie in 1 .. 1, got 2");
    EXPECT_THROW_TEXT(linalg::qr_delete(f.Q.leftCols(4).eval(), f.R, 0), std::invalid_argument, "Q and R must be");
    EXPECT_THROW_TEXT(linalg::qr_update(f.Q, f.R, three, three), std::invalid_argument, "qr_update: u must have");
    EXPECT_THROW_TEXT(linalg::qr_update(f.Q, f.R, five, five), std::invalid_argument, "qr_update: v must have");
    EXPECT_THROW_TEXT(linalg::qr_insert(f.Q, f.R, Eigen::VectorXd::Constant(3, NAN), 0), std::invalid_argument,
                      "infs or NaNs");
}

template <class T>
void check_multiply(Eigen::Index m, Eigen::Index n) {
    const Dense<T> a = Dense<T>::Random(m, n);
    const auto [Q, R, P] = linalg::qr<QrMode::economic, Pivoting::on>(a);
    const auto plain = linalg::qr<QrMode::economic>(a);
    const Eigen::Index k = std::min(m, n);
    const Dense<T> left = Dense<T>::Random(k, 3), right = Dense<T>::Random(2, m);
    const auto product = linalg::qr_multiply<Pivoting::on>(a, left, {.mode = MultiplyMode::left});
    EXPECT_SCALED_CLOSE(product.CQ, (Q * left).eval(), 1e-14);
    EXPECT_EQ((product.R - R).norm(), 0);
    EXPECT_EQ(product.P, P);
    EXPECT_SCALED_CLOSE(linalg::qr_multiply(a, right).CQ, (right * plain.Q).eval(), 1e-14);
    EXPECT_SCALED_CLOSE(linalg::qr_multiply(a, right, {.conjugate = true}).CQ, (right * plain.Q.conjugate()).eval(),
                        1e-14);
    const Eigen::Vector<T, Eigen::Dynamic> v = left.col(0), w = right.row(0);
    EXPECT_SCALED_CLOSE(linalg::qr_multiply(a, v, {.mode = MultiplyMode::left, .conjugate = true}).CQ,
                        (plain.Q.conjugate() * v).eval(), 1e-14);
    EXPECT_SCALED_CLOSE(linalg::qr_multiply(a, w).CQ, (plain.Q.transpose() * w).eval(), 1e-14);
}

TEST(QrMultiply, AgreesWithQ) {
    for (const Eigen::Index m : {1, 4, 40}) {
        for (const Eigen::Index n : {1, 4, 37}) {
            check_multiply<double>(m, n);
            check_multiply<Complex>(m, n);
        }
    }
    const Dense<double> a = Dense<double>::Random(5, 3);
    EXPECT_THROW_TEXT(linalg::qr_multiply(a, a, {.mode = MultiplyMode::left}), std::invalid_argument,
                      "c must have min(M, N) = 3 rows, got 5");
    EXPECT_THROW_TEXT(linalg::qr_multiply(a, a), std::invalid_argument,
                      "c must have as many columns as a has rows, 5, got 3");
}

}  // namespace

#include <scixx/linalg/matrix_equations.hpp>

#include "linalg/matrices.hpp"
#include "support/closeness.hpp"

namespace {

namespace linalg = scixx::linalg;
using scixx::testing::Dense;

template <class T>
void check(Eigen::Index m, double allowed) {
    SCOPED_TRACE(m);
    const Dense<T> a = Dense<T>::Random(m, m), p = Dense<T>::Random(m, m);
    const Dense<T> B = Dense<T>::Random(m, 2), Q = p * p.adjoint() + Dense<T>::Identity(m, m),
                   R = Dense<T>::Identity(2, 2);
    const Dense<T> c = linalg::solve_continuous_are(a, B, Q, R);
    EXPECT_LE(static_cast<double>((c * a + a.adjoint() * c - c * B * B.adjoint() * c + Q).norm()),
              30 * allowed * (1 + static_cast<double>(c.norm() * c.norm())));
    for (const double last : {1., 0.}) {  // r is regular, then singular
        if (last == 0 && m == 1) break;
        Dense<T> r = R;
        r(1, 1) = T(last);
        const Dense<T> d = linalg::solve_discrete_are(a, B, Q, r);
        const Dense<T> gain =
            linalg::detail::functions::solved<T>("test", r + B.adjoint() * d * B, B.adjoint() * d * a);
        EXPECT_LE(static_cast<double>((a.adjoint() * d * a - d - a.adjoint() * d * B * gain + Q).norm()),
                  30 * allowed * (1 + static_cast<double>(d.norm())));
    }
}

TEST(Riccati, Residuals) {
    check<double>(1, 1e-13);
    check<double>(4, 1e-12);
    check<double>(10, 1e-12);
    check<std::complex<double>>(6, 1e-12);
    check<float>(4, 3e-4);
}

TEST(Riccati, KnownValuesAndErrors) {
    const Eigen::MatrixXd one = Eigen::MatrixXd::Ones(1, 1);
    EXPECT_REL_CLOSE(linalg::solve_continuous_are(one, one, one, one)(0, 0), 1 + std::sqrt(2.0), 1e-14);
    EXPECT_REL_CLOSE(linalg::solve_discrete_are(one, one, one, one)(0, 0), (1 + std::sqrt(5.0)) / 2, 1e-14);
    // SciPy's values for r = 0; two equal inputs without cost have no unique gain.
    const Eigen::Matrix2d free_a{{0.9, 0.4}, {-0.2, 1.1}},
        free_x{{3.0220988870116923, -2.799829228170037}, {-2.799829228170037, 4.876686623620051}};
    const Eigen::MatrixXd free_b{{1}, {0.5}}, identity = Eigen::Matrix2d::Identity();
    EXPECT_SCALED_CLOSE(linalg::solve_discrete_are(free_a, free_b, identity, (0 * one).eval()), free_x, 1e-13);
    EXPECT_THROW_TEXT(
        linalg::solve_discrete_are(free_a, free_b.replicate(1, 2).eval(), identity, (0 * identity).eval()),
        linalg::LinAlgError, "singular");
    EXPECT_THROW_TEXT(linalg::solve_continuous_are(one, one, one, (0 * one).eval()), linalg::LinAlgError, "singular");
    EXPECT_THROW_TEXT(linalg::solve_continuous_are(one, Eigen::MatrixXd::Ones(2, 1), one, one), std::invalid_argument,
                      "b must have as many rows");
}

// scipy.linalg.solve_continuous_are(a, b, q, r, e, s) and its discrete sibling.
TEST(Riccati, WithDescriptorAndCrossWeight) {
    const Eigen::Matrix3d a{{0, 1, 0}, {0, 0, 1}, {-1, 2, -3}}, q = Eigen::Vector3d(3, 1, 2).asDiagonal(),
                                                                e{{2, 0.3, 0}, {0, 1, 0.1}, {0.2, 0, 1.5}};
    const Eigen::MatrixXd b{{0, 1}, {1, 0}, {2, -1}}, s{{0.1, 0.2}, {0, 0.3}, {-0.2, 0.1}}, none = 0 * s;
    const Eigen::Matrix2d r{{2, 0.5}, {0.5, 1}};
    const Eigen::Matrix3d continuous{{0.8500765308890005, 0.5347154997324441, 0.06412535653916776},
                                     {0.5347154997324441, 1.9558220563990976, 0.3034344370979315},
                                     {0.06412535653916776, 0.3034344370979315, 0.2104704084850207}};
    const Eigen::Matrix3d continuous_s{{0.77503096786738, 0.3869355137318695, 0.04673802289464228},
                                       {0.3869355137318695, 1.8713984698605488, 0.3448251190123132},
                                       {0.04673802289464228, 0.3448251190123132, 0.23412982835119142}};
    const Eigen::Matrix3d discrete{{0.788603512957918, -0.6550839795053935, 0.42100891458352224},
                                   {-0.6550839795053935, 8.079647795244451, -8.209624017384211},
                                   {0.42100891458352224, -8.209624017384211, 11.37235125392273}};
    const Eigen::Matrix3d discrete_s{{0.7730757625053908, -0.6508398987750355, 0.3089941940859527},
                                     {-0.6508398987750355, 8.800840095621737, -8.777063303064125},
                                     {0.3089941940859527, -8.777063303064125, 11.382720146812545}};
    const auto close = [](const Eigen::MatrixXd& x, const Eigen::MatrixXd& y) {
        EXPECT_LE((x - y).norm(), 2e-13 * y.norm()) << x;
    };
    close(linalg::solve_continuous_are(a, b, q, r, e), continuous);
    close(linalg::solve_continuous_are(a, b, q, r, e, none), continuous);
    close(linalg::solve_continuous_are(a, b, q, r, e, s), continuous_s);
    close(linalg::solve_discrete_are(a, b, q, r, e), discrete);
    close(linalg::solve_discrete_are(a, b, q, r, e, s), discrete_s);
    EXPECT_THROW_TEXT(linalg::solve_continuous_are(a, b, q, r, (0 * e).eval()), linalg::LinAlgError, "singular");
    EXPECT_THROW_TEXT(linalg::solve_continuous_are(a, b, q, r, e, q), std::invalid_argument, "s must have b's shape");
}

}  // namespace

#include <Eigen/LU>
#include <scixx/signal/spectral/dual_windows.hpp>
#include <scixx/signal/windows/windows.hpp>

#include "support/closeness.hpp"

namespace {

using namespace scixx::signal;
using Eigen::ArrayXd;
using Eigen::Index;

TEST(ClosestDualWindow, NearestPointOfAnAffineSpace) {
    const auto check = [](const auto& win, const auto& desired, Index hop) {
        using S = typename std::decay_t<decltype(win + desired)>::Scalar;
        using Vector = Eigen::Matrix<S, Eigen::Dynamic, 1>;
        const Index n = win.size();
        Eigen::Matrix<S, Eigen::Dynamic, Eigen::Dynamic> conditions =
            Eigen::Matrix<S, Eigen::Dynamic, Eigen::Dynamic>::Zero(hop, n);
        for (Index i = 0; i < n; ++i) conditions(i % hop, i) = Eigen::numext::conj(win[i]);
        const auto [plain, one] = closest_STFT_dual_window(win, hop, desired, {.scaled = false});
        EXPECT_EQ(one, S(1));
        const auto [dual, alpha] = closest_STFT_dual_window(win, hop, desired);
        for (const Vector& d : {Vector(plain.matrix()), Vector(dual.matrix())})
            EXPECT_LE((conditions * d - Vector::Ones(hop)).norm(), 1e-13);
        // What is left is orthogonal to all ways within the conditions, that is in the span of their rows.
        const auto rest = [&](const Vector& r) -> Vector {
            return r - conditions.adjoint() * (conditions * conditions.adjoint()).inverse() * (conditions * r);
        };
        EXPECT_LE(rest(plain.matrix() - desired.matrix()).norm(), 1e-13);
        EXPECT_LE(rest(dual.matrix() - alpha * desired.matrix()).norm(), 1e-13);
        // alpha is the best one.
        const double distance = (dual - alpha * desired).matrix().norm();
        for (const S step : {S(1e-3), S(-1e-3)}) {
            const S other = alpha + step;
            const auto scaled = closest_STFT_dual_window(win, hop, (other * desired).eval(), {.scaled = false});
            EXPECT_GT((scaled.dual_win - other * desired).matrix().norm(), distance);
        }
    };
    const ArrayXd real = windows::hamming(7), triangle = windows::triang(7);
    check(real, triangle, 3);
    check(real, triangle, 1);
    const Eigen::ArrayXcd win = real * std::complex<double>(0, 1) + windows::nuttall(7),
                          desired = triangle * std::complex<double>(0, 1) + windows::blackman(7);
    check(win, desired, 3);
    // Bartlett's window at 75 % overlap adds up to a constant: its dual window is rectangular.
    const auto [cola, alpha] = closest_STFT_dual_window(windows::bartlett(24, false), 6);
    EXPECT_NEAR(alpha, 0.5, 1e-14);
    EXPECT_LE((cola - 0.5).abs().maxCoeff(), 1e-14);
    EXPECT_SCALED_CLOSE(closest_STFT_dual_window(real, 3, ArrayXd(ArrayXd::Zero(7)), {.scaled = false}).dual_win,
                        canonical_dual_window(real, 3), 1e-15);
    EXPECT_THROW_TEXT(closest_STFT_dual_window(real, 3, ArrayXd(ArrayXd::Zero(7))), std::invalid_argument,
                      "desired_dual must have a part");
    EXPECT_THROW_TEXT(closest_STFT_dual_window(real, 3, ArrayXd::Ones(6).eval()), std::invalid_argument,
                      "length of win");
    EXPECT_THROW_TEXT(closest_STFT_dual_window(real, 8), std::invalid_argument, "hop must lie in");
    EXPECT_THROW_TEXT(closest_STFT_dual_window(windows::hann(16), 16), std::invalid_argument, "not invertible");
}

}  // namespace

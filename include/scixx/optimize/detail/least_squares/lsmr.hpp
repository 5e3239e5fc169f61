// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/detail/minimize/vector.hpp>

namespace scixx::optimize::detail::least_squares {

using minimize::Index;
using minimize::Vector;

/// out = A v for a matrix that is known by its products.
using ProductRef = core::FunctionRef<void(const Vector& v, Vector& out)>;

struct LsmrSettings {
    double damp = 0, atol = 1e-6, btol = 1e-6, conlim = 1e8;
    Index maxiter = 0;
};

/// A plane rotation that takes (a, b) to (r, 0).
struct Rotation {
    double c, s, r;
    Rotation(double a, double b) : r(std::hypot(a, b)) {
        c = r > 0 ? a / r : 1;
        s = r > 0 ? b / r : 0;
    }
};

/// min |A x - b|^2 + damp^2 |x|^2 for A by its products, m x n: |A^T r| falls in every iteration of Golub and Kahan's
/// bidiagonalisation. Returns the number of iterations. Source: Fong and Saunders, SIAM J. Sci. Comput. 33 (2011) 2950.
template <class = void>
inline Index lsmr(ProductRef apply, ProductRef apply_transposed, const Vector& b, Index n, const LsmrSettings& settings,
                  Vector& x) {
    using minimize::add;
    using minimize::norm;
    const auto normalise = [](Vector& v) {
        const double size = norm(v);
        if (size > 0)
            for (Index i = 0; i < v.size(); ++i) v[i] /= size;
        return size;
    };
    x.setZero(n);
    Vector u = b, v, next;
    double beta = normalise(u);
    const double b_size = beta;
    if (!(beta > 0)) return 0;
    apply_transposed(u, v);
    double alpha = normalise(v);
    if (!(alpha > 0)) return 0;
    Vector h = v, h_bar = Vector::Zero(n);
    double zeta_bar = alpha * beta, alpha_bar = alpha, rho = 1, rho_bar = 1, c_bar = 1, s_bar = 0;
    // For the residual's norm.
    double beta_dd = beta, beta_d = 0, rho_d = 1, tau_tilde = 0, theta_tilde = 0, zeta = 0, fixed = 0;
    double square = alpha * alpha, most = 0, least = 1e100;
    Index k = 0;
    while (k < settings.maxiter) {
        ++k;
        apply(v, next);
        add(next, -alpha, u);
        u.swap(next);
        beta = normalise(u);
        if (beta > 0) {
            apply_transposed(u, next);
            add(next, -beta, v);
            v.swap(next);
            alpha = normalise(v);
        } else {
            alpha = 0;
        }
        const Rotation hat(alpha_bar, settings.damp), first(hat.r, beta);
        const double older_rho = rho, older_rho_bar = rho_bar, older_zeta = zeta;
        rho = first.r;
        const double theta = first.s * alpha;
        alpha_bar = first.c * alpha;
        const double theta_bar = s_bar * rho, rho_temp = c_bar * rho;
        const Rotation second(rho_temp, theta);
        c_bar = second.c;
        s_bar = second.s;
        rho_bar = second.r;
        if (!(rho > 0) || !(rho_bar > 0)) break;
        zeta = c_bar * zeta_bar;
        zeta_bar = -s_bar * zeta_bar;
        const double back = theta_bar * rho / (older_rho * older_rho_bar), ahead = theta / rho;
        for (Index i = 0; i < n; ++i) {
            h_bar[i] = h[i] - back * h_bar[i];
            x[i] += zeta / (rho * rho_bar) * h_bar[i];
            h[i] = v[i] - ahead * h[i];
        }

        const double acute = hat.c * beta_dd, check = -hat.s * beta_dd, beta_hat = first.c * acute;
        beta_dd = -first.s * acute;
        const double older_theta = theta_tilde;
        const Rotation tilde(rho_d, theta_bar);
        theta_tilde = tilde.s * rho_bar;
        rho_d = tilde.c * rho_bar;
        beta_d = -tilde.s * beta_d + tilde.c * beta_hat;
        tau_tilde = (older_zeta - older_theta * tau_tilde) / tilde.r;
        const double tau_d = (zeta - theta_tilde * tau_tilde) / rho_d;
        fixed += check * check;
        const double residual = std::sqrt(fixed + (beta_d - tau_d) * (beta_d - tau_d) + beta_dd * beta_dd);
        square += beta * beta;
        const double a_size = std::sqrt(square);
        square += alpha * alpha;
        most = std::max(most, older_rho_bar);
        if (k > 1) least = std::min(least, older_rho_bar);
        const double condition = std::max(most, rho_temp) / std::min(least, rho_temp);
        const double fit = residual / b_size, x_size = a_size * norm(x) / b_size;
        const double slope = residual > 0 ? std::abs(zeta_bar) / (a_size * residual) : 0;
        if (1 + 1 / condition <= 1 || 1 + slope <= 1 || 1 + fit / (1 + x_size) <= 1) break;
        if ((settings.conlim > 0 && condition >= settings.conlim) || slope <= settings.atol ||
            fit <= settings.btol + settings.atol * x_size)
            break;
        if (!(alpha > 0) || !std::isfinite(residual)) break;
    }
    return k;
}

}  // namespace scixx::optimize::detail::least_squares

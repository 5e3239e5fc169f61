// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/list.hpp>
#include <scixx/signal/detail/systems/pole_placement.hpp>
#include <scixx/signal/systems/state_space.hpp>

namespace scixx::signal {

/// The algorithm of place_poles.
enum class PlacePolesMethod {
    YT,   ///< Tits and Yang's: two vectors or a complex pair at a time
    KNV0  ///< Kautsky, Nichols and Van Dooren's: one vector at a time, for real poles
};

/// Options of place_poles.
struct PlacePolesOptions {
    PlacePolesMethod method = PlacePolesMethod::YT;  ///< see PlacePolesMethod
    double rtol = 1e-3;                              ///< sweeps end when |det X| changes relatively less, <= 1
    Index maxiter = 30;                              ///< most sweeps, >= 1
};

/// What place_poles returns.
struct PlacedPoles {
    Eigen::MatrixXd gain_matrix;      ///< K, m x n, so that A - B K has the poles
    Eigen::ArrayXcd computed_poles;   ///< the eigenvalues of A - B K, sorted as requested_poles
    Eigen::ArrayXcd requested_poles;  ///< real poles first, ascending, then conjugate pairs, that with im < 0 first
    Eigen::MatrixXcd X;               ///< eigenvectors of A - B K, of length 1
    double rtol = 0;    ///< the last relative change of |det X|; NaN where B leaves no choice of X to make
    Index nb_iter = 0;  ///< sweeps
};

/// A gain matrix K that gives A - B K the requested poles, with eigenvectors as far from dependent as the sweeps make
/// them:
/// |det X| grows, and with it the robustness of the poles.
///
/// @param A        n x n.
/// @param B        n x m, of the rank r; the poles that can not be controlled have to be requested.
/// @param poles    n real ones or conjugate pairs, none more than r times.
/// @param options  see PlacePolesOptions.
/// @return         see PlacedPoles. For r > 1 the gain is not unique, and not SciPy's, which sweeps in another order.
/// @throws std::invalid_argument for shapes that do not fit, NaN and infinity, a B of zeros, poles without their
///                 conjugates or repeated too often, complex poles with KNV0, rtol > 1 and maxiter < 1.
/// @note  O(n^4) a sweep. Sources: J. Kautsky, N. K. Nichols, P. Van Dooren, Int. J. Control 41 (1985); A. L. Tits, Y.
///        Yang, IEEE Trans. Automatic Control 41 (1996).
///        Differs from SciPy: no warning where maxiter sweeps do not reach rtol; `rtol` of the result tells.
/// @see   scipy.signal.place_poles
template <class T = double>
[[nodiscard]] PlacedPoles place_poles(const SystemMatrix& A, const SystemMatrix& B, const Roots& poles,
                                      const PlacePolesOptions& options = {}) {
    namespace systems = detail::systems;
    using Complex = std::complex<double>;
    constexpr const char* function = "place_poles";
    const Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic>&a = A.values(), &b = B.values();
    const Index n = a.rows();
    core::require(n > 0 && a.cols() == n, function, "A must be square and not empty, got ", n, " x ", a.cols());
    core::require(b.rows() == n && b.cols() > 0, function, "B must have ", n, " rows, got ", b.rows(), " x ", b.cols());
    core::require(poles.values().size() == n, function, "poles must be ", n, ", got ", poles.values().size());
    const auto finite = [](const auto* values, Index size) {
        return std::all_of(values, values + size, [](const auto& x) { return std::isfinite(std::abs(x)); });
    };
    core::require(finite(a.data(), a.size()) && finite(b.data(), b.size()) && finite(poles.values().data(), n),
                  function, "A, B and poles must be finite");
    core::require(options.rtol <= 1, function, "rtol must not exceed 1, got ", options.rtol);
    core::require(options.maxiter >= 1, function, "maxiter must be positive, got ", options.maxiter);
    const auto before = [](const Complex& p, const Complex& q) {
        const bool p_real = p.imag() == 0, q_real = q.imag() == 0;
        if (p_real != q_real) return p_real;
        if (p.real() != q.real()) return p.real() < q.real();
        if (std::abs(p.imag()) != std::abs(q.imag())) return std::abs(p.imag()) < std::abs(q.imag());
        return p.imag() < q.imag();
    };
    const systems::Reflections<T> inputs(systems::columns_of<T>(b), true);
    const Index rank = inputs.rank();
    core::require(rank > 0, function, "B must not be zero");
    core::List<Complex> wanted(poles.values().data(), poles.values().data() + n);
    for (auto p = wanted.begin(); p != wanted.end(); ++p) {
        std::iter_swap(p, std::min_element(p, wanted.end(), before));
        core::require(std::count(p, wanted.end(), *p) <= rank, function,
                      "no pole must be requested more than rank(B) = ", rank, " times");
        if (p->imag() == 0) continue;
        const auto partner = std::find(p + 1, wanted.end(), std::conj(*p));
        core::require(partner != wanted.end(), function, "complex poles must come with their conjugates");
        core::require(options.method != PlacePolesMethod::KNV0, function, "poles must be real for method KNV0");
        std::iter_swap(++p, partner);
    }
    PlacedPoles out;
    systems::Columns<T> vectors(n, n);
    if (rank == n) {
        out.rtol = std::numeric_limits<double>::quiet_NaN();
        for (Index j = 0; j < n; ++j) vectors[j][j] = 1;
    } else {
        const systems::Columns<T> complement = inputs.last(n - rank);
        const systems::Columns<T> image = systems::adjoint_times(systems::columns_of<T>(a), complement);
        systems::PolePlacement<T> placement(image, complement, wanted);
        if (rank > 1)
            placement.optimise(options.method == PlacePolesMethod::YT, options.rtol, options.maxiter, out.rtol,
                               out.nb_iter);
        vectors = placement.vectors();
    }
    // M X = X P for the real columns of X, so M' = X'^-1 (X P)'.
    systems::Columns<T> rows(n, n), change(n, n);
    for (Index j = 0; j < n; ++j)
        for (Index i = 0; i < n; ++i) rows[j][i] = vectors[i][j];
    const systems::Columns<T> closed =
        systems::Reflections<T>(rows, true).least_squares(systems::poles_times_adjoint(vectors, wanted));
    for (Index j = 0; j < n; ++j)
        for (Index i = 0; i < n; ++i) change[j][i] = a(i, j) - closed[i][j];
    const systems::Columns<T> gain = inputs.least_squares(std::move(change));
    out.gain_matrix.resize(b.cols(), n);
    Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic> placed = a;
    for (Index j = 0; j < n; ++j)
        for (Index k = 0; k < b.cols(); ++k) {
            out.gain_matrix(k, j) = gain[j][k];
            for (Index i = 0; i < n; ++i) placed(i, j) -= b(i, k) * gain[j][k];
        }
    out.requested_poles.resize(n);
    std::copy(wanted.begin(), wanted.end(), out.requested_poles.data());
    auto values = systems::eigenvalues<T>(placed);
    systems::match(values.data(), wanted);
    out.computed_poles = values.array();
    out.X.resize(n, n);
    for (Index j = 0; j < n; ++j) {
        const bool real = wanted[j].imag() == 0;
        for (Index i = 0; i < n; ++i) out.X(i, j) = Complex(vectors[j][i], real ? 0 : vectors[j + 1][i]);
        if (real) continue;
        systems::normalise(&out.X(0, j), n);
        for (Index i = 0; i < n; ++i) out.X(i, j + 1) = std::conj(out.X(i, j));
        ++j;
    }
    return out;
}

}  // namespace scixx::signal

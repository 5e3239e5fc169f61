#include <numbers>
#include <scixx/signal/design/firwin.hpp>
#include <scixx/signal/design/gammatone.hpp>
#include <scixx/signal/design/minimum_phase.hpp>
#include <scixx/signal/design/remez.hpp>
#include <scixx/signal/design/residue.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::signal;
using Eigen::Array2d;
using Eigen::Array3d;
using Eigen::Array4d;
using Eigen::ArrayXcd;
using Eigen::ArrayXd;
using Eigen::Index;
using List = std::vector<double>;

const scixx::testing::Reference& reference() {
    static const scixx::testing::Reference file("signal/remez.json");
    return file;
}

void check(const std::string& name, const ArrayXd& actual, double most) {
    SCOPED_TRACE(name);
    EXPECT_SCALED_CLOSE(actual, reference()[name].array<ArrayXd>("out"), most);
}

TEST(Remez, SciPysFilters) {
    // SciPy stops its exchange earlier.
    check("lowpass", remez(31, Array4d(0, 0.1, 0.2, 0.5), Array2d(1, 0)), 1e-6);
    check("even", remez(40, List{0, 10, 14, 25, 30, 50}, Array3d(0, 1, 0), {.weight = {5, 1, 3}, .fs = 100}), 1e-6);
    check("differentiator", remez(20, Array2d(0.05, 0.4), 1, {.type = RemezType::differentiator}), 1e-5);
    check("differentiator odd", remez(21, Array2d(0, 0.35), 2, {.type = RemezType::differentiator}), 1e-5);
    check("hilbert", remez(31, Array2d(0.05, 0.45), 1, {.type = RemezType::hilbert}), 1e-5);
    check("hilbert even", remez(24, Array2d(0.05, 0.5), 1, {.type = RemezType::hilbert}), 1e-5);
}

TEST(Remez, EquirippleAndAlwaysEnds) {
    const ArrayXd h = remez(51, Array4d(0, 0.2, 0.24, 0.5), Array2d(1, 0));
    double pass = 0, stop = 0;
    for (int i = 0; i <= 1000; ++i) {
        const double f = 0.5 * i / 1000;
        double gain = h[25];
        for (Index k = 1; k <= 25; ++k) gain += 2 * h[25 + k] * std::cos(2 * std::numbers::pi * f * double(k));
        if (f <= 0.2) pass = std::max(pass, std::abs(gain - 1));
        if (f >= 0.24) stop = std::max(stop, std::abs(gain));
    }
    EXPECT_NEAR(pass, stop, 0.02 * stop);
    for (const double width : {1e-3, 1e-6, 1e-9})
        for (const auto type : {RemezType::bandpass, RemezType::hilbert, RemezType::differentiator}) {
            try {
                EXPECT_EQ(remez(21, Array2d(0.2, 0.2 + width), 1, {.type = type}).size(), 21);
            } catch (const std::runtime_error& error) {
                EXPECT_NE(std::string(error.what()).find("remez: "), std::string::npos);
            }
        }
    EXPECT_THROW_TEXT(remez(31, Array3d(0, 0.1, 0.2), 1), std::invalid_argument, "pairs of edges");
    EXPECT_THROW_TEXT(remez(31, Array4d(0, 0.3, 0.2, 0.5), Array2d(1, 0)), std::invalid_argument, "must be increasing");
    EXPECT_THROW_TEXT(remez(31, Array2d(0, 0.6), 1), std::invalid_argument, "between 0 and fs/2");
    EXPECT_THROW_TEXT(remez(1, Array2d(0, 0.5), 1), std::invalid_argument, "numtaps must be at least 2");
}

TEST(MinimumPhase, SciPysFilters) {
    const ArrayXd h = firwin(31, 0.3);
    check("homomorphic", minimum_phase(h), 1e-9);
    check("homomorphic n_fft", minimum_phase(h, {.n_fft = 501}), 1e-9);
    // A root of zeros on the circle: the equiripple filter's last digits count by their root.
    check("hilbert phase",
          minimum_phase(remez(21, Array4d(0, 0.1, 0.2, 0.5), Array2d(1, 0)), {.method = MinimumPhaseMethod::hilbert}),
          1e-3);
    EXPECT_THROW_TEXT(minimum_phase(Array2d(1, 1)), std::invalid_argument, "at least 3 samples");
    EXPECT_THROW_TEXT(minimum_phase(h, {.n_fft = 30}), std::invalid_argument, "n_fft must be at least");
}

TEST(Gammatone, SciPysFilters) {
    const auto [b, a] = gammatone(440, GammatoneType::iir, {.fs = 16000});
    check("gammatone b", b, 1e-12);
    check("gammatone a", a, 1e-13);
    check("gammatone fir", gammatone(0.3, GammatoneType::fir, {.order = 3, .numtaps = 20}).b, 1e-13);
    EXPECT_THROW_TEXT(gammatone(2, GammatoneType::iir), std::invalid_argument, "freq must lie in");
}

TEST(Residue, SciPysValuesAndInverses) {
    const auto& data = reference()["residue"];
    const auto [r, p, k] = residue(List{1, 2, 3, 4, 5}, List{1, 5, 8, 4});
    EXPECT_SCALED_CLOSE(p, data.array<ArrayXcd>("p"), 1e-7);  // a double root
    EXPECT_SCALED_CLOSE(r, data.array<ArrayXcd>("r"), 1e-6);
    EXPECT_SCALED_CLOSE(k, data.array<ArrayXd>("k"), 1e-14);
    const auto [b, a] = invres(r, p, k);
    EXPECT_SCALED_CLOSE(ArrayXd(b.real()), ArrayXd(Eigen::Map<const ArrayXd>(List{1, 2, 3, 4, 5}.data(), 5)), 1e-6);
    EXPECT_SCALED_CLOSE(ArrayXd(a.real()), ArrayXd(Array4d(1, 5, 8, 4)), 1e-7);
    const auto& inverse = reference()["residuez"];
    const auto z = residuez(List{1, 2, 3, 4}, List{2, -0.6, 0.5});
    EXPECT_SCALED_CLOSE(z.k, inverse.array<ArrayXd>("k"), 1e-13);
    for (Index i = 0; i < 2; ++i)  // in either order
        EXPECT_LE(std::abs(z.r[i] - inverse.array<ArrayXcd>(
                                        "r")[std::abs(z.p[i] - inverse.array<ArrayXcd>("p")[0]) < 1e-8 ? 0 : 1]),
                  1e-12);
    const auto back = invresz(z.r, z.p, z.k);
    EXPECT_SCALED_CLOSE(ArrayXd(2 * back.b.real()), ArrayXd(Array4d(1, 2, 3, 4)), 1e-12);
    const auto [unique, multiplicity] = unique_roots(Array4d(0, 1.3, 1.31, 2.8), 0.1);
    EXPECT_SCALED_CLOSE(ArrayXd(unique.real()), ArrayXd(Array3d(0, 1.3, 2.8)), 0.0);
    EXPECT_EQ(multiplicity[1], 2);
    EXPECT_THROW_TEXT(residue(1, 0), std::invalid_argument, "denominator a is zero");
    EXPECT_THROW_TEXT(residuez(1, Array2d(0, 1)), std::invalid_argument, "must be non-zero");
}

TEST(Remez, LongFiltersConverge) {
    const ArrayXd h = remez(301, Array4d(0, 0.2, 0.23, 0.5), Array2d(1, 0), {.maxiter = 50});
    double worst = 0;
    for (int i = 0; i <= 1000; ++i) {
        const double f = i / 2000.0, x = 2 * std::numbers::pi * f;
        if (f > 0.2 && f < 0.23) continue;
        double gain = h[150];
        for (Index k = 1; k <= 150; ++k) gain += 2 * h[150 - k] * std::cos(x * static_cast<double>(k));
        worst = std::max(worst, std::abs(gain - (f <= 0.2 ? 1 : 0)));
    }
    EXPECT_LE(worst, 7.5e-8);  // SciPy's filter, on its coarser grid: 7.9e-8
    EXPECT_GE(worst, 6.5e-8);
}

TEST(Remez, AGainThatTheFilterHasExactly) {
    for (const double gain : {1.0, 5.0, 1e-200, 1e200}) {
        const ArrayXd h = remez(25, Array4d(0, 0.2, 0.3, 0.45), Array2d(gain, gain));
        EXPECT_SCALED_CLOSE(h, ArrayXd(gain * Eigen::VectorXd::Unit(25, 12).array()), 1e-12) << gain;
    }
}

TEST(UniqueRoots, ChoosesByValueAsNumPy) {
    const ArrayXd p = (ArrayXd(4) << -0.4, 1.4, -0.5, -1.5).finished();
    EXPECT_SCALED_CLOSE(ArrayXd(unique_roots(p, 0.15).unique.real()), ArrayXd(Array3d(-0.5, 1.4, -1.5)), 0.0);
    EXPECT_SCALED_CLOSE(ArrayXd(unique_roots(p, 0.15, RootType::max).unique.real()), ArrayXd(Array3d(-0.4, 1.4, -1.5)),
                        0.0);
}

}  // namespace

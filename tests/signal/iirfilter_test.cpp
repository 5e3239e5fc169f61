#include <scixx/signal/design/conversions.hpp>
#include <scixx/signal/design/iirdesign.hpp>
#include <scixx/signal/design/iirnotch.hpp>
#include <scixx/signal/design/transforms.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::signal;
using Eigen::ArrayXcd;
using Eigen::ArrayXd;

BType btype_of(const std::string& name) {
    return name == "lowpass"    ? BType::lowpass
           : name == "highpass" ? BType::highpass
           : name == "bandpass" ? BType::bandpass
                                : BType::bandstop;
}

CriticalFrequency edges(const ArrayXd& w) {
    return w;
}

template <Output O>
auto design(const std::string& family, int N, const CriticalFrequency& wn, BType btype, bool analog) {
    const IirOptions options{.btype = btype, .analog = analog};
    if (family == "butter") return butter<O>(N, wn, options);
    if (family == "cheby1") return cheby1<O>(N, 1.5, wn, options);
    if (family == "cheby2") return cheby2<O>(N, 45, wn, options);
    if (family == "ellip") return ellip<O>(N, 0.5, 60, wn, options);
    return bessel<O>(N, wn, {.btype = btype, .analog = analog});
}

/// The largest distance of a root to the nearest one left of the other list, relative to the largest root.
double root_error(const ArrayXcd& actual, const ArrayXcd& expected) {
    if (actual.size() != expected.size()) return std::numeric_limits<double>::infinity();
    std::vector<std::complex<double>> left(expected.data(), expected.data() + expected.size());
    double worst = 0, scale = 1e-300;
    for (const auto& z : left) scale = std::max(scale, std::abs(z));
    for (const auto& z : actual) {
        std::size_t best = 0;
        for (std::size_t i = 1; i < left.size(); ++i)
            if (std::abs(left[i] - z) < std::abs(left[best] - z)) best = i;
        worst = std::max(worst, std::abs(left[best] - z));
        left.erase(left.begin() + static_cast<std::ptrdiff_t>(best));
    }
    return worst / scale;
}

TEST(Iirfilter, SciPysDesigns) {
    const scixx::testing::Reference reference("signal/iirfilter.json");
    for (const auto& [name, data] : reference.cases()) {
        if (!data.has("family")) continue;
        SCOPED_TRACE(name);
        const auto wn = edges(data.array<ArrayXd>("wn"));
        const BType btype = btype_of(data.text("btype"));
        const int N = static_cast<int>(data.integer("N"));
        const bool analog = data.flag("analog");
        const std::string& family = data.text("family");
        const Zpk zpk = design<Output::zpk>(family, N, wn, btype, analog);
        EXPECT_LE(root_error(zpk.z, data.array<ArrayXcd>("z")), 1e-13);
        EXPECT_LE(root_error(zpk.p, data.array<ArrayXcd>("p")), 1e-13);
        EXPECT_REL_CLOSE(zpk.k, data.number("k"), 2e-13);
        const Ba ba = design<Output::ba>(family, N, wn, btype, analog);
        EXPECT_SCALED_CLOSE(ba.b, data.array<ArrayXd>("b"), 2e-13);
        EXPECT_SCALED_CLOSE(ba.a, data.array<ArrayXd>("a"), 2e-13);
        const Sos sos = design<Output::sos>(family, N, wn, btype, analog);
        const auto expected = data.array<Eigen::ArrayXXd>("sos");
        if (expected.rows() == 0) continue;
        ASSERT_EQ(sos.rows(), expected.rows());
        EXPECT_SCALED_CLOSE(Eigen::ArrayXXd(sos), expected, 2e-13);
    }
}

TEST(Iirfilter, Prototypes) {
    const scixx::testing::Reference reference("signal/iirfilter.json");
    for (const auto& [key, data] : reference.cases()) {
        if (!data.has("name")) continue;
        SCOPED_TRACE(key);
        const std::string& name = data.text("name");
        const int N = static_cast<int>(data.integer("N"));
        const Zpk f = name == "buttap"         ? buttap(N)
                      : name == "cheb1ap"      ? cheb1ap(N, 0.1)
                      : name == "cheb2ap"      ? cheb2ap(N, 80)
                      : name == "ellipap"      ? ellipap(N, 1, 50)
                      : name == "bessel_phase" ? besselap(N)
                      : name == "bessel_delay" ? besselap(N, BesselNorm::delay)
                                               : besselap(N, BesselNorm::mag);
        // SciPy's elliptic poles of high order lose digits in its inverse functions.
        const double most = name == "ellipap" ? 1e-12 : 1e-13;
        EXPECT_LE(root_error(f.z, data.array<ArrayXcd>("z")), most);
        EXPECT_LE(root_error(f.p, data.array<ArrayXcd>("p")), most);
        EXPECT_REL_CLOSE(f.k, data.number("k"), name == "ellipap" ? 1e-11 : 1e-12);
    }
}

TEST(Iirfilter, Orders) {
    const scixx::testing::Reference reference("signal/iirfilter.json");
    using Function =
        FilterOrder (*)(const CriticalFrequency&, const CriticalFrequency&, double, double, const OrdOptions&);
    const std::pair<const char*, Function> functions[] = {
        {"buttord", buttord}, {"cheb1ord", cheb1ord}, {"cheb2ord", cheb2ord}, {"ellipord", ellipord}};
    for (const auto& [key, data] : reference.cases()) {
        if (!data.has("gpass")) continue;
        SCOPED_TRACE(key);
        for (const auto& [name, function] : functions) {
            SCOPED_TRACE(name);
            const auto [ord, wn] =
                function(edges(data.array<ArrayXd>("wp")), edges(data.array<ArrayXd>("ws")), data.number("gpass"),
                         data.number("gstop"), {.analog = data.flag("analog")});
            EXPECT_EQ(ord, data.integer(name));
            const auto expected = data.array<ArrayXd>(std::string(name) + "_wn");
            ASSERT_EQ(wn.size(), expected.size());
            // A bandstop filter's edges come from a minimum, which is as sharp as the root of the precision.
            const double most = key.find("bandstop") == std::string::npos ? 1e-13 : 1e-6;
            for (int i = 0; i < wn.size(); ++i) EXPECT_REL_CLOSE(wn[i], expected[i], most);
        }
    }
}

TEST(Iirfilter, EllipticOfOrder20IsStable) {
    for (const double wn : {0.01, 0.25, 0.9}) {
        const Zpk f = ellip<Output::zpk>(20, 0.5, 80, wn);
        EXPECT_LT(f.p.abs().maxCoeff(), 1);
        const Sos sos = ellip<Output::sos>(20, 0.5, 80, wn);
        for (const auto& row : sos.rowwise()) {
            EXPECT_LT(std::abs(row[5]), 1);
            EXPECT_LT(std::abs(row[4]), 1 + row[5]);
        }
    }
}

TEST(Iirfilter, BesselOfHighOrder) {
    // Vieta: the poles' product is that of the odd numbers, their sum -N (N + 1) / 2.
    const Zpk f = besselap(40, BesselNorm::delay);
    std::complex<double> sum = 0;
    double logs = 0, expected = 0;
    for (const auto& p : f.p) {
        sum += p;
        logs += std::log(std::abs(p));
        EXPECT_LT(p.real(), 0);
    }
    for (int k = 1; k <= 40; ++k) expected += std::log(2.0 * k - 1);
    EXPECT_REL_CLOSE(sum.real(), -40 * 41 / 2.0, 1e-12);
    EXPECT_REL_CLOSE(logs, expected, 1e-12);
}

TEST(Iirfilter, OptionsAndErrors) {
    const auto [b, a] = butter(4, 0.2);
    const Ba hertz = butter(4, 100, {.fs = 1000});
    EXPECT_SCALED_CLOSE(hertz.b, b, 0.0);
    EXPECT_SCALED_CLOSE(hertz.a, a, 0.0);
    const Ba same = iirfilter(4, 0.2, {.btype = BType::lowpass});
    EXPECT_SCALED_CLOSE(same.b, b, 0.0);
    const Ba band = iirfilter(3, {0.2, 0.4}, {.rp = 1, .rs = 60, .ftype = FilterFamily::ellip});
    EXPECT_SCALED_CLOSE(band.b, ellip(3, 1, 60, {0.2, 0.4}, {.btype = BType::bandpass}).b, 0.0);
    const Ba designed = iirdesign(0.2, 0.3, 3, 40, {.ftype = FilterFamily::butter});
    const auto [n, wn] = buttord(0.2, 0.3, 3, 40);
    EXPECT_SCALED_CLOSE(designed.b, butter(n, wn).b, 0.0);
    const Ba none = butter(0, 0.5);
    EXPECT_EQ(none.b.size(), 1);
    EXPECT_EQ(none.b[0], 1);
    EXPECT_THROW_TEXT(butter(-1, 0.2), std::invalid_argument, "butter: N must be");
    EXPECT_THROW_TEXT(butter(2, 1.2), std::invalid_argument, "butter: Wn must lie in (0, 1), got 1.2");
    EXPECT_THROW_TEXT(butter(2, 0.0), std::invalid_argument, "Wn must be greater than 0");
    EXPECT_THROW_TEXT(butter(2, NAN), std::invalid_argument, "Wn must be greater than 0");
    EXPECT_THROW_TEXT(butter(2, {0.2, 0.4}), std::invalid_argument, "one frequency");
    EXPECT_THROW_TEXT(butter(2, 0.2, {.btype = BType::bandpass}), std::invalid_argument, "two frequencies");
    EXPECT_THROW_TEXT(butter(2, {0.4, 0.2}, {.btype = BType::bandpass}), std::invalid_argument, "Wn[0] must be less");
    EXPECT_THROW_TEXT(butter(2, 600, {.fs = 1000}), std::invalid_argument, "(0, fs/2)");
    EXPECT_THROW_TEXT(butter(2, 0.2, {.analog = true, .fs = 10}), std::invalid_argument, "fs cannot be");
    EXPECT_THROW_TEXT(cheby1(2, 0, 0.2), std::invalid_argument, "cheby1: rp must be positive");
    EXPECT_THROW_TEXT(cheby2(2, -1, 0.2), std::invalid_argument, "cheby2: rs must be positive");
    EXPECT_THROW_TEXT(ellip(2, 3, 2, 0.2), std::invalid_argument, "ellip: rs must be greater than rp");
    EXPECT_THROW_TEXT(iirfilter(2, {0.1, 0.2}, {.ftype = FilterFamily::cheby1}), std::invalid_argument,
                      "rp must be given");
    EXPECT_THROW_TEXT(iirdesign(0.2, 0.3, 3, 40, {.ftype = FilterFamily::bessel}), std::invalid_argument, "bessel");
    EXPECT_THROW_TEXT(buttord(0.2, 0.3, 40, 3), std::invalid_argument, "gpass must be smaller");
    EXPECT_THROW_TEXT(buttord({0.2, 0.5}, {0.3, 0.6}, 3, 40), std::invalid_argument, "strictly inside");
}

TEST(Conversions, RoundTrips) {
    const Zpk f = cheby1<Output::zpk>(5, 1, {0.2, 0.5}, {.btype = BType::bandpass});
    const auto [b, a] = zpk2tf(f.z, f.p, f.k);
    const Zpk back = tf2zpk(b, a);
    EXPECT_LE(root_error(back.p, f.p), 1e-12);
    EXPECT_REL_CLOSE(back.k, f.k, 1e-14);
    const Sos sos = zpk2sos(f.z, f.p, f.k);
    EXPECT_SCALED_CLOSE(sos2tf(sos).a, a, 1e-14);
    EXPECT_LE(root_error(sos2zpk(sos).p, f.p), 1e-13);
    EXPECT_REL_CLOSE(sos2zpk(sos).k, f.k, 1e-14);
    const Sos again = tf2sos(b, a);
    EXPECT_SCALED_CLOSE(sos2tf(again).a, a, 1e-12);
    // keep_odd leaves a section of first order, minimal adds no zeros at the origin.
    const Zpk odd = butter<Output::zpk>(3, 0.3);
    EXPECT_EQ(zpk2sos(odd.z, odd.p, odd.k).rows(), 2);
    const Sos kept = zpk2sos(odd.z, odd.p, odd.k, {.pairing = Pairing::keep_odd});
    EXPECT_EQ(kept(0, 2), 0);
    EXPECT_EQ(kept(0, 5), 0);
    const Sos empty = zpk2sos(ArrayXcd(0), ArrayXcd(0), 3.0);
    EXPECT_EQ(empty(0, 0), 3);
    EXPECT_THROW_TEXT(zpk2sos(ArrayXcd::Constant(1, {0, 1}), ArrayXcd(0), 1.0), std::invalid_argument,
                      "no matching conjugate");
    EXPECT_THROW_TEXT(sos2tf(Sos::Ones(1, 6) * 2), std::invalid_argument, "ones in column 3");
    EXPECT_THROW_TEXT(tf2zpk(1, 0), std::invalid_argument, "nonzero coefficient");
}

TEST(Conversions, RootsOfHighDegree) {
    // z^60 - 1, and Wilkinson-like widely spread roots.
    ArrayXd c = ArrayXd::Zero(61);
    c[0] = 1;
    c[60] = -1;
    const Zpk unity = tf2zpk(c, 1);
    EXPECT_LE((unity.z.abs() - 1).abs().maxCoeff(), 1e-14);
    ArrayXcd spread(6);
    spread << 1e-8, 1e-3, 1.0, -30.0, 1e5, 1e9;
    const Ba poly = zpk2tf(spread, ArrayXcd(0), 1);
    const Zpk found = tf2zpk(poly.b, 1);
    for (const auto& z : found.z) {
        double nearest = 1;
        for (const auto& s : spread) nearest = std::min(nearest, std::abs(z - s) / std::abs(s));
        EXPECT_LE(nearest, 1e-13);
    }
}

TEST(Transforms, PolynomialsAndRootsAgree) {
    const Zpk f = cheb2ap(3, 40);
    const Ba ba = zpk2tf(f.z, f.p, f.k);
    const auto check = [](const Zpk& z, const Ba& p) {
        const Ba expected = zpk2tf(z.z, z.p, z.k);
        EXPECT_SCALED_CLOSE(p.b, expected.b, 1e-13);
        EXPECT_SCALED_CLOSE(p.a, expected.a, 1e-13);
    };
    check(lp2lp_zpk(f.z, f.p, f.k, 3), lp2lp(ba.b, ba.a, 3));
    check(lp2hp_zpk(f.z, f.p, f.k, 3), lp2hp(ba.b, ba.a, 3));
    check(lp2bp_zpk(f.z, f.p, f.k, 3, 0.5), lp2bp(ba.b, ba.a, 3, 0.5));
    check(lp2bs_zpk(f.z, f.p, f.k, 3, 0.5), lp2bs(ba.b, ba.a, 3, 0.5));
    check(bilinear_zpk(f.z, f.p, f.k, 7), bilinear(ba.b, ba.a, 7));
    const Ba n = normalize(Eigen::Array3d(0, 2, 4), Eigen::Array3d(0, 2, 6));
    EXPECT_SCALED_CLOSE(n.b, ArrayXd(Eigen::Array2d(1, 2)), 0.0);
    EXPECT_SCALED_CLOSE(n.a, ArrayXd(Eigen::Array2d(1, 3)), 0.0);
    EXPECT_THROW_TEXT(lp2lp_zpk(f.p, f.z, 1), std::invalid_argument, "improper");
}

TEST(Iirnotch, FrequencyResponse) {
    const auto gain = [](const Ba& f, double w) {
        std::complex<double> above = 0, below = 0;
        const std::complex<double> z = std::polar(1.0, w * 3.14159265358979323846);
        for (double c : f.b) above = above * z + c;
        for (double c : f.a) below = below * z + c;
        return std::abs(above / below);
    };
    const Ba notch = iirnotch(0.3, 30), peak = iirpeak(60, 10, 400);
    EXPECT_NEAR(gain(notch, 0.3), 0, 1e-13);
    EXPECT_NEAR(gain(notch, 0.0), 1, 1e-13);
    EXPECT_NEAR(gain(peak, 0.3), 1, 1e-13);
    EXPECT_NEAR(gain(peak, 0.0), 0, 1e-13);
    const Ba comb = iircomb(20, 35, {.fs = 200});
    EXPECT_EQ(comb.b.size(), 11);
    EXPECT_NEAR(gain(comb, 0.2), 0, 1e-13);
    EXPECT_NEAR(gain(comb, 0.1), 1, 1e-13);
    const Ba between = iircomb(20, 35, {.ftype = Comb::peak, .fs = 200, .pass_zero = true});
    EXPECT_NEAR(gain(between, 0.0), 1, 1e-13);
    EXPECT_THROW_TEXT(iirnotch(1.2, 30), std::invalid_argument, "iirnotch: w0 must lie");
    EXPECT_THROW_TEXT(iircomb(30, 30, {.fs = 200}), std::invalid_argument, "divisible");
}

TEST(Iirdesign, EqualEdgesAreRefusedInItsName) {
    EXPECT_THROW_TEXT(iirdesign(0.2, 0.2, 1, 40), std::invalid_argument, "iirdesign: wp and ws must differ");
}

TEST(IIR, TakesEdgesAndNamesAsInPython) {
    EXPECT_THROW_TEXT(butter(2, ArrayXd(3)), std::invalid_argument, "edges must be one or two, got 3");
    const auto [N, Wn] = buttord({20, 50}, {14, 60}, 3, 40, {.analog = true});
    EXPECT_EQ(std::vector<double>(Wn.begin(), Wn.end()).size(), 2u);
    EXPECT_TRUE((butter(2, 0.3, {.btype = BType::hp}).b == butter(2, 0.3, {.btype = BType::highpass}).b).all());
    EXPECT_TRUE((iirpeak(60, 10, {.fs = 400}).b == iirpeak(60, 10, 400).b).all());
}

}  // namespace

#include <scixx/signal/spectral/czt.hpp>
#include <scixx/signal/spectral/lombscargle.hpp>
#include <scixx/signal/waveforms/max_len_seq.hpp>
#include <scixx/signal/waveforms/waveforms.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::signal;
using Eigen::ArrayXcd;
using Eigen::ArrayXd;
using Eigen::ArrayXXd;
using Eigen::Index;
using Bits = Eigen::Array<std::int8_t, Eigen::Dynamic, 1>;

const scixx::testing::Reference& reference() {
    static const scixx::testing::Reference file("signal/waveforms.json");
    return file;
}

template <class A>
void check(const std::string& name, const A& actual, double most = 1e-13) {
    SCOPED_TRACE(name);
    EXPECT_SCALED_CLOSE(actual, reference()[name].array<A>("out"), most);
}

TEST(Waveforms, SciPysValues) {
    const auto t = reference()["data"].array<ArrayXd>("t");
    using enum ChirpMethod;
    check("chirp linear", chirp(t, 3, 4, 7.5, {.phi = 30}));
    check("chirp quadratic", chirp(t, 3, 4, 7.5, {.method = quadratic, .phi = 30}));
    check("chirp logarithmic", chirp(t, 3, 4, 7.5, {.method = logarithmic, .phi = 30}), 2e-13);
    check("chirp hyperbolic", chirp(t, 3, 4, 7.5, {.method = hyperbolic, .phi = 30}), 1e-12);
    check("chirp vertex", chirp(t, 3, 4, 7.5, {.method = quadratic, .vertex_zero = false}), 1e-12);
    check("sawtooth", sawtooth(3 * t, 0.3));
    check("sawtooth plain", sawtooth(t));
    check("square", square(2 * t, 0.2));
    const GausspulseOptions options{.fc = 900, .bw = 0.6, .bwr = -7};
    check("in_phase", gausspulse(t / 1000, options));
    check("quadrature", gausspulse<Pulse::quadrature>(t / 1000, options));
    check("envelope", gausspulse<Pulse::envelope>(t / 1000, options));
    EXPECT_REL_CLOSE(gausspulse_cutoff({.fc = 500, .tpr = -40}), reference()["cutoff"].numbers("out").real[0], 1e-14);
    check("sweep", sweep_poly(t, Eigen::Array3d(0.05, -0.3, 2), 45), 1e-12);
    EXPECT_EQ(chirp(0.0, 3, 4, 7.5), 1.0);
    EXPECT_TRUE(std::isnan(square(0.5, 1.5)));
    EXPECT_TRUE(std::isnan(sawtooth(0.5, -0.5)));
    EXPECT_EQ(unit_impulse(5, -2)[3], 1);
    EXPECT_EQ(unit_impulse<int>({3, 4}, {1, 2}).sum(), 1);
    EXPECT_EQ(unit_impulse({3, 4}, {1, 2})(1, 2), 1);
    EXPECT_THROW_TEXT(chirp(t, -1, 1, 1, {.method = logarithmic}), std::invalid_argument, "same sign");
    EXPECT_THROW_TEXT(chirp(t, 0, 1, 1, {.method = hyperbolic}), std::invalid_argument, "must be nonzero");
    EXPECT_THROW_TEXT(gausspulse(t, {.bw = 0}), std::invalid_argument, "bw must be > 0");
    EXPECT_THROW_TEXT(unit_impulse(3, 3), std::invalid_argument, "idx must lie within");
}

TEST(MaxLenSeq, SciPysSequences) {
    for (const int n : {2, 5, 8, 12}) check("mls " + std::to_string(n), max_len_seq(n).seq, 0);
    const auto [seq, state] = max_len_seq(6, {.state = {1, 0, 0, 1, 0, 1}, .length = 20, .taps = {5, 3}});
    check("mls seq", seq, 0);
    check("mls state", state, 0);
    // All lengths of the table are maximal: 2^(n-1) ones and the first state again.
    for (int n = 2; n <= 16; ++n) {
        const auto all = max_len_seq(n);
        EXPECT_EQ(all.seq.cast<int>().sum(), 1 << (n - 1));
        EXPECT_EQ(all.state.cast<int>().sum(), n);
    }
    EXPECT_THROW_TEXT(max_len_seq(33), std::invalid_argument, "between 2 and 32");
    EXPECT_THROW_TEXT(max_len_seq(3, {.state = {0, 0, 0}}), std::invalid_argument, "all zero");
    EXPECT_THROW_TEXT(max_len_seq(3, {.taps = {5}}), std::invalid_argument, "less than or equal to nbits");
}

TEST(Lombscargle, SciPysValues) {
    const auto& data = reference()["lombscargle"];
    const auto x = data.array<ArrayXd>("x"), y = data.array<ArrayXd>("y"), freqs = data.array<ArrayXd>("freqs");
    check("lombscargle", lombscargle(x, y, freqs), 1e-12);
    EXPECT_SCALED_CLOSE(lombscargle(x, y, freqs, {.precenter = true, .normalize = true}),
                        data.array<ArrayXd>("centred"), 1e-12);
    const auto [strength, phase] = vectorstrength(x, Eigen::Array2d(2.0, 2.8));
    EXPECT_SCALED_CLOSE(ArrayXd(strength), reference()["vectorstrength"].array<ArrayXd>("strength"), 1e-13);
    EXPECT_SCALED_CLOSE(ArrayXd(phase), reference()["vectorstrength"].array<ArrayXd>("phase"), 1e-13);
    EXPECT_EQ(vectorstrength(x, 2.0).strength, strength[0]);
    EXPECT_THROW_TEXT(lombscargle(x, 1, freqs), std::invalid_argument, "same size");
    EXPECT_THROW_TEXT(vectorstrength(x, 0.0), std::invalid_argument, "periods must be positive");
}

TEST(Czt, SciPysValues) {
    const auto x = reference()["data"].array<ArrayXd>("x");
    const auto z = reference()["data"].array<ArrayXcd>("z");
    const auto m = reference()["data"].array<ArrayXXd>("m");
    check("czt", czt(x));
    check("czt m", czt(z, {.m = 20}));
    check("czt spiral", czt(x, {.m = 11, .w = 0.98 * std::polar(1.0, -0.2), .a = 1.1 * std::polar(1.0, 0.3)}), 1e-11);
    check("czt rows", czt(m, {.m = 4, .axis = 0}));
    check("zoom", zoom_fft(x, {0.2, 0.6}, {.m = 30}));
    check("zoom end", zoom_fft(x, 3, {.m = 12, .fs = 10, .endpoint = true}));
    check("points", czt_points(6, 0.9, 2));
    const CZT<> transform(24, {.m = 5});
    for (Index k = 0; k < 5; ++k) {
        std::complex<double> sum = 0;
        for (Index n = 0; n < 24; ++n) sum += x[n] * std::pow(transform.points()[k], -double(n));
        EXPECT_LE(std::abs(transform(x)[k] - sum), 1e-12);
    }
    const ZoomFFT<> zoom(24, {0.1, 0.3});
    EXPECT_LE(std::abs(std::arg(zoom.points()[0]) - 0.1 * 3.14159265358979323846), 1e-14);
    EXPECT_THROW_TEXT(transform(z), std::invalid_argument, "CZT defined for length 24, not 15");
    EXPECT_THROW_TEXT(czt(x, {.m = 0}), std::invalid_argument, "invalid number of CZT points");
    EXPECT_THROW_TEXT(czt(ArrayXd(0)), std::invalid_argument, "invalid number of data points");
}

TEST(MaxLenSeq, ATapGivenTwiceCountsOnce) {
    const auto once = max_len_seq(3, {.length = 20, .taps = {1}}),
               twice = max_len_seq(3, {.length = 20, .taps = {1, 1}});
    EXPECT_TRUE((once.seq == twice.seq).all());
}

}  // namespace

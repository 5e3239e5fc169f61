// SPDX-License-Identifier: BSD-3-Clause

// A signal like an electrocardiogram, with a wandering baseline and noise: its beats and the heart rate between them.
#include <Eigen/Core>
#include <array>
#include <numbers>
#include <scixx/core/generator.hpp>
#include <scixx/signal/design/iirfilter.hpp>
#include <scixx/signal/filter/filtfilt.hpp>
#include <scixx/signal/peaks/find_peaks.hpp>
#include <vector>

#include "support/plot.hpp"
#include "support/report.hpp"

namespace {

constexpr double fs = 250;  // samples a second

/// Times of the beats: they follow each other after 0.85 s, more or less with the breath.
std::vector<double> beats() {
    std::vector<double> times;
    double time = 0.4;
    for (int k = 1; time < 19.7; ++k) {
        times.push_back(time);
        time += 0.85 + 0.08 * std::sin(2 * std::numbers::pi * 0.1 * k);
    }
    return times;
}

/// Five waves a beat, P, Q, R, S and T: lag and width in seconds, height.
Eigen::ArrayXd waves(const Eigen::ArrayXd& t) {
    struct Wave {
        double lag, width, height;
    };
    constexpr std::array shapes{Wave{-0.20, 0.025, 0.12}, Wave{-0.035, 0.010, -0.14}, Wave{0.0, 0.011, 1.0},
                                Wave{0.035, 0.012, -0.22}, Wave{0.25, 0.045, 0.28}};
    Eigen::ArrayXd sum = Eigen::ArrayXd::Zero(t.size());
    for (const double beat : beats())
        for (const Wave& w : shapes) sum += w.height * (-0.5 * ((t - beat - w.lag) / w.width).square()).exp();
    return sum;
}

}  // namespace

int main(int argc, char** argv) {
    return demo::run("signal_heartbeat", argc, argv, [](demo::Report& report) {
        namespace signal = scixx::signal;
        const Eigen::ArrayXd t = Eigen::ArrayXd::LinSpaced(5000, 0, 4999) / fs;
        scixx::core::Generator random(11);
        const Eigen::ArrayXd ecg =
            waves(t) + 0.3 * (2 * std::numbers::pi * 0.25 * t).sin() + 0.05 * random.standard_normal(5000);

        // sos = butter(2, [5, 30], 'bandpass', fs=250, output='sos'); clean = sosfiltfilt(sos, ecg)
        const auto sos = signal::butter<signal::Output::sos>(2, {5, 30}, {.btype = signal::BType::bandpass, .fs = fs});
        const Eigen::ArrayXd clean = signal::sosfiltfilt(sos, ecg);

        // peaks, properties = find_peaks(clean, distance=100, prominence=0.4)
        const auto [peaks, properties] = signal::find_peaks(clean, {.distance = 100, .prominence = 0.4});
        const Eigen::ArrayXd at = peaks.cast<double>() / fs;
        const Eigen::ArrayXd rate = 60 / (at.tail(at.size() - 1) - at.head(at.size() - 1));

        const std::vector<double> truth = beats();
        double off = 0;
        for (Eigen::Index i = 0; i < at.size(); ++i)
            off = std::max(off, std::abs(at[i] - truth[static_cast<std::size_t>(i)]));
        report.equal("beats", peaks.size(), static_cast<long long>(truth.size()));
        report.close("largest error of a beat in s", off, 0.00221468297402172, 1e-12);
        report.close("mean rate a minute", rate.mean(), 70.43787251100244, 1e-10);
        report.close("lowest rate", rate.minCoeff(), 64.6551724137931, 1e-10);
        report.close("highest rate", rate.maxCoeff(), 77.720207253886, 1e-10);
        report.close("lowest prominence", properties.prominences.minCoeff(), 1.0245550677014377, 1e-10);
        report.close("mean width in s", signal::peak_widths(clean, peaks).widths.mean() / fs, 0.03037452681787457,
                     1e-10);

        demo::Canvas canvas(1060, 620);
        const demo::Axes upper(canvas, {70, 20}, 800, 260, {0, 10}, {-0.8, 1.6});
        upper.draw("", "", true);
        canvas.line(upper(t.head(2500), ecg.head(2500)), {.colour = {180, 180, 180}, .width = 1});
        canvas.line(upper(t.head(2500), clean.head(2500)), {.colour = demo::blue, .width = 1.5});
        for (Eigen::Index i = 0; i < at.size() && at[i] < 10; ++i)
            canvas.disc(upper(at[i], clean[peaks[i]]), 5, demo::red);
        upper.legend({{"signal", {180, 180, 180}, demo::Mark::line},
                      {"5 to 30 Hz", demo::blue, demo::Mark::line},
                      {"beats", demo::red}});
        const demo::Axes lower(canvas, {70, 320}, 800, 230, {0, 20}, {60, 80});
        lower.draw("time / s", "beats a minute", true);
        canvas.line(lower(at.tail(rate.size()), rate), {.colour = demo::orange, .width = 2});
        for (Eigen::Index i = 0; i < rate.size(); ++i) canvas.disc(lower(at[i + 1], rate[i]), 4, demo::orange);
        report.save("signal_heartbeat.png", canvas.picture());
    });
}

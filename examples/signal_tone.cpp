// SPDX-License-Identifier: BSD-3-Clause

// A tone in noise, cleaned by a Butterworth filter without a shift of its phase, and its peaks.
#include <Eigen/Core>
#include <numbers>
#include <scixx/core/generator.hpp>
#include <scixx/signal/design/iirfilter.hpp>
#include <scixx/signal/filter/filtfilt.hpp>
#include <scixx/signal/peaks/find_peaks.hpp>

#include "support/plot.hpp"
#include "support/report.hpp"

int main(int argc, char** argv) {
    return demo::run("signal_tone", argc, argv, [](demo::Report& report) {
        namespace signal = scixx::signal;
        // t = np.arange(2000) / 1000; clean = np.sin(2 * np.pi * 5 * t)
        // noisy = clean + 0.5 * np.random.default_rng(7).standard_normal(2000)
        const Eigen::ArrayXd t = Eigen::ArrayXd::LinSpaced(2000, 0, 1999) / 1000;
        const Eigen::ArrayXd clean = (2 * std::numbers::pi * 5 * t).sin();
        scixx::core::Generator random(7);
        const Eigen::ArrayXd noisy = clean + 0.5 * random.standard_normal(2000);

        // sos = butter(4, 12, fs=1000, output='sos'); filtered = sosfiltfilt(sos, noisy)
        const auto sos = signal::butter<signal::Output::sos>(4, 12, {.fs = 1000});
        const Eigen::ArrayXd filtered = signal::sosfiltfilt(sos, noisy);

        // peaks, properties = find_peaks(filtered, prominence=1)
        const auto [peaks, properties] = signal::find_peaks(filtered, {.prominence = 1});

        const auto rms = [](const Eigen::ArrayXd& error) { return std::sqrt(error.square().mean()); };
        report.close("error before", rms(noisy - clean), 0.4927277341168862, 1e-12);
        report.close("error after", rms(filtered - clean), 0.09059634016430747, 1e-10);
        report.equal("peaks", peaks.size(), 10);
        report.equal("first peak", peaks[0], 54);
        report.close("lowest prominence", properties.prominences.minCoeff(), 1.1169896582389118, 1e-10);

        demo::Canvas canvas(1060, 420);
        const demo::Axes axes(canvas, {70, 20}, 800, 330, {0, 2}, {-2.5, 2.5});
        canvas.line(axes(t, noisy), {.colour = {200, 200, 200}, .width = 1});
        canvas.line(axes(t, clean), {.colour = demo::green, .width = 2, .dash = 8});
        canvas.line(axes(t, filtered), {.colour = demo::blue, .width = 2});
        for (const Eigen::Index peak : peaks) canvas.disc(axes(t[peak], filtered[peak]), 5, demo::red);
        axes.legend(
            {{"noisy", {200, 200, 200}}, {"tone", demo::green}, {"filtered", demo::blue}, {"peaks", demo::red}});
        axes.draw("time / s", "", true);
        report.save("signal_tone.png", canvas.picture());
    });
}

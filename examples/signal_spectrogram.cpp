// SPDX-License-Identifier: BSD-3-Clause

// The spectrogram of a chirp: a straight line from 200 Hz to 3000 Hz.
#include <Eigen/Core>
#include <scixx/signal/spectral/stft.hpp>
#include <scixx/signal/waveforms/waveforms.hpp>

#include "support/report.hpp"

int main(int argc, char** argv) {
    return demo::run("signal_spectrogram", argc, argv, [](demo::Report& report) {
        namespace signal = scixx::signal;
        // t = np.arange(32000) / 8000; x = chirp(t, f0=200, t1=4, f1=3000)
        const Eigen::ArrayXd t = Eigen::ArrayXd::LinSpaced(32000, 0, 31999) / 8000;
        const Eigen::ArrayXd x = signal::chirp(t, 200, 4, 3000);

        // f, times, Sxx = spectrogram(x, fs=8000, nperseg=512, noverlap=448)
        const auto [f, times, Sxx] = signal::spectrogram(x, {.fs = 8000, .nperseg = 512, .noverlap = 448});

        // The ridge f[Sxx.argmax(axis=0)] is at most one bin from the chirp's frequency 200 + 700 times.
        double worst = 0;
        for (Eigen::Index k = 0; k < Sxx.cols(); ++k) {
            Eigen::Index row = 0;
            Sxx.col(k).maxCoeff(&row);
            worst = std::max(worst, std::abs(f[row] - (200 + 700 * times[k])));
        }
        report.equal("frequencies", Sxx.rows(), 257);
        report.equal("segments", Sxx.cols(), 493);
        report.close("power", Sxx.sum() * (f[1] - f[0]) / static_cast<double>(Sxx.cols()), 0.5000112130453837, 1e-10);
        report.at_most("distance of the ridge / Hz", worst, 8000.0 / 512, 7.799999999999727);

        // 10 * np.log10(Sxx[::-1] + 1e-9), stretched to 0 .. 255
        const Eigen::ArrayXXd decibel = 10 * (Sxx.colwise().reverse() + 1e-9).log10();
        report.save("signal_spectrogram.png", demo::to_bytes(decibel));
    });
}

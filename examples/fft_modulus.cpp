// SPDX-License-Identifier: BSD-3-Clause

// The spectrum of a picture: the logarithm of the modulus of its Fourier transform.
#include <Eigen/Core>
#include <scixx/fft/fft.hpp>

#include "support/report.hpp"

int main(int argc, char** argv) {
    return demo::run("fft_modulus", argc, argv, [](demo::Report& report) {
        // img = np.asarray(Image.open("lenna_gray.png"))[:, :, 0].astype(np.float32) / 255.0
        const Eigen::ArrayXXf image = report.picture("lenna_gray.png").channels[0].cast<float>() / 255.0f;

        // modulus = np.log(np.abs(fft2(img.astype(float))))
        // In double precision, because the smallest modulus sets what is black: the rounding of a transform in float32
        // moves it enough to change some grey levels by one, in SciPy as here.
        const Eigen::ArrayXXd modulus = scixx::fft::fft2(image.cast<double>()).abs().log();

        // modulus -= modulus.min(); modulus /= modulus.max(); Image.fromarray((modulus * 255).astype(np.uint8))
        report.show("largest log modulus", modulus.maxCoeff());
        report.save("fft_modulus.png", demo::to_bytes(modulus));
    });
}

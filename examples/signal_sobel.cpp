// SPDX-License-Identifier: BSD-3-Clause

// Edges of a picture: its convolution with a Sobel kernel.
#include <Eigen/Core>
#include <scixx/signal/convolve.hpp>

#include "support/report.hpp"

int main(int argc, char** argv) {
    return demo::run("signal_sobel", argc, argv, [](demo::Report& report) {
        // img = np.asarray(Image.open("lenna_gray.png"))[:, :, 0].astype(np.float32) / 255.0
        const Eigen::ArrayXXf image = report.picture("lenna_gray.png").channels[0].cast<float>() / 255.0f;
        // sobel = np.asarray([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]], np.float32)
        const Eigen::Array33f sobel{{-1, 0, 1}, {-2, 0, 2}, {-1, 0, 1}};

        // result = convolve2d(sobel, img)
        const Eigen::ArrayXXf result = scixx::signal::convolve2d(sobel, image);

        // result -= result.min(); result /= result.max(); result *= 255.0; Image.fromarray(result.astype(np.uint8))
        report.equal("rows of the result", result.rows(), 227);
        report.equal("columns of the result", result.cols(), 227);
        report.save("signal_sobel.png", demo::to_bytes(result));
    });
}

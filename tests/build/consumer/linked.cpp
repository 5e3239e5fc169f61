// The transforms' kernels come from scixx::kernels; one file that includes the list of them and one that does not would
// link.
#include <cstdio>
#include <scixx/fft/fft.hpp>
#include <scixx/fft/kernels.hpp>

int main() {
    const Eigen::ArrayXcd spectrum = scixx::fft::fft(Eigen::ArrayXd::Ones(64));
    std::puts(spectrum[0].real() == 64 ? "1 passed, 0 failed" : "0 passed, 1 failed");
    return spectrum[0].real() == 64 ? 0 : 1;
}

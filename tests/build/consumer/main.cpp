// A project that uses scixx with warnings as errors: a call of every module, so that the templates are compiled too.
#include <cstdio>
#include <scixx/scixx.hpp>

int main() {
    using namespace scixx;
    const Eigen::MatrixXd a = Eigen::MatrixXd::Random(12, 9);
    const auto [value, error] = integrate::quad([](double x) { return x * x; }, 0, 3);
    const auto minimum = optimize::minimize(optimize::rosen, Eigen::Vector2d(1.2, 0.9));
    const Eigen::MatrixXcd spectrum = fft::fft2(a);
    const Eigen::MatrixXd edges = ndimage::sobel(a), window = signal::convolve2d(a, Eigen::MatrixXd::Ones(3, 3));
    const auto labels = ndimage::label(Eigen::ArrayXXi(a.array().round().cast<int>()));
    const spatial::Delaunay triangles(a.leftCols(2));
    const auto [r, p] = stats::pearsonr(a.col(0), a.col(1));
    core::RandomState random(7);
    const bool good = std::abs(value - 9) <= error && minimum.fun < 1e-8 && spectrum.size() == edges.size() &&
                      window.rows() == 14 && labels.num_features >= 0 && triangles.nsimplex > 0 && std::abs(r) <= 1 &&
                      p >= 0 && random.random_sample() < 1 && special::gamma(5.0) == 24;
    std::puts(good ? "1 passed, 0 failed" : "0 passed, 1 failed");
    return good ? 0 : 1;
}

#include <cmath>
#include <scixx/optimize/curve_fit.hpp>
#include <scixx/optimize/least_squares.hpp>
#include <scixx/optimize/least_squares/leastsq.hpp>
#include <scixx/optimize/least_squares/lsq_linear.hpp>
#include <scixx/optimize/nnls.hpp>
#include <scixx/optimize/root.hpp>

#include "support/bench.hpp"

namespace {

using namespace scixx::optimize;
using scixx::bench::add;
using Vector = Eigen::VectorXd;

/// The same numbers as the script's, without a random generator.
double noise(Eigen::Index k) {
    return std::sin(12.9898 * static_cast<double>(k) + 78.233 * std::sin(static_cast<double>(k)));
}

const bool rows = [] {
    const Eigen::ArrayXd t = Eigen::ArrayXd::LinSpaced(1000, 0, 4);
    Eigen::ArrayXd y = 2.5 * (-1.3 * t).exp() + 0.5;
    for (Eigen::Index k = 0; k < 1000; ++k) y[k] += 0.05 * noise(k);
    const auto model = [](const Eigen::ArrayXd& x, double a, double b, double c) -> Eigen::ArrayXd {
        return a * (-b * x).exp() + c;
    };
    const auto residual = [=](const Vector& p) -> Vector { return model(t, p[0], p[1], p[2]) - y; };
    const Vector p0 = Vector::Ones(3);
    add("curve_fit 3 parameters", "1000", "f64", "scixx", [=](benchmark::State& state) {
        for (auto _ : state) benchmark::DoNotOptimize(curve_fit(model, t, y).popt.data());
    });
    add("least_squares trf 3 parameters", "1000", "f64", "scixx", [=](benchmark::State& state) {
        for (auto _ : state) benchmark::DoNotOptimize(least_squares(residual, p0).x.data());
    });
    add("leastsq 3 parameters", "1000", "f64", "scixx", [=](benchmark::State& state) {
        for (auto _ : state) benchmark::DoNotOptimize(leastsq(residual, p0).x.data());
    });
    Eigen::MatrixXd a(200, 100);
    Vector b(200);
    for (Eigen::Index i = 0; i < 200; ++i) {
        for (Eigen::Index j = 0; j < 100; ++j) a(i, j) = noise(i * 100 + j);
        b[i] = noise(30000 + i);
    }
    add("nnls", "200x100", "f64", "scixx", [=](benchmark::State& state) {
        for (auto _ : state) benchmark::DoNotOptimize(nnls(a, b).x.data());
    });
    for (const auto method : {LsqLinearMethod::trf, LsqLinearMethod::bvls})
        add(method == LsqLinearMethod::trf ? "lsq_linear trf" : "lsq_linear bvls", "200x100", "f64", "scixx",
            [=](benchmark::State& state) {
                for (auto _ : state)
                    benchmark::DoNotOptimize(lsq_linear(a, b, {.bounds = {-0.02, 0.02}, .method = method}).x.data());
            });
    Eigen::MatrixXd tall(10000, 100);
    for (Eigen::Index i = 0; i < 10000; ++i)
        for (Eigen::Index j = 0; j < 100; ++j) tall(i, j) = noise(i * 100 + j);
    const auto bent = [=](const Vector& x) -> Vector { return (tall * x).array() + (0.1 * x[0] * x[0] - 1); };
    const auto slopes = [=](const Vector& x) {
        Eigen::MatrixXd jac = tall;
        jac.col(0).array() += 0.2 * x[0];
        return jac;
    };
    add("least_squares trf, jac", "10000x100", "f64", "scixx", [=](benchmark::State& state) {
        for (auto _ : state) benchmark::DoNotOptimize(least_squares(bent, Vector::Ones(100), {.jac = slopes}).x.data());
    });
    const auto tridiagonal = [](const Vector& x) {
        const Eigen::Index n = x.size();
        Vector f = (3 - x.array()) * x.array() + 1;
        f.tail(n - 1) -= x.head(n - 1);
        f.head(n - 1) -= 2 * x.tail(n - 1);
        return f;
    };
    add("root lm", "200", "f64", "scixx", [=](benchmark::State& state) {
        for (auto _ : state)
            benchmark::DoNotOptimize(root(tridiagonal, Vector::Constant(200, -1), {.method = method::lm}).x.data());
    });
    return true;
}();

}  // namespace

#include <scixx/linalg/cholesky.hpp>
#include <scixx/linalg/eig.hpp>
#include <scixx/linalg/eigh.hpp>
#include <scixx/linalg/expm.hpp>
#include <scixx/linalg/inv.hpp>
#include <scixx/linalg/lstsq.hpp>
#include <scixx/linalg/lu.hpp>
#include <scixx/linalg/matrix_equations.hpp>
#include <scixx/linalg/matrix_functions.hpp>
#include <scixx/linalg/qr.hpp>
#include <scixx/linalg/solve.hpp>
#include <scixx/linalg/svd.hpp>
#include <string>

#include "support/bench.hpp"

namespace {

namespace bench = scixx::bench;
namespace linalg = scixx::linalg;
using Eigen::Index;
using Dense = Eigen::MatrixXd;

/// A row whose body is f(a, b): a well-conditioned matrix without structure, and a vector.
template <class F>
void row(const std::string& operation, Index n, F f) {
    bench::add(operation, std::to_string(n), "f64", "scixx", [=](benchmark::State& state) {
        const Dense a = Dense::Random(n, n) / std::sqrt(static_cast<double>(n)) + 2 * Dense::Identity(n, n);
        const Eigen::VectorXd b = Eigen::VectorXd::Random(n);
        for (auto _ : state) benchmark::DoNotOptimize(f(a, b));
    });
}

/// The same with sizes known to the compiler.
template <int N>
void fixed() {
    using Matrix = Eigen::Matrix<double, N, N>;
    using Vector = Eigen::Matrix<double, N, 1>;
    const auto add = [](const std::string& operation, auto f) {
        bench::add(operation, std::to_string(N) + " fixed", "f64", "scixx", [=](benchmark::State& state) {
            Matrix a = Matrix::Random() + 2 * Matrix::Identity();
            Vector b = Vector::Random();
            for (auto _ : state) {
                benchmark::DoNotOptimize(a.data());
                benchmark::DoNotOptimize(f(a, b));
            }
        });
    };
    add("solve", [](const Matrix& a, const Vector& b) { return linalg::solve(a, b)[0]; });
    add("inv", [](const Matrix& a, const Vector&) { return linalg::inv(a)(0, 0); });
    add("det", [](const Matrix& a, const Vector&) { return linalg::det(a); });
}

const bool registered = [] {
    fixed<3>();
    fixed<4>();
    for (const Index n : {16, 64, 225, 512}) {
        row("solve", n, [](const Dense& a, const auto& b) { return linalg::solve(a, b)[0]; });
        row("lu", n, [](const Dense& a, const auto&) { return linalg::lu(a).U(0, 0); });
        row("cholesky", n, [](const Dense& a, const auto&) {
            return linalg::cholesky(a)(0, 0);  // of its upper triangle, which a large diagonal makes definite
        });
        row("qr", n, [](const Dense& a, const auto&) { return linalg::qr(a).R(0, 0); });
        row("inv", n, [](const Dense& a, const auto&) { return linalg::inv(a)(0, 0); });
        row("eigh", n, [](const Dense& a, const auto&) { return linalg::eigh(a).w[0]; });
        row("eig", n, [](const Dense& a, const auto&) { return linalg::eig(a).w[0]; });
        row("expm", n, [](const Dense& a, const auto&) { return linalg::expm(a)(0, 0); });
        if (n <= 225) {
            row("logm", n, [](const Dense& a, const auto&) { return linalg::logm(a)(0, 0); });
            row("sqrtm", n, [](const Dense& a, const auto&) { return linalg::sqrtm(a)(0, 0); });
            row("solve_sylvester", n,
                [](const Dense& a, const auto&) { return linalg::solve_sylvester(a, a, a)(0, 0); });
        }
        if (n <= 64) {
            row("svd", n, [](const Dense& a, const auto&) { return linalg::svd(a).s[0]; });
            row("svdvals", n, [](const Dense& a, const auto&) { return linalg::svdvals(a)[0]; });
        }
        bench::add("lstsq", std::to_string(4 * n) + "x" + std::to_string(n), "f64", "scixx",
                   [=](benchmark::State& state) {
                       const Dense a = Dense::Random(4 * n, n);
                       const Eigen::VectorXd b = Eigen::VectorXd::Random(4 * n);
                       for (auto _ : state) benchmark::DoNotOptimize(linalg::lstsq(a, b).x.data());
                   });
    }
    return true;
}();

}  // namespace

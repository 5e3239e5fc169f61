#include <scixx/special/bessel.hpp>
#include <scixx/special/bessel/airy.hpp>
#include <scixx/special/bessel/jn_zeros.hpp>
#include <scixx/special/bessel/jv.hpp>
#include <scixx/special/bessel/spherical_jn.hpp>

#include "support/bench.hpp"

namespace {

namespace special = scixx::special;

const bool rows = [] {
    scixx::bench::add("j0", "1e6", "f64", "scixx", [](benchmark::State& state) {
        const Eigen::ArrayXd x = 20 * (Eigen::ArrayXd::Random(1000000) + 1);
        for (auto _ : state) benchmark::DoNotOptimize(special::j0(x).data());
    });
    scixx::bench::add("j1", "1e6", "f64", "scixx", [](benchmark::State& state) {
        const Eigen::ArrayXd x = 20 * (Eigen::ArrayXd::Random(1000000) + 1);
        for (auto _ : state) benchmark::DoNotOptimize(special::j1(x).data());
    });
    const auto of_order = [](const char* operation, auto f) {
        scixx::bench::add(operation, "1e5", "f64", "scixx", [f](benchmark::State& state) {
            const Eigen::ArrayXd x = 20 * (Eigen::ArrayXd::Random(100000) + 1);
            for (auto _ : state) benchmark::DoNotOptimize(f(x).data());
        });
    };
    of_order("jv 2.5", [](const auto& x) { return special::jv(2.5, x); });
    of_order("jv 10.3", [](const auto& x) { return special::jv(10.3, x); });
    of_order("jv 40", [](const auto& x) { return special::jv(40, x); });
    of_order("yv 2.5", [](const auto& x) { return special::yv(2.5, x); });
    of_order("yv 10.3", [](const auto& x) { return special::yv(10.3, x); });
    of_order("spherical_jn 3", [](const auto& x) { return special::spherical_jn(3, x); });
    of_order("spherical_kn 3", [](const auto& x) { return special::spherical_kn(3, x); });
    of_order("airy", [](const auto& x) { return special::airy((x - 20).eval())[0]; });
    scixx::bench::add("jn_zeros 2", "200", "f64", "scixx", [](benchmark::State& state) {
        for (auto _ : state) benchmark::DoNotOptimize(special::jn_zeros(2, 200).data());
    });
    return true;
}();

}  // namespace

#include <scixx/integrate/tanhsinh.hpp>

auto call(const Eigen::ArrayXd& c) {
    return scixx::integrate::tanhsinh([](double x, double a) { return a * x; }, 0, 1, std::tuple(c));
}

#include <scixx/integrate/nsum.hpp>

auto call(const Eigen::ArrayXd& c) {
    return scixx::integrate::nsum([](double x, double a) { return a / x; }, 1, 10, std::tuple(c));
}

#include <scixx/integrate/simpson.hpp>

auto call(const Eigen::ArrayXd& y) {
    return scixx::integrate::simpson(y, {.dx = 0.1});
}

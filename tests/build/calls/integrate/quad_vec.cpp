// budget: 5
#include <scixx/integrate/quad_vec.hpp>

auto call(double a) {
    return scixx::integrate::quad_vec([](double x) { return Eigen::Array2d(x, x * x); }, 0, a);
}

// budget: 5
#include <scixx/optimize/least_squares/leastsq.hpp>

auto call(const Eigen::VectorXd& x0) {
    return scixx::optimize::leastsq([](const Eigen::VectorXd& x) { return x; }, x0);
}

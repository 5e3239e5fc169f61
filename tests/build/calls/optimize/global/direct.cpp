#include <scixx/optimize/global/direct.hpp>

auto call(double (*f)(const Eigen::VectorXd&)) {
    return scixx::optimize::direct(f, {-1, 1}, 2);
}

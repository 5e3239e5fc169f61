#include <scixx/optimize/global/basinhopping.hpp>

auto call(double (*f)(const Eigen::VectorXd&), const Eigen::VectorXd& x0) {
    return scixx::optimize::basinhopping(f, x0);
}

// budget: 5
#include <scixx/optimize/fmin/fmin_l_bfgs_b.hpp>

auto call(double (*f)(const Eigen::VectorXd&), const Eigen::VectorXd& x0) {
    return scixx::optimize::fmin_l_bfgs_b(f, x0);
}

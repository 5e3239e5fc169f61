// budget: 5
#include <scixx/optimize/fmin/fmin_cobyla.hpp>

auto call(double (*f)(const Eigen::VectorXd&), double (*g)(const Eigen::VectorXd&), const Eigen::VectorXd& x0) {
    return scixx::optimize::fmin_cobyla(f, x0, {g});
}

// budget: 5
#include <scixx/optimize/fmin/fmin_tnc.hpp>

auto call(double (*f)(const Eigen::VectorXd&), const Eigen::VectorXd& x0) {
    return scixx::optimize::fmin_tnc(f, x0);
}

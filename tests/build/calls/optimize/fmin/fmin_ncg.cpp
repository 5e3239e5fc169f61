// budget: 5
#include <scixx/optimize/fmin/fmin_ncg.hpp>

auto call(double (*f)(const Eigen::VectorXd&), Eigen::VectorXd (*g)(const Eigen::VectorXd&),
          const Eigen::VectorXd& x0) {
    return scixx::optimize::fmin_ncg(f, x0, g);
}

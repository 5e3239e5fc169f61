#include <scixx/optimize/minimize/line_search.hpp>

auto call(double (*f)(const Eigen::VectorXd&), Eigen::VectorXd (*g)(const Eigen::VectorXd&), const Eigen::VectorXd& x,
          const Eigen::VectorXd& p) {
    return scixx::optimize::line_search(f, g, x, p);
}

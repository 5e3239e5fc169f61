#include <scixx/optimize/linear/isotonic_regression.hpp>

double call(const Eigen::VectorXd& y) {
    return scixx::optimize::isotonic_regression(y).x[0];
}

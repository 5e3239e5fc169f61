#include <scixx/stats/random_variables/logistic.hpp>

auto call(const Eigen::ArrayXd& p) {
    return (3 - 2 * scixx::stats::Logistic()).icdf(p);
}

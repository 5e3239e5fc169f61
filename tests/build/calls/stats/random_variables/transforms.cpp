#include <scixx/stats/random_variables/normal.hpp>
#include <scixx/stats/random_variables/transforms.hpp>

auto call(const Eigen::ArrayXd& x) {
    return exp(scixx::stats::Normal()).pdf(x);
}

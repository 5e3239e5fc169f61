#include <scixx/stats/random_variables/normal.hpp>
#include <scixx/stats/random_variables/truncate.hpp>

auto call(const Eigen::ArrayXd& p) {
    return truncate(scixx::stats::Normal(), -1, 2).icdf(p);
}

#include <scixx/stats/contingency/tables.hpp>

auto call(const Eigen::ArrayXXd& x) {
    return scixx::stats::contingency::association(x);
}

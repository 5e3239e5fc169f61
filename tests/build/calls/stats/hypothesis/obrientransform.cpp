#include <scixx/stats/hypothesis/obrientransform.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::stats::obrientransform(x);
}

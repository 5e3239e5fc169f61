#include <scixx/signal/filter/splines.hpp>

auto call(const Eigen::ArrayXd& signal, const Eigen::ArrayXd& at) {
    return scixx::signal::cspline1d_eval(scixx::signal::cspline1d(signal), at);
}

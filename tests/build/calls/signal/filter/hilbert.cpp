// budget: 5
#include <scixx/signal/filter/hilbert.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::signal::hilbert(x);
}

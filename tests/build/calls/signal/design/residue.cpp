#include <scixx/signal/design/residue.hpp>

auto call(const Eigen::ArrayXd& b, const Eigen::ArrayXd& a) {
    return scixx::signal::residue(b, a);
}

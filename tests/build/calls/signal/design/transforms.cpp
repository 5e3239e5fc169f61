#include <scixx/signal/design/transforms.hpp>

auto call(const Eigen::ArrayXd& b, const Eigen::ArrayXd& a) {
    return scixx::signal::bilinear(b, a);
}

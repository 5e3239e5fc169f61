#include <scixx/signal/peaks/peak_prominences.hpp>

auto call(const Eigen::ArrayXd& x, const std::vector<Eigen::Index>& peaks) {
    return scixx::signal::peak_prominences(x, peaks);
}

#include <scixx/signal/waveforms/waveforms.hpp>

auto call(const Eigen::ArrayXd& t) {
    return scixx::signal::chirp(t, 1, 10, 20);
}

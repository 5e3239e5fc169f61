#include <scixx/signal/peaks/find_peaks_cwt.hpp>

auto call(const Eigen::ArrayXd& vector, const Eigen::ArrayXd& widths) {
    return scixx::signal::find_peaks_cwt(vector, widths);
}

#include <scixx/fft/workers.hpp>

auto call() {
    const auto scope = scixx::fft::set_workers(4);
    return scixx::fft::get_workers();
}

#include <scixx/signal/windows/get_window.hpp>

auto call() {
    return scixx::signal::get_window("hann", 64);
}

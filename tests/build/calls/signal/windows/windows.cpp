#include <scixx/signal/windows/windows.hpp>

auto call() {
    return scixx::signal::windows::hann(64);
}

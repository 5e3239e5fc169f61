#include <scixx/signal/design/iirnotch.hpp>

auto call() {
    return scixx::signal::iirnotch(0.2, 30);
}

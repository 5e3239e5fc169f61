#include <scixx/signal/design/iirfilter.hpp>

auto call() {
    return scixx::signal::butter(4, 0.2);
}

#include <scixx/signal/design/firwin.hpp>

auto call() {
    return scixx::signal::firwin(31, 0.3);
}

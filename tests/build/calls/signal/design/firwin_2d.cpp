#include <scixx/signal/design/firwin_2d.hpp>

auto call() {
    return scixx::signal::firwin_2d({5, 5}, "hamming", {.fc = 0.2});
}

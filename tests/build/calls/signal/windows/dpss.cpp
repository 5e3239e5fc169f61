#include <scixx/signal/windows/dpss.hpp>

auto call() {
    return scixx::signal::windows::dpss(64, 2.5);
}

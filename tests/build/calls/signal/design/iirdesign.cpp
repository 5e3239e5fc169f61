#include <scixx/signal/design/iirdesign.hpp>

auto call() {
    return scixx::signal::buttord(0.2, 0.3, 3, 40);
}

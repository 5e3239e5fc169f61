#include <scixx/signal/design/prototypes.hpp>

auto call() {
    return scixx::signal::buttap(4);
}

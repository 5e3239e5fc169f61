#include <scixx/signal/design/gammatone.hpp>

auto call() {
    return scixx::signal::gammatone(440, scixx::signal::GammatoneType::iir, {.fs = 16000});
}

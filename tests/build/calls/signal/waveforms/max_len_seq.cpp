#include <scixx/signal/waveforms/max_len_seq.hpp>

auto call() {
    return scixx::signal::max_len_seq(8);
}

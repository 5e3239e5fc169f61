#include <scixx/integrate/newton_cotes.hpp>

auto call(int n) {
    return scixx::integrate::newton_cotes(n);
}

#include <scixx/scixx.hpp>

int other(int workers);
int other(int workers) {
    return scixx::core::resolve_workers("odr", workers);
}

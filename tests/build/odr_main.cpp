// Includes everything, as odr_other.cpp does: a definition that is not inline would be there twice.
#include <cstdio>
#include <scixx/scixx.hpp>

int other(int workers);

int main() {
    const int here = scixx::core::resolve_workers("odr", 2);
    const bool same = here == other(2);
    std::puts(same ? "1 passed, 0 failed" : "0 passed, 1 failed");
    return same ? 0 : 1;
}

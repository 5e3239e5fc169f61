// A project that uses scixx with warnings as errors.
#include <cstdio>
#include <scixx/scixx.hpp>

int main() {
    const int workers = scixx::core::resolve_workers("consumer", 1);
    std::printf("%d worker\n", workers);
    return workers == 1 ? 0 : 1;
}

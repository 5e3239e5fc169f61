#include <scixx/optimize/root_scalar.hpp>

auto call(double (*f)(double)) {
    return scixx::optimize::root_scalar(f, {.bracket = {0, 2}});
}

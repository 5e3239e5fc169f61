#include <scixx/ndimage/structure.hpp>

auto call() {
    return scixx::ndimage::generate_binary_structure(2, 1);
}

// budget: 5
#include <scixx/linalg/eigh.hpp>
#include <scixx/tensor.hpp>

auto call(const Eigen::Tensor<double, 3>& a) {
    return scixx::linalg::eigh(a);
}

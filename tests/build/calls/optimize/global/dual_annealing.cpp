// budget: 5
#include <scixx/optimize/global/dual_annealing.hpp>

auto call(double (*f)(const Eigen::VectorXd&)) {
    return scixx::optimize::dual_annealing(f, {-1, 1}, 2);
}

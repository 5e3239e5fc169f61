// budget: 5
#include <scixx/optimize/differential_evolution.hpp>

auto call() {
    return scixx::optimize::differential_evolution([](const Eigen::VectorXd& x) { return x.squaredNorm(); },
                                                   {{-1, -1}, {1, 1}});
}

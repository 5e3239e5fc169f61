// budget: 5
#include <scixx/optimize/global/brute.hpp>

auto call(double (*f)(const Eigen::VectorXd&)) {
    return scixx::optimize::brute(f, {{-1, 1}, {-1, 1}});
}

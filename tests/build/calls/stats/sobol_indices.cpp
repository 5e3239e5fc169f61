// budget: 5
#include <scixx/stats/distributions/bounded.hpp>
#include <scixx/stats/sobol_indices.hpp>

auto call(Eigen::ArrayXd (*f)(const Eigen::MatrixXd&)) {
    return scixx::stats::sobol_indices(f, 1024, {scixx::stats::uniform(0, 1)});
}

// budget: 5
#include <scixx/optimize/least_squares.hpp>
#include <scixx/optimize/least_squares/lsmr.hpp>

auto call(const Eigen::VectorXd& x0) {
    scixx::optimize::LeastSquaresOptions options;
    options.tr_solver = scixx::optimize::tr_solver::lsmr;
    return scixx::optimize::least_squares([](const Eigen::VectorXd& x) { return x; }, x0, options);
}

// Wrong calls, one a CASE_ macro; the build test asks that the compiler refuses each at the call.
#include <scixx/core/array.hpp>

namespace core = scixx::core;

void calls() {
    Eigen::MatrixXd matrix(2, 2);
    [[maybe_unused]] const core::NdView<double> view = core::view(matrix);
#if defined(CASE_SCALAR_INPUT)
    [[maybe_unused]] const core::Source<double, int> source(3);
#elif defined(CASE_EXPRESSION_DESTINATION)
    [[maybe_unused]] const auto sum = matrix + matrix;
    (void)core::destination<double>("f", "output", sum, core::Dims{2, 2});
#elif defined(CASE_OTHER_SCALAR_DESTINATION)
    Eigen::MatrixXf other(2, 2);
    (void)core::destination<double>("f", "output", other, core::Dims{2, 2});
#elif defined(CASE_DANGLING_VIEW)
    [[maybe_unused]] const auto dangling = core::view(matrix + matrix);
#endif
}

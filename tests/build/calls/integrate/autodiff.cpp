#include <scixx/integrate/ivp/autodiff.hpp>

Eigen::MatrixXd call(const Eigen::VectorXd& y0) {
    const auto f = [](double t, const auto& y) {
        return Eigen::VectorX<typename std::decay_t<decltype(y)>::Scalar>(t * y);
    };
    return scixx::integrate::autodiff(f)(1.0, y0);
}

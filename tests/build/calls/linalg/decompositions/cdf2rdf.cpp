#include <scixx/linalg/decompositions/cdf2rdf.hpp>

auto call(const Eigen::VectorXcd& w, const Eigen::MatrixXcd& v) {
    return scixx::linalg::cdf2rdf(w, v);
}

#include <scixx/special/polynomials/eval.hpp>

#include "special/floats.hpp"

namespace {

namespace special = scixx::special;
using scixx::testing::compare;
using scixx::testing::floats;

const double inf = std::numeric_limits<double>::infinity();

/// f of arrays of every length is what it is of single numbers, and so it is in place.
template <class F>
void expect_like_numbers(const char* name, F f) {
    Eigen::ArrayXd x = floats().cast<double>();
    x = (x.abs() < 1e30).select(x, inf);
    for (const Eigen::Index size : {Eigen::Index{1}, Eigen::Index{31}, Eigen::Index{32}, Eigen::Index{33}, x.size()}) {
        const Eigen::ArrayXd values = f(x.tail(size).eval());
        for (Eigen::Index i = 0; i < size; ++i) {
            const double expected = f(x[x.size() - size + i]);
            if (std::isnan(expected))
                EXPECT_TRUE(std::isnan(values[i])) << name;
            else
                EXPECT_ULP_CLOSE(values[i], expected, 1) << name;
        }
    }
}

TEST(FloatPolynomials, OneDegree) {
    for (const double n : {0.0, 1.0, 2.0, 5.0, 40.0, 90.0}) {
        const auto t = [n](const auto& x) { return special::eval_chebyt(n, x); };
        const auto jacobi = [n](const auto& x) { return special::eval_jacobi(n, 0.5, 1.25, x); };
        const auto shifted = [n](const auto& x) { return special::eval_sh_jacobi(n, 2.5, 1.25, x); };
        const auto hermite = [n](const auto& x) { return special::eval_hermite(n, x); };
        const auto gegenbauer = [n](const auto& x) { return special::eval_gegenbauer(n, 1.5, x); };
        compare("eval_chebyt", t, floats());
        compare("eval_jacobi", jacobi, floats());
        compare("eval_sh_jacobi", shifted, floats());
        compare("eval_hermite", hermite, floats());
        compare("eval_gegenbauer", gegenbauer, floats());
        expect_like_numbers("eval_chebyt", t);
        expect_like_numbers("eval_jacobi", jacobi);
        expect_like_numbers("eval_sh_jacobi", shifted);
    }
}

TEST(FloatPolynomials, InPlace) {
    Eigen::ArrayXd x = Eigen::ArrayXd::LinSpaced(77, -2, 2), high = 1e200 * x;
    const Eigen::ArrayXd expected = special::eval_jacobi(6, 0.5, 0.25, x), steep = special::eval_hermite(3, high);
    special::eval_jacobi(6, 0.5, 0.25, x, x);
    special::eval_hermite(3, high, high);
    EXPECT_TRUE((x == expected).all());
    EXPECT_TRUE((high == steep).all());
}

}  // namespace

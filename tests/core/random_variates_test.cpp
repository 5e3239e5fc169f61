#include <scixx/core/random.hpp>

#include "core/stream.hpp"
#include "support/closeness.hpp"

namespace {

using scixx::core::Generator;
using scixx::core::RandomState;
using scixx::testing::expect_stream;
using scixx::testing::Reference;

/// The draws of the reference script, in its order.
template <class Rng>
void expect_all(Rng rng, const std::string& kind) {
    const Reference stored("core/random_variates.json");
    constexpr Eigen::Index n = 5001;
    int i = 0;
    const auto next = [&](const auto& values) { expect_stream(stored, kind + " " + std::to_string(i++), values); };
    for (double shape : {0.3, 1.0, 4.5}) next(rng.standard_gamma(shape, n));
    next(rng.gamma(2.5, 3.0, n));
    next(rng.beta(0.4, 0.7, n));
    next(rng.beta(2.5, 0.7, n));
    next(rng.chisquare(3.3, n));
    next(rng.noncentral_chisquare(3.0, 2.5, n));
    next(rng.noncentral_chisquare(0.7, 2.5, n));
    next(rng.f(4.0, 7.0, n));
    next(rng.noncentral_f(4.0, 7.0, 1.5, n));
    next(rng.standard_t(3.5, n));
    next(rng.weibull(1.7, n));
    next(rng.pareto(2.2, n));
    next(rng.power(0.4, n));
    next(rng.laplace(1.0, 2.0, n));
    next(rng.gumbel(1.0, 2.0, n));
    next(rng.logistic(1.0, 2.0, n));
    next(rng.lognormal(0.5, 0.7, n));
    next(rng.rayleigh(1.5, n));
    next(rng.wald(2.0, 3.0, n));
    for (double kappa : {2.0, 1e-6, 2e6}) next(rng.vonmises(0.5, kappa, n));
    next(rng.triangular(1.0, 2.0, 5.0, n));
    for (double mean : {3.5, 57.5, 1e6}) next(rng.poisson(mean, n));
    next(rng.binomial(20, 0.3, n));
    next(rng.binomial(100, 0.9, n));
    next(rng.binomial(1000, 0.4, n));
    next(rng.binomial(100000, 0.7, n));
    next(rng.negative_binomial(5.5, 0.2, n));
    next(rng.geometric(0.5, n));
    next(rng.geometric(0.05, n));
    next(rng.hypergeometric(15, 10, 7, n));
    next(rng.hypergeometric(150, 90, 70, n));
    next(rng.hypergeometric(20, 200, 215, n));
    next(rng.hypergeometric(90, 150, 170, n));
    next(rng.zipf(2.5, n));
    next(rng.zipf(1.1, n));
    next(rng.logseries(0.7, n));
    next(rng.logseries(0.99, n));
    expect_stream(stored, kind + " standard_cauchy", rng.standard_cauchy(n));
    const auto in_rows = [](const auto& a) {
        using T = typename std::remove_cvref_t<decltype(a)>::Scalar;
        return Eigen::Array<T, Eigen::Dynamic, 1>(a.transpose().reshaped());
    };
    expect_stream(stored, kind + " multinomial", in_rows(rng.multinomial(20, {0.2, 0.3, 0.5}, 500)));
    expect_stream(stored, kind + " dirichlet", in_rows(rng.dirichlet({0.2, 3.0, 5.0}, 500)));
    expect_stream(stored, kind + " dirichlet sticks", in_rows(rng.dirichlet({0.02, 0.03, 0.05}, 500)));
}

TEST(RandomVariates, RandomStateGivesNumpysStreams) {
    expect_all(RandomState(42), "RandomState");
}
TEST(RandomVariates, GeneratorGivesNumpysStreams) {
    expect_all(Generator(42), "Generator");
}

TEST(RandomVariates, SizesAndDestinations) {
    Generator one(7), other(7);
    Eigen::ArrayXXd out(3, 4);
    one.standard_gamma(2.5, out);
    EXPECT_TRUE((out == other.standard_gamma(2.5, 3, 4)).all());
    EXPECT_EQ(one.poisson(4.0), other.poisson(4.0));
    EXPECT_EQ(one.beta(2, 3, 0).size(), 0);
    EXPECT_EQ(one.binomial(0, 0.5), 0);
    EXPECT_EQ(one.hypergeometric(5, 0, 3), 3);
}

TEST(RandomVariates, DomainErrors) {
    RandomState rng(1);
    EXPECT_THROW_TEXT(rng.standard_gamma(-1.0), std::invalid_argument, "RandomState.standard_gamma: shape");
    EXPECT_THROW_TEXT(rng.beta(0.0, 1.0), std::invalid_argument, "beta: a and b");
    EXPECT_THROW_TEXT(rng.poisson(-1.0), std::invalid_argument, "poisson: lam");
    EXPECT_THROW_TEXT(rng.poisson(1e19), std::invalid_argument, "poisson: lam");
    EXPECT_THROW_TEXT(rng.binomial(-1, 0.5), std::invalid_argument, "binomial: n");
    EXPECT_THROW_TEXT(rng.binomial(5, 1.5), std::invalid_argument, "binomial: n");
    EXPECT_THROW_TEXT(rng.geometric(0.0), std::invalid_argument, "geometric: p");
    EXPECT_THROW_TEXT(rng.hypergeometric(5, 5, 11), std::invalid_argument, "hypergeometric: nsample");
    EXPECT_THROW_TEXT(rng.zipf(1.0), std::invalid_argument, "zipf: a");
    EXPECT_THROW_TEXT(rng.logseries(1.0), std::invalid_argument, "logseries: p");
    EXPECT_THROW_TEXT(rng.triangular(1.0, 0.0, 2.0), std::invalid_argument, "triangular:");
    EXPECT_THROW_TEXT(rng.multinomial(5, {0.7, 0.7, 0.1}), std::invalid_argument, "multinomial: pvals");
    EXPECT_THROW_TEXT(rng.dirichlet({1.0, 0.0}), std::invalid_argument, "dirichlet: alpha");
    EXPECT_THROW_TEXT(Generator(1).beta(2, 3, -1), std::invalid_argument, "Generator.beta: size must not be negative");
    EXPECT_THROW_TEXT(rng.laplace(0.0, -1.0), std::invalid_argument, "RandomState.laplace: scale");
}

}  // namespace

#include <scixx/core/random_state.hpp>
#include <scixx/tensor.hpp>

#include "core/stream.hpp"
#include "support/closeness.hpp"

namespace {

using scixx::core::RandomState;
using scixx::testing::dtype_name;
using scixx::testing::expect_stream;
using scixx::testing::Reference;
using scixx::testing::stream_length;
using scixx::testing::stream_seeds;

const Reference& stored() {
    static const Reference reference("core/random_state.json");
    return reference;
}

class Stream : public ::testing::TestWithParam<std::uint32_t> {
protected:
    std::string name(const std::string& kind) const { return kind + " " + std::to_string(GetParam()); }
    RandomState rng{GetParam()};
};
INSTANTIATE_TEST_SUITE_P(Seeds, Stream, ::testing::ValuesIn(stream_seeds));

TEST_P(Stream, RandomSample) {
    expect_stream(stored(), name("random_sample"), rng.random_sample(stream_length));
}
TEST_P(Stream, Uniform) {
    expect_stream(stored(), name("uniform"), rng.uniform(-3.7, 11.3, stream_length));
}
TEST_P(Stream, StandardNormal) {
    expect_stream(stored(), name("standard_normal"), rng.standard_normal(stream_length));
}
TEST_P(Stream, Normal) {
    expect_stream(stored(), name("normal"), rng.normal(0.1, 3.3, stream_length));
}
TEST_P(Stream, Exponential) {
    expect_stream(stored(), name("exponential"), rng.exponential(2.3, stream_length));
}
TEST_P(Stream, Permutation) {
    expect_stream(stored(), name("permutation"), rng.permutation(stream_length));
}
TEST_P(Stream, Choice) {
    expect_stream(stored(), name("choice"), rng.choice(1000, stream_length));
}
TEST_P(Stream, ChoiceWithoutReplacement) {
    expect_stream(stored(), name("choice distinct"), rng.choice(stream_length, stream_length / 2, {.replace = false}));
}
TEST_P(Stream, ChoiceWithProbabilities) {
    const Eigen::VectorXd p = Eigen::VectorXd::LinSpaced(100, 1, 100) / 5050;
    expect_stream(stored(), name("choice p"), rng.choice(100, 2000, {.p = p}));
}
TEST_P(Stream, ChoiceWithProbabilitiesWithoutReplacement) {
    const Eigen::ArrayXd p = Eigen::ArrayXd::LinSpaced(100, 1, 100) / 5050;
    expect_stream(stored(), name("choice p distinct"), rng.choice(100, 60, {.replace = false, .p = p}));
}

TEST_P(Stream, RandintOfEveryType) {
    scixx::testing::for_each_bound([&](auto type, auto low, auto high) {
        using T = decltype(type);
        RandomState fresh(GetParam());
        expect_stream(stored(),
                      name("randint " + dtype_name<T>() + " " + std::to_string(low) + " " + std::to_string(high)),
                      fresh.randint<T>(low, high, stream_length));
    });
}

TEST_P(Stream, KindsOfDrawsInterleave) {
    (void)rng.standard_normal(3);
    Eigen::ArrayXd out(4 + 700 + 5 + 626 + 1);
    out[0] = rng.uniform();
    out[1] = static_cast<double>(rng.randint(7));
    out[2] = rng.standard_normal();
    out[3] = rng.standard_normal();
    out.segment(4, 700) = rng.random_sample(700);
    out.segment(704, 5) = rng.randint<std::uint8_t>(0, 200, 5).cast<double>();
    rng.normal(1, 2, out.segment(709, 626));
    out[1335] = rng.random_sample();
    expect_stream(stored(), name("mixed"), out);
}

TEST(RandomState, ArraySeeds) {
    const auto& expected = stored()["array seed"];
    std::vector<std::uint32_t> many(700);
    for (std::uint32_t i = 0; i < 700; ++i) many[i] = i;
    EXPECT_SCALED_CLOSE(RandomState({1, 2, 3, 4}).random(5), expected.array<Eigen::ArrayXd>("short"), 0);
    EXPECT_SCALED_CLOSE(RandomState(many).rand(5), expected.array<Eigen::ArrayXd>("long"), 0);
}

TEST(RandomState, FillsInCOrderWhateverTheStorageOrder) {
    const auto& expected = stored()["arrays"];
    const auto matrix = expected.array<Eigen::MatrixXd>("matrix");
    EXPECT_SCALED_CLOSE(RandomState(3).normal(0, 1, 5, 3), matrix, 0);
    Eigen::Matrix<double, 5, 3, Eigen::RowMajor> rows;
    RandomState(3).standard_normal(rows);
    EXPECT_SCALED_CLOSE(rows, matrix, 0);
    Eigen::MatrixXd large = Eigen::MatrixXd::Zero(9, 9);
    RandomState(3).standard_normal(large.block(2, 1, 5, 3));
    EXPECT_SCALED_CLOSE(large.block(2, 1, 5, 3), matrix, 0);
    EXPECT_EQ(large.row(0).norm() + large.col(8).norm(), 0);

    Eigen::Tensor<double, 3> cube(3, 4, 2);
    RandomState(3).uniform(-1, 1, cube);
    EXPECT_SCALED_CLOSE(cube, (expected.array<Eigen::Tensor<double, 3>>("cube")), 0);
}

TEST(RandomState, LongRunsInStridedMemoryAreTheContiguousOnes) {
    const Eigen::ArrayXd flat = RandomState(8).standard_normal(6000);
    const Eigen::ArrayXXd columns = RandomState(8).standard_normal(3000, 2);
    for (Eigen::Index i = 0; i < 3000; ++i) {
        ASSERT_EQ(columns(i, 0), flat[2 * i]);
        ASSERT_EQ(columns(i, 1), flat[2 * i + 1]);
    }
}

TEST(RandomState, OneByOneIsTheArray) {
    RandomState a(77), b(77);
    const Eigen::ArrayXd normal = a.normal(0.3, 1.7, 2001);
    for (const double value : normal) ASSERT_EQ(b.normal(0.3, 1.7), value);
    const auto integers = a.randint(-5, 1000, 301);
    for (const auto value : integers) ASSERT_EQ(b.randint(-5, 1000), value);
    const Eigen::ArrayXd uniform = a.uniform(-0.3, 1.7, 2001);
    for (const double value : uniform) ASSERT_EQ(b.uniform(-0.3, 1.7), value);
    EXPECT_EQ(a(), b());
}

TEST(RandomState, ShufflesSlicesAlongTheFirstAxis) {
    const auto& expected = stored()["arrays"];
    Eigen::MatrixXd m(4, 3);
    m << 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11;
    EXPECT_SCALED_CLOSE(RandomState(3).permutation(m), expected.array<Eigen::MatrixXd>("permutation"), 0);
    RandomState(3).shuffle(m);
    EXPECT_SCALED_CLOSE(m, expected.array<Eigen::MatrixXd>("shuffle"), 0);
    const Eigen::ArrayXd a = Eigen::ArrayXd::LinSpaced(10, 0, 9);
    EXPECT_SCALED_CLOSE(RandomState(3).choice(a * 1.5, 6), expected.array<Eigen::ArrayXd>("choice"), 0);
}

TEST(RandomState, SeedStartsAgainAndCopiesContinueAlone) {
    RandomState a(5);
    const double first = a.standard_normal();
    RandomState b = a;
    EXPECT_EQ(a.standard_normal(), b.standard_normal());  // both have kept the second one of the pair
    a.seed(5);
    EXPECT_EQ(a.standard_normal(), first);
    EXPECT_NE(RandomState().random_sample(), RandomState().random_sample());
}

TEST(RandomState, EmptySizes) {
    RandomState rng(1), untouched(1);
    EXPECT_EQ(rng.standard_normal(0).size(), 0);
    EXPECT_EQ(rng.random_sample(0, 3).cols(), 3);
    EXPECT_EQ(rng.choice(0, 0).size(), 0);
    EXPECT_EQ(rng.permutation(0).size(), 0);
    Eigen::MatrixXd none(3, 0);
    rng.uniform(0, 1, none);
    rng.shuffle(none);
    EXPECT_NE(rng(), 0U);
    (void)untouched.permutation(3);  // a matrix without columns has its three rows shuffled all the same
    EXPECT_EQ(rng(), (untouched(), untouched()));
}

TEST(RandomState, Errors) {
    RandomState rng(1);
    using Error = std::invalid_argument;
    EXPECT_THROW_TEXT(RandomState(-1), Error, "seed must be between 0 and 2**32 - 1, got -1");
    EXPECT_THROW_TEXT(RandomState(std::int64_t{1} << 32), Error, "got 4294967296");
    EXPECT_THROW_TEXT(RandomState(std::vector<std::uint32_t>()), Error, "seed must not be empty");
    EXPECT_THROW_TEXT((void)rng.normal(0, -1, 5), Error, "RandomState.normal: scale must not be negative, got -1");
    EXPECT_THROW_TEXT((void)rng.exponential(-0.5), Error, "scale must not be negative");
    EXPECT_THROW_TEXT((void)rng.uniform(-1e308, 1e308), Error, "high - low must be finite");
    EXPECT_THROW_TEXT((void)rng.random_sample(-1), Error, "size must not be negative, got -1");
    EXPECT_THROW_TEXT((void)rng.randint(3, 3), Error, "low must be below high, got 3 and 3");
    EXPECT_THROW_TEXT((void)rng.randint<std::int8_t>(-129, 5), Error, "low is out of bounds for the type, got -129");
    EXPECT_THROW_TEXT((void)rng.randint<std::uint8_t>(0, 257, 4), Error, "high is out of bounds for the type, got 257");
    EXPECT_THROW_TEXT((void)rng.choice(0), Error, "a must be greater than 0");
    EXPECT_THROW_TEXT((void)rng.choice(5, 6, {.replace = false}), Error, "size must not exceed the population");
    EXPECT_THROW_TEXT((void)rng.choice(3, 2, {.p = {0.5, 0.5}}), Error, "a and p must have the same size, got 3 and 2");
    EXPECT_THROW_TEXT((void)rng.choice(2, 2, {.p = {0.5, 0.6}}), Error, "probabilities must sum to 1");
    EXPECT_EQ(rng.choice(3, 2, {.p = Eigen::Array3f::Constant(0.33333F)}).size(), 2);  // as well as float can sum to 1
    EXPECT_THROW_TEXT((void)rng.choice(2, 2, {.p = {1.5, -0.5}}), Error, "probabilities must not be negative");
    EXPECT_THROW_TEXT((void)rng.choice(2, 2, {.p = {0.5, std::nan("")}}), Error, "probabilities contain NaN");
    EXPECT_THROW_TEXT((void)rng.choice(3, 2, {.replace = false, .p = {0, 1, 0}}), Error, "non-zero probabilities 1");
    EXPECT_THROW_TEXT((void)rng.permutation(-2), Error, "size must not be negative");
}

}  // namespace

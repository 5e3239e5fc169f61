#include <scixx/core/generator.hpp>
#include <scixx/tensor.hpp>

#include "core/stream.hpp"
#include "support/closeness.hpp"

namespace {

using scixx::core::default_rng;
using scixx::core::ExponentialMethod;
using scixx::core::Generator;
using scixx::core::SeedSequence;
using scixx::testing::dtype_name;
using scixx::testing::expect_stream;
using scixx::testing::Reference;
using scixx::testing::stream_length;
using scixx::testing::stream_seeds;

const Reference& stored() {
    static const Reference reference("core/generator.json");
    return reference;
}

class GeneratorStream : public ::testing::TestWithParam<std::uint32_t> {
protected:
    std::string name(const std::string& kind) const { return kind + " " + std::to_string(GetParam()); }
    Generator rng{GetParam()};
};
INSTANTIATE_TEST_SUITE_P(Seeds, GeneratorStream, ::testing::ValuesIn(stream_seeds));

TEST_P(GeneratorStream, Random) {
    expect_stream(stored(), name("random float64"), rng.random(stream_length));
}
TEST_P(GeneratorStream, RandomFloat) {
    expect_stream(stored(), name("random float32"), rng.random<float>(stream_length));
}
TEST_P(GeneratorStream, Uniform) {
    expect_stream(stored(), name("uniform"), rng.uniform(-3.7, 11.3, stream_length));
}
TEST_P(GeneratorStream, StandardNormal) {
    expect_stream(stored(), name("standard_normal float64"), rng.standard_normal(stream_length));
}
TEST_P(GeneratorStream, StandardNormalFloat) {
    expect_stream(stored(), name("standard_normal float32"), rng.standard_normal<float>(stream_length));
}
TEST_P(GeneratorStream, Normal) {
    expect_stream(stored(), name("normal"), rng.normal(0.1, 3.3, stream_length));
}
TEST_P(GeneratorStream, StandardExponential) {
    expect_stream(stored(), name("standard_exponential float64"), rng.standard_exponential(stream_length));
}
TEST_P(GeneratorStream, StandardExponentialFloat) {
    expect_stream(stored(), name("standard_exponential float32"), rng.standard_exponential<float>(stream_length));
}
TEST_P(GeneratorStream, StandardExponentialByInversion) {
    expect_stream(stored(), name("standard_exponential inv float64"),
                  rng.standard_exponential(ExponentialMethod::inv, stream_length));
}
TEST_P(GeneratorStream, StandardExponentialFloatByInversion) {
    expect_stream(stored(), name("standard_exponential inv float32"),
                  rng.standard_exponential<float>(ExponentialMethod::inv, stream_length));
}
TEST_P(GeneratorStream, Exponential) {
    expect_stream(stored(), name("exponential"), rng.exponential(2.3, stream_length));
}
TEST_P(GeneratorStream, Permutation) {
    expect_stream(stored(), name("permutation"), rng.permutation(stream_length));
}
TEST_P(GeneratorStream, Choice) {
    expect_stream(stored(), name("choice"), rng.choice(1000, stream_length));
}
TEST_P(GeneratorStream, ChoiceByTheTailOfAShuffle) {
    expect_stream(stored(), name("choice tail"), rng.choice(stream_length, stream_length / 2, {.replace = false}));
    Generator again(GetParam());
    expect_stream(stored(), name("choice tail unshuffled"),
                  again.choice(stream_length, stream_length / 15, {.replace = false, .shuffle = false}));
}
TEST_P(GeneratorStream, ChoiceByFloydsAlgorithm) {
    expect_stream(stored(), name("choice floyd"), rng.choice(stream_length, 1000, {.replace = false}));
    Generator again(GetParam());
    expect_stream(stored(), name("choice floyd unshuffled"),
                  again.choice(9999, 5000, {.replace = false, .shuffle = false}));
}
TEST_P(GeneratorStream, ChoiceWithProbabilities) {
    const Eigen::VectorXd p = Eigen::VectorXd::LinSpaced(100, 1, 100) / 5050;
    expect_stream(stored(), name("choice p"), rng.choice(100, 2000, {.p = p}));
    Generator again(GetParam());
    expect_stream(stored(), name("choice p distinct"), again.choice(100, 60, {.replace = false, .p = p}));
}

TEST_P(GeneratorStream, IntegersOfEveryType) {
    scixx::testing::for_each_bound([&](auto type, auto low, auto high) {
        using T = decltype(type);
        const std::string label =
            name("integers " + dtype_name<T>() + " " + std::to_string(low) + " " + std::to_string(high));
        expect_stream(stored(), label, Generator(GetParam()).integers<T>(low, high, stream_length));
        const auto last = static_cast<decltype(high)>(high - 1);
        expect_stream(stored(), label, Generator(GetParam()).integers<T>(low, last, {.endpoint = true}, stream_length));
    });
}

TEST_P(GeneratorStream, KindsOfDrawsInterleave) {
    Eigen::ArrayXd out(4 + 70 + 5 + 66 + 2);
    out[0] = rng.uniform();
    out[1] = static_cast<double>(rng.integers(7));
    out[2] = rng.standard_normal();
    out[3] = rng.random<float>();
    rng.random(out.segment(4, 70));
    out.segment(74, 5) = rng.integers<std::uint8_t>(0, 200, 5).cast<double>();
    rng.normal(1, 2, out.segment(79, 66));
    out[145] = rng.exponential();
    out[146] = static_cast<double>(rng.integers(0, std::int64_t{1} << 40));
    expect_stream(stored(), name("mixed"), out);
}

TEST(Generator, OneByOneIsTheArray) {
    Generator a(77), b(77);
    const Eigen::ArrayXd normal = a.normal(0.3, 1.7, 2001);
    for (const double value : normal) ASSERT_EQ(b.normal(0.3, 1.7), value);
    const Eigen::ArrayXd exponential = a.exponential(0.3, 2001);
    for (const double value : exponential) ASSERT_EQ(b.exponential(0.3), value);
    const Eigen::ArrayXd uniform = a.uniform(-0.3, 1.7, 2001);
    for (const double value : uniform) ASSERT_EQ(b.uniform(-0.3, 1.7), value);
    EXPECT_EQ(a(), b());
}

TEST(Generator, SeedsOfAnySize) {
    const auto& expected = stored()["array seed"];
    EXPECT_SCALED_CLOSE(default_rng({1, (1ULL << 40) + 5, 0, 7, 8}).random(5),
                        expected.array<Eigen::ArrayXd>("several"), 0);
    EXPECT_SCALED_CLOSE(default_rng({1, 2, 0, 16}).random(5), expected.array<Eigen::ArrayXd>("big"), 0);
    EXPECT_SCALED_CLOSE(default_rng(~std::uint64_t{0}).random(5), expected.array<Eigen::ArrayXd>("64 bits"), 0);
    EXPECT_NE(default_rng().random(), default_rng().random());
}

TEST(Generator, FillsInCOrderWhateverTheStorageOrder) {
    const auto& expected = stored()["arrays"];
    const auto matrix = expected.array<Eigen::MatrixXd>("matrix");
    EXPECT_SCALED_CLOSE(Generator(3).standard_normal(5, 3), matrix, 0);
    Eigen::Array<double, 5, 3, Eigen::RowMajor> rows;
    Generator(3).normal(0, 1, rows);
    EXPECT_SCALED_CLOSE(rows, matrix, 0);
    Eigen::Tensor<double, 3> cube(3, 4, 2);
    Generator(3).random(cube);
    EXPECT_SCALED_CLOSE(cube, (expected.array<Eigen::Tensor<double, 3>>("cube")), 0);
}

TEST(Generator, WorksAlongAnyAxis) {
    const auto& expected = stored()["arrays"];
    Eigen::MatrixXd m(4, 3);
    m << 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11;
    const Eigen::MatrixXd original = m;
    EXPECT_SCALED_CLOSE(Generator(3).permutation(m, 1), expected.array<Eigen::MatrixXd>("permutation 1"), 0);
    EXPECT_SCALED_CLOSE(Generator(3).choice(m, 7), expected.array<Eigen::MatrixXd>("choice"), 0);
    EXPECT_SCALED_CLOSE(Generator(3).choice(m, 2, {.replace = false, .axis = -1}),
                        expected.array<Eigen::MatrixXd>("choice 1"), 0);
    Generator(3).shuffle(m);
    EXPECT_SCALED_CLOSE(m, expected.array<Eigen::MatrixXd>("shuffle"), 0);
    m = original;
    Generator(3).shuffle(m, 1);
    EXPECT_SCALED_CLOSE(m, expected.array<Eigen::MatrixXd>("shuffle 1"), 0);
    Eigen::Tensor<double, 3, Eigen::RowMajor> cube(4, 3, 2);
    for (int i = 0; i < 24; ++i) cube.data()[i] = i;
    EXPECT_SCALED_CLOSE(Generator(3).permutation(cube, 2),
                        (expected.array<Eigen::Tensor<double, 3, Eigen::RowMajor>>("cube permutation")), 0);
}

TEST(SeedSequence, StatesAndChildren) {
    const auto& expected = stored()["seed sequence"];
    const auto same = [&](const auto& words, const std::string& key) {
        const auto& stored_words = expected.numbers(key).real;
        ASSERT_EQ(words.size(), stored_words.size());
        for (std::size_t i = 0; i < words.size(); ++i) EXPECT_EQ(static_cast<double>(words[i]), stored_words[i]) << key;
    };
    SeedSequence root(99);
    auto children = root.spawn(2);
    for (auto& child : root.spawn(1)) children.push_back(child);
    const SeedSequence grandchild = children[1].spawn(2)[1];
    same(root.generate_state<std::uint32_t>(6), "state32");
    same(children[2].generate_state<std::uint32_t>(6), "child32");
    same(grandchild.generate_state<std::uint32_t>(6), "grandchild32");
    std::vector<std::uint32_t> halves;
    for (const std::uint64_t word : root.generate_state<std::uint64_t>(3)) {
        halves.push_back(static_cast<std::uint32_t>(word));
        halves.push_back(static_cast<std::uint32_t>(word >> 32));
    }
    same(halves, "state64");
    EXPECT_SCALED_CLOSE(Generator(grandchild).random(3), expected.array<Eigen::ArrayXd>("grandchild"), 0);
    EXPECT_EQ(root.n_children_spawned(), 3U);
    EXPECT_EQ(grandchild.spawn_key(), (std::vector<std::uint32_t>{1, 1}));

    Generator parent(99);
    EXPECT_EQ(parent.spawn(2)[1].random(), Generator(children[1]).random());
    // Entropy that names the sequence can be given back to get it again.
    const SeedSequence some;
    const std::vector<std::uint64_t> entropy(some.entropy().begin(), some.entropy().end());
    EXPECT_EQ(SeedSequence(entropy).generate_state<std::uint32_t>(4), some.generate_state<std::uint32_t>(4));
}

TEST(PCG64, AdvanceIsManyDraws) {
    Generator far(5);
    far.bit_generator().advance(123456789);
    EXPECT_SCALED_CLOSE(far.random(4), stored()["advance"].array<Eigen::ArrayXd>("out"), 0);
    Generator a(6), b(6);
    (void)a.random(37);
    b.bit_generator().advance(37);
    EXPECT_EQ(a(), b());
}

TEST(Wide, BothWaysToMultiplyAgree) {
    using scixx::core::detail::Wide;
    Generator rng(9);
    for (int i = 0; i < 1000; ++i) {
        const std::uint64_t a = rng() >> (i % 64), b = rng() >> (i % 37);
        EXPECT_EQ(Wide::product(a, b), Wide::product_of_halves(a, b));
    }
    constexpr std::uint64_t most = ~std::uint64_t{0};
    EXPECT_EQ(Wide::product_of_halves(most, most), (Wide{most - 1, 1}));
}

TEST(Generator, Errors) {
    Generator rng(1);
    using Error = std::invalid_argument;
    EXPECT_THROW_TEXT(Generator(-1), Error, "entropy must be non-negative, got -1");
    EXPECT_THROW_TEXT((void)rng.normal(0, -1, 5), Error, "Generator.normal: scale must not be negative, got -1");
    EXPECT_THROW_TEXT((void)rng.exponential(-0.5), Error, "scale must not be negative");
    EXPECT_THROW_TEXT((void)rng.uniform(-1e308, 1e308, 2), Error, "high - low must be finite");
    EXPECT_THROW_TEXT((void)rng.random(2, -1), Error, "size must not be negative, got 2 x -1");
    EXPECT_THROW_TEXT((void)rng.integers(3, 3), Error, "low must be below high, got 3 and 3");
    EXPECT_THROW_TEXT((void)rng.integers(3, 2, {.endpoint = true}), Error, "low must be below high, got 3 and 2");
    EXPECT_THROW_TEXT((void)rng.integers<std::uint16_t>(-1, 5), Error, "low is out of bounds for the type, got -1");
    EXPECT_THROW_TEXT((void)rng.choice(5, 6, {.replace = false}), Error, "size must not exceed the population");
    EXPECT_THROW_TEXT((void)rng.choice(2, 2, {.p = {0.5, 0.6}}), Error, "probabilities must sum to 1");
    // float weights sum to 1 only as well as float can: sqrt(eps) of their own type, as in NumPy.
    const Eigen::ArrayXf third = Eigen::ArrayXf::Constant(3, 0.33333F);
    EXPECT_EQ(rng.choice(3, 5, {.p = third}).size(), 5);
    EXPECT_EQ(rng.choice(3, 5, {.p = std::vector<float>{0.33333F, 0.33333F, 0.33333F}}).size(), 5);
    EXPECT_THROW_TEXT((void)rng.choice(3, 5, {.p = third.cast<double>()}), Error, "probabilities must sum to 1");
    EXPECT_THROW_TEXT((void)rng.choice(3, 5, {.p = third * 0.99F}), Error, "probabilities must sum to 1");
    for (unsigned seed = 0; seed < 200; ++seed) {
        Eigen::ArrayXf p(1000);
        Generator(seed).random<float>(p);
        p /= p.sum();
        EXPECT_EQ(rng.choice(1000, 5, {.p = p}).size(), 5);
    }
    EXPECT_THROW_TEXT((void)rng.permutation(Eigen::MatrixXd::Zero(2, 2), 2), Error, "axis 2 is out of bounds");
    EXPECT_EQ(rng.integers(3, 3, {.endpoint = true}), 3);
}

}  // namespace

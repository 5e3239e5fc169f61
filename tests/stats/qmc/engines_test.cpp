#include <cmath>
#include <limits>
#include <scixx/core/random_state.hpp>
#include <scixx/stats/qmc/halton.hpp>
#include <scixx/stats/qmc/latin_hypercube.hpp>
#include <scixx/stats/qmc/poisson_disk.hpp>
#include <scixx/stats/qmc/sobol.hpp>
#include <set>
#include <stdexcept>
#include <string>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::stats;
using Eigen::Index;
using Eigen::MatrixXd;
using scixx::core::Generator;
using scixx::core::RandomState;
using scixx::testing::Reference;

class Engines : public ::testing::Test {
protected:
    const Reference reference{"stats/qmc/engines.json"};
    [[nodiscard]] MatrixXd stored(const std::string& name, const std::string& key = "first") const {
        return reference[name].array<MatrixXd>(key);
    }
    void expect(qmc::QMCEngine<>& engine, const std::string& name, double tolerance = 0) {
        SCOPED_TRACE(name);
        const MatrixXd first = stored(name), second = stored(name, "second");
        EXPECT_SCALED_CLOSE(engine.random(first.rows()), first, tolerance);
        EXPECT_SCALED_CLOSE(engine.random(second.rows()), second, tolerance);
        EXPECT_EQ(engine.num_generated(), first.rows() + second.rows());
        engine.fast_forward(5);
        EXPECT_SCALED_CLOSE(engine.random(second.rows()), stored(name, "third"), tolerance);
        engine.reset();
        EXPECT_EQ(engine.num_generated(), 0);
        EXPECT_SCALED_CLOSE(engine.random(2), stored(name, "again"), tolerance);
    }
};

TEST_F(Engines, SobolIsScipys) {
    const auto check = [&](qmc::Sobol<> engine, const std::string& name) { expect(engine, name); };
    check(qmc::Sobol(7, {.rng = 1}), "sobol");
    check(qmc::Sobol(7, {.scramble = false}), "sobol plain");
    check(qmc::Sobol(3, {.bits = 64, .rng = 2}), "sobol 64");
    check(qmc::Sobol(3, {.bits = 32, .rng = 2}), "sobol 32");
    check(qmc::Sobol(12, {.bits = 5, .rng = 2}), "sobol 5");
    RandomState legacy(3);
    check(qmc::Sobol(2, {.rng = legacy}), "sobol legacy");
    const MatrixXd many = qmc::Sobol(1111, {.scramble = false}).random(40), rows = stored("sobol many");
    EXPECT_TRUE(many.row(3) == rows.row(0) && many.row(17) == rows.row(1) && many.row(39) == rows.row(2));
    const auto whole = qmc::Sobol(2, {.rng = 1}).integers({-3, 4}, {4, 9}, 8, {.endpoint = true});
    EXPECT_SCALED_CLOSE(whole.cast<double>(), stored("sobol integers", "out"), 0);
    EXPECT_SCALED_CLOSE(qmc::Sobol(3, {.rng = 5, .optimization = qmc::Optimization::random_cd}).random(8),
                        stored("sobol cd"), 0);
}

TEST_F(Engines, SobolInPiecesIsOne) {
    qmc::Sobol whole(5, {.rng = 1}), pieces(5, {.rng = 1});
    const MatrixXd all = whole.random_base2(9);
    Index at = 0;
    for (const Index n : {1, 0, 62, 1, 64, 65, 200, 119}) {
        EXPECT_TRUE(pieces.random(n) == all.middleRows(at, n));
        at += n;
    }
    EXPECT_TRUE((all.array() >= 0 && all.array() < 1).all());
    // Every layer of every dimension holds one of the first 2^m points.
    for (Index k = 0; k < 5; ++k) {
        std::set<Index> layers;
        for (Index i = 0; i < 512; ++i) layers.insert(static_cast<Index>(all(i, k) * 512));
        EXPECT_EQ(layers.size(), 512U);
    }
    // A copy goes on by itself.
    qmc::Sobol copy = whole;
    EXPECT_TRUE(copy.random(3) == whole.random(3));
    qmc::Sobol skipped(5, {.rng = 1});
    skipped.fast_forward(100).fast_forward(7);
    EXPECT_TRUE(skipped.random(2) == all.middleRows(107, 2));
    qmc::Sobol last(1, {.scramble = false, .bits = 3});
    EXPECT_EQ(last.random_base2(3).sum(), 3.5);
    EXPECT_EQ(last.random(0).rows(), 0);
    EXPECT_THROW_TEXT(last.random(1), std::invalid_argument, "Sobol.random: at most 2^3 = 8 distinct points");
    EXPECT_THROW_TEXT(last.fast_forward(1), std::invalid_argument, "Sobol.fast_forward: at most");
}

TEST_F(Engines, HaltonIsScipys) {
    qmc::Halton plain(9, {.scramble = false});
    expect(plain, "halton plain", 1e-15);
    qmc::Halton engine(4, {.rng = 1});
    const MatrixXd all = engine.random(5000);
    EXPECT_SCALED_CLOSE(all.topRows(20), stored("halton", "head"), 1e-15);
    EXPECT_SCALED_CLOSE(all.bottomRows(20), stored("halton", "tail"), 1e-15);
    EXPECT_TRUE((all.array() >= 0 && all.array() < 1).all());
    engine.reset().fast_forward(4990);
    EXPECT_TRUE(engine.random(10) == all.bottomRows(10));
    Generator g(1);
    EXPECT_TRUE(qmc::Halton(4, {.rng = g}).random(3) == all.topRows(3));
    EXPECT_TRUE(qmc::Halton(4, {.rng = g}).random(3) != all.topRows(3));
    EXPECT_EQ(qmc::Halton(700, {.scramble = false}).random(2)(1, 699), 1.0 / 5279);  // the 700th prime
}

TEST_F(Engines, LatinHypercubeIsScipys) {
    const auto check = [&](qmc::LatinHypercube<> engine, const std::string& name) { expect(engine, name); };
    check(qmc::LatinHypercube(4, {.rng = 5}), "lhs");
    check(qmc::LatinHypercube(4, {.scramble = false, .rng = 5}), "lhs middle");
    qmc::LatinHypercube optimized(4, {.optimization = qmc::Optimization::random_cd, .rng = 5});
    EXPECT_SCALED_CLOSE(optimized.random(11), stored("lhs cd"), 0);
    EXPECT_SCALED_CLOSE(optimized.random(2), stored("lhs cd", "second"), 0);
    RandomState legacy(5);
    check(qmc::LatinHypercube(3, {.rng = legacy}), "lhs legacy");
    for (const bool scramble : {true, false}) {
        const std::string name = scramble ? "lhs 2" : "lhs 2 middle";
        SCOPED_TRACE(name);
        qmc::LatinHypercube engine(5, {.scramble = scramble, .strength = 2, .rng = 5});
        const MatrixXd first = engine.random(25);
        EXPECT_SCALED_CLOSE(first, stored(name), 1e-15);
        EXPECT_SCALED_CLOSE(engine.random(49), stored(name, "second"), 1e-15);
        for (Index j = 0; j < 5; ++j)  // each pair of dimensions has a point in each of 5 x 5 cells
            for (Index k = 0; k < j; ++k) {
                std::set<Index> cells;
                for (Index i = 0; i < 25; ++i)
                    cells.insert(static_cast<Index>(first(i, j) * 5) * 5 + static_cast<Index>(first(i, k) * 5));
                EXPECT_EQ(cells.size(), 25U);
            }
    }
    EXPECT_EQ(qmc::LatinHypercube(2).random(0).rows(), 0);
    EXPECT_EQ(qmc::LatinHypercube(2, {.scramble = false}).random()(0, 1), 0.5);
}

TEST_F(Engines, PoissonDiskIsScipys) {
    qmc::PoissonDisk volume(2, {.radius = 0.11, .rng = 6});
    EXPECT_SCALED_CLOSE(volume.random(9), stored("poisson volume"), 1e-13);
    EXPECT_SCALED_CLOSE(volume.fill_space(), stored("poisson volume", "rest"), 1e-13);
    qmc::PoissonDisk surface(2, {.radius = 0.15, .hypersphere = qmc::Hypersphere::surface, .ncandidates = 7, .rng = 6});
    EXPECT_SCALED_CLOSE(surface.random(9), stored("poisson surface"), 1e-13);
    EXPECT_SCALED_CLOSE(surface.fill_space(), stored("poisson surface", "rest"), 1e-13);
    qmc::PoissonDisk space(3, {.radius = 0.4, .rng = 6});
    const MatrixXd first = space.fill_space();
    EXPECT_SCALED_CLOSE(first, stored("poisson 3"), 1e-13);
    EXPECT_TRUE(space.reset().random(3) == first.topRows(3));
    // Distances are kept over many calls, also when the cube is full.
    qmc::PoissonDisk engine(2, {.radius = 0.2, .rng = 1});
    MatrixXd all(0, 2);
    for (int call = 0; call < 40; ++call) {
        const MatrixXd more = engine.random(2);
        all.conservativeResize(all.rows() + more.rows(), 2);
        all.bottomRows(more.rows()) = more;
    }
    for (Index i = 0; i < all.rows(); ++i)
        for (Index j = 0; j < i; ++j) EXPECT_GE((all.row(i) - all.row(j)).norm(), 0.2);
    EXPECT_GT(all.rows(), 15);
    EXPECT_EQ(qmc::PoissonDisk(2, {.radius = 10}).random(4).rows(), 1);
}

TEST_F(Engines, Errors) {
    EXPECT_THROW_TEXT(qmc::Sobol(0), std::invalid_argument, "Sobol: d must be positive");
    EXPECT_THROW_TEXT(qmc::Sobol(1112), std::invalid_argument, "Sobol: d must be at most 1111");
    EXPECT_THROW_TEXT(qmc::Sobol(2, {.bits = 65}), std::invalid_argument, "Sobol: bits");
    EXPECT_THROW_TEXT(qmc::Sobol(2, {.bits = 0}), std::invalid_argument, "Sobol: bits");
    EXPECT_THROW_TEXT(qmc::Sobol(2).random(-1), std::invalid_argument, "Sobol.random: n must not be negative");
    EXPECT_THROW_TEXT(qmc::Sobol(2).fast_forward(-1), std::invalid_argument,
                      "Sobol.fast_forward: n must not be negative");
    qmc::Sobol engine(2);
    EXPECT_EQ(engine.random(3).rows(), 3);
    EXPECT_THROW_TEXT(engine.random_base2(2), std::invalid_argument, "power of 2");
    EXPECT_THROW_TEXT(engine.random_base2(63), std::invalid_argument, "m must be in");
    EXPECT_THROW_TEXT(engine.integers({1, 2, 3}, 5), std::invalid_argument, "scale: bounds");
    EXPECT_THROW_TEXT(qmc::Halton(0), std::invalid_argument, "Halton: d");
    EXPECT_THROW_TEXT(qmc::LatinHypercube(3, {.strength = 3}), std::invalid_argument, "LatinHypercube: strength");
    EXPECT_THROW_TEXT(qmc::LatinHypercube(3, {.strength = 2}).random(5), std::invalid_argument, "square of a prime");
    EXPECT_THROW_TEXT(qmc::LatinHypercube(3, {.strength = 2}).random(16), std::invalid_argument, "square of a prime");
    EXPECT_THROW_TEXT(qmc::LatinHypercube(4, {.strength = 2}).random(4), std::invalid_argument, "(d - 1)^2");
    EXPECT_THROW_TEXT(qmc::PoissonDisk(2, {.radius = 0}), std::invalid_argument, "PoissonDisk: radius");
    EXPECT_THROW_TEXT(qmc::PoissonDisk(9, {.radius = 0.01}), std::invalid_argument, "grid");
    EXPECT_THROW_TEXT(qmc::PoissonDisk(2, {.ncandidates = 0}), std::invalid_argument, "ncandidates");
}

TEST_F(Engines, FullCubeGivesFewerPoints) {
    qmc::PoissonDisk engine(2, {.radius = 0.5, .rng = 1});
    const auto whole = engine.integers(0, 10, 1000);
    EXPECT_LT(whole.rows(), 20);
    EXPECT_GE(whole.minCoeff(), 0);
    EXPECT_THROW_TEXT(qmc::PoissonDisk(2, {.radius = std::numeric_limits<double>::infinity()}), std::invalid_argument,
                      "radius must be positive");
}

}  // namespace

#include <scixx/spatial/distance.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace distance = scixx::spatial::distance;
using distance::Metric;
using RowMajor = Eigen::Array<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

const scixx::testing::Reference& reference() {
    static const scixx::testing::Reference stored("spatial/distance.json");
    return stored;
}

const std::vector<std::pair<std::string, Metric>> real_metrics{
    {"braycurtis", Metric::braycurtis},       {"canberra", Metric::canberra},       {"chebyshev", Metric::chebyshev},
    {"cityblock", Metric::cityblock},         {"correlation", Metric::correlation}, {"cosine", Metric::cosine},
    {"euclidean", Metric::euclidean},         {"hamming", Metric::hamming},         {"jaccard", Metric::jaccard},
    {"jensenshannon", Metric::jensenshannon}, {"mahalanobis", Metric::mahalanobis}, {"minkowski", Metric::minkowski},
    {"seuclidean", Metric::seuclidean},       {"sqeuclidean", Metric::sqeuclidean}};

const std::vector<std::pair<std::string, Metric>> truth_metrics{{"dice", Metric::dice},
                                                                {"rogerstanimoto", Metric::rogerstanimoto},
                                                                {"russellrao", Metric::russellrao},
                                                                {"sokalsneath", Metric::sokalsneath},
                                                                {"yule", Metric::yule},
                                                                {"hamming", Metric::hamming},
                                                                {"jaccard", Metric::jaccard}};

TEST(Distance, RealMetricsAsInSciPy) {
    const auto& input = reference()["input"];
    const auto a = input.array<Eigen::MatrixXd>("a"), b = input.array<Eigen::MatrixXd>("b");
    const auto w = input.array<Eigen::ArrayXd>("w");
    const RowMajor a_rows = a, b_rows = b;
    for (const auto& [name, metric] : real_metrics) {
        SCOPED_TRACE(name);
        const auto& data = reference()[name];
        const auto expected = data.array<Eigen::MatrixXd>("cdist");
        // 1 - cos of parallel vectors keeps the rounding of cos; log terms of near-equal vectors cancel likewise.
        const double most = metric == Metric::mahalanobis ? 1e-12 : metric == Metric::jensenshannon ? 2e-8 : 2e-15;
        const Eigen::MatrixXd columns = distance::cdist(a, b, metric);
        EXPECT_SCALED_CLOSE(columns, expected, most);
        const RowMajor rows = distance::cdist(a_rows, b_rows, metric);
        EXPECT_SCALED_CLOSE(rows, expected, most);
        const Eigen::VectorXd pairs = distance::pdist(a, metric);
        EXPECT_SCALED_CLOSE(pairs, data.array<Eigen::VectorXd>("pdist"), most);
        const Eigen::MatrixXf single = distance::cdist(a.cast<float>().eval(), b.cast<float>().eval(), metric);
        EXPECT_SCALED_CLOSE(single.cast<double>().eval(), expected,
                            metric == Metric::mahalanobis     ? 2e-4
                            : metric == Metric::jensenshannon ? 5e-4
                                                              : 1e-6);
        if (!data.has("weighted")) continue;
        EXPECT_SCALED_CLOSE(distance::cdist(a, b, metric, {.w = w}), data.array<Eigen::MatrixXd>("weighted"), most);
    }
}

TEST(Distance, MinkowskiExponentsAndParameters) {
    const auto& input = reference()["input"];
    const auto a = input.array<Eigen::MatrixXd>("a"), b = input.array<Eigen::MatrixXd>("b");
    const auto w = input.array<Eigen::ArrayXd>("w"), V = input.array<Eigen::ArrayXd>("V");
    const auto VI = input.array<Eigen::MatrixXd>("VI");
    for (const char* name : {"minkowski 0.5", "minkowski 1", "minkowski 3", "minkowski 2.5", "minkowski inf"}) {
        const auto& data = reference()[name];
        const double p = data.number("p");
        EXPECT_SCALED_CLOSE(distance::cdist(a, b, Metric::minkowski, {.p = p}), data.array<Eigen::MatrixXd>("cdist"),
                            4e-15);
        EXPECT_SCALED_CLOSE(distance::cdist(a, b, Metric::minkowski, {.p = p, .w = w}),
                            data.array<Eigen::MatrixXd>("weighted"), 4e-15);
    }
    const auto& data = reference()["parameters"];
    EXPECT_SCALED_CLOSE(distance::cdist(a, b, Metric::seuclidean, {.V = V}), data.array<Eigen::MatrixXd>("seuclidean"),
                        2e-15);
    EXPECT_SCALED_CLOSE(distance::cdist(a, b, Metric::mahalanobis, {.VI = VI}),
                        data.array<Eigen::MatrixXd>("mahalanobis"), 2e-15);
    EXPECT_SCALED_CLOSE(distance::cdist(a, b, Metric::jensenshannon, {.base = 2.0}),
                        data.array<Eigen::MatrixXd>("jensenshannon"), 2e-8);
    Eigen::MatrixXd skew = VI;  // only the symmetric part counts
    skew(0, 3) += 5;
    skew(3, 0) -= 5;
    EXPECT_SCALED_CLOSE(distance::cdist(a, b, Metric::mahalanobis, {.VI = skew}),
                        data.array<Eigen::MatrixXd>("mahalanobis"), 1e-14);
}

TEST(Distance, TruthValuesAsInSciPy) {
    const auto& input = reference()["input"];
    const auto p = input.array<Eigen::MatrixXd>("p"), q = input.array<Eigen::MatrixXd>("q");
    const auto w = input.array<Eigen::ArrayXd>("wb");
    const Eigen::Matrix<bool, Eigen::Dynamic, Eigen::Dynamic> p_bool = p.cast<bool>(), q_bool = q.cast<bool>();
    for (const auto& [name, metric] : truth_metrics) {
        SCOPED_TRACE(name);
        const auto& data = reference()["truth " + name];
        EXPECT_SCALED_CLOSE(distance::cdist(p_bool, q_bool, metric), data.array<Eigen::MatrixXd>("cdist"), 1e-15);
        EXPECT_SCALED_CLOSE(distance::pdist(p_bool, metric), data.array<Eigen::VectorXd>("pdist"), 1e-15);
        EXPECT_SCALED_CLOSE(distance::cdist(p_bool, q_bool, metric, {.w = w}), data.array<Eigen::MatrixXd>("weighted"),
                            1e-15);
    }
    EXPECT_SCALED_CLOSE(distance::cdist(3 * p, q, Metric::dice),
                        reference()["truth dice"].array<Eigen::MatrixXd>("cdist"), 1e-15);
}

TEST(Distance, AllSizesAgreeWithTheDefinition) {
    for (const Eigen::Index m : {1, 2, 3, 7, 8, 9, 17})
        for (const Eigen::Index n : {1, 8, 15, 33})
            for (const Eigen::Index d : {1, 2, 130}) {
                const Eigen::ArrayXXd a = Eigen::ArrayXXd::Random(m, d), b = Eigen::ArrayXXd::Random(n, d);
                const Eigen::ArrayXXd out = distance::cdist(a, b), square = distance::cdist(a, b, Metric::sqeuclidean);
                const Eigen::ArrayXd pairs = distance::pdist(b, Metric::cityblock);
                Eigen::Index next = 0;
                for (Eigen::Index i = 0; i < m; ++i)
                    for (Eigen::Index j = 0; j < n; ++j) {
                        EXPECT_REL_CLOSE(out(i, j), std::sqrt((a.row(i) - b.row(j)).square().sum()), 1e-14);
                        EXPECT_REL_CLOSE(square(i, j), (a.row(i) - b.row(j)).square().sum(), 1e-14);
                    }
                for (Eigen::Index i = 0; i < n; ++i)
                    for (Eigen::Index j = i + 1; j < n; ++j)
                        EXPECT_REL_CLOSE(pairs[next++], (b.row(i) - b.row(j)).abs().sum(), 1e-14);
                EXPECT_EQ(next, pairs.size());
            }
    // Long rows: the groups are taken in several stretches.
    const Eigen::ArrayXXd a = Eigen::ArrayXXd::Random(5, 3000), b = Eigen::ArrayXXd::Random(90, 3000);
    const Eigen::ArrayXXd out = distance::cdist(a, b, Metric::cityblock);
    for (Eigen::Index j = 0; j < 90; ++j) EXPECT_REL_CLOSE(out(3, j), (a.row(3) - b.row(j)).abs().sum(), 1e-13);
    const Eigen::ArrayXd pairs = distance::pdist(b, Metric::sqeuclidean);
    EXPECT_REL_CLOSE(pairs[88], (b.row(0) - b.row(89)).square().sum(), 1e-13);
    EXPECT_REL_CLOSE(pairs[90 * 89 / 2 - 1], (b.row(88) - b.row(89)).square().sum(), 1e-13);
}

TEST(Distance, ClosePointsKeepTheirRelativeAccuracy) {
    Eigen::MatrixXd a = Eigen::MatrixXd::Constant(1, 6, 1e8), b = a;
    b(0, 2) += 0x1p-20;
    EXPECT_EQ(distance::cdist(a, b)(0, 0), 0x1p-20);
    EXPECT_EQ(distance::cdist(a, b, Metric::sqeuclidean)(0, 0), 0x1p-40);
}

TEST(Distance, ZerosInfinitiesAndNaN) {
    const double nan = std::nan("");
    const Eigen::Vector3d zero(0, 0, 0), x(1, 0, -2), broken(1, nan, 2), infinite(1, HUGE_VAL, 2);
    EXPECT_EQ(distance::canberra(zero, zero), 0);
    EXPECT_EQ(distance::canberra(x, zero), 2);
    EXPECT_EQ(distance::canberra(Eigen::Vector2d(5e-324, 0), Eigen::Vector2d(0, 0)), 1);
    EXPECT_TRUE(std::isnan(distance::braycurtis(zero, zero)));
    EXPECT_TRUE(std::isnan(distance::cosine(zero, x)));
    EXPECT_TRUE(std::isnan(distance::correlation(zero, x)));
    EXPECT_EQ(distance::jaccard(zero, zero), 0);
    EXPECT_EQ(distance::yule(zero, zero), 0);
    EXPECT_EQ(distance::dice(zero, zero), 0);
    EXPECT_TRUE(std::isnan(distance::sokalsneath(zero, zero)));
    EXPECT_EQ(distance::russellrao(zero, zero), 1);
    EXPECT_EQ(distance::rogerstanimoto(zero, zero), 0);
    EXPECT_TRUE(std::isnan(distance::jensenshannon(zero, zero)));
    EXPECT_TRUE(std::isnan(distance::euclidean(x, broken)));
    EXPECT_TRUE(std::isnan(distance::cityblock(x, broken)));
    EXPECT_TRUE(std::isnan(distance::chebyshev(x, broken)));
    EXPECT_TRUE(std::isnan(distance::chebyshev(broken, x)));
    EXPECT_EQ(distance::chebyshev(x, infinite), HUGE_VAL);
    EXPECT_EQ(distance::euclidean(x, infinite), HUGE_VAL);
    EXPECT_EQ(distance::hamming(infinite, infinite), 0);
    EXPECT_EQ(distance::hamming(broken, broken), 1.0 / 3);
    const Eigen::Vector3d y(3, 0, -4);
    EXPECT_EQ(distance::cosine(y, 3 * y), 0);
    EXPECT_EQ(distance::cosine(y, -y), 2);
    for (int i = 0; i < 200; ++i) {  // rounding never leads out of [0, 2]
        const Eigen::VectorXd v = Eigen::VectorXd::Random(5);
        EXPECT_GE(distance::cosine(v, 3 * v), 0);
        EXPECT_LE(distance::cosine(v, 3 * v), 1e-15);
        EXPECT_LE(distance::cosine(v, -7 * v), 2);
        EXPECT_GE(distance::cosine(v, -7 * v), 2 - 1e-15);
    }
}

}  // namespace

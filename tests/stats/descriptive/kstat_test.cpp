#include <limits>
#include <scixx/stats/descriptive/circular.hpp>
#include <scixx/stats/descriptive/entropy.hpp>
#include <scixx/stats/descriptive/kstat.hpp>
#include <stdexcept>

#include "stats/descriptive/list.hpp"

namespace {

using namespace scixx::stats;
using scixx::testing::expect_list;
using scixx::testing::Reference;
using Vector = std::vector<double>;
const double nan = std::numeric_limits<double>::quiet_NaN(), inf = std::numeric_limits<double>::infinity();

TEST(Kstat, AgreesWithScipy) {
    const Reference reference("stats/descriptive.json");
    for (const auto& [name, e] : reference.cases()) {
        SCOPED_TRACE(name);
        const auto x = e.list<double>("x"), w = e.list<double>("w"), q = e.list<double>("q"), y = e.list<double>("y");
        expect_list({entropy(x), entropy(x, {.base = 2}), entropy(x, q), entropy(x, q, {.base = 10})}, e, "entropy");
        Vector differential;
        for (const auto method : {EntropyMethod::vasicek, EntropyMethod::van_es, EntropyMethod::ebrahimi,
                                  EntropyMethod::correa, EntropyMethod::automatic}) {
            differential.push_back(differential_entropy(y, {.method = method}));
            differential.push_back(differential_entropy(y, {.window_length = 1, .base = 2, .method = method}));
            differential.push_back(differential_entropy(y, {.window_length = 3, .base = 10, .method = method}));
        }
        expect_list(differential, e, "differential", 1e-12);
        expect_list({kstat(x, 1), kstat(x), kstat(x, 3), kstat(x, 4), kstatvar(x, 1), kstatvar(x)}, e, "kstat", 1e-11);
        const auto [l1, l2, t3, t4] = lmoment(x);
        const auto raw = lmoment(x, {.standardize = false});
        expect_list({l1, l2, raw[2], raw[3], lmoment(x, 5, {.standardize = false}),
                     lmoment(x, 6, {.standardize = false}), t3, t4, lmoment(x, 5), lmoment(x, 6)},
                    e, "lmoment", 1e-13);
        expect_list({expectile(x, 0), expectile(x, 0.05), expectile(x), expectile(x, 0.8), expectile(x, 1),
                     expectile(x, 0.3, w)},
                    e, "expectile", 1e-14);
        const CircularOptions turn{.high = 3, .low = -3};
        Vector large(x);
        for (double& v : large) v *= 1e7;
        expect_list({circmean(x), circvar(x), circstd(x), circmean(x, turn), circvar(x, turn),
                     circstd(x, {.high = 3, .low = -3}), circstd(x, {.high = 3, .low = -3, .normalize = true}),
                     circmean(large), circvar(large)},
                    e, "circular", 1e-13);
        const auto vectors = e.array<Eigen::ArrayXXd>("vectors");
        for (const bool normalize : {true, false}) {
            const auto d = directional_stats(vectors.transpose(), {.axis = 1, .normalize = normalize});
            Vector found(d.mean_direction.data(), d.mean_direction.data() + 3);
            found.push_back(d.mean_resultant_length);
            expect_list(found, e, normalize ? "directions" : "vectors mean", 1e-13);
        }
    }
}

TEST(Kstat, OffsetsCostNoDigits) {
    const Vector x{1, 4, 2, 8, 5, 7}, y{1e6 + 1, 1e6 + 4, 1e6 + 2, 1e6 + 8, 1e6 + 5, 1e6 + 7};
    for (int n = 2; n <= 4; ++n) EXPECT_REL_CLOSE(kstat(y, n), kstat(x, n), 1e-12);
    EXPECT_REL_CLOSE(lmoment(y, 4), lmoment(x, 4), 1e-14);
    const Vector huge{1e200, 3e200, 2e200};
    EXPECT_REL_CLOSE(lmoment(huge, 3), lmoment(Vector{1, 3, 2}, 3), 1e-14);
    EXPECT_REL_CLOSE(expectile(huge, 0.2), 1e200 * expectile(Vector{1, 3, 2}, 0.2), 1e-15);
}

TEST(Kstat, EdgesAndAxes) {
    for (int n = 1; n <= 4; ++n) EXPECT_TRUE(std::isnan(kstat(Vector{}, n)));
    EXPECT_TRUE(std::isnan(kstat(Vector{1}, 2)));
    EXPECT_TRUE(std::isnan(kstat(Vector{1, 2, 3}, 4)));
    EXPECT_TRUE(std::isnan(lmoment(Vector{1, 2}, 3)));
    EXPECT_EQ(lmoment(Vector{7}, 1), 7);
    EXPECT_TRUE(std::isnan(expectile(Vector{})));
    EXPECT_EQ(expectile(Vector{3}), 3);
    EXPECT_TRUE(std::isnan(expectile(Vector{3, nan})));
    EXPECT_EQ(entropy(Vector{}), 0);
    EXPECT_TRUE(std::isnan(entropy(Vector{0, 0})));
    EXPECT_EQ(entropy(Vector{1, -1, 3}), -inf);
    EXPECT_EQ(entropy(Vector{1, 0, 3}, Vector{1, 1, 0}), inf);
    EXPECT_EQ(differential_entropy(Vector{1, 1, 1, 1, 1}), -inf);
    EXPECT_TRUE(std::isnan(circmean(Vector{})));
    EXPECT_NEAR(circvar(Vector{1, 1, 1}), 0, 1e-15);
    const double infinity = std::numeric_limits<double>::infinity(), none = std::nan("");
    for (const Vector& v : {Vector{1, infinity}, Vector{}}) {
        EXPECT_TRUE(std::isnan(circvar(v)));
        EXPECT_TRUE(std::isnan(circstd(v)));
    }
    EXPECT_TRUE(std::isnan(circvar(Vector{none, none}, {.nan_policy = NanPolicy::omit})));
    EXPECT_NEAR(circmean(Vector{-1}), 5.283185307179586, 1e-15);
    EXPECT_EQ(circmean(Vector{-1e-17}), 0);
    Eigen::ArrayXXd m(3, 2);
    m << 1, 2, 3, 4, 0, 6;
    EXPECT_EQ(kstat(m, 3)[1], kstat(m.col(1), 3));
    EXPECT_EQ(entropy(m, {.axis = 1})[2], 0);
    EXPECT_EQ(circstd(m, {.axis = 1})[1], circstd(m.row(1)));
    EXPECT_EQ(lmoment(m)[2][0], lmoment(m.col(0), 3));
    EXPECT_EQ(circmean<Reduce::all>(m), circmean(Vector{1, 2, 3, 4, 0, 6}));
    EXPECT_EQ(kstat(Vector{1, nan, 2, 6}, 2, {.nan_policy = NanPolicy::omit}), 7);
}

TEST(Kstat, Errors) {
    const Vector x{1, 2, 3};
    EXPECT_THROW_TEXT(kstat(x, 5), std::invalid_argument, "kstat: n must be");
    EXPECT_THROW_TEXT(kstatvar(x, 3), std::invalid_argument, "kstatvar: n must be");
    EXPECT_THROW_TEXT(lmoment(x, 0), std::invalid_argument, "lmoment: order");
    EXPECT_THROW_TEXT(expectile(x, 1.5), std::invalid_argument, "expectile: alpha");
    EXPECT_THROW_TEXT(entropy(x, {.base = -1}), std::invalid_argument, "entropy: base");
    EXPECT_THROW_TEXT(entropy(x, Vector{1, 2}), std::invalid_argument, "same length");
    EXPECT_THROW_TEXT(differential_entropy(x), std::invalid_argument, "differential_entropy: window_length");
    EXPECT_THROW_TEXT(differential_entropy(x, {.base = 0}), std::invalid_argument, "differential_entropy: base");
}

}  // namespace

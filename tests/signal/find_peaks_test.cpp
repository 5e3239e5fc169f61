#include <scixx/signal/peaks/argrelextrema.hpp>
#include <scixx/signal/peaks/find_peaks.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::signal;
using Eigen::ArrayXd;
using Eigen::Index;
using Indices = Eigen::Array<Index, Eigen::Dynamic, 1>;

FindPeaksOptions options_of(const std::string& name) {
    if (name == "height") return {.height = 0.3};
    if (name == "height interval") return {.height = {-0.5, 1.5}};
    if (name == "threshold") return {.threshold = 0.2};
    if (name == "threshold interval") return {.threshold = {0.1, 2.0}};
    if (name == "distance") return {.distance = 7};
    if (name == "long distance") return {.distance = 60.5};
    if (name == "prominence") return {.prominence = 1};
    if (name == "prominence wlen") return {.prominence = {{0.5, 4.0}}, .wlen = 21};
    if (name == "width") return {.width = 2};
    if (name == "width rel") return {.width = {0.0, 12.0}, .rel_height = 0.8};
    if (name == "plateau") return {.plateau_size = 2};
    if (name == "all")
        return {.height = -3,
                .threshold = {-INFINITY, 3.0},
                .distance = 3,
                .prominence = 0.4,
                .width = 0.7,
                .plateau_size = {{1.0, 4.0}}};
    return {};
}

TEST(FindPeaks, SciPysPeaksAndProperties) {
    const scixx::testing::Reference reference("signal/find_peaks.json");
    for (const auto& [key, data] : reference.cases()) {
        if (!data.has("options")) continue;
        SCOPED_TRACE(key);
        const auto x = data.array<ArrayXd>("x");
        const auto [peaks, p] = find_peaks(x, options_of(data.text("options")));
        EXPECT_SCALED_CLOSE(peaks, data.array<Indices>("peaks"), 0.0);
        const auto check = [&](const char* name, const auto& actual, double most) {
            using A = std::remove_cvref_t<decltype(actual)>;
            if (!data.has(name))
                EXPECT_EQ(actual.size(), 0) << name;
            else
                EXPECT_SCALED_CLOSE(actual, data.array<A>(name), most) << name;
        };
        check("peak_heights", p.peak_heights, 0);
        check("left_thresholds", p.left_thresholds, 0);
        check("right_thresholds", p.right_thresholds, 0);
        check("prominences", p.prominences, 0);
        check("left_bases", p.left_bases, 0);
        check("right_bases", p.right_bases, 0);
        check("widths", p.widths, 1e-15);
        check("width_heights", p.width_heights, 1e-15);
        check("left_ips", p.left_ips, 1e-15);
        check("right_ips", p.right_ips, 1e-15);
        check("plateau_sizes", p.plateau_sizes, 0);
        check("left_edges", p.left_edges, 0);
        check("right_edges", p.right_edges, 0);
    }
}

TEST(FindPeaks, ProminencesWidthsAndRelativeExtrema) {
    const scixx::testing::Reference reference("signal/find_peaks.json");
    for (const char* name : {"walk", "noise", "plateaus"}) {
        SCOPED_TRACE(name);
        const auto& data = reference[std::string(name) + " functions"];
        const auto x = data.array<ArrayXd>("x");
        const auto some = data.array<Indices>("some");
        const auto p = peak_prominences(x, some);
        EXPECT_SCALED_CLOSE(p.prominences, data.array<ArrayXd>("prominences"), 0.0);
        EXPECT_SCALED_CLOSE(p.left_bases, data.array<Indices>("left_bases"), 0.0);
        EXPECT_SCALED_CLOSE(p.right_bases, data.array<Indices>("right_bases"), 0.0);
        const auto [widths, heights, left, right] = peak_widths(x, some, {.rel_height = 0.6, .wlen = 31});
        EXPECT_SCALED_CLOSE(widths, data.array<ArrayXd>("widths"), 1e-15);
        EXPECT_SCALED_CLOSE(heights, data.array<ArrayXd>("width_heights"), 1e-15);
        EXPECT_SCALED_CLOSE(left, data.array<ArrayXd>("left_ips"), 1e-15);
        EXPECT_SCALED_CLOSE(right, data.array<ArrayXd>("right_ips"), 1e-15);
        EXPECT_SCALED_CLOSE(std::get<0>(argrelmax(x, {.order = 2})), data.array<Indices>("max"), 0.0);
        EXPECT_SCALED_CLOSE(std::get<0>(argrelmin(x, {.order = 3, .mode = RelativeMode::wrap})),
                            data.array<Indices>("min"), 0.0);
    }
    const auto& data = reference["image"];
    const auto [rows, columns] =
        argrelextrema(data.array<Eigen::ArrayXXd>("x"), std::greater_equal<>(), {.axis = 1, .order = 2});
    EXPECT_SCALED_CLOSE(rows, data.array<Indices>("rows"), 0.0);
    EXPECT_SCALED_CLOSE(columns, data.array<Indices>("columns"), 0.0);
}

TEST(FindPeaks, DistanceAndProminenceByBruteForce) {
    srand(3);
    for (const Index n : {0, 1, 2, 3, 50, 4000}) {
        const ArrayXd x = ArrayXd::Random(n);
        const Indices all = find_peaks(x).peaks;
        Index count = 0;
        for (Index i = 1; i + 1 < n; ++i) count += x[i - 1] < x[i] && x[i] > x[i + 1];
        EXPECT_EQ(all.size(), count);
        for (const double distance : {1.0, 3.0, 9.5, 200.0}) {
            const Indices kept = find_peaks(x, {.distance = distance}).peaks;
            // From the highest down.
            std::vector<Index> order(all.data(), all.data() + all.size()), expected;
            std::sort(order.begin(), order.end(), [&](Index a, Index b) { return x[a] > x[b]; });
            for (const Index peak : order)
                if (std::none_of(expected.begin(), expected.end(),
                                 [&](Index k) { return double(std::abs(k - peak)) < std::ceil(distance); }))
                    expected.push_back(peak);
            std::sort(expected.begin(), expected.end());
            EXPECT_EQ(std::vector<Index>(kept.data(), kept.data() + kept.size()), expected);
        }
        // The linear algorithm for all maxima and the search from each peak.
        const auto linear = peak_prominences(x, all);
        const auto scanned = peak_prominences(x, all, {.wlen = 1e9});
        EXPECT_SCALED_CLOSE(linear.prominences, scanned.prominences, 0.0);
        EXPECT_SCALED_CLOSE(linear.left_bases, scanned.left_bases, 0.0);
        EXPECT_SCALED_CLOSE(linear.right_bases, scanned.right_bases, 0.0);
    }
}

TEST(FindPeaks, EdgesAndErrors) {
    EXPECT_EQ(find_peaks(std::vector<int>{0, 1, 1, 0, 2, 2, 2, 0, 3}).peaks.size(), 2);
    EXPECT_EQ(find_peaks(std::vector<int>{0, 2, 2, 2, 0}).peaks[0], 2);
    EXPECT_EQ(find_peaks(ArrayXd::Constant(5000, 1.0)).peaks.size(), 0);
    const ArrayXd nan{{0, NAN, 0, 1, 0}};
    EXPECT_EQ(find_peaks(nan).peaks.size(), 1);
    // A plateau across the border of the blocks that are searched at a time.
    ArrayXd wide = ArrayXd::Zero(4000);
    wide.segment(1000, 100).setOnes();
    EXPECT_EQ(find_peaks(wide, {.plateau_size = 100}).peaks[0], 1049);
    const ArrayXd x = ArrayXd::Random(30);
    ArrayXd limit = ArrayXd::Constant(30, 2.0);
    limit[find_peaks(x).peaks[1]] = -2;
    EXPECT_EQ(find_peaks(x, {.height = limit}).peaks.size(), 1);
    EXPECT_THROW_TEXT(find_peaks(x, {.distance = 0.5}), std::invalid_argument,
                      "distance must be greater or equal to 1");
    EXPECT_THROW_TEXT(find_peaks(x, {.prominence = 1, .wlen = 1}), std::invalid_argument, "wlen must be larger than 1");
    EXPECT_THROW_TEXT(find_peaks(x, {.width = 1, .rel_height = -1}), std::invalid_argument, "rel_height");
    EXPECT_THROW_TEXT(find_peaks(x, {.height = ArrayXd::Ones(3).eval()}), std::invalid_argument,
                      "height must be numbers");
    EXPECT_THROW_TEXT(peak_prominences(x, std::vector<int>{30}), std::invalid_argument, "indices of x, got 30");
    PeakProminences wrong{ArrayXd::Ones(1), Indices::Constant(1, 5), Indices::Constant(1, 4)};
    EXPECT_THROW_TEXT(peak_widths(x, std::vector<int>{3}, {.prominence_data = wrong}), std::invalid_argument,
                      "invalid for peak 3");
    EXPECT_THROW_TEXT(argrelmax(x, {.order = 0}), std::invalid_argument, "order must be an int >= 1");
}

// Long walks pass whole blocks of samples: they have to end where a walk sample by sample does.
TEST(FindPeaks, ProminencesByTheDefinition) {
    for (int kind = 0; kind < 5; ++kind)
        for (const Index n : {3, 40, 300, 5000}) {
            ArrayXd x = ArrayXd::Random(n);
            const ArrayXd t = ArrayXd::LinSpaced(n, 0, 1);
            if (kind == 1) x = (x * 4).round();
            if (kind == 2) x += 30 * t;
            if (kind == 3) x = 0.1 * x - 30 * t;
            if (kind == 4)
                for (Index i = 7; i < n; i += 397) x[i] = std::nan("");
            const auto peaks = find_peaks(x).peaks;
            for (const double wlen : {-1., 11., 301.}) {
                const auto found = peak_prominences(x, peaks, {.wlen = wlen > 0 ? std::optional(wlen) : std::nullopt});
                const Index reach = wlen > 0 ? static_cast<Index>(wlen) / 2 : n;
                for (Index k = 0; k < peaks.size(); ++k) {
                    const Index peak = peaks[k];
                    Index left = peak, right = peak;
                    for (Index i = peak; i >= std::max<Index>(peak - reach, 0) && x[i] <= x[peak]; --i)
                        if (x[i] < x[left]) left = i;
                    for (Index i = peak; i <= std::min(peak + reach, n - 1) && x[i] <= x[peak]; ++i)
                        if (x[i] < x[right]) right = i;
                    ASSERT_EQ(found.left_bases[k], left) << kind << " " << n << " " << wlen << " " << peak;
                    ASSERT_EQ(found.right_bases[k], right) << kind << " " << n << " " << wlen << " " << peak;
                    ASSERT_EQ(found.prominences[k], x[peak] - std::max(x[left], x[right]));
                }
            }
        }
}

}  // namespace

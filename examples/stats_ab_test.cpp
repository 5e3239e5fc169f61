// SPDX-License-Identifier: BSD-3-Clause

// Two designs of a page, and how long their visitors stay: whether the difference of the means is more than chance by
// Welch's t test and by permutations, and how large it is by the bootstrap.
#include <Eigen/Core>
#include <algorithm>
#include <scixx/core/generator.hpp>
#include <scixx/stats/hypothesis/ttest.hpp>
#include <scixx/stats/resampling/bootstrap.hpp>
#include <scixx/stats/resampling/permutation_test.hpp>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "support/plot.hpp"
#include "support/report.hpp"

namespace {

using scixx::core::Sample;

double mean(Sample x) {
    return Eigen::Map<const Eigen::ArrayXd>(x.data(), static_cast<Eigen::Index>(x.size())).mean();
}
double difference(Sample x, Sample y) {
    return mean(x) - mean(y);
}

/// A histogram of values with vertical lines at some places.
demo::Picture histogram(const Eigen::ArrayXd& values, demo::Range range, demo::Colour colour, const std::string& name,
                        const std::vector<std::pair<double, demo::Colour>>& marks) {
    constexpr Eigen::Index bins = 40;
    const double width = (range.high - range.low) / bins;
    Eigen::ArrayXd counts = Eigen::ArrayXd::Zero(bins);
    for (const double v : values) {
        const double place = (v - range.low) / width;
        if (place >= 0 && place < bins) counts[static_cast<Eigen::Index>(place)] += 1;
    }
    demo::Canvas canvas(640, 480);
    const demo::Axes axes(canvas, {80, 20}, 530, 390, range, {0, 1.1 * counts.maxCoeff()});
    for (Eigen::Index i = 0; i < bins; ++i) {
        const double left = range.low + static_cast<double>(i) * width, right = left + 0.92 * width;
        canvas.fill({axes(left, 0), axes(right, 0), axes(right, counts[i]), axes(left, counts[i])}, colour);
    }
    for (const auto& [place, ink] : marks)
        canvas.line({axes(place, 0), axes(place, 1.1 * counts.maxCoeff())}, {ink, 2});
    axes.draw(name, "resamples");
    return canvas.picture();
}

}  // namespace

int main(int argc, char** argv) {
    return demo::run("stats_ab_test", argc, argv, [](demo::Report& report) {
        namespace stats = scixx::stats;
        // rng = np.random.default_rng(7); a = rng.gamma(2.0, 10.0, 80); b = rng.gamma(2.0, 12.5, 75)
        scixx::core::Generator rng(7);
        const Eigen::ArrayXd a = rng.gamma(2.0, 10.0, 80), b = rng.gamma(2.0, 12.5, 75);
        report.close("mean of a", a.mean(), 16.87452725066546, 1e-12);
        report.close("mean of b", b.mean(), 22.863327928112124, 1e-12);

        // stats.ttest_ind(b, a, equal_var=False)
        const auto welch = stats::ttest_ind(b, a, {.equal_var = false});
        const auto by_t = welch.confidence_interval();
        report.close("t test: statistic", welch.statistic, 2.787080226639023, 1e-12);
        report.close("t test: p-value", welch.pvalue, 0.0060410322298597805, 1e-12);
        report.close("t test: interval from", by_t.low, 1.7413596718192643, 1e-10);
        report.close("t test: interval to", by_t.high, 10.236241683074066, 1e-10);

        // stats.permutation_test((b, a), difference, rng=np.random.default_rng(1))
        const auto [observed, pvalue, null] = stats::permutation_test(std::tie(b, a), difference, {.rng = 1});
        report.close("permutation test: difference", observed, 5.988800677446665, 1e-12);
        report.close("permutation test: p-value", pvalue, 0.0076, 1e-12);

        // stats.bootstrap((b, a), difference, rng=np.random.default_rng(2))
        const auto boot = stats::bootstrap(std::tie(b, a), difference, {.rng = 2});
        report.close("bootstrap: interval from", boot.confidence_interval.low, 1.6828533746914605, 1e-9);
        report.close("bootstrap: interval to", boot.confidence_interval.high, 10.161343783128086, 1e-9);
        report.close("bootstrap: standard error", boot.standard_error, 2.1700366544163154, 1e-10);

        report.save(
            "stats_ab_test.png",
            demo::gallery({{"permutations: chance", histogram(null, {-14, 14}, {200, 205, 215},
                                                              "difference of the means", {{observed, demo::red}})},
                           {"bootstrap: 95 %", histogram(boot.bootstrap_distribution, {-14, 14}, {174, 199, 232},
                                                         "difference of the means",
                                                         {{observed, demo::red},
                                                          {boot.confidence_interval.low, demo::blue},
                                                          {boot.confidence_interval.high, demo::blue}})}},
                          2));
    });
}

// Summaries and tests along an axis with every scalar that their comments allow: compiled, not run. One mechanism
// carries them all, so that every scalar goes through a few and every function through an integer, float and double.
#include <cstdint>
#include <scixx/stats.hpp>

namespace {

namespace stats = scixx::stats;

template <class T>
void mechanism() {
    const Eigen::ArrayX<T> x(9);
    const Eigen::ArrayXX<T> a(9, 3);
    (void)stats::describe(x);
    (void)stats::skew(a);
    (void)stats::skew<scixx::core::Reduce::all>(a);
    (void)stats::quantile(a, 0.5);
    (void)stats::rankdata(a);
    (void)stats::zscore(a);
    (void)stats::pearsonr(x, x);
    (void)stats::ttest_ind(a, a);
    (void)stats::norm.cdf(a);
}

template <class T>
void summaries() {
    const Eigen::ArrayXX<T> a(9, 3);
    (void)stats::gmean(a), (void)stats::hmean(a), (void)stats::pmean(a, 2), (void)stats::gstd(a);
    (void)stats::trim_mean(a, 0.1), (void)stats::kurtosis(a), (void)stats::moment(a), (void)stats::sem(a);
    (void)stats::variation(a), (void)stats::iqr(a), (void)stats::median_abs_deviation(a), (void)stats::mode(a);
    (void)stats::entropy(a), (void)stats::differential_entropy(a), (void)stats::circmean(a), (void)stats::circvar(a);
    (void)stats::circstd(a), (void)stats::kstat(a), (void)stats::kstatvar(a), (void)stats::lmoment(a);
    (void)stats::expectile(Eigen::ArrayX<T>(5)), (void)stats::tmean(a), (void)stats::tvar(a), (void)stats::tstd(a);
    (void)stats::tsem(a), (void)stats::tmin(a), (void)stats::tmax(a), (void)stats::trimboth(a, 0.1);
    (void)stats::trim1(a, 0.1), (void)stats::sigmaclip(a), (void)stats::gzscore(a), (void)stats::zmap(a, a);
}

template <class T>
void tests() {
    const Eigen::ArrayX<T> x(9), y(9);
    (void)stats::ttest_1samp(x, 0), (void)stats::ttest_rel(x, y), (void)stats::mannwhitneyu(x, y);
    (void)stats::wilcoxon(x, y), (void)stats::ranksums(x, y), (void)stats::kruskal(x, y), (void)stats::f_oneway(x, y);
    (void)stats::ks_2samp(x, y), (void)stats::shapiro(x), (void)stats::normaltest(x), (void)stats::jarque_bera(x);
    (void)stats::levene(x, y), (void)stats::bartlett(x, y), (void)stats::fligner(x, y), (void)stats::ansari(x, y);
    (void)stats::mood(x, y), (void)stats::chisquare(x), (void)stats::spearmanr(x, y), (void)stats::kendalltau(x, y);
    (void)stats::linregress(x, y), (void)stats::theilslopes(y, x), (void)stats::siegelslopes(y, x);
    (void)stats::weightedtau(x, y), (void)stats::wasserstein_distance(x, y), (void)stats::energy_distance(x, y);
    (void)stats::gaussian_kde(x)(y), (void)stats::ecdf(x);
}

template <class T>
void all() {
    summaries<T>(), tests<T>();
}

}  // namespace

void call_with_every_scalar() {
    mechanism<bool>(), mechanism<std::int8_t>(), mechanism<std::uint8_t>(), mechanism<std::int16_t>();
    mechanism<std::uint16_t>(), mechanism<std::int32_t>(), mechanism<std::uint32_t>(), mechanism<std::int64_t>();
    mechanism<std::uint64_t>(), mechanism<float>(), mechanism<double>();
    all<std::int32_t>(), all<float>(), all<double>();
}

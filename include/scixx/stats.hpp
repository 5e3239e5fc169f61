// SPDX-License-Identifier: BSD-3-Clause
#pragma once

/// All of scixx::stats. Written by `python3 cmake/tools/index.py`.

#include <scixx/stats/alternative.hpp>
#include <scixx/stats/correlation.hpp>
#include <scixx/stats/descriptive/means.hpp>
#include <scixx/stats/descriptive/moments.hpp>
#include <scixx/stats/descriptive/options.hpp>
#include <scixx/stats/descriptive/quantiles.hpp>
#include <scixx/stats/descriptive/zscore.hpp>
#include <scixx/stats/distributions/bessel.hpp>
#include <scixx/stats/distributions/beta.hpp>
#include <scixx/stats/distributions/binomial.hpp>
#include <scixx/stats/distributions/bounded.hpp>
#include <scixx/stats/distributions/cauchy.hpp>
#include <scixx/stats/distributions/continuous.hpp>
#include <scixx/stats/distributions/counting.hpp>
#include <scixx/stats/distributions/discrete.hpp>
#include <scixx/stats/distributions/exponential.hpp>
#include <scixx/stats/distributions/extreme_value.hpp>
#include <scixx/stats/distributions/fit_options.hpp>
#include <scixx/stats/distributions/gamma.hpp>
#include <scixx/stats/distributions/kernel.hpp>
#include <scixx/stats/distributions/kolmogorov.hpp>
#include <scixx/stats/distributions/logistic.hpp>
#include <scixx/stats/distributions/noncentral.hpp>
#include <scixx/stats/distributions/normal.hpp>
#include <scixx/stats/distributions/pareto.hpp>
#include <scixx/stats/distributions/rv_histogram.hpp>
#include <scixx/stats/gaussian_kde.hpp>
#include <scixx/stats/hypothesis/anova.hpp>
#include <scixx/stats/hypothesis/contingency.hpp>
#include <scixx/stats/hypothesis/normality.hpp>
#include <scixx/stats/hypothesis/ranks.hpp>
#include <scixx/stats/hypothesis/significance.hpp>
#include <scixx/stats/hypothesis/ttest.hpp>
#include <scixx/stats/multivariate_normal.hpp>
#include <scixx/stats/regression.hpp>

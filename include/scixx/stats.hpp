// SPDX-License-Identifier: BSD-3-Clause
#pragma once

/// All of scixx::stats. Written by `python3 cmake/tools/index.py`.

#include <scixx/stats/correlation.hpp>
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
#include <scixx/stats/distributions/logistic.hpp>
#include <scixx/stats/distributions/normal.hpp>
#include <scixx/stats/distributions/pareto.hpp>
#include <scixx/stats/multivariate_normal.hpp>

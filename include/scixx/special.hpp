// SPDX-License-Identifier: BSD-3-Clause
#pragma once

/// All of scixx::special. Written by `python3 cmake/tools/index.py`.

#include <scixx/special/bdtr.hpp>
#include <scixx/special/bessel.hpp>
#include <scixx/special/bessel/airy.hpp>
#include <scixx/special/bessel/hankel1.hpp>
#include <scixx/special/bessel/i0.hpp>
#include <scixx/special/bessel/iv.hpp>
#include <scixx/special/bessel/jn_zeros.hpp>
#include <scixx/special/bessel/jv.hpp>
#include <scixx/special/bessel/spherical_jn.hpp>
#include <scixx/special/bessel/struve.hpp>
#include <scixx/special/beta.hpp>
#include <scixx/special/betainc.hpp>
#include <scixx/special/chndtr.hpp>
#include <scixx/special/combinatorics.hpp>
#include <scixx/special/digamma.hpp>
#include <scixx/special/elementary/boxcox.hpp>
#include <scixx/special/elementary/convenience.hpp>
#include <scixx/special/elementary/expit.hpp>
#include <scixx/special/elementary/lambertw.hpp>
#include <scixx/special/elementary/logsumexp.hpp>
#include <scixx/special/elementary/xlogy.hpp>
#include <scixx/special/elliptic/ellipj.hpp>
#include <scixx/special/elliptic/ellipk.hpp>
#include <scixx/special/elliptic/elliprf.hpp>
#include <scixx/special/erf.hpp>
#include <scixx/special/fdtr.hpp>
#include <scixx/special/gamma.hpp>
#include <scixx/special/gammainc.hpp>
#include <scixx/special/gdtr.hpp>
#include <scixx/special/hyp2f1.hpp>
#include <scixx/special/hyperu.hpp>
#include <scixx/special/integrals/expn.hpp>
#include <scixx/special/integrals/fresnel.hpp>
#include <scixx/special/integrals/sici.hpp>
#include <scixx/special/integrals/spence.hpp>
#include <scixx/special/kolmogorov.hpp>
#include <scixx/special/ndtr.hpp>
#include <scixx/special/polynomials/eval.hpp>
#include <scixx/special/polynomials/lpmv.hpp>
#include <scixx/special/polynomials/orthopoly1d.hpp>
#include <scixx/special/polynomials/roots.hpp>
#include <scixx/special/zeta.hpp>

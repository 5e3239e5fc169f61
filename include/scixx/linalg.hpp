// SPDX-License-Identifier: BSD-3-Clause
#pragma once

/// All of scixx::linalg. Written by `python3 cmake/tools/index.py`.

#include <scixx/linalg/banded.hpp>
#include <scixx/linalg/cholesky.hpp>
#include <scixx/linalg/decompositions/cdf2rdf.hpp>
#include <scixx/linalg/decompositions/clarkson_woodruff_transform.hpp>
#include <scixx/linalg/decompositions/cossin.hpp>
#include <scixx/linalg/decompositions/matrix_balance.hpp>
#include <scixx/linalg/decompositions/qr_multiply.hpp>
#include <scixx/linalg/decompositions/qr_update.hpp>
#include <scixx/linalg/decompositions/qz.hpp>
#include <scixx/linalg/decompositions/rq.hpp>
#include <scixx/linalg/eig.hpp>
#include <scixx/linalg/eigh.hpp>
#include <scixx/linalg/eigh_tridiagonal.hpp>
#include <scixx/linalg/error.hpp>
#include <scixx/linalg/expm.hpp>
#include <scixx/linalg/inv.hpp>
#include <scixx/linalg/ldl.hpp>
#include <scixx/linalg/lstsq.hpp>
#include <scixx/linalg/lu.hpp>
#include <scixx/linalg/matrix_equations.hpp>
#include <scixx/linalg/matrix_functions.hpp>
#include <scixx/linalg/norm.hpp>
#include <scixx/linalg/pinv.hpp>
#include <scixx/linalg/polar.hpp>
#include <scixx/linalg/qr.hpp>
#include <scixx/linalg/schur.hpp>
#include <scixx/linalg/solve.hpp>
#include <scixx/linalg/special_matrices.hpp>
#include <scixx/linalg/structure.hpp>
#include <scixx/linalg/svd.hpp>
#include <scixx/linalg/toeplitz.hpp>
#include <scixx/linalg/types.hpp>

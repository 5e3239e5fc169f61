// SPDX-License-Identifier: BSD-3-Clause
#pragma once

/// All of scixx::core. Written by `python3 cmake/tools/index.py`.

#include <scixx/core/along_axis.hpp>
#include <scixx/core/answer.hpp>
#include <scixx/core/array.hpp>
#include <scixx/core/boundary.hpp>
#include <scixx/core/dims.hpp>
#include <scixx/core/elementwise.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/generator.hpp>
#include <scixx/core/lines.hpp>
#include <scixx/core/nd_view.hpp>
#include <scixx/core/options.hpp>
#include <scixx/core/parallel.hpp>
#include <scixx/core/pcg64.hpp>
#include <scixx/core/probabilities.hpp>
#include <scixx/core/random.hpp>
#include <scixx/core/random_state.hpp>
#include <scixx/core/random_stream.hpp>
#include <scixx/core/random_variates.hpp>
#include <scixx/core/result.hpp>
#include <scixx/core/rng.hpp>
#include <scixx/core/sample.hpp>
#include <scixx/core/scalar.hpp>
#include <scixx/core/seed_sequence.hpp>
#include <scixx/core/strict_math.hpp>

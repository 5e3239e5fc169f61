// SPDX-License-Identifier: BSD-3-Clause
#pragma once

/// <cmath>, read once. The include guard of libstdc++ covers only the second half of that header, so every further
/// #include reads its 1900 lines again. A few hundred of them use up the source locations that g++ keeps in a word;
/// from then on each token's range goes into a hash table, which is half of the time of the preprocessor.
#include <cmath>

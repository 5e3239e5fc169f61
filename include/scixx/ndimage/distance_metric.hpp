// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <cstdint>
#include <scixx/core/array.hpp>
#include <scixx/ndimage/structure.hpp>

namespace scixx::ndimage {

/// How distance_transform_cdt and distance_transform_bf measure.
enum class DistanceMetric {
    euclidean,            ///< root of the sum of squares; distance_transform_bf only
    taxicab,              ///< sum of the absolute differences
    chessboard,           ///< largest absolute difference
    cityblock = taxicab,  ///< taxicab
    manhattan = taxicab,  ///< taxicab
};

/// The metric of distance_transform_cdt: a name, or the structure whose true entries are the neighbours one step away.
class ChamferMetric {
public:
    ChamferMetric(DistanceMetric metric) : metric_(metric) {}                   // NOLINT: as in Python
    ChamferMetric(const BinaryStructure& structure) : structure_(structure) {}  // NOLINT: as in Python
    template <core::ArrayLike A>
    ChamferMetric(const A& structure) : structure_(structure) {}  // NOLINT: as in Python

    /// Whether the metric was given by name, so that the order of the axes does not matter.
    [[nodiscard]] bool named() const noexcept { return !structure_.given(); }

    /// The structure for arrays of the given rank.
    /// @throws std::invalid_argument for euclidean, another rank, or an extent that is not 3.
    template <class = void>
    [[nodiscard]] BinaryStructure resolve(const char* function, int rank) const {
        core::require(!named() || metric_ != DistanceMetric::euclidean, function,
                      "metric must be taxicab, chessboard or a structure, got euclidean");
        if (named()) return generate_binary_structure(rank, metric_ == DistanceMetric::taxicab ? 1 : rank);
        core::require(structure_.rank() == rank, function, "metric must have ", rank, " axes, got ", structure_.rank());
        core::require(structure_.shape() == core::Dims::filled(rank, 3), function,
                      "metric must have extent 3 along each axis, got ", structure_.shape());
        return structure_;
    }

private:
    DistanceMetric metric_ = DistanceMetric::chessboard;
    BinaryStructure structure_;
};

/// Options of distance_transform_edt, in SciPy's order.
struct DistanceTransformEdtOptions {
    core::PerAxis<double> sampling = 1.0;  ///< spacing of the samples, > 0; one for all axes or one for each
    bool return_distances = true;
    bool return_indices = false;
};

/// Options of distance_transform_cdt, in SciPy's order.
struct DistanceTransformCdtOptions {
    ChamferMetric metric = DistanceMetric::chessboard;
    bool return_distances = true;
    bool return_indices = false;
};

/// Options of distance_transform_bf, in SciPy's order.
struct DistanceTransformBfOptions {
    DistanceMetric metric = DistanceMetric::euclidean;
    core::PerAxis<double> sampling = 1.0;  ///< spacing of the samples, > 0; read only when metric is euclidean
    bool return_distances = true;
    bool return_indices = false;
};

/// Result of the distance transforms of `A`; what was not asked for is empty.
template <core::ArrayLike A, class Distance>
struct DistanceTransformResult {
    core::PlainOf<A, Distance> distances;  ///< to the nearest background sample, 0 in the background
    /// Where that sample is: indices[axis] of a's shape holds its index along an axis, SciPy's indices[axis, ...].
    std::array<core::PlainOf<A, std::int32_t>, core::rank_of<A>> indices;
};

}  // namespace scixx::ndimage

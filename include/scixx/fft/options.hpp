// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <optional>
#include <scixx/core/dims.hpp>
#include <vector>

namespace scixx::fft {

using Eigen::Index;

/// Where the factor 1 / N between a transform and its inverse goes, N the number of points.
enum class Norm {
    backward,  ///< to the inverse transform; SciPy's default
    ortho,     ///< 1 / sqrt(N) to both
    forward    ///< to the forward transform
};

/// Options of the transforms along one axis.
struct FftOptions {
    std::optional<Index> n{};      ///< length of the transformed axis (for irfft and hfft of the result), >= 1: the
                                   ///< input is cropped or extended with zeros; SciPy's default where not given
    int axis = -1;                 ///< axis to transform, negative from the last
    Norm norm = Norm::backward;    ///< scaling
    std::optional<int> workers{};  ///< threads, negative from all cores; get_workers() where not given
};

/// Options of the transforms along several axes.
struct FftnOptions {
    std::vector<Index> s{};        ///< lengths of the transformed axes as `n` of FftOptions, -1 for the input's own;
                                   ///< empty: the input's shape
    core::Axes axes{};             ///< axes to transform; not given: the last s.size() ones, or all
    Norm norm = Norm::backward;    ///< scaling
    std::optional<int> workers{};  ///< threads, negative from all cores; get_workers() where not given
};

/// Options of the transforms along two axes: FftnOptions but for the default of `axes`.
struct Fft2Options {
    std::vector<Index> s{};        ///< as in FftnOptions
    core::Axes axes = {-2, -1};    ///< axes to transform
    Norm norm = Norm::backward;    ///< scaling
    std::optional<int> workers{};  ///< as in FftnOptions
};

/// Options of the cosine and sine transforms along one axis.
struct DctOptions {
    int type = 2;                         ///< 1, 2, 3 or 4
    std::optional<Index> n{};             ///< length of the transformed axis, as in FftOptions
    int axis = -1;                        ///< axis to transform, negative from the last
    Norm norm = Norm::backward;           ///< scaling
    std::optional<int> workers{};         ///< threads, as in FftOptions
    std::optional<bool> orthogonalize{};  ///< whether the matrix is made orthogonal (up to a factor); by default where
                                          ///< norm is ortho
};

/// Options of the cosine and sine transforms along several axes.
struct DctnOptions {
    int type = 2;                         ///< 1, 2, 3 or 4
    std::vector<Index> s{};               ///< lengths of the transformed axes, as in FftnOptions
    core::Axes axes{};                    ///< axes to transform, as in FftnOptions
    Norm norm = Norm::backward;           ///< scaling
    std::optional<int> workers{};         ///< threads, as in FftOptions
    std::optional<bool> orthogonalize{};  ///< as in DctOptions
};

}  // namespace scixx::fft

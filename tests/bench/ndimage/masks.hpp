#pragma once

#include <Eigen/Core>
#include <cmath>
#include <cstdlib>

/// The binary images of the benchmarks.
namespace scixx::bench {

template <class T>
using Image = Eigen::Array<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Blobs of about twenty samples (a sum of waves), or noise of which half is foreground.
[[nodiscard]] inline Image<bool> mask(Eigen::Index rows, Eigen::Index cols, bool blobs) {
    std::srand(1);
    Image<bool> out(rows, cols);
    for (Eigen::Index i = 0; i < rows; ++i)
        for (Eigen::Index j = 0; j < cols; ++j) {
            const double x = static_cast<double>(j), y = static_cast<double>(i);
            out(i, j) = blobs ? std::sin(x / 9) * std::sin(y / 11) + 0.5 * std::sin(x / 5 + y / 23) > 0.35
                              : std::rand() / 8 % 2 == 0;
        }
    return out;
}

}  // namespace scixx::bench

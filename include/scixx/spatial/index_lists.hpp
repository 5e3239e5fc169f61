// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <span>
#include <vector>

namespace scixx::spatial {

/// Lists of indices in compressed rows: list k is indices[indptr[k]] to indices[indptr[k + 1] - 1], or lists[k].
template <class I>
struct CompressedRows {
    using Indices = Eigen::Array<I, Eigen::Dynamic, 1>;
    Indices indptr;   ///< one entry more than lists
    Indices indices;  ///< empty when only lengths were asked for

    [[nodiscard]] Eigen::Index size() const noexcept { return indptr.size() - 1; }
    /// The lengths of the lists.
    [[nodiscard]] Indices lengths() const {
        Indices out(size());
        for (Eigen::Index k = 0; k < size(); ++k) out[k] = indptr[k + 1] - indptr[k];
        return out;
    }
    /// List k, 0 <= k < size(): a view into `indices`.
    [[nodiscard]] Eigen::Map<const Indices> operator[](Eigen::Index k) const {
        return {indices.data() + indptr[k], indptr[k + 1] - indptr[k]};
    }
};

template <class I = int>
class BasicIndexLists;

/// Lists of indices of different lengths in one piece of memory that grows, for what SciPy has as a list of lists.
///
///     for (std::size_t i = 0; i < lists.size(); ++i)
///         for (const int index : lists[i]) ...
using IndexLists = BasicIndexLists<>;

template <class I>
class BasicIndexLists {
public:
    [[nodiscard]] std::size_t size() const noexcept { return indptr.size() - 1; }
    [[nodiscard]] std::span<const I> operator[](std::size_t i) const noexcept {
        return {indices.data() + indptr[i], indptr[i + 1] - indptr[i]};
    }
    [[nodiscard]] std::span<I> operator[](std::size_t i) noexcept {
        return {indices.data() + indptr[i], indptr[i + 1] - indptr[i]};
    }
    /// Ends the list that push() fills.
    void close() { indptr.push_back(indices.size()); }
    void push(I index) { indices.push_back(index); }

    std::vector<std::size_t> indptr{0};  ///< list i is indices[indptr[i]] to indices[indptr[i + 1] - 1]
    std::vector<I> indices;
};

}  // namespace scixx::spatial

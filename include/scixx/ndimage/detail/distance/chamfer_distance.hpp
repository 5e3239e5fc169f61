// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <numeric>
#include <scixx/core/lines.hpp>
#include <scixx/ndimage/detail/border.hpp>
#include <scixx/ndimage/structure.hpp>

/// Distances counted in steps to neighbours, by one sweep through the lines in C order and one back.
///
/// A. Rosenfeld, J. Pfaltz, Distance functions on digital pictures, Pattern Recognition 1, 1968; G. Borgefors, Distance
/// transformations in arbitrary dimensions, Computer Vision, Graphics and Image Processing 27, 1984.
namespace scixx::ndimage::detail::distance {

/// The sweeps over an image of steps (0 for background, unknown() elsewhere) that also write the indices of the nearest
/// background along each axis. The lines along the last axis are contiguous.
template <class = void>
class ChamferSweeps {
public:
    using Steps = std::int32_t;
    static constexpr Steps unknown() noexcept { return std::numeric_limits<Steps>::max() / 2; }

    /// Neighbours are the true entries of the structure's first half in C order, and their mirror images on the way
    /// back.
    ChamferSweeps(const NdView<Steps>& steps, const List<NdView<std::int32_t>>& indices,
                  const BinaryStructure& structure)
        : steps_(steps), indices_(indices), lines_(steps.shape()), length_(lines_[steps.rank() - 1]), taken_(length_) {
        const int rank = steps.rank();
        lines_.erase(rank - 1);
        for_each_index(structure.shape(), [&](core::Dims offset) {
            for (Index& shift : offset) --shift;
            const auto first = std::find_if(offset.begin(), offset.end(), [](Index shift) { return shift != 0; });
            core::Dims entry = offset;
            for (Index& shift : entry) ++shift;
            if (first == offset.end() || *first > 0 || !structure(entry)) return;
            if (first == offset.end() - 1)
                along_ = true;
            else
                neighbours_.push_back(offset);
        });
    }

    /// Both sweeps; samples that no path reaches have -1 steps.
    void run() {
        if (steps_.empty()) return;
        sweep(1);
        sweep(-1);
        if (unreached_) core::for_each([](Steps& step) { step = step >= unknown() ? -1 : step; }, steps_);
    }

private:
    void sweep(Index direction) {
        for_each_index(lines_, [&](core::Dims line) {
            if (direction < 0)
                for (int axis = 0; axis < line.size(); ++axis) line[axis] = lines_[axis] - 1 - line[axis];
            core::Dims start = line;
            start.push_back(0);
            Steps* const steps = steps_.data() + steps_.offset(start);
            if (direction > 0) own_indices(start);
            for (const core::Dims& offset : neighbours_) {
                core::Dims neighbour = start;
                bool inside = true;
                for (int axis = 0; axis < line.size(); ++axis) {
                    neighbour[axis] += direction * offset[axis];
                    inside = inside && neighbour[axis] >= 0 && neighbour[axis] < lines_[axis];
                }
                if (inside) step_across(start, neighbour, direction * offset[line.size()]);
            }
            if (along_) step_along(start, steps, direction);
            if (direction < 0 && !unreached_) {
                Steps most = 0;
                for (Index x = 0; x < length_; ++x) most = std::max(most, steps[x]);
                unreached_ = most >= unknown();
            }
        });
    }

    /// Begins with each sample's own index.
    void own_indices(const core::Dims& start) noexcept {
        for (Index axis = 0; axis < indices_.size(); ++axis) {
            std::int32_t* const index = indices_[axis].data() + indices_[axis].offset(start);
            if (axis + 1 < indices_.size())
                std::fill(index, index + length_, static_cast<std::int32_t>(start[static_cast<int>(axis)]));
            else
                std::iota(index, index + length_, 0);
        }
    }

    /// One step from another line, to sample x from its sample x + shift.
    void step_across(const core::Dims& start, const core::Dims& neighbour, Index shift) noexcept {
        const Index from = std::max(Index(0), -shift), until = length_ - std::max(Index(0), shift);
        Steps* const steps = steps_.data() + steps_.offset(start);
        const Steps* const other = steps_.data() + steps_.offset(neighbour) + shift;
        if (indices_.empty()) {
            for (Index x = from; x < until; ++x) steps[x] = std::min(steps[x], other[x] + 1);
            return;
        }
        Steps* const taken = taken_.data();
        for (Index x = from; x < until; ++x) {
            taken[x] = other[x] + 1 < steps[x] ? -1 : 0;
            steps[x] = std::min(steps[x], other[x] + 1);
        }
        for (const auto& axis : indices_) {
            std::int32_t* const index = axis.data() + axis.offset(start);
            const std::int32_t* const theirs = axis.data() + axis.offset(neighbour) + shift;
            for (Index x = from; x < until; ++x) index[x] = (theirs[x] & taken[x]) | (index[x] & ~taken[x]);
        }
    }

    /// Steps along the line, each from the sample before.
    void step_along(const core::Dims& start, Steps* steps, Index direction) noexcept {
        Index x = direction > 0 ? 0 : length_ - 1;
        Steps last = steps[x];
        for (Index count = 1; count < length_; ++count) {
            x += direction;
            ++last;
            if (!indices_.empty() && last < steps[x])
                for (const auto& axis : indices_) {
                    std::int32_t* const index = axis.data() + axis.offset(start);
                    index[x] = index[x - direction];
                }
            last = std::min(last, steps[x]);
            steps[x] = last;
        }
    }

    NdView<Steps> steps_;
    List<NdView<std::int32_t>> indices_;
    core::Dims lines_;  // shape without the last axis
    Index length_;
    List<core::Dims> neighbours_;  // in other lines, in C order
    bool along_ = false, unreached_ = false;
    Buffer<Steps> taken_;
};

/// The last background sample in C order among those nearest in chessboard or city-block distance.
template <class = void>
class LastNearest {
public:
    /// `steps` are the distances, contiguous in C order.
    LastNearest(const NdView<const std::int32_t>& steps, bool chessboard)
        : steps_(steps), chessboard_(chessboard), before_(steps.size()), found_(steps.shape()) {
        const Index length = steps.shape(steps.rank() - 1);
        for (Index start = 0; start < steps.size(); start += length) {
            std::int32_t last = -1;
            for (Index x = 0; x < length; ++x)
                before_[start + x] = last = steps.data()[start + x] == 0 ? static_cast<std::int32_t>(x) : last;
        }
    }

    /// Index of the sample sought for `centre`.
    [[nodiscard]] const core::Dims& operator()(const core::Dims& centre) noexcept {
        search(centre, 0, 0, steps_(centre));
        return found_;
    }

private:
    /// Looks among the samples within `reach` of the centre along the axes from `axis` on, the last ones first.
    bool search(const core::Dims& centre, int axis, Index offset, Index reach) noexcept {
        const Index extent = steps_.shape(axis);
        const Index low = std::max(centre[axis] - reach, Index(0)), high = std::min(centre[axis] + reach, extent - 1);
        if (axis == steps_.rank() - 1) {
            found_[axis] = before_[offset + high];
            return found_[axis] >= low;
        }
        for (Index i = high; i >= low; --i) {
            found_[axis] = i;
            const Index left = chessboard_ ? reach : reach - std::abs(i - centre[axis]);
            if (search(centre, axis + 1, offset + i * steps_.stride(axis), left)) return true;
        }
        return false;
    }

    NdView<const std::int32_t> steps_;
    bool chessboard_;
    Buffer<std::int32_t> before_;  // last background at or before each sample of its line
    core::Dims found_;
};

}  // namespace scixx::ndimage::detail::distance

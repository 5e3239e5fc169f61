// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/kernel/square_roots.hpp>
#include <scixx/core/lines.hpp>
#include <scixx/ndimage/detail/border.hpp>
#include <scixx/ndimage/detail/distance/parabola_minima.hpp>
#include <type_traits>

/// The exact Euclidean distance transform, one axis after the other: distances along the first axis by a sweep up and
/// a sweep down, then along each further axis the lower envelope of the parabolas of a line. The sweep down and all
/// further axes are done slab by slab while the slab is in the cache.
///
/// T. Saito, J. Toriwaki, New algorithms for Euclidean distance transformation of an n-dimensional digitized picture,
/// Pattern Recognition 27, 1994; A. Meijster, J. Roerdink, W. Hesselink, A general algorithm for computing distance
/// transforms in linear time, Mathematical Morphology 2000.
namespace scixx::ndimage::detail::distance {

/// Reads whether samples are foreground: slabs first, first + 1, ... along axis 0, as many as `flags` has.
using FlagReader = core::FunctionRef<void(Index first, const NdView<unsigned char>& flags)>;

template <class T>
void read_flags(const NdView<const T>& in, Index first, const NdView<unsigned char>& flags) {
    core::Dims start = core::Dims::filled(in.rank(), 0);
    start[0] = first;
    core::for_each([](unsigned char& flag, const T& sample) { flag = static_cast<unsigned char>(sample != T(0)); },
                   flags, in.window(start, flags.shape()));
}

/// Slabs of an array in C order for a kernel to write: those of the array itself where they lie so, else copies.
template <class U>
class SlabOutput {
public:
    SlabOutput() = default;
    explicit SlabOutput(const NdView<U>& view)
        : out_(view), direct_(view.rank() != 0 && view.slice(0, 0).is_c_contiguous()) {}

    /// Slabs first ... first + count - 1.
    void open(Index first, Index count) {
        if (out_.rank() == 0) return;
        core::Dims start = core::Dims::filled(out_.rank(), 0), shape = out_.shape();
        start[0] = first;
        shape[0] = count;
        target_ = out_.window(start, shape);
        if (direct_) return;
        scratch_.reserve(target_.size());
        slabs_ = NdView<U>(scratch_.data(), shape);
    }
    [[nodiscard]] U* slab(Index i) const noexcept {
        const NdView<U>& slabs = direct_ ? target_ : slabs_;
        return slabs.data() + i * slabs.stride(0);
    }
    void close() const {
        if (out_.rank() != 0 && !direct_) core::copy(NdView<const U>(slabs_), target_);
    }

private:
    NdView<U> out_, target_, slabs_;
    bool direct_ = false;
    Buffer<U> scratch_;
};

/// What a distance transform writes; a part that is not asked for has rank 0 or no entries.
struct DistanceOutput {
    NdView<double> distances;
    List<NdView<std::int32_t>> indices;  ///< one an axis

    [[nodiscard]] bool with_distances() const noexcept { return distances.rank() != 0; }
    [[nodiscard]] bool with_indices() const noexcept { return !indices.empty(); }

    template <class = void>
    void fill(double distance, std::int32_t index) const {
        if (with_distances()) core::for_each([&](double& d) { d = distance; }, distances);
        for (const auto& axis : indices) core::for_each([&](std::int32_t& i) { i = index; }, axis);
    }
};

/// Squares, lines and features of one slab at a time; the squares are whole numbers where they fit.
template <class Cost, bool with_indices>
class EuclideanSlabs {
public:
    using Minima = ParabolaMinima<Cost>;

    EuclideanSlabs(const core::Dims& shape, const List<double>& sampling)
        : rank_(shape.size()), inner_(shape), sampling_(sampling) {
        inner_.erase(0);
        for (Index extent : inner_) size_ *= extent;
        const bool unit = std::all_of(sampling.begin(), sampling.end(), [](double step) { return step == 1.0; });
        for (int axis = 1; axis < rank_; ++axis) minima_.emplace_back(shape, shape[axis], sampling[axis], unit);
        squares_ = Buffer<Cost>(size_);
        view_ = NdView<Cost>(squares_.data(), inner_);
        if constexpr (with_indices)
            for (int axis = 0; axis < rank_ - 1; ++axis) sites_.emplace_back(size_);
    }

    [[nodiscard]] Index size() const noexcept { return size_; }
    [[nodiscard]] Cost* squares() const noexcept { return squares_.data(); }
    /// Coordinates along axis 0 of the nearest samples in the first pass.
    [[nodiscard]] std::int32_t* first_sites() const noexcept { return sites_[0].data(); }

    /// All passes after the first; writes slab i of the opened outputs.
    void finish(Index i, const SlabOutput<double>& distances, const List<SlabOutput<std::int32_t>>& indices,
                bool with_distances) {
        for (int axis = 1; axis + 1 < rank_; ++axis) pass(axis);
        Minima& last = minima_.back();
        const Index length = inner_[rank_ - 2];
        for (Index start = 0; start < size_; start += length) {
            last.template solve<with_indices>(squares_.data() + start);
            if (with_distances) {
                double* const out = distances.slab(i) + start;
                const Cost* const squares = last.minimum();
                for (Index x = 0; x < length; ++x) out[x] = static_cast<double>(squares[x]);
                core::take_square_roots(out, length);
            }
            if constexpr (with_indices) {
                for (int axis = 0; axis + 1 < rank_; ++axis)
                    gather(sites_[axis].data() + start, 1, last.site(), length, indices[axis].slab(i) + start);
                std::copy(last.site(), last.site() + length, indices.back().slab(i) + start);
            }
        }
    }

private:
    /// By way of a block that nothing can overlap, which is what compilers ask for to gather by vectors.
    static void gather(const std::int32_t* from, Index step, const typename Minima::Site* site, Index length,
                       std::int32_t* out) noexcept {
        constexpr Index most = 256;
        std::int32_t block[most];
        for (Index start = 0; start < length; start += most) {
            const Index count = std::min(most, length - start);
            for (Index x = 0; x < count; ++x) block[x] = from[site[start + x] * step];
            std::copy(block, block + count, out + start);
        }
    }

    /// The pass along an axis of the slab that is not the last, eight lines together so that memory is read by lines of
    /// the cache.
    void pass(int axis) {
        Minima& minima = minima_[axis - 1];
        constexpr Index most = 8;
        const core::Lines<Cost> lines(axis - 1, view_);
        const Index length = inner_[axis - 1];
        line_.reserve(most * length);
        site_line_.reserve(length);
        lines.for_blocks(0, lines.size(), most, [&](const core::LineBlock<Cost>& block) {
            for (Index x = 0; x < length; ++x)
                for (Index k = 0; k < block.count; ++k)
                    line_[k * length + x] = block.data[x * block.stride + k * block.step];
            for (Index k = 0; k < block.count; ++k) {
                Cost* const line = line_.data() + k * length;
                minima.template solve<with_indices>(line);
                std::copy(minima.minimum(), minima.minimum() + length, line);
                if constexpr (with_indices) {
                    const Index offset = block.data - squares_.data() + k * block.step;
                    for (int other = 0; other < axis; ++other) {
                        std::int32_t* const sites = sites_[other].data() + offset;
                        gather(sites, block.stride, minima.site(), length, site_line_.data());
                        for (Index x = 0; x < length; ++x) sites[x * block.stride] = site_line_[x];
                    }
                    std::int32_t* const sites = sites_[axis].data() + offset;
                    for (Index x = 0; x < length; ++x) sites[x * block.stride] = minima.site()[x];
                }
            }
            for (Index x = 0; x < length; ++x)
                for (Index k = 0; k < block.count; ++k)
                    block.data[x * block.stride + k * block.step] = line_[k * length + x];
        });
    }

    int rank_;
    core::Dims inner_;  // shape of a slab
    Index size_ = 1;
    List<double> sampling_;
    List<Minima> minima_;               // of axis 1, 2, ...
    Buffer<Cost> squares_;              // squared distances, C order
    NdView<Cost> view_;                 // of squares_
    List<Buffer<std::int32_t>> sites_;  // coordinates along axis 0, 1, ...
    Buffer<Cost> line_;
    Buffer<std::int32_t> site_line_;
};

/// The transform of an array of rank 2 or more. Cost holds the squared distances, S the steps along axis 0.
template <class Cost, class S, bool with_indices>
void euclidean_slabs(const core::Dims& shape, const List<double>& sampling, FlagReader read,
                     const DistanceOutput& out) {
    constexpr S none = std::numeric_limits<S>::max();
    EuclideanSlabs<Cost, with_indices> slabs(shape, sampling);
    const Index size = slabs.size(), count = shape[0];
    const Index together = std::min(count, std::clamp(Index(32768) / size, Index(16), Index(256)));

    // Steps to the background at or after each sample along axis 0.
    Buffer<S> after(core::checked_mul("distance_transform_edt", count, size));
    Buffer<unsigned char> flags(together * size);
    bool found = false;
    for (Index end = count; end > 0;) {
        const Index first = std::max(end - together, Index(0));
        core::Dims block = shape;
        block[0] = end - first;
        read(first, NdView<unsigned char>(flags.data(), block));
        for (Index i = end - 1; i >= first; --i) {
            const unsigned char* const flag = flags.data() + (i - first) * size;
            S* const row = after.data() + i * size;
            unsigned char all = 1;
            if (i + 1 < count)
                for (Index x = 0; x < size; ++x) {
                    const S step = static_cast<S>(std::min(row[size + x], static_cast<S>(none - 1)) + 1);
                    row[x] = flag[x] ? step : S(0);
                    all = static_cast<unsigned char>(all & flag[x]);
                }
            else
                for (Index x = 0; x < size; ++x) {
                    row[x] = flag[x] ? none : S(0);
                    all = static_cast<unsigned char>(all & flag[x]);
                }
            found = found || all == 0;
        }
        end = first;
    }
    if (!found) return out.fill(std::numeric_limits<double>::infinity(), -1);

    SlabOutput<double> distances(out.distances);
    List<SlabOutput<std::int32_t>> indices;
    for (const auto& axis : out.indices) indices.emplace_back(axis);
    Buffer<S> before(size, none);
    const auto weight = static_cast<Cost>(sampling[0]);
    constexpr Cost no_square = ParabolaMinima<Cost>::none();
    for (Index first = 0; first < count; first += together) {
        const Index last = std::min(first + together, count);
        distances.open(first, last - first);
        for (auto& axis : indices) axis.open(first, last - first);
        for (Index i = first; i < last; ++i) {
            const S* const row = after.data() + i * size;
            S* const steps = before.data();
            for (Index x = 0; x < size; ++x) {
                const S step = static_cast<S>(std::min(steps[x], static_cast<S>(none - 1)) + 1);
                steps[x] = row[x] == 0 ? S(0) : step;
            }
            Cost* const squares = slabs.squares();
            for (Index x = 0; x < size; ++x) {
                const auto nearest = static_cast<Cost>(std::min(steps[x], row[x]));
                const Cost length = nearest * weight, square = length * length;
                squares[x] = nearest == static_cast<Cost>(none) ? no_square : square;
            }
            if constexpr (with_indices) {
                std::int32_t* const sites = slabs.first_sites();
                const auto here = static_cast<std::int32_t>(i);
                for (Index x = 0; x < size; ++x)
                    sites[x] = steps[x] <= row[x] ? here - static_cast<std::int32_t>(steps[x])
                                                  : here + static_cast<std::int32_t>(row[x]);
            }
            slabs.finish(i - first, distances, indices, out.with_distances());
        }
        distances.close();
        for (const auto& axis : indices) axis.close();
    }
}

/// The transform of a line.
template <class = void>
void euclidean_line(Index size, double sampling, FlagReader read, const DistanceOutput& out) {
    constexpr std::int32_t none = std::numeric_limits<std::int32_t>::max();
    const Buffer<unsigned char> flags(size);
    read(0, NdView<unsigned char>(flags.data(), {size}));
    const Buffer<std::int32_t> nearest(size);
    std::int32_t site = none;
    for (Index x = size - 1; x >= 0; --x) nearest[x] = site = flags[x] ? site : static_cast<std::int32_t>(x);
    if (site == none) return out.fill(std::numeric_limits<double>::infinity(), -1);
    site = -1;
    for (Index x = 0; x < size; ++x) {
        const auto here = static_cast<std::int32_t>(x);
        if (!flags[x]) site = here;
        if (site >= 0 && here - site <= nearest[x] - here) nearest[x] = site;
        if (out.with_distances()) out.distances(x) = std::abs(static_cast<double>(here - nearest[x]) * sampling);
        if (out.with_indices()) out.indices[0](x) = nearest[x];
    }
}

/// The power of two by which steps are multiplied so that squares of distances neither overflow nor vanish; 0 for
/// ordinary steps.
[[nodiscard]] inline int sampling_exponent(const core::Dims& shape, const List<double>& sampling) noexcept {
    int most = std::numeric_limits<int>::min(), least = std::numeric_limits<int>::max();
    for (Index axis = 0; axis < sampling.size(); ++axis) {
        const int step = std::ilogb(sampling[axis]);
        most = std::max(most, step + std::ilogb(static_cast<double>(shape[static_cast<int>(axis)])) + 2);
        least = std::min(least, step);
    }
    return most > 500 || least < -480 ? 500 - most : 0;
}

/// Distances to the nearest background and where it is; of several nearest ones that with the smallest index along the
/// last axis, then along the last but one, ... No background: infinite distances, indices -1.
///
/// A template so that only files with a call compile it; Reader is never another type.
template <class Reader = FlagReader>
void euclidean_transform(const core::Dims& shape, List<double> sampling, std::type_identity_t<Reader> read,
                         const DistanceOutput& out) {
    if (shape.contains(0)) return;
    if (shape.size() == 1) return euclidean_line(shape[0], sampling[0], read, out);
    const int exponent = sampling_exponent(shape, sampling);
    for (double& step : sampling) step = std::ldexp(step, exponent);
    const auto run = [&](auto with_indices) {
        const bool unit = std::all_of(sampling.begin(), sampling.end(), [](double step) { return step == 1.0; });
        if (unit && ParabolaMinima<std::int32_t>::fits(shape))
            euclidean_slabs<std::int32_t, std::int16_t, with_indices.value>(shape, sampling, read, out);
        else if (shape[0] < std::numeric_limits<std::int16_t>::max())
            euclidean_slabs<double, std::int16_t, with_indices.value>(shape, sampling, read, out);
        else
            euclidean_slabs<double, std::int32_t, with_indices.value>(shape, sampling, read, out);
    };
    out.with_indices() ? run(std::true_type{}) : run(std::false_type{});
    if (exponent != 0 && out.with_distances())
        core::for_each([&](double& d) { d = std::ldexp(d, -exponent); }, out.distances);
}

}  // namespace scixx::ndimage::detail::distance

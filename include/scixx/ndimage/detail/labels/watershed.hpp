// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <scixx/ndimage/detail/border.hpp>
#include <scixx/ndimage/detail/neighbourhood.hpp>
#include <scixx/ndimage/structure.hpp>

/// The watershed by the image foresting transform: cheapest paths from the markers, where a path costs as much as its
/// largest step between neighbouring samples, by Dijkstra's algorithm with a queue of one bucket a cost.
///
/// A. X. Falcao, J. Stolfi, R. de Alencar Lotufo, The image foresting transform: theory, algorithms, and applications,
/// IEEE Trans. Pattern Analysis and Machine Intelligence 26, 2004. R. B. Dial, Algorithm 360, Comm. ACM 12, 1969.
namespace scixx::ndimage::detail::labels {

/// Buckets of samples, each open at both ends. What moves to a cheaper bucket leaves its entry behind, to be recognised
/// by the sample's cost.
template <class I>
class BucketQueue {
public:
    explicit BucketQueue(Index buckets) : buckets_(buckets, {none, none}) {}

    void push_front(Index bucket, I sample) {
        auto& [first, last] = buckets_[bucket];
        first = add(sample, first);
        if (last == none) last = first;
    }
    void push_back(Index bucket, I sample) {
        auto& [first, last] = buckets_[bucket];
        const I entry = add(sample, none);
        (first == none ? first : entries_[last].next) = entry;
        last = entry;
    }
    [[nodiscard]] bool empty(Index bucket) const noexcept { return buckets_[bucket].first == none; }
    [[nodiscard]] I pop(Index bucket) noexcept {
        auto& [first, last] = buckets_[bucket];
        const I entry = first;
        Entry& popped = entries_[entry];
        first = popped.next;
        if (first == none) last = none;
        popped.next = free_;
        free_ = entry;
        return popped.sample;
    }

private:
    static constexpr I none = -1;
    struct Entry {
        I sample, next;
    };
    struct Bucket {
        I first, last;
    };

    [[nodiscard]] I add(I sample, I next) {
        if (free_ == none) {
            entries_.push_back({sample, next});
            return static_cast<I>(entries_.size() - 1);
        }
        const I entry = free_;
        free_ = entries_[entry].next;
        entries_[entry] = {sample, next};
        return entry;
    }

    List<Bucket> buckets_;
    List<Entry> entries_;
    I free_ = none;
};

/// Labels each sample as the marker that reaches it by the cheapest path. The samples are kept in C order with a frame
/// of one sample around them, which costs nothing to reach and so never is.
template <class I, class T, class M, class U>
void spread_markers(const NdView<const T>& in, const NdView<const M>& markers, const NdView<U>& out,
                    const BinaryStructure& structure) {
    struct Sample {
        std::int32_t value, cost;
    };
    core::Dims framed = in.shape();
    for (Index& extent : framed) extent += 2;
    const Index size = core::checked_size("watershed_ift", framed);
    const Buffer<Sample> samples(size, {0, 0});
    const Buffer<M> labels(size, M(0));
    const core::Dims ones = core::Dims::filled(in.rank(), 1);
    const NdView<const Sample> places = NdView<const Sample>(samples.data(), framed).window(ones, in.shape());

    List<I> neighbours;
    for_each_index(structure.shape(), [&](core::Dims index) {
        if (!structure(index) || index == ones) return;
        for (Index& shift : index) --shift;
        neighbours.push_back(static_cast<I>(places.offset(index)));
    });
    std::int32_t highest = 0;
    core::for_each([&](const T& value) { highest = std::max<std::int32_t>(highest, value); }, in);
    BucketQueue<I> queue(static_cast<Index>(highest) + 1);
    const Index origin = places.data() - samples.data();
    const int along = in.rank() - 1;
    core::Dims lines = in.shape();
    lines[along] = 1;
    for_each_index(lines, [&](const core::Dims& line) {
        const T* const value = in.data() + in.offset(line);
        const M* const marker = markers.data() + markers.offset(line);
        Index at = origin + places.offset(line);
        for (Index i = 0; i < in.shape(along); ++i, ++at) {
            const M label = marker[i * markers.stride(along)];
            labels[at] = label;
            samples[at] = {static_cast<std::int32_t>(value[i * in.stride(along)]), label == M(0) ? highest + 1 : 0};
            if (label > M(0))
                queue.push_front(0, static_cast<I>(at));
            else if (label != M(0))
                queue.push_back(0, static_cast<I>(at));
        }
    });

    for (std::int32_t level = 0; level <= highest; ++level) {
        const auto bucket = static_cast<Index>(level);
        while (!queue.empty(bucket)) {
            const I at = queue.pop(bucket);
            const Sample here = samples[at];
            if (here.cost != level) continue;  // it has been reached at less cost since
            const M label = labels[at];
            for (const I step : neighbours) {
                Sample& there = samples[at + step];
                const std::int32_t cost = std::max(level, std::abs(there.value - here.value));
                if (cost >= there.cost) continue;
                there.cost = cost;
                labels[at + step] = label;
                if (label < M(0))
                    queue.push_back(static_cast<Index>(cost), static_cast<I>(at + step));
                else
                    queue.push_front(static_cast<Index>(cost), static_cast<I>(at + step));
            }
        }
    }
    const NdView<const M> result = NdView<const M>(labels.data(), framed).window(ones, in.shape());
    core::for_each([](const M& label, U& to) { to = static_cast<U>(label); }, result, out);
}

template <class T, class M, class U>
void watershed_ift(const NdView<const T>& in, const NdView<const M>& markers, const NdView<U>& out,
                   const BinaryStructure& structure) {
    if (in.empty()) return;
    // An entry of the queue for each sample and neighbour at most.
    Index entries = structure.size() + 1;
    for (Index extent : in.shape()) entries = core::checked_mul("watershed_ift", entries, extent + 2);
    if (entries < std::numeric_limits<std::int32_t>::max())
        spread_markers<std::int32_t>(in, markers, out, structure);
    else
        spread_markers<std::int64_t>(in, markers, out, structure);
}

}  // namespace scixx::ndimage::detail::labels

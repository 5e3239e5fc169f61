// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <optional>
#include <scixx/ndimage/binary_mask.hpp>
#include <scixx/ndimage/detail/morphology/bit_erosion.hpp>
#include <scixx/ndimage/detail/morphology/bit_flood.hpp>
#include <scixx/ndimage/detail/morphology/flag_erosion.hpp>

namespace scixx::ndimage::detail::morphology {

/// One erosion or dilation of a call.
struct BinaryStep {
    BinaryElement element;
    bool dilate = false;       ///< erode the inverted image; the element is reflected already
    Index iterations = 1;      ///< below 1: until nothing changes
    bool brute_force = false;  ///< visit all samples in each iteration
};

/// An erosion or dilation with the structure of a call.
template <class = void>
[[nodiscard]] BinaryStep binary_step(const char* function, int rank, bool dilate, const BinaryStructure& structure,
                                     Index iterations, const core::PerAxis<Index>& origin, bool brute_force,
                                     const core::Axes& axes) {
    const Dims along = axes.resolve(function, rank);
    BinaryElement element =
        make_binary_element(function, "structure", rank,
                            structure.given() ? structure : generate_binary_structure(along.size(), 1), along, origin);
    return {dilate ? reflected(element) : element, dilate, iterations, brute_force};
}

/// The step with the iterations of a full box drawn into one.
template <class = void>
[[nodiscard]] BinaryStep collapsed(BinaryStep step, const core::Dims& shape) {
    if (step.element.full && step.iterations != 1 && !step.brute_force) {
        const Index all = *std::max_element(shape.begin(), shape.end());
        step.element = iterated_box(step.element, step.iterations < 1 ? all : step.iterations, shape);
        step.iterations = 1;
    }
    return step;
}

/// The frame in which the elements of all steps find what they read.
template <class = void>
[[nodiscard]] BitFrame frame_of(const core::Dims& order, const core::Dims& shape, const List<BinaryStep>& steps) {
    core::Dims reach = core::Dims::filled(shape.size(), 0);
    for (const BinaryStep& step : steps)
        for (int axis = 0; axis < shape.size(); ++axis)
            reach[axis] =
                std::min(shape[axis], std::max({reach[axis], step.element.before[axis], step.element.after[axis]}));
    return {order, shape, reach};
}

/// Repeated erosion of an image of bits inside a domain; the bits outside it stay.
template <class = void>
class BitIteration {
public:
    BitIteration(BitImage<>& image, const BitImage<>& domain, const BinaryElement& element)
        : image_(image),
          domain_(domain),
          erosion_(image.frame(), element),
          next_(image.copy()),
          block_(erosion_.block()),
          changed_((image.size() + block_ - 1) / block_, 1) {}

    /// One iteration; whether it changed anything. Blocks of words whose surroundings the last iteration did not change
    /// are left alone, unless `all`: what the other image has there, from the iteration before it, is their result.
    bool step(bool all) {
        const Index blocks = changed_.size();
        const Index before = 1 + (1 - word_of(erosion_.first())) / block_;
        const Index after = 1 + (1 + word_of(erosion_.last())) / block_;
        List<unsigned char> changed(changed_.size(), 0);
        for (Index block = 0; block < blocks; ++block) {
            const auto around = changed_.begin() + std::max<Index>(block - before, 0);
            const auto end = changed_.begin() + std::min(block + after + 1, blocks);
            if (all || std::find(around, end, 1) != end)
                changed[block] = erode(block * block_, std::min((block + 1) * block_, image_.size()));
        }
        changed_.swap(changed);
        swap(image_, next_);
        return std::find(changed_.begin(), changed_.end(), 1) != changed_.end();
    }

    /// Iterates until nothing changes. A return to an earlier image is found as R. P. Brent finds cycles (An improved
    /// Monte Carlo factorization algorithm, BIT 20, 1980): by comparison with the images of iterations 1, 2, 4, ...
    void run(const char* function, bool all) {
        const BitImage<> kept = image_.copy();
        const Word* const first = kept.words();
        for (Index power = 1, lag = 1; step(all); ++lag) {
            if (std::equal(first, first + kept.size(), image_.words()))
                core::fail<NoFixedPoint>(
                    function, "iterations below 1: the images alternate, nothing is reached that does not change");
            if (lag == power) {
                kept.assign(image_);
                power *= 2;
                lag = 0;
            }
        }
    }

    /// As run, for an element with its centre: what the bits that change can reach, found at once.
    void flood() {
        step(true);
        image_.invert();
        BitFlood<>(image_.words(), domain_.words(), image_.size(), erosion_.bits()).run();
        image_.invert();
    }

private:
    bool erode(Index begin, Index end) {
        const Word* const from = image_.words();
        const Word* const inside = domain_.words();
        Word* const to = next_.words();
        erosion_(from, to, begin, end);
        Word difference = 0;
        for (Index w = begin; w < end; ++w) {
            to[w] = (to[w] & inside[w]) | (from[w] & ~inside[w]);
            difference |= to[w] ^ from[w];
        }
        return difference != 0;
    }

    BitImage<>& image_;
    const BitImage<>& domain_;
    BitErosion<> erosion_;
    BitImage<> next_;  // of the iteration to come, or of the one before the last
    Index block_;
    List<unsigned char> changed_;  // blocks, by the last iteration
};

/// Erodes an image of bits as a step says; `domain` (none: the image) has the samples that may change. The border of
/// the result is not kept when it is the `last` step.
template <class = void>
void erode(const char* function, BitImage<>& image, const BinaryStep& step, const BitImage<>* domain, bool last) {
    if (step.iterations == 1 && domain == nullptr && last) {
        BitErosion<> erosion(image.frame(), step.element);
        const BitImage<> from = image.copy();
        for (Index begin = 0; begin < image.size(); begin += erosion.block())
            erosion(from.words(), image.words(), begin, std::min(begin + erosion.block(), image.size()));
        return;
    }
    std::optional<BitImage<>> everywhere;
    if (domain == nullptr) domain = &everywhere.emplace(inside(image.frame()));
    BitIteration<> iteration(image, *domain, step.element);
    if (step.iterations < 1 && step.element.centre && !step.brute_force)
        iteration.flood();
    else if (step.iterations < 1)
        iteration.run(function, step.brute_force);
    else
        for (Index i = 0; i < step.iterations && iteration.step(step.brute_force); ++i) continue;
}

/// A single step of a small element on bytes, where that is possible: whether it was done. The views are in the order.
template <class = void>
[[nodiscard]] bool small_step(const NdView<const bool>& in, const NdView<bool>& out, const core::Dims& order,
                              bool border, const BinaryStep& step) {
    if (step.iterations != 1 || !FlagErosion<>::takes(in, out)) return false;
    BinaryElement element = step.element;
    Index entries = 1;
    for (int i = 0; i < order.size(); ++i) {
        const int axis = static_cast<int>(order[i]);
        element.before[i] = step.element.before[axis];
        element.after[i] = step.element.after[axis];
        if (element.before[i] >= in.shape(i) || element.after[i] >= in.shape(i)) return false;
        if (element.full) entries *= element.before[i] + element.after[i] + 1;
    }
    if (!element.full) entries = element.offsets.size();
    if (entries > FlagErosion<>::most_entries) return false;
    if (element.full) {
        core::Dims box;
        for (int i = 0; i < order.size(); ++i) box.push_back(element.before[i] + element.after[i] + 1);
        element.offsets.clear();
        for_each_index(box, [&](core::Dims offset) {
            for (int i = 0; i < order.size(); ++i) offset[i] -= element.before[i];
            element.offsets.push_back(offset);
        });
    } else {
        for (core::Dims& offset : element.offsets) {
            const core::Dims given = offset;
            for (int i = 0; i < order.size(); ++i) offset[i] = given[static_cast<int>(order[i])];
        }
    }
    FlagErosion(in, out, element, step.dilate, border).run();
    return true;
}

/// The steps in turn. `in` and `out` may be one array.
template <class T, class U>
void binary_morphology(const char* function, const NdView<const T>& in, const NdView<U>& out, const BinaryMask& mask,
                       bool border, List<BinaryStep> steps) {
    mask.check(function, in.shape());
    if (out.empty()) return;
    if (!mask.given())
        for (BinaryStep& step : steps) step = collapsed(step, in.shape());
    const core::Dims order = line_order(in);
    if constexpr (std::is_same_v<T, bool> && std::is_same_v<U, bool>)
        if (!mask.given() && steps.size() == 1 &&
            small_step(in.permuted(order), out.permuted(order), order, border, steps[0]))
            return;
    const BitFrame frame = frame_of(order, in.shape(), steps);
    BitImage<> image(frame, border);
    image.read(in);
    std::optional<BitImage<>> domain;
    if (mask.given()) domain.emplace(frame, false).read(mask.view());
    for (const BinaryStep& step : steps) {
        if (step.dilate) image.invert();
        erode(function, image, step, domain ? &*domain : nullptr, &step == &steps.back());
        if (step.dilate) image.invert();
    }
    image.write(out);
}

/// The samples where the first element fits into the image and the second one into what is around it.
template <class T, class U>
void hit_or_miss(const NdView<const T>& in, const NdView<U>& out, const BinaryStep& hit, const BinaryStep& miss) {
    if (out.empty()) return;
    const BitFrame frame = frame_of(line_order(in), in.shape(), {hit, miss});
    BitImage<> image(frame, false);
    image.read(in);
    BitImage<> background = image.copy();
    background.invert();
    erode("binary_hit_or_miss", image, hit, nullptr, true);
    erode("binary_hit_or_miss", background, miss, nullptr, true);
    for (Index w = 0; w < image.size(); ++w) image.words()[w] &= background.words()[w];
    image.write(out);
}

/// What the background outside can not reach.
template <class T, class U>
void fill_holes(const NdView<const T>& in, const NdView<U>& out, const BinaryStep& step) {
    if (out.empty()) return;
    const BitFrame frame = frame_of(line_order(in), in.shape(), {step});
    BitImage<> background(frame, true);
    background.read(in);
    background.invert();
    BitImage<> image = inside(frame);
    erode("binary_fill_holes", image, step, &background, true);
    image.write(out);
}

}  // namespace scixx::ndimage::detail::morphology

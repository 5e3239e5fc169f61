// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <scixx/core/array.hpp>
#include <scixx/core/kernel/broadcast.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/result.hpp>
#include <scixx/core/sample.hpp>
#include <span>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace scixx::core::detail {

// Integers that a double does not hold.
template <class S>
inline constexpr bool is_wide_integer = std::is_integral_v<S> && std::numeric_limits<S>::digits > 53;

// value - origin, which is exact where it is less than 2^53.
template <class S>
[[nodiscard]] constexpr double counted_from(S origin, S value) {
    using U = std::make_unsigned_t<S>;
    if (value >= origin) return static_cast<double>(static_cast<U>(static_cast<U>(value) - static_cast<U>(origin)));
    return -static_cast<double>(static_cast<U>(static_cast<U>(origin) - static_cast<U>(value)));
}

// The lines of one array along an axis as samples, one after the other; wide integers are counted from `origin`.
template <class S>
class Samples {
public:
    Samples(const NdView<const S>& view, int axis, S origin = S{}) : view_(view), axis_(axis), origin_(origin) {}

    [[nodiscard]] Index length() const { return view_.shape(axis_); }

    // The line through `index`; its entry along the axis is ignored. Valid until the next call.
    template <class T = double>
    [[nodiscard]] std::span<T> copy_at(const Dims& index) {
        const Line<const S> line = at(index);
        buffer_.resize(static_cast<std::size_t>(line.size));
        for (Index i = 0; i < line.size; ++i) {
            if constexpr (is_wide_integer<S>)
                buffer_[static_cast<std::size_t>(i)] = counted_from(origin_, line[i]);
            else
                buffer_[static_cast<std::size_t>(i)] = static_cast<double>(line[i]);
        }
        return {buffer_.data(), buffer_.size()};
    }
    [[nodiscard]] Sample sample_at(const Dims& index) {
        if constexpr (std::is_same_v<S, double>) {
            const Line<const S> line = at(index);
            if (line.stride == 1 || line.size <= 1) return {line.data, static_cast<std::size_t>(line.size)};
        }
        return copy_at(index);
    }

private:
    [[nodiscard]] Line<const S> at(const Dims& index) const {
        Index offset = 0;
        for (int i = 0; i < view_.rank(); ++i)
            if (i != axis_ && view_.shape(i) != 1) offset += index[i] * view_.stride(i);
        return {view_.empty() ? view_.data() : view_.data() + offset, view_.shape(axis_), view_.stride(axis_)};
    }

    NdView<const S> view_;
    int axis_;
    S origin_;
    std::vector<double> buffer_;
};

template <class = void>
[[nodiscard]] inline bool has_nan(Sample x) {
    std::uint64_t found = 0;  // as wide as a double, which keeps the loop in vectors
    for (const double value : x) found |= std::uint64_t{value != value};
    return found != 0;
}

// Gives an array leading axes of extent 1 up to `rank` or, with `flat`, one axis that has all elements in C order.
template <class S, class A>
class AxisSource {
public:
    explicit AxisSource(const A& a) : source_(a), view_(source_.view()) {}

    void arrange(int rank, bool flat) {
        if (flat) {
            if (!view_.is_c_contiguous()) {
                ordered_ = std::make_unique<S[]>(static_cast<std::size_t>(view_.size()));
                const NdView<S> to(ordered_.get(), view_.shape());
                copy(view_, to);
                view_ = to;
            }
            view_ = NdView<const S>(view_.data(), {view_.size()});
        } else if (view_.rank() < rank) {
            Dims shape = Dims::filled(rank - view_.rank(), 1), strides = Dims::filled(rank - view_.rank(), 0);
            for (int i = 0; i < view_.rank(); ++i) {
                shape.push_back(view_.shape(i));
                strides.push_back(view_.stride(i));
            }
            view_ = NdView<const S>(view_.data(), shape, strides);
        }
    }
    [[nodiscard]] const NdView<const S>& view() const { return view_; }

private:
    Source<S, A> source_;
    std::unique_ptr<S[]> ordered_;
    NdView<const S> view_;
};

template <class R>
constexpr auto fields_of() {
    if constexpr (requires { R::fields(); })
        return R::fields();
    else
        return R::bound();
}

// The result of a sample that holds a NaN: NaN in all fields.
template <class R>
[[nodiscard]] R nan_result() {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    if constexpr (std::is_arithmetic_v<R>) {
        return static_cast<R>(nan);
    } else {
        R result{};
        std::apply([&](auto... member) { ((result.*member = nan), ...); }, fields_of<R>());
        return result;
    }
}

// A Sample for each of a pack.
template <class>
using SampleFor = Sample;

// A kernel that gives NaN for samples with NaN by itself, so that none has to be looked for under NanPolicy::propagate.
template <class F>
struct PassesNan : F {
    using F::operator();
};
template <class F>
PassesNan(F) -> PassesNan<F>;
template <class F>
inline constexpr bool passes_nan = false;
template <class F>
inline constexpr bool passes_nan<PassesNan<F>> = true;

// A kernel whose result stays the same when one number is taken from all samples, or a number from each array. Wide
// integers are counted from one of them, so that their differences are not lost: ranks of times in nanoseconds, for
// instance.
template <class F>
struct ShiftFree : F {
    using F::operator();
};
template <class F>
ShiftFree(F) -> ShiftFree<F>;
template <class F>
struct EachShiftFree : F {
    using F::operator();
};
template <class F>
EachShiftFree(F) -> EachShiftFree<F>;
template <class F>
inline constexpr bool shift_free = false;
template <class F>
inline constexpr bool shift_free<ShiftFree<F>> = true;
template <class F>
inline constexpr bool each_shift_free = false;
template <class F>
inline constexpr bool each_shift_free<EachShiftFree<F>> = true;
template <class F>
inline constexpr bool passes_nan<ShiftFree<F>> = passes_nan<F>;

// Where the wide integers of arrays are counted from: an element that is less than 2^53 away from all, otherwise 0.
template <class S, class... Rest>
[[nodiscard]] S origin_of(const NdView<const S>& first, const NdView<const Rest>&... rest) {
    S origin{};
    if constexpr (is_wide_integer<S> && (std::is_same_v<S, Rest> && ...)) {
        bool found = false, close = true;
        for (const NdView<const S>* view : {&first, &rest...})
            for_each(
                [&](S value) {
                    if (!found) origin = value;
                    found = true;
                    close &= std::abs(counted_from(origin, value)) < 0x1p53;
                },
                *view);
        if (!close) origin = S{};
    }
    return origin;
}

// One call of the kernel under a policy for NaN.
template <bool Paired, class F, class... S>
auto reduce_samples(const char* function, NanPolicy policy, F& kernel, const Dims& index, Samples<S>&... samples) {
    using R = std::invoke_result_t<F&, SampleFor<S>...>;
    std::array<Sample, sizeof...(S)> lines{samples.sample_at(index)...};
    if (passes_nan<std::remove_cvref_t<F>> && policy == NanPolicy::propagate) return std::apply(kernel, lines);
    bool any = false;
    for (const Sample& line : lines) any |= has_nan(line);
    if (any && policy == NanPolicy::raise) fail(function, "the input contains nan values");
    if (any && policy == NanPolicy::propagate) return nan_result<R>();
    if (any) {
        std::array<std::span<double>, sizeof...(S)> kept{samples.copy_at(index)...};
        if constexpr (Paired) {
            std::size_t count = 0;
            for (std::size_t i = 0; i < kept[0].size(); ++i) {
                bool complete = true;
                for (const auto& line : kept) complete &= !std::isnan(line[i]);
                if (!complete) continue;
                for (auto& line : kept) line[count] = line[i];
                ++count;
            }
            for (std::size_t k = 0; k < kept.size(); ++k) lines[k] = kept[k].first(count);
        } else {
            for (std::size_t k = 0; k < kept.size(); ++k) {
                std::size_t count = 0;
                for (const double value : kept[k])
                    if (!std::isnan(value)) kept[k][count++] = value;
                lines[k] = kept[k].first(count);
            }
        }
        try {
            return std::apply(kernel, lines);
        } catch (const TooFewObservations&) {
            return nan_result<R>();
        }
    }
    return std::apply(kernel, lines);
}

// Whether all arrays have the rank of the first. The first of those with the most axes decides the result's family.
template <class First, class... Rest>
struct MostAxes {
    using type = First;
};
template <class First, class Second, class... Rest>
struct MostAxes<First, Second, Rest...>
    : MostAxes<std::conditional_t<(rank_of<Second> > rank_of<First>), Second, First>, Rest...> {};

// Gathers the results of all samples in arrays of the given shape: for_results(store) calls store(index, Value) for
// each.
template <class Value, class Wrap, class Field, class F>
    requires std::is_arithmetic_v<Value>
[[nodiscard]] Field gather(const Dims& shape, F&& for_results) {
    Field result = allocate<Field>(shape);
    const NdView<double> view = core::view(result);
    for_results([&](const Dims& to, const Value& value) { view(to) = static_cast<double>(value); });
    return result;
}
template <class Value, class Wrap, class Field, class F>
[[nodiscard]] auto gather(const Dims& shape, F&& for_results) {
    using Result = typename Wrap::template type<Field>;
    constexpr auto from = fields_of<Value>();
    constexpr auto into = fields_of<Result>();
    constexpr std::size_t count = std::tuple_size_v<std::remove_cvref_t<decltype(from)>>;
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
        Result result{};
        ((result.*std::get<I>(into) = allocate<Field>(shape)), ...);
        const std::array<NdView<double>, count> views{core::view(result.*std::get<I>(into))...};
        for_results([&](const Dims& to, const Value& value) {
            ((views[I](to) = static_cast<double>(value.*std::get<I>(from))), ...);
        });
        return result;
    }(std::make_index_sequence<count>{});
}

template <Reduce R, bool Paired, class Wrap, class Options, class F, class... A>
auto along_axis(const char* function, const Options& options, F&& kernel, const A&... arrays) {
    using Lead = typename MostAxes<A...>::type;
    constexpr int rank = rank_of<Lead>;
    static_assert(((rank_of<A> != DynamicRank) && ...), "the number of axes must be known at compile time");
    static_assert(((!is_complex<ScalarOf<A>>)&&...), "statistics are taken of real samples");
    NanPolicy policy = NanPolicy::propagate;
    if constexpr (requires { options.nan_policy; }) policy = options.nan_policy;
    constexpr bool flat = R == Reduce::all;
    std::tuple<AxisSource<ScalarOf<A>, A>...> sources(arrays...);
    const int axis = flat ? 0 : normalize_axis(function, options.axis, rank);
    return std::apply(
        [&](auto&... source) {
            (source.arrange(rank, flat), ...);
            using Kernel = std::remove_cvref_t<F>;
            const auto common = [&] {
                if constexpr (shift_free<Kernel>)
                    return origin_of(source.view()...);
                else
                    return 0;
            }();
            const auto origin = [&](const auto& own) {
                using S = std::remove_const_t<std::remove_reference_t<decltype(*own.data())>>;
                if constexpr (each_shift_free<Kernel>)
                    return origin_of(own);
                else
                    return static_cast<S>(common);
            };
            auto samples = std::tuple(Samples<ScalarOf<A>>(source.view(), axis, origin(source.view()))...);
            const auto at = [&](const Dims& index) {
                return std::apply(
                    [&](auto&... each) { return reduce_samples<Paired>(function, policy, kernel, index, each...); },
                    samples);
            };
            if constexpr (Paired) {
                const Index length = std::get<0>(samples).length();
                (require(source.view().shape(axis) == length, function,
                         "the samples must have the same length along axis ", axis, ", got ", length, " and ",
                         source.view().shape(axis)),
                 ...);
            }
            if constexpr (flat || (rank == 1 && R == Reduce::along)) {
                return at(Dims::filled(rank, 0));
            } else {
                // The axes that are left, those of extent 1 repeated.
                const auto others = [&](const auto& view) {
                    Dims shape = view.shape();
                    shape[axis] = 1;
                    return shape;
                };
                const Dims kept = broadcast_shape(function, {others(source.view())...});
                Dims shape = kept;
                if constexpr (R == Reduce::along) shape.erase(axis);
                using Field = OfRank<Lead, R == Reduce::along ? rank - 1 : rank, double>;
                const auto for_results = [&](auto&& store) {
                    Dims to = Dims::filled(shape.size(), 0);
                    for_each_index(kept, [&](const Dims& index) {
                        for (int i = 0, k = 0; i < rank; ++i)
                            if (R == Reduce::keepdims || i != axis) to[k++] = index[i];
                        store(to, at(index));
                    });
                };
                return gather<decltype(at(Dims{})), Wrap, Field>(shape, for_results);
            }
        },
        sources);
}

template <template <class> class Result>
struct Wrapped {
    template <class T>
    using type = Result<T>;
};
struct Plainly {
    template <class T>
    using type = T;
};

}  // namespace scixx::core::detail

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <scixx/core/answer.hpp>
#include <scixx/core/array.hpp>
#include <scixx/core/kernel/broadcast.hpp>
#include <tuple>
#include <type_traits>
#include <utility>

namespace scixx::core::detail {

template <class A>
inline constexpr bool is_float_operand = std::is_same_v<std::remove_cvref_t<A>, float>;
template <ArrayLike A>
inline constexpr bool is_float_operand<A> = std::is_same_v<ScalarOf<A>, float>;

template <class... A>
struct ElementwiseInfo {
    static constexpr int arrays = (int(ArrayLike<A>) + ... + 0);
    // Numbers do not widen the result of float arrays, as in NumPy.
    static constexpr bool all_float = arrays > 0 ? ((!ArrayLike<A> || is_float_operand<A>)&&...)
                                                 : (is_float_operand<A>&&...);
    using Scalar = std::conditional_t<all_float, float, double>;
};

// The first type of the pack with the largest rank; numbers have rank 0.
template <class A>
inline constexpr int operand_rank = 0;
template <ArrayLike A>
inline constexpr int operand_rank<A> = rank_of<A>;
template <class First, class... Rest>
struct Leading {
    using type = First;
};
template <class First, class Second, class... Rest>
struct Leading<First, Second, Rest...>
    : Leading<std::conditional_t<(operand_rank<Second> > operand_rank<First>), Second, First>, Rest...> {};

// An operand as a view of T: an array through its Source, a number as a view without axes.
template <class T, class A>
class OperandView {
public:
    explicit OperandView(const A& a) : value_(static_cast<T>(a)) {}
    [[nodiscard]] NdView<const T> view() const { return NdView<const T>(&value_, Dims{}, Dims{}); }
    void detach_from(const NdView<T>&) {}

private:
    T value_;
};
template <class T, ArrayLike A>
class OperandView<T, A> {
public:
    explicit OperandView(const A& a) : source_(a) {}
    [[nodiscard]] const NdView<const T>& view() const { return source_.view(); }
    // An operand that is the destination itself is safe: each element is read before it is written.
    void detach_from(const NdView<T>& out) {
        const NdView<const T>& in = source_.view();
        if (in.data() != out.data() || in.shape() != out.shape() || in.strides() != out.strides())
            source_.detach_from(out);
    }

private:
    Source<T, A> source_;
};

template <class R>
inline constexpr std::size_t outputs_of = 0;
template <class R, std::size_t M>
inline constexpr std::size_t outputs_of<std::array<R, M>> = M;

/// Whether float data are computed in double, with one number as the result.
template <class K, class... X>
concept ComputedInDouble =
    !requires(X... x) {
        { K::at(static_cast<float>(x)...) } -> std::same_as<float>;
    } &&
    (
        requires(X... x) {
            { K::brief(x...) } -> std::same_as<double>;
        } ||
        requires(X... x) {
            { K::at(x...) } -> std::same_as<double>;
        });

// A kernel given by its type, as the callable that the driver runs on numbers of T.
template <class K, class T>
struct StaticKernel {
    static float narrowed(double value) { return static_cast<float>(value); }
    template <std::size_t M>
    static const std::array<double, M>& narrowed(const std::array<double, M>& values) {
        return values;
    }
    template <class... X>
    auto operator()(X... x) const {
        if constexpr (std::is_same_v<T, float> && requires {
                          { K::at(x...) } -> std::same_as<float>;
                      })
            return K::at(x...);
        else if constexpr (std::is_same_v<T, float> && requires { K::brief(static_cast<double>(x)...); })
            return narrowed(K::brief(static_cast<double>(x)...));
        else
            return K::at(static_cast<double>(x)...);
    }
    /// What float data use where they are computed in double: `brief`, or the function itself.
    template <class... X>
        requires ComputedInDouble<K, X...>
    static double brief(X... x) {
        if constexpr (requires { K::brief(x...); })
            return K::brief(x...);
        else
            return K::at(x...);
    }
    static constexpr bool has_block = requires(const T* x, T* y, Index n) { K::block(x, y, n); };
    template <class... P>
        requires requires(P... p) { K::block(p...); }
    static void block(P... p) {
        K::block(p...);
    }
    template <class... P>
        requires requires(P... p) { K::brief_block(p...); }
    static void brief_block(P... p) {
        K::brief_block(p...);
    }
    static constexpr bool has_brief_fixed = [] {
        return requires { K::brief_fixed(0.0); } || requires { K::brief_fixed(0.0, 0.0); };
    }();
    /// Whether `brief` is K's own, and for arrays of parameters, too.
    template <class... X>
    static constexpr bool brief_first = requires(X... x) { K::brief(x...); } && !has_brief_fixed;
    template <class... P>
        requires requires(P... p) { K::fixed(static_cast<double>(p)...); } ||
                 (std::is_same_v<T, float> && requires(P... p) { K::brief_fixed(static_cast<double>(p)...); })
    static auto fixed(P... p) {
        if constexpr (std::is_same_v<T, float> && requires { K::brief_fixed(static_cast<double>(p)...); })
            return K::brief_fixed(static_cast<double>(p)...);
        else
            return K::fixed(static_cast<double>(p)...);
    }
};

template <class T, class F, class... A, std::size_t... I, class... D>
auto elementwise(const char* function, const F& f, const std::tuple<const A&...>& operands, std::index_sequence<I...>,
                 D&&... out) {
    using Info = ElementwiseInfo<A...>;
    using Value = decltype(f((static_cast<void>(I), T{})...));
    constexpr std::size_t outputs = outputs_of<Value>;
    if constexpr (Info::arrays == 0 && sizeof...(D) == 0) {
        const Value value =
            f(static_cast<std::conditional_t<std::is_same_v<T, float>, float, double>>(std::get<I>(operands))...);
        if constexpr (outputs == 0) {
            return static_cast<T>(value);
        } else {
            std::array<T, outputs> values{};
            for (std::size_t k = 0; k < outputs; ++k) values[k] = static_cast<T>(value[k]);
            return values;
        }
    } else {
        std::tuple<OperandView<T, A>...> sources(std::get<I>(operands)...);
        const Dims shape = broadcast_shape(function, {std::get<I>(sources).view().shape()...});
        const auto run = [&](const auto&... to) {
            static_assert(
                (std::is_same_v<ScalarOf<decltype(to)>, T> && ...),
                "the destination must have the scalar of the result: float where all arrays are float, else double");
            const std::array<NdView<T>, sizeof...(to)> targets{
                core::view(const_cast<std::remove_cvref_t<decltype(to)>&>(to))...};
            for (const NdView<T>& target : targets) (std::get<I>(sources).detach_from(target), ...);
            kernel::map<T>(f, std::array<NdView<const T>, sizeof...(A)>{std::get<I>(sources).view()...}, targets);
        };
        if constexpr (sizeof...(D) > 0) {
            static_assert(outputs == 0, "a function with several results takes no destination");
            return answer<void>(function, shape, run, out...);
        } else {
            using Lead = typename Leading<A...>::type;
            using Result = std::conditional_t<Info::arrays == 1, SameShapeOf<Lead, T>, PlainOf<Lead, T>>;
            if constexpr (outputs == 0) {
                return answer<Result>(function, shape, run);
            } else {
                std::array<Result, outputs> results;
                for (Result& result : results) result = allocate<Result>(shape);
                std::apply(run, results);
                return results;
            }
        }
    }
}

}  // namespace scixx::core::detail

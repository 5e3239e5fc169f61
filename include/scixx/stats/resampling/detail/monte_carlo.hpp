// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/stats/resampling/detail/data.hpp>
#include <span>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace scixx::stats::detail::resampling {

/// A source of samples: writes one.
using Source = core::FunctionRef<void(std::span<double>)>;

/// The p-value of a test's result, or the number itself. (clang 14 takes the test for false inside a generic lambda.)
template <class R>
[[nodiscard]] double pvalue_of(const R& result) {
    if constexpr (requires { result.pvalue; })
        return result.pvalue;
    else
        return result;
}

/// A callable that fills a span, or that makes an array of n numbers.
template <class F>
inline constexpr bool is_source = [] {
    if constexpr (std::is_invocable_v<F&, std::span<double>>)
        return true;
    else if constexpr (std::is_invocable_v<F&, Index>)
        return core::ArrayLike<std::remove_cvref_t<std::invoke_result_t<F&, Index>>>;
    else
        return false;
}();
template <class F>
void fill_sample(const char* function, F& rvs, std::span<double> out) {
    if constexpr (std::is_invocable_v<F&, std::span<double>>) {
        rvs(out);
    } else {
        const auto made = rvs(std::ssize(out));
        const core::Source<double, std::remove_cvref_t<decltype(made)>> source(made);
        const core::NdView<double> to(out.data(), {std::ssize(out)});
        core::require(source.view().shape() == to.shape(), function, "rvs must return ", out.size(), " numbers, got ",
                      source.view().shape());
        core::copy(source.view(), to);
    }
}

/// Sources as the functions take them: one callable, or a tuple of them.
template <class R>
struct SourcesOf {
    static constexpr bool valid = is_source<R>;
    static constexpr std::size_t count = 1;
    static std::tuple<R&> tuple(R& r) { return {r}; }
};
template <class... R>
struct SourcesOf<std::tuple<R...>> {
    static constexpr bool valid = sizeof...(R) > 0 && (is_source<std::remove_reference_t<R>> && ...);
    static constexpr std::size_t count = sizeof...(R);
    static std::tuple<R&...> tuple(std::tuple<R...>& r) {
        return std::apply([](auto&... each) { return std::tuple<R&...>(each...); }, r);
    }
};
template <class... R>
struct SourcesOf<const std::tuple<R...>> : SourcesOf<std::tuple<R...>> {
    static auto tuple(const std::tuple<R...>& r) {
        return std::apply([](auto&... each) { return std::tie(each...); }, r);
    }
};

/// body(sources) with all of `rvs` erased.
template <class R, class Body>
auto with_sources(const char* function, R& rvs, const Body& body) {
    return std::apply(
        [&](auto&... each) {
            const auto fillers =
                std::tuple([&each, function](std::span<double> out) { fill_sample(function, each, out); }...);
            return std::apply(
                [&](const auto&... f) {
                    const Source sources[] = {Source(f)...};
                    return body(std::span<const Source>(sources));
                },
                fillers);
        },
        SourcesOf<R>::tuple(rvs));
}

/// The statistic of `count` random samples of the given lengths. All samples of one source are drawn before those of
/// the next one, as SciPy does it.
template <class T = double>
[[nodiscard]] std::vector<T> random_statistics(std::span<const Source> sources, const std::vector<Index>& lengths,
                                               Index count, Statistic statistic) {
    std::vector<core::List<T>> drawn(sources.size());
    for (std::size_t k = 0; k < sources.size(); ++k) {
        const Index n = lengths[k];
        const bool last = k + 1 == sources.size();
        drawn[k].resize(last ? n : n * count);
        if (last) break;
        T* at = drawn[k].data();
        for (Index i = 0; i < count; ++i, at += n) sources[k]({at, at + n});
    }
    core::List<T> values(count);
    std::vector<std::span<const T>> samples(sources.size());
    for (Index i = 0; i < count; ++i) {
        sources.back()(drawn.back());
        for (std::size_t k = 0; k < sources.size(); ++k) {
            const T* const at = drawn[k].data() + (k + 1 == sources.size() ? 0 : i * lengths[k]);
            samples[k] = {at, at + lengths[k]};
        }
        values[i] = statistic(samples);
    }
    return values;
}

}  // namespace scixx::stats::detail::resampling

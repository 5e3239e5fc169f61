// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <concepts>
#include <functional>
#include <memory>
#include <type_traits>
#include <utility>

namespace scixx::core {

template <class Signature>
class FunctionRef;

/// A non-owning reference to any callable: two pointers, no allocation.
///
/// Long algorithms take user functions by FunctionRef so that they are compiled once whatever lambda is passed. The
/// referenced callable has to outlive the reference, so it is for parameters and never for members or results.
template <class R, class... Args>
class FunctionRef<R(Args...)> {
public:
    template <class F>
        requires(!std::same_as<std::remove_cvref_t<F>, FunctionRef> && std::is_invocable_r_v<R, F&, Args...>)
    FunctionRef(F&& f) noexcept {  // NOLINT(google-explicit-constructor): a callable converts to a reference to it
        using Callable = std::remove_reference_t<F>;
        if constexpr (std::is_function_v<Callable>) {
            target_.function = reinterpret_cast<void (*)()>(&f);
            call_ = [](Target target, Args... args) -> R {
                return static_cast<R>((*reinterpret_cast<Callable*>(target.function))(std::forward<Args>(args)...));
            };
        } else {
            target_.object = const_cast<void*>(static_cast<const void*>(std::addressof(f)));
            call_ = [](Target target, Args... args) -> R {
                return static_cast<R>(std::invoke(*static_cast<Callable*>(target.object), std::forward<Args>(args)...));
            };
        }
    }

    R operator()(Args... args) const { return call_(target_, std::forward<Args>(args)...); }

private:
    union Target {
        void* object;
        void (*function)();
    };
    Target target_{};
    R (*call_)(Target, Args...) = nullptr;
};

}  // namespace scixx::core

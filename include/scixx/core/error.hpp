// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <charconv>
#include <concepts>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <initializer_list>
#include <limits>
#include <scixx/core/strict_math.hpp>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>

namespace scixx::core {

/// One piece of an error message: text, a number or a character, without streams or locale.
/// Numbers are written in the shortest form that reads back as the same value. Types of the library take part by a
/// function `std::string to_text(const T&)` found by argument-dependent lookup.
class Text {
public:
    Text(const char* s) : text_(s) {}              // NOLINT(google-explicit-constructor): a message part
    Text(std::string_view s) : text_(s) {}         // NOLINT(google-explicit-constructor)
    Text(const std::string& s) : text_(s) {}       // NOLINT(google-explicit-constructor)
    Text(bool b) : text_(b ? "true" : "false") {}  // NOLINT(google-explicit-constructor)
    Text(char c) : text_(1, c) {}                  // NOLINT(google-explicit-constructor)

    template <class N>
        requires(std::integral<N> || std::floating_point<N>)
    Text(N value) {  // NOLINT(google-explicit-constructor)
        if constexpr (std::integral<N>) {
            // Two widths for all integers: a conversion is compiled once a type.
            text_ = std::to_string(
                static_cast<std::conditional_t<std::is_signed_v<N>, long long, unsigned long long>>(value));
        } else {
            char buffer[64];
#if defined(__cpp_lib_to_chars)
            const auto result = std::to_chars(buffer, buffer + sizeof buffer, value);
            text_.assign(buffer, result.ptr);
#else
            // Standard libraries without floating to_chars (libc++ before 14): the fewest digits that read back.
            for (int digits = 1; digits <= std::numeric_limits<N>::max_digits10; ++digits) {
                std::snprintf(buffer, sizeof buffer, "%.*Lg", digits, static_cast<long double>(value));
                if (static_cast<N>(std::strtold(buffer, nullptr)) == value) break;
            }
            text_ = buffer;
            std::replace(text_.begin(), text_.end(), ',', '.');
#endif
        }
    }

    template <class T>
        requires requires(const T& value) { to_text(value); }
    Text(const T& value) : text_(to_text(value)) {}  // NOLINT(google-explicit-constructor)

    [[nodiscard]] const std::string& str() const noexcept { return text_; }

private:
    std::string text_;
};

/// The data's fault: they have not what a function needs (a matrix is singular, points lie on a line, nothing changes
/// sign in a bracket). The modules derive their own exceptions from it.
class DataError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

namespace detail {
/// A part of a message by its address, and how to write it. Checks stand everywhere and seldom fail: each costs two
/// pointers a part, and the code behind them is compiled once a type.
class Part {
public:
    Part(const char* const& text) : value_(text), append_(&append_text) {}  // NOLINT(google-explicit-constructor)
    template <std::size_t N>
    Part(const char (&text)[N]) : value_(text), append_(&append_text) {}  // NOLINT(google-explicit-constructor)
    template <class T>
    Part(const T& value) : value_(&value), append_(&append_value<T>) {}  // NOLINT(google-explicit-constructor)

    void append(std::string& text) const { append_(text, value_); }

private:
    static void append_text(std::string& text, const void* value) { text += static_cast<const char*>(value); }
    template <class T>
    static void append_value(std::string& text, const void* value) {
        text += Text(*static_cast<const T*>(value)).str();
    }

    const void* value_;
    void (*append_)(std::string&, const void*);
};
}  // namespace detail

/// Concatenation of the parts.
[[nodiscard]] inline std::string message(std::initializer_list<detail::Part> parts) {
    std::string text;
    for (const detail::Part& part : parts) part.append(text);
    return text;
}

namespace detail {
template <class Exception>
[[noreturn]] void raise(const char* function, std::initializer_list<Part> parts) {
    throw Exception(std::string(function) + ": " + message(parts));
}
}  // namespace detail

/// Throws `Exception` with the text "function: parts...".
template <class Exception = std::invalid_argument, class... Parts>
[[noreturn]] void fail(const char* function, const Parts&... parts) {
    detail::raise<Exception>(function, {parts...});
}
// One text is the usual case, and the same function for all of them.
template <class Exception = std::invalid_argument>
[[noreturn]] void fail(const char* function, const char* text) {
    detail::raise<Exception>(function, {text});
}

/// Throws std::invalid_argument "function: parts..." unless `condition` holds; the text is built only on failure.
template <class... Parts>
void require(bool condition, const char* function, const Parts&... parts) {
    if (!condition) [[unlikely]]
        fail(function, parts...);
}
inline void require(bool condition, const char* function, const char* text) {
    if (!condition) [[unlikely]]
        fail(function, text);
}

}  // namespace scixx::core

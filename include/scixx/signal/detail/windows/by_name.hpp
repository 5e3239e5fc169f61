// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <initializer_list>
#include <scixx/signal/windows/dpss.hpp>
#include <scixx/signal/windows/window.hpp>
#include <scixx/signal/windows/windows.hpp>
#include <string_view>

namespace scixx::signal::detail::windows {

inline bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// The window that window_of gives, with messages of the window's own function.
template <class T = double>
Eigen::ArrayXd named_window(const char* function, const Window& window, Index Nx, bool fftbins) {
    namespace w = scixx::signal::windows;
    const std::string_view name = window.name();
    const auto& p = window.parameters();
    const bool sym = !fftbins;
    const auto takes = [&](std::size_t least, std::size_t most) {
        core::require(p.size() >= least, function, "the ", window.name(), " window needs ", least, " parameters, got ",
                      p.size());
        core::require(p.size() <= most, function, "the ", window.name(), " window takes ", most, " parameters, got ",
                      p.size());
    };
    using Plain = Eigen::ArrayXd (*)(Index, bool);
    struct Entry {
        std::initializer_list<std::string_view> names;
        Plain make;
    };
    const Entry entries[] = {{{"hann", "han"}, w::hann},
                             {{"hamming", "hamm", "ham"}, w::hamming},
                             {{"boxcar", "box", "ones", "rect", "rectangular"}, w::boxcar},
                             {{"blackman", "black", "blk"}, w::blackman},
                             {{"triang", "triangle", "tri"}, w::triang},
                             {{"bartlett", "bart", "brt"}, w::bartlett},
                             {{"flattop", "flat", "flt"}, w::flattop},
                             {{"parzen", "parz", "par"}, w::parzen},
                             {{"bohman", "bman", "bmn"}, w::bohman},
                             {{"blackmanharris", "blackharr", "bkh"}, w::blackmanharris},
                             {{"nuttall", "nutl", "nut"}, w::nuttall},
                             {{"barthann", "brthan", "bth"}, w::barthann},
                             {{"cosine", "halfcosine"}, w::cosine},
                             {{"lanczos", "sinc"}, w::lanczos}};
    for (const Entry& entry : entries)
        if (is_one_of(name, entry.names)) {
            takes(0, 0);
            return entry.make(Nx, sym);
        }
    if (is_one_of(name, {"kaiser", "ksr"})) {
        takes(1, 1);
        return w::kaiser(Nx, p[0], sym);
    }
    if (is_one_of(name, {"kaiser_bessel_derived", "kaiser bessel derived", "kbd"})) {
        takes(1, 1);
        return w::kaiser_bessel_derived(Nx, p[0], sym);
    }
    if (is_one_of(name, {"gaussian", "gauss", "gss"})) {
        takes(1, 1);
        return w::gaussian(Nx, p[0], sym);
    }
    if (is_one_of(name, {"general_gaussian", "general gaussian", "general_gauss", "general gauss", "ggs"})) {
        takes(2, 2);
        return w::general_gaussian(Nx, p[0], p[1], sym);
    }
    if (is_one_of(name, {"general_hamming", "general hamming"})) {
        takes(1, 1);
        return w::general_hamming(Nx, p[0], sym);
    }
    if (is_one_of(name, {"general_cosine", "general cosine"})) {
        takes(1, p.size());
        return w::general_cosine(Nx, p, sym);
    }
    if (is_one_of(name, {"chebwin", "cheb"})) {
        takes(1, 1);
        return w::chebwin(Nx, p[0], sym);
    }
    if (is_one_of(name, {"dpss"})) {
        takes(1, 1);
        return w::dpss<T>(Nx, p[0], {.sym = sym});
    }
    if (is_one_of(name, {"exponential", "poisson"})) {
        takes(0, 2);  // center (NaN for the middle) and tau
        const bool centred = p.empty() || std::isnan(p[0]);
        return w::exponential(Nx, centred ? std::nullopt : std::optional<double>(p[0]), p.size() > 1 ? p[1] : 1.0, sym);
    }
    if (is_one_of(name, {"tukey", "tuk"})) {
        takes(0, 1);
        return w::tukey(Nx, p.empty() ? 0.5 : p[0], sym);
    }
    if (is_one_of(name, {"taylor", "taylorwin"})) {
        takes(0, 2);
        return w::taylor(Nx, p.empty() ? 4 : static_cast<int>(p[0]), p.size() > 1 ? p[1] : 30.0, true, sym);
    }
    core::fail(function, "unknown window \"", window.name(), "\"");
}

/// The window of a name and its parameters. What it refuses is told by `function`.
template <class T = double>
Eigen::ArrayXd window_of(const char* function, const Window& window, Index Nx, bool fftbins) {
    try {
        return named_window<T>(function, window, Nx, fftbins);
    } catch (const std::invalid_argument& error) {
        const std::string_view text = error.what(), own = function;
        if (text.substr(0, own.size()) == own) throw;
        core::fail(function, "window ", text);
    }
}

}  // namespace scixx::signal::detail::windows

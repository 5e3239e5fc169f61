// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <optional>
#include <scixx/core/kernel/math.hpp>
#include <scixx/signal/design/filter_types.hpp>
#include <string>
#include <vector>

namespace scixx::signal {

/// A window as an argument: a name, a name with parameters, the beta of a Kaiser window, or the points themselves:
/// "hann", {"kaiser", 8.6}, {"exponential", std::nullopt, 3.0}, 8.6, an array.
class Window {
public:
    Window(const char* name) : name_(name) {}                                         // NOLINT: as in Python
    Window(const std::string& name) : name_(name) {}                                  // NOLINT
    Window(const char* name, double p) : name_(name), parameters_{p} {}               // NOLINT
    Window(const char* name, double p, double q) : name_(name), parameters_{p, q} {}  // NOLINT
    Window(const char* name, std::nullopt_t, double q) : name_(name), parameters_{std::nan(""), q} {}  // NOLINT
    Window(const char* name, std::vector<double> p) : name_(name), parameters_(std::move(p)) {}        // NOLINT
    Window(double beta) : name_("kaiser"), parameters_{beta} {}  // NOLINT: as in Python
    template <core::ArrayLike A>
        requires(core::rank_of<A> == 1 && !std::is_same_v<core::ScalarOf<A>, char>)
    Window(const A& points) : points_(Coefficients(points).values()), given_(true) {}  // NOLINT

    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    [[nodiscard]] const std::vector<double>& parameters() const noexcept { return parameters_; }
    /// Whether the points were given and no name.
    [[nodiscard]] bool is_array() const noexcept { return given_; }
    [[nodiscard]] const Eigen::ArrayXd& points() const noexcept { return points_; }

private:
    std::string name_;
    std::vector<double> parameters_;
    Eigen::ArrayXd points_;
    bool given_ = false;
};

}  // namespace scixx::signal

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <queue>
#include <scixx/core/error.hpp>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/detail/minimize/vector.hpp>
#include <utility>
#include <vector>

namespace scixx::optimize::detail::global {

using minimize::Index;
using minimize::Matrix;
using minimize::Vector;

/// The rectangles of the unit cube: centres, how often each side was cut, and for each size a heap of values.
template <class T = double>
class Rectangles {
public:
    Rectangles(core::FunctionRef<double(const Vector&)> func, const Vector& lb, const Vector& ub, bool biased)
        : func_(func), lb_(lb), ub_(ub), n_(lb.size()), biased_(biased), x_(n_) {
        core::List<T> middle(n_, 0.5);
        add(middle.data(), core::List<std::uint8_t>(n_, 0).data());
        file(0);
    }

    [[nodiscard]] Index calls() const noexcept { return values_.size(); }
    [[nodiscard]] T best_value() const { return values_[best_]; }
    [[nodiscard]] Vector best_point() const {
        Vector x(n_);
        for (Index i = 0; i < n_; ++i) x[i] = real(i, centres_[best_ * n_ + i]);
        return x;
    }
    [[nodiscard]] T best_volume() const {
        T exponent = 0;
        for (Index i = 0; i < n_; ++i) exponent += cuts_[best_ * n_ + i];
        return std::pow(T(3), -exponent);
    }
    [[nodiscard]] T best_size() const { return size_of(measure(best_)); }

    /// The sizes whose best rectangles may hold the minimum: the lower right hull of the points (size, least value),
    /// with an improvement of at least eps |f_min| promised.
    core::List<std::uint32_t> promising(T eps) {
        struct Point {
            T size, value;
            std::uint32_t key;
        };
        core::List<Point> hull;
        const T least = best_value();
        for (auto entry = groups_.rbegin(); entry != groups_.rend(); ++entry) {  // small sizes first
            if (entry->second.empty()) continue;
            const Point p{size_of(entry->first), values_[entry->second.top().second], entry->first};
            while (!hull.empty() && p.value <= hull.back().value) hull.pop_back();
            while (hull.size() >= 2) {
                const Point &b = hull[hull.size() - 1], &a = hull[hull.size() - 2];
                if ((b.value - a.value) * (p.size - a.size) < (p.value - a.value) * (b.size - a.size)) break;
                hull.pop_back();
            }
            hull.push_back(p);
        }
        core::List<std::uint32_t> keys;
        for (Index k = 0; k < hull.size(); ++k) {
            if (k + 1 < hull.size() && std::isfinite(hull[k].value)) {
                const T slope = (hull[k + 1].value - hull[k].value) / (hull[k + 1].size - hull[k].size);
                if (hull[k].value - slope * hull[k].size > least - eps * std::abs(least)) continue;
            }
            keys.push_back(hull[k].key);
        }
        return keys;
    }

    /// Divides the best rectangle of a size, or all that share its value.
    void divide(std::uint32_t key) {
        core::List<Index> chosen;
        auto& heap = groups_[key];
        const T value = values_[heap.top().second];
        do {
            chosen.push_back(heap.top().second);
            heap.pop();
        } while (!biased_ && !heap.empty() && values_[heap.top().second] <= value);
        for (const Index r : chosen) cut(r);
    }

private:
    [[nodiscard]] T real(Index i, T t) const { return std::clamp(lb_[i] + t * (ub_[i] - lb_[i]), lb_[i], ub_[i]); }

    Index add(const T* centre, const std::uint8_t* cuts) {
        for (Index i = 0; i < n_; ++i) x_[i] = real(i, centre[i]);
        const T f = func_(x_);
        const Index r = values_.size();
        centres_.insert(centres_.end(), centre, centre + n_);
        cuts_.insert(cuts_.end(), cuts, cuts + n_);
        values_.push_back(std::isnan(f) ? std::numeric_limits<T>::infinity() : f);
        if (values_[r] < values_[best_]) best_ = r;
        return r;
    }
    /// The number that orders sizes: locally biased, how often the longest side was cut; else that and the number of
    /// sides that were cut once more.
    [[nodiscard]] std::uint32_t measure(Index r) const {
        const std::uint8_t* cuts = cuts_.data() + r * n_;
        const std::uint8_t least = *std::min_element(cuts, cuts + n_);
        if (biased_) return least;
        std::uint32_t more = 0;
        for (Index i = 0; i < n_; ++i) more += cuts[i] - least;
        return least * static_cast<std::uint32_t>(n_) + more;
    }
    /// The longest side, or half the diagonal.
    [[nodiscard]] T size_of(std::uint32_t key) const {
        if (biased_) return std::pow(T(3), -static_cast<T>(key));
        const auto n = static_cast<std::uint32_t>(n_);
        const T side = std::pow(T(3), -static_cast<T>(key / n)), more = key % n;
        return 0.5 * side * std::sqrt(static_cast<T>(n) - more + more / 9);
    }
    void file(Index r) { groups_[measure(r)].push({values_[r], r}); }

    /// Cuts a rectangle in three along its longest sides, first along the one with the best value on it, so that the
    /// best values get the largest rectangles.
    void cut(Index r) {
        core::List<T> centre(centres_.begin() + r * n_, centres_.begin() + (r + 1) * n_);
        core::List<std::uint8_t> cuts(cuts_.begin() + r * n_, cuts_.begin() + (r + 1) * n_);
        const std::uint8_t least = *std::min_element(cuts.begin(), cuts.end());
        if (least >= 40) return;  // centres could not be told apart
        const T third = std::pow(T(3), -static_cast<T>(least) - 1);
        struct Side {
            Index i;
            T value;
            Index low, high;
        };
        core::List<Side> sides;
        for (Index i = 0; i < n_; ++i) {
            if (cuts[i] != least) continue;
            const T middle = centre[i];
            centre[i] = middle - third;
            const Index low = add(centre.data(), cuts.data());
            centre[i] = middle + third;
            const Index high = add(centre.data(), cuts.data());
            centre[i] = middle;
            sides.push_back({i, std::min(values_[low], values_[high]), low, high});
        }
        std::stable_sort(sides.begin(), sides.end(), [](const Side& a, const Side& b) { return a.value < b.value; });
        for (const Side& side : sides) {
            ++cuts[side.i];
            for (const Index part : {side.low, side.high}) {
                std::copy(cuts.begin(), cuts.end(), cuts_.begin() + static_cast<std::ptrdiff_t>(part * n_));
                file(part);
            }
        }
        std::copy(cuts.begin(), cuts.end(), cuts_.begin() + r * n_);
        file(r);
    }

    using Entry = std::pair<T, Index>;
    core::FunctionRef<double(const Vector&)> func_;
    const Vector &lb_, &ub_;
    Index n_;
    bool biased_;
    Vector x_;
    core::List<T> centres_, values_;
    core::List<std::uint8_t> cuts_;
    std::map<std::uint32_t, std::priority_queue<Entry, std::vector<Entry>, std::greater<Entry>>> groups_;
    Index best_ = 0;
};

template <class Result, class Options>
Result direct(core::FunctionRef<double(const Vector&)> func, const Vector& lb, const Vector& ub, const Options& o) {
    const char* const name = "direct";
    const Index n = lb.size();
    core::require(n > 0, name, "bounds must not be empty");
    for (Index i = 0; i < n; ++i)
        core::require(std::isfinite(ub[i] - lb[i]) && lb[i] < ub[i], name, "bounds must be finite with lb < ub, got ",
                      lb[i], " and ", ub[i]);
    core::require(o.eps >= 0, name, "eps must not be negative, got ", o.eps);
    core::require(o.maxiter >= 1, name, "maxiter must be positive, got ", o.maxiter);
    const Index maxfun = o.maxfun.value_or(1000 * n);
    core::require(maxfun >= 1, name, "maxfun must be positive, got ", maxfun);
    const auto share = [&](double value, const char* what) {
        core::require(value >= 0 && value <= 1, name, what, " must be in [0, 1], got ", value);
    };
    share(o.f_min_rtol, "f_min_rtol");
    share(o.vol_tol, "vol_tol");
    share(o.len_tol, "len_tol");
    Rectangles rectangles(func, lb, ub, o.locally_biased);
    Result r;
    const auto ended = [&] {
        const double f = rectangles.best_value();
        const double distance = o.f_min == 0 ? f : (f - o.f_min) / std::abs(o.f_min);
        if (std::isfinite(o.f_min) && distance <= o.f_min_rtol) return 3;
        if (rectangles.best_volume() <= o.vol_tol) return 4;
        if (rectangles.best_size() <= o.len_tol) return 5;
        return 0;
    };
    while (r.status == 0 && r.nit < o.maxiter) {
        ++r.nit;
        for (const std::uint32_t key : rectangles.promising(o.eps)) {
            rectangles.divide(key);
            r.status = ended();
            if (r.status != 0) break;
            if (rectangles.calls() >= maxfun) {
                r.status = 1;
                break;
            }
        }
        if (o.callback) o.callback(rectangles.best_point());
    }
    if (r.status == 0) r.status = 2;
    static const char* const messages[] = {
        "",
        "The number of function evaluations has reached maxfun.",
        "The number of iterations has reached maxiter.",
        "The best function value found is within f_min_rtol of f_min.",
        "The volume of the rectangle with the best value is below vol_tol.",
        "The side (or diagonal) of the rectangle with the best value is below len_tol."};
    r.message = messages[r.status];
    r.success = r.status >= 3;
    r.x = rectangles.best_point();
    r.fun = rectangles.best_value();
    r.nfev = rectangles.calls();
    return r;
}

}  // namespace scixx::optimize::detail::global

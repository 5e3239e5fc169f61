// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <optional>
#include <scixx/signal/detail/filter/driver.hpp>
#include <scixx/signal/detail/systems/reflections.hpp>

namespace scixx::signal::detail::filter {

/// Gustafsson's initial states: those for which filtering forward and backward gives what filtering backward and
/// forward gives, in the least squares sense over the first and last m samples (IEEE Trans. Signal Processing 44,
/// 1996).
template <class T = double>
class Gustafsson {
    using Columns = systems::Columns<T>;

public:
    Gustafsson(const Quotient<T>& filter, Index n, Index m)
        : filter_(filter),
          n_(n),
          m_(m),
          states_(m == n ? m : 2 * m, 2 * filter.order()),
          solver_(differences(filter, m, states_), true) {}

    template <class S>
    void operator()(S* x) const {
        core::List<S> forward(x, x + n_), backward(x, x + n_), scratch(n_), state(filter_.order());
        const auto run = [&](core::List<S>& data) {
            std::fill(state.begin(), state.end(), zero<S>());
            filter_.run(data.data(), scratch.data(), n_, state.data());
            data = scratch;
        };
        run(forward);
        std::reverse(forward.begin(), forward.end());
        run(forward);
        std::reverse(forward.begin(), forward.end());
        std::reverse(backward.begin(), backward.end());
        run(backward);
        std::reverse(backward.begin(), backward.end());
        run(backward);
        // The ends of the line, its real and its imaginary part.
        constexpr Index parts = core::is_complex<S> ? 2 : 1;
        const Index rows = states_.rows();
        const auto place = [&](Index i) { return i < m_ ? i : n_ - rows + i; };
        Columns delta(rows, parts);
        for (Index i = 0; i < rows; ++i) {
            const S difference = backward[place(i)] - forward[place(i)];
            for (Index part = 0; part < parts; ++part)
                delta[part][i] = part == 0 ? std::real(difference) : std::imag(difference);
        }
        const Columns shift = systems::times(states_, solver_.least_squares(std::move(delta)));
        for (Index i = 0; i < rows; ++i) {
            if constexpr (core::is_complex<S>)
                forward[place(i)] += S(shift[0][i], shift[1][i]);
            else
                forward[place(i)] += shift[0][i];
        }
        std::copy(forward.begin(), forward.end(), x);
    }

private:
    /// The matrix of the problem; `states` becomes the response of the line's ends to the states.
    static Columns differences(const Quotient<T>& filter, Index m, Columns& states) {
        const Index order = filter.order(), end = states.rows() - m;
        Columns matrix(states.rows(), states.cols());
        core::List<T> state(order), silence(m), line(m), back(m);
        for (Index k = 0; k < order; ++k) {
            // The response of the output to each state, and that filtered backward.
            std::fill(state.begin(), state.end(), T(0));
            state[k] = 1;
            filter.run(silence.data(), line.data(), m, state.data());
            std::reverse(line.begin(), line.end());
            std::fill(state.begin(), state.end(), T(0));
            filter.run(line.data(), back.data(), m, state.data());
            for (Index i = 0; i < m; ++i) {
                states[k][i] = back[m - 1 - i];
                states[order + k][end + i] = line[i];
                matrix[k][i] = back[m - 1 - i] - line[m - 1 - i];
                matrix[order + k][end + i] = line[i] - back[i];
            }
        }
        return matrix;
    }

    Quotient<T> filter_;
    Index n_, m_;
    Columns states_;
    systems::Reflections<T> solver_;
};

/// Filters the lines of x forward and backward with Gustafsson's states, found from m samples at both ends.
template <class T>
void gustafsson_lines(const Quotient<double>& filter, const NdView<const T>& x, const NdView<T>& out, int axis,
                      Index m) {
    using S = StateOf<T>;
    const Index n = x.shape(axis);
    std::optional<Gustafsson<>> states;
    if (filter.order() > 0) states.emplace(filter, n, m);
    const double gain = filter.b[0] * filter.b[0];
    core::List<S> line(n);
    core::Lines<const T, T>(axis, x, out).for_lines([&](const core::Line<const T>& in, const core::Line<T>& to) {
        for (Index i = 0; i < n; ++i) line[i] = static_cast<S>(in[i]);
        // Without memory nothing has to be found at the ends: each sample is scaled twice.
        if (states)
            (*states)(line.data());
        else
            for (Index i = 0; i < n; ++i) line[i] = gain * line[i];
        for (Index i = 0; i < n; ++i) to[i] = static_cast<T>(line[i]);
    });
}

}  // namespace scixx::signal::detail::filter

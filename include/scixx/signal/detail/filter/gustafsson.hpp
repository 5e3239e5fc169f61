// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/QR>
#include <scixx/signal/detail/filter/driver.hpp>

namespace scixx::signal::detail::filter {

/// Gustafsson's initial states: those for which filtering forward and backward gives what filtering backward and forward
/// gives, in the least squares sense over the first and last m samples (IEEE Trans. Signal Processing 44, 1996).
template <class T = double>
class Gustafsson {
public:
    Gustafsson(const Quotient<>& filter, Index n, Index m) : filter_(filter), n_(n), m_(m) {
        const Index order = filter.order();
        // Response of the output to each state, and that filtered backward.
        Eigen::MatrixXd O(m, order), S(m, order);
        std::vector<double> state(static_cast<std::size_t>(order)), silence(static_cast<std::size_t>(m)),
            line(static_cast<std::size_t>(m));
        for (Index k = 0; k < order; ++k) {
            std::fill(state.begin(), state.end(), 0.0);
            state[static_cast<std::size_t>(k)] = 1;
            filter.run(silence.data(), line.data(), m, state.data());
            for (Index i = 0; i < m; ++i) O(i, k) = line[static_cast<std::size_t>(i)];
            std::reverse(line.begin(), line.end());
            std::fill(state.begin(), state.end(), 0.0);
            std::vector<double> back(line.size());
            filter.run(line.data(), back.data(), m, state.data());
            for (Index i = 0; i < m; ++i) S(i, k) = back[static_cast<std::size_t>(i)];
        }
        const Eigen::MatrixXd So = S.colwise().reverse(), Oo = O.colwise().reverse();
        const bool whole = m == n;
        Eigen::MatrixXd M = Eigen::MatrixXd::Zero(whole ? m : 2 * m, 2 * order);
        W_ = M;
        M.topLeftCorner(m, order) = So - O;
        M.bottomRightCorner(m, order) = Oo - S;
        W_.topLeftCorner(m, order) = So;
        W_.bottomRightCorner(m, order) = Oo;
        solver_.compute(M);
    }

    template <class S>
    void operator()(S* x) const {
        const auto size = static_cast<std::size_t>(n_);
        std::vector<S> forward(x, x + n_), backward(x, x + n_), scratch(size),
            state(static_cast<std::size_t>(filter_.order()));
        const auto run = [&](std::vector<S>& data) {
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
        for (int part = 0; part < (core::is_complex<S> ? 2 : 1); ++part) {
            const auto number = [&](const S& value) {
                if constexpr (core::is_complex<S>)
                    return part == 0 ? value.real() : value.imag();
                else
                    return value;
            };
            const Index rows = W_.rows();
            Eigen::VectorXd delta(rows);
            for (Index i = 0; i < rows; ++i) {
                const auto at = static_cast<std::size_t>(i < m_ ? i : n_ - rows + i);
                delta[i] = number(backward[at]) - number(forward[at]);
            }
            const Eigen::VectorXd shift = W_ * solver_.solve(delta);
            for (Index i = 0; i < rows; ++i) {
                const auto at = static_cast<std::size_t>(i < m_ ? i : n_ - rows + i);
                if constexpr (core::is_complex<S>)
                    forward[at] += part == 0 ? S(shift[i], 0) : S(0, shift[i]);
                else
                    forward[at] += shift[i];
            }
        }
        std::copy(forward.begin(), forward.end(), x);
    }

private:
    Quotient<> filter_;
    Index n_, m_;
    Eigen::MatrixXd W_;
    Eigen::CompleteOrthogonalDecomposition<Eigen::MatrixXd> solver_;
};

}  // namespace scixx::signal::detail::filter

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <limits>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/gamma.hpp>
#include <scixx/stats/multivariate/multinomial.hpp>
#include <vector>

namespace scixx::stats {

/// How random_table draws: boyett shuffles the observations, O(n) a table of n; patefield draws entries one after the
/// other, O(rows cols); automatic takes the shorter way.
enum class RandomTableMethod { automatic, boyett, patefield };

/// Tables of counts with given row and column sums as chance makes them where rows and columns are independent:
/// probability product of row_i! product of col_j! / (n! product of x_ij!).
class RandomTable {
public:
    /// @param row  row sums. @param col  column sums: whole numbers, not negative, with the same total n.
    /// @throws std::invalid_argument where that does not hold. J. M. Boyett, Appl. Stat. 28 (1979) 329; W. M.
    /// Patefield, Appl. Stat. 30 (1981) 91.
    template <class T = double>
    RandomTable(const VectorParameter& row, const VectorParameter& col) : row_(row.values()), col_(col.values()) {
        check("row", row_);
        check("col", col_);
        total_ = detail::sum_of(row_);
        core::require(total_ == detail::sum_of(col_), "random_table", "the sums of row and col must be equal, got ",
                      total_, " and ", detail::sum_of(col_));
        constant_ = log_factorials(row_) + log_factorials(col_) - special::gammaln<T>(total_ + 1);
    }
    /// Log of the probability of a table; -inf where its margins are others. @throws std::invalid_argument for a table
    /// of another shape, or whose entries are negative or no whole numbers. O(rows cols).
    template <class T = double>
    [[nodiscard]] double logpmf(const MatrixParameter& x) const {
        const Eigen::MatrixX<T>& table = x.values();
        core::require(table.rows() == row_.size() && table.cols() == col_.size(), "random_table",
                      "x must have the shape ", row_.size(), " x ", col_.size(), ", got ", table.rows(), " x ",
                      table.cols());
        core::require(detail::are_counts(table.data(), table.size()), "random_table",
                      "x must hold whole numbers that are not negative");
        Eigen::VectorX<T> left = row_;
        bool fits = true;
        for (Eigen::Index j = 0; j < table.cols(); ++j) {
            double sum = 0;
            for (Eigen::Index i = 0; i < table.rows(); ++i) {
                sum += table(i, j);
                left[i] -= table(i, j);
            }
            fits = fits && sum == col_[j];
        }
        for (Eigen::Index i = 0; i < left.size(); ++i) fits = fits && left[i] == 0;
        return fits ? constant_ - log_factorials(table) : -std::numeric_limits<double>::infinity();
    }
    template <class = void>
    [[nodiscard]] double pmf(const MatrixParameter& x) const {
        return std::exp(logpmf(x));
    }
    template <class T = double>
    [[nodiscard]] Eigen::MatrixXd mean() const {
        Eigen::MatrixX<T> out(row_.size(), col_.size());
        for (Eigen::Index j = 0; j < out.cols(); ++j)
            for (Eigen::Index i = 0; i < out.rows(); ++i) out(i, j) = row_[i] * (col_[j] / total_);
        return out;
    }

    /// One table, from a core::RandomState or core::Generator.
    template <class Rng>
    [[nodiscard]] Counts rvs(Rng&& random_state, RandomTableMethod method = RandomTableMethod::automatic) const {
        if (method == RandomTableMethod::automatic)
            method = total_ < static_cast<double>(row_.size() * col_.size()) ? RandomTableMethod::boyett
                                                                             : RandomTableMethod::patefield;
        Counts out = Counts::Zero(row_.size(), col_.size());
        if (method == RandomTableMethod::boyett) {
            // Observations in the order of their rows meet the columns in random order.
            const auto order = random_state.permutation(static_cast<Eigen::Index>(total_));
            core::List<Eigen::Index> column;
            for (Eigen::Index j = 0; j < col_.size(); ++j)
                for (double k = 0; k < col_[j]; ++k) column.push_back(j);
            Eigen::Index at = 0;
            for (Eigen::Index i = 0; i < row_.size(); ++i)
                for (double k = 0; k < row_[i]; ++k) ++out(i, column[order[at++]]);
            return out;
        }
        // Each row is a sample without replacement of what the rows above left.
        Eigen::VectorXd left = col_;
        for (Eigen::Index i = 0; i < row_.size(); ++i) {
            const MultivariateHypergeom next(VectorParameter(left), static_cast<std::int64_t>(row_[i]));
            const auto drawn = next.rvs(random_state);
            for (Eigen::Index j = 0; j < left.size(); ++j) {
                out(i, j) = drawn[j];
                left[j] -= static_cast<double>(drawn[j]);
            }
        }
        return out;
    }
    /// `size` tables.
    template <class Rng>
    [[nodiscard]] std::vector<Counts> rvs(Eigen::Index size, Rng&& random_state,
                                          RandomTableMethod method = RandomTableMethod::automatic) const {
        detail::require_size("random_table.rvs", size);
        std::vector<Counts> out;
        for (Eigen::Index i = 0; i < size; ++i) out.push_back(rvs(random_state, method));
        return out;
    }

private:
    template <class A>
    [[nodiscard]] static double log_factorials(const A& counts) {
        double sum = 0;
        for (Eigen::Index i = 0; i < counts.size(); ++i) sum += special::gammaln(counts.data()[i] + 1);
        return sum;
    }
    template <class = void>
    static void check(const char* name, const Eigen::VectorXd& sums) {
        core::require(sums.size() > 0, "random_table", name, " must not be empty");
        for (Eigen::Index i = 0; i < sums.size(); ++i)
            core::require(sums[i] >= 0, "random_table", name, " must not be negative");
        core::require(detail::are_counts(sums.data(), sums.size()), "random_table", name, " must be whole numbers");
    }
    Eigen::VectorXd row_, col_;
    double total_ = 0, constant_ = 0;
};
/// Random tables with given margins, see RandomTable for its functions: random_table.pmf(x, row, col),
/// random_table(row, col).rvs(rng, RandomTableMethod::patefield). Differs from SciPy: other variates of the same
/// distribution for a stream; pmf takes one table.
/// @see scipy.stats.random_table
inline constexpr Multivariate<RandomTable, VectorParameter, VectorParameter> random_table{};

}  // namespace scixx::stats

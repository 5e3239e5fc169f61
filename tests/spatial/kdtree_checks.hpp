#pragma once

#include <cmath>
#include <random>
#include <scixx/spatial/kdtree.hpp>

/// Clouds of many kinds, and distances by the definition, for the tests of KDTree.
namespace scixx::testing {

template <class T>
using Cloud = Eigen::Array<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Points in [0, 1): 0 uniform, 1 a coarse grid with duplicates, 2 powers of two towards 0, 3 all equal, 4 tight
/// clusters.
template <class T>
[[nodiscard]] Cloud<T> cloud(std::mt19937& random, Eigen::Index n, Eigen::Index m, int kind) {
    std::uniform_real_distribution<double> uniform(0, 0.99);
    Cloud<T> points(n, m);
    for (Eigen::Index i = 0; i < points.size(); ++i) {
        const double x = uniform(random);
        points.data()[i] = static_cast<T>(kind == 0   ? x
                                          : kind == 1 ? std::floor(4 * x) / 4
                                          : kind == 2 ? std::exp2(-std::floor(1 + 60 * x))
                                          : kind == 3 ? 0.5
                                                      : (x < 0.5 ? 0.3 + 1e-9 * x : 0.7));
    }
    return points;
}

/// Minkowski distance of two rows, summed in double; boxsize 0: not periodic, else both lie within the period.
template <class T>
[[nodiscard]] T minkowski(const Cloud<T>& a, Eigen::Index i, const Cloud<T>& b, Eigen::Index j, double p,
                          const std::vector<double>& boxsize) {
    double sum = 0;
    for (Eigen::Index k = 0; k < a.cols(); ++k) {
        double side = std::abs(static_cast<double>(a(i, k)) - static_cast<double>(b(j, k)));
        const double length = boxsize[static_cast<std::size_t>(k)];
        if (length > 0) side = std::min(side, length - side);
        if (std::isinf(p))
            sum = std::max(sum, side);
        else
            sum += p == 2 ? side * side : p == 1 ? side : std::pow(side, p);
    }
    return static_cast<T>(p == 2 ? std::sqrt(sum) : p == 1 || std::isinf(p) ? sum : std::pow(sum, 1 / p));
}

/// A tree of a random cloud with random options, and what it was made of.
template <class T>
struct RandomTree {
    explicit RandomTree(unsigned seed) : random(seed) {
        const auto below = [this](unsigned n) { return static_cast<int>(random() % n); };
        m = 1 + below(below(5) == 0 ? 9 : 4);
        kind = below(5);
        const bool periodic = below(3) == 0;
        for (Eigen::Index k = 0; k < m; ++k) boxsize.push_back(!periodic || below(3) == 0 ? 0 : below(2) ? 1 : 1.5);
        points = cloud<T>(random, below(6) == 0 ? below(4) : below(200), m, kind);
        x = cloud<T>(random, 12, m, below(2) ? kind : 0);
        const double exponents[] = {1, 2, 2, 2, 3, 2.5, HUGE_VAL};
        p = exponents[below(7)];
        options = {.leafsize = below(2) ? 10 : 1 + below(40),
                   .compact_nodes = below(2) == 0,
                   .balanced_tree = below(2) == 0,
                   .boxsize = boxsize};
    }
    [[nodiscard]] T distance(const Cloud<T>& a, Eigen::Index i, const Cloud<T>& b, Eigen::Index j) const {
        return minkowski(a, i, b, j, p, boxsize);
    }

    std::mt19937 random;
    Eigen::Index m = 1;
    int kind = 0;
    std::vector<double> boxsize;
    Cloud<T> points, x;
    double p = 2;
    spatial::KDTreeOptions options;
};

/// Relative rounding of a distance in T.
template <class T>
inline constexpr double rounding = 16 * static_cast<double>(std::numeric_limits<T>::epsilon());

}  // namespace scixx::testing

#include <numbers>
#include <random>
#include <scixx/spatial/kdtree.hpp>

#include "support/bench.hpp"

#if __has_include(<nanoflann.hpp>)
#include <nanoflann.hpp>
#endif

namespace {

namespace spatial = scixx::spatial;
using Cloud = Eigen::Array<double, Eigen::Dynamic, 3, Eigen::RowMajor>;

Cloud cloud(Eigen::Index n, unsigned seed) {
    std::mt19937_64 random(seed);
    std::uniform_real_distribution<double> uniform(0, 1);
    Cloud points(n, 3);
    for (double& x : points.reshaped()) x = uniform(random);
    return points;
}

/// The radius of a ball that holds 30 of n points of the unit cube.
double radius(Eigen::Index n) {
    return std::cbrt(30 * 3 / (4 * std::numbers::pi * static_cast<double>(n)));
}

#if __has_include(<nanoflann.hpp>)
struct Adaptor {
    const Cloud& points;
    [[nodiscard]] std::size_t kdtree_get_point_count() const { return static_cast<std::size_t>(points.rows()); }
    [[nodiscard]] double kdtree_get_pt(std::size_t i, std::size_t k) const {
        return points(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(k));
    }
    template <class Box>
    bool kdtree_get_bbox(Box&) const {
        return false;
    }
};
struct Nanoflann {
    explicit Nanoflann(const Cloud& points) : adaptor{points}, tree(3, adaptor, {10}) { tree.buildIndex(); }
    Adaptor adaptor;
    nanoflann::KDTreeSingleIndexAdaptor<nanoflann::L2_Simple_Adaptor<double, Adaptor>, Adaptor, 3> tree;
};

void add_nanoflann(Eigen::Index n, const std::string& size) {
    using scixx::bench::add;
    add("KDTree build", size, "f64", "nanoflann", [n](benchmark::State& state) {
        const Cloud points = cloud(n, 1);
        for (auto _ : state) benchmark::DoNotOptimize(Nanoflann(points).tree.m_size);
    });
    for (const std::size_t k : {1U, 8U})
        add("KDTree query k=" + std::to_string(k), size + " 1e5 queries", "f64", "nanoflann",
            [n, k](benchmark::State& state) {
                const Cloud points = cloud(n, 1), x = cloud(100000, 2);
                const Nanoflann peer(points);
                std::vector<unsigned> i(k * 100000);
                std::vector<double> d(k * 100000);
                for (auto _ : state)
                    for (std::size_t q = 0; q < 100000; ++q)
                        peer.tree.knnSearch(x.row(static_cast<Eigen::Index>(q)).data(), k, &i[q * k], &d[q * k]);
            });
    add("KDTree query single", size, "f64", "nanoflann", [n](benchmark::State& state) {
        const Cloud points = cloud(n, 1), x = cloud(4096, 2);
        const Nanoflann peer(points);
        Eigen::Index next = 0;
        unsigned i;
        double d;
        for (auto _ : state) {
            peer.tree.knnSearch(x.row(next++ & 4095).data(), 1, &i, &d);
            benchmark::DoNotOptimize(d);
        }
    });
    add("KDTree query_ball_point", size + " 1e4 queries", "f64", "nanoflann", [n](benchmark::State& state) {
        const Cloud points = cloud(n, 1), x = cloud(10000, 2);
        const Nanoflann peer(points);
        const double r = radius(n);
        std::vector<std::vector<std::pair<unsigned, double>>> lists(10000);
        for (auto _ : state)
            for (std::size_t q = 0; q < lists.size(); ++q)
                peer.tree.radiusSearch(x.row(static_cast<Eigen::Index>(q)).data(), r * r, lists[q], {});
    });
    add("KDTree query_pairs", size, "f64", "nanoflann", [n](benchmark::State& state) {
        const Cloud points = cloud(n, 1);
        const Nanoflann peer(points);
        const double r = radius(n);
        std::vector<std::pair<unsigned, double>> list;
        for (auto _ : state) {
            std::vector<std::pair<unsigned, unsigned>> pairs;
            for (Eigen::Index i = 0; i < n; ++i) {
                peer.tree.radiusSearch(points.row(i).data(), r * r, list, {32, 0, false});
                for (const auto& [j, power] : list)
                    if (j > i) pairs.emplace_back(static_cast<unsigned>(i), j);
            }
            benchmark::DoNotOptimize(pairs.data());
        }
    });
}
#endif

const bool rows = [] {
    using scixx::bench::add;
    for (const Eigen::Index n : {100000, 1000000}) {
        const std::string size = std::to_string(n) + "x3";
        add("KDTree build", size, "f64", "scixx", [n](benchmark::State& state) {
            const Cloud points = cloud(n, 1);
            for (auto _ : state) benchmark::DoNotOptimize(spatial::KDTree(points).size);
        });
        add("KDTree build midpoint", size, "f64", "scixx", [n](benchmark::State& state) {
            const Cloud points = cloud(n, 1);
            for (auto _ : state)
                benchmark::DoNotOptimize(
                    spatial::KDTree(points, {.compact_nodes = false, .balanced_tree = false}).size);
        });
        for (const Eigen::Index k : {1, 8})
            add("KDTree query k=" + std::to_string(k), size + " 1e5 queries", "f64", "scixx",
                [n, k](benchmark::State& state) {
                    const spatial::KDTree tree(cloud(n, 1));
                    const Cloud x = cloud(100000, 2);
                    for (auto _ : state)
                        if (k == 1)
                            benchmark::DoNotOptimize(tree.query(x).d.data());
                        else
                            benchmark::DoNotOptimize(tree.query(x, k).d.data());
                });
        add("KDTree query single", size, "f64", "scixx", [n](benchmark::State& state) {
            const spatial::KDTree tree(cloud(n, 1));
            const Cloud x = cloud(4096, 2);
            Eigen::Index next = 0;
            for (auto _ : state) benchmark::DoNotOptimize(tree.query(Eigen::Array3d(x.row(next++ & 4095))).d);
        });
        add("KDTree query_ball_point", size + " 1e4 queries", "f64", "scixx", [n](benchmark::State& state) {
            const spatial::KDTree tree(cloud(n, 1));
            const Cloud x = cloud(10000, 2);
            for (auto _ : state) benchmark::DoNotOptimize(tree.query_ball_point(x, radius(n)).indices.data());
        });
        add("KDTree query_ball_point count", size + " 1e4 queries", "f64", "scixx", [n](benchmark::State& state) {
            const spatial::KDTree tree(cloud(n, 1));
            const Cloud x = cloud(10000, 2);
            for (auto _ : state)
                benchmark::DoNotOptimize(tree.query_ball_point(x, radius(n), {.return_length = true}).indptr.data());
        });
        add("KDTree query_pairs", size, "f64", "scixx", [n](benchmark::State& state) {
            const spatial::KDTree tree(cloud(n, 1));
            for (auto _ : state) benchmark::DoNotOptimize(tree.query_pairs(radius(n)).data());
        });
#if __has_include(<nanoflann.hpp>)
        add_nanoflann(n, size);
#endif
    }
    add("KDTree count_neighbors", "100000x3", "f64", "scixx", [](benchmark::State& state) {
        const spatial::KDTree tree(cloud(100000, 1));
        for (auto _ : state) benchmark::DoNotOptimize(tree.count_neighbors(tree, 0.1));
    });
    add("KDTree sparse_distance_matrix", "20000x3", "f64", "scixx", [](benchmark::State& state) {
        const spatial::KDTree tree(cloud(20000, 1));
        for (auto _ : state) benchmark::DoNotOptimize(tree.sparse_distance_matrix(tree, radius(20000)).v.data());
    });
    add("KDTree query_ball_tree", "20000x3", "f64", "scixx", [](benchmark::State& state) {
        const spatial::KDTree tree(cloud(20000, 1));
        for (auto _ : state) benchmark::DoNotOptimize(tree.query_ball_tree(tree, radius(20000)).indices.data());
    });
    add("KDTree query k=1 p=1", "100000x3 1e5 queries", "f64", "scixx", [](benchmark::State& state) {
        const spatial::KDTree tree(cloud(100000, 1));
        const Cloud x = cloud(100000, 2);
        for (auto _ : state) benchmark::DoNotOptimize(tree.query(x, {.p = 1}).d.data());
    });
    add("KDTree query k=1 periodic", "100000x3 1e5 queries", "f64", "scixx", [](benchmark::State& state) {
        const spatial::KDTree tree(cloud(100000, 1), {.boxsize = 1.0});
        const Cloud x = cloud(100000, 2);
        for (auto _ : state) benchmark::DoNotOptimize(tree.query(x).d.data());
    });
    add("KDTree query k=8", "20000x10 2e4 queries", "f64", "scixx", [](benchmark::State& state) {
        const Eigen::ArrayXXd all = Eigen::Map<const Eigen::ArrayXXd>(cloud(200000, 1).data(), 10, 40000).transpose();
        const spatial::KDTree tree(all.topRows(20000));
        for (auto _ : state) benchmark::DoNotOptimize(tree.query(all.bottomRows(20000), 8).d.data());
    });
    return true;
}();

}  // namespace

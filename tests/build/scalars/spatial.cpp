// Every structure and distance with every scalar that its comment allows: compiled, not run.
#include <cstdint>
#include <scixx/spatial.hpp>

namespace {

namespace spatial = scixx::spatial;

template <class T>
void all() {
    const Eigen::ArrayXX<T> points(9, 3);
    const Eigen::ArrayX<T> x(3);
    const spatial::KDTree tree(points);
    (void)tree.query(points, 2);
    (void)tree.query(x);
    (void)tree.query_ball_point(points, 1.0);
    (void)spatial::Delaunay(points).find_simplex(points);
    (void)spatial::ConvexHull(points);
    (void)spatial::Voronoi(points);
    (void)spatial::procrustes(points, points);
    (void)spatial::distance_matrix(points, points);
    (void)spatial::distance::cdist(points, points);
    (void)spatial::distance::pdist(points);
    (void)spatial::distance::euclidean(x, x);
    (void)spatial::distance::cosine(x, x);
    (void)spatial::distance::hamming(x, x);
    (void)spatial::distance::jensenshannon(x, x);
    (void)spatial::distance::sqeuclidean(x, x);
    (void)spatial::distance::minkowski(x, x);
    (void)spatial::distance::cityblock(x, x);
    (void)spatial::distance::chebyshev(x, x);
    (void)spatial::distance::braycurtis(x, x);
    (void)spatial::distance::canberra(x, x);
    (void)spatial::distance::correlation(x, x);
    (void)spatial::distance::jaccard(x, x);
    (void)spatial::distance::dice(x, x);
    (void)spatial::distance::yule(x, x);
    (void)spatial::distance::seuclidean(x, x, Eigen::ArrayXd(3));
    (void)spatial::distance::squareform(points);
    (void)spatial::distance::directed_hausdorff(points, points);
    (void)spatial::minkowski_distance(points, x);
    (void)spatial::SphericalVoronoi(points);
    (void)spatial::geometric_slerp(x, x, Eigen::ArrayXd(4));
    (void)spatial::transform::Rotation::from_rotvec(points);
    (void)spatial::transform::Rotation::from_euler("xyz", x).apply(points);
}

}  // namespace

void call_with_every_scalar() {
    all<bool>(), all<std::int8_t>(), all<std::uint8_t>(), all<std::int16_t>(), all<std::uint16_t>();
    all<std::int32_t>(), all<std::uint32_t>(), all<std::int64_t>(), all<std::uint64_t>(), all<float>(), all<double>();
}

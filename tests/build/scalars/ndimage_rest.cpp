// The functions of ndimage that ndimage.cpp leaves out, with scalars of each kind: compiled, not run.
#include <complex>
#include <cstdint>
#include <scixx/ndimage.hpp>
#include <type_traits>

namespace {

namespace ndimage = scixx::ndimage;
template <class T>
using Image = Eigen::ArrayXX<T>;

template <class T>
void any() {
    const Image<T> a(4, 5);
    (void)ndimage::correlate1d(a, Eigen::ArrayXd(3));
    (void)ndimage::convolve(a, Image<double>(3, 3));
    (void)ndimage::gaussian_filter1d(a, 1.0);
    (void)ndimage::uniform_filter1d(a, 3);
    (void)ndimage::fourier_gaussian(a, 1.0);
    (void)ndimage::fourier_uniform(a, 3.0);
    (void)ndimage::fourier_ellipsoid(a, 3.0);
    (void)ndimage::fourier_shift(a, 0.5);
    (void)ndimage::binary_dilation(a);
    (void)ndimage::binary_opening(a);
    (void)ndimage::binary_closing(a);
    (void)ndimage::binary_propagation(a);
    (void)ndimage::binary_fill_holes(a);
    (void)ndimage::binary_hit_or_miss(a);
    (void)ndimage::distance_transform_cdt(a);
    (void)ndimage::distance_transform_bf(a);
    (void)ndimage::spline_filter1d(a);
    (void)ndimage::rotate(a, 30);
    (void)ndimage::affine_transform(a, Eigen::ArrayXXd(2, 2));
    (void)ndimage::map_coordinates(a, Eigen::ArrayXXd(2, 6));
    (void)ndimage::sum(a);
    (void)ndimage::mean(a);
}

template <class T>
void ordered() {
    any<T>();
    const Image<T> a(4, 5);
    (void)ndimage::percentile_filter(a, 50, 3);
    (void)ndimage::minimum_filter1d(a, 3);
    (void)ndimage::maximum_filter1d(a, 3);
    (void)ndimage::grey_erosion(a, 3);
    (void)ndimage::grey_dilation(a, 3);
    (void)ndimage::grey_closing(a, 3);
    (void)ndimage::morphological_gradient(a, 3);
    if constexpr (!std::is_same_v<T, bool>) (void)ndimage::morphological_laplace(a, 3);
    (void)ndimage::white_tophat(a, 3);
    (void)ndimage::black_tophat(a, 3);
    (void)ndimage::generic_filter(
        a, [](const auto& window) { return window[0]; }, 3);
    (void)ndimage::minimum(a);
    (void)ndimage::maximum(a);
    (void)ndimage::minimum_position(a);
    (void)ndimage::maximum_position(a);
    (void)ndimage::median(a);
    (void)ndimage::standard_deviation(a);
    (void)ndimage::histogram(a, 0, 1, 5);
    (void)ndimage::value_indices(Image<int>(4, 5));
}

}  // namespace

void call_with_every_scalar() {
    ordered<bool>(), ordered<std::uint8_t>(), ordered<std::int16_t>(), ordered<std::uint64_t>();
    ordered<float>(), ordered<double>(), any<std::complex<float>>(), any<std::complex<double>>();
    (void)ndimage::watershed_ift(Image<std::uint8_t>(4, 5), Image<std::int16_t>(4, 5));
    (void)ndimage::watershed_ift(Image<std::uint16_t>(4, 5), Image<std::int64_t>(4, 5));
}

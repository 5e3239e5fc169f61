// Every filter, morphology, measurement and warp with every scalar that its comment allows: compiled, not run.
#include <complex>
#include <cstdint>
#include <scixx/ndimage.hpp>

namespace {

namespace ndimage = scixx::ndimage;
template <class T>
using Image = Eigen::ArrayXX<T>;

template <class T>
void linear() {
    const Image<T> a(4, 5);
    (void)ndimage::correlate(a, Image<double>(3, 3));
    (void)ndimage::convolve1d(a, Eigen::ArrayXd(3));
    (void)ndimage::uniform_filter(a, 3);
    (void)ndimage::gaussian_filter(a, 1.0);
    (void)ndimage::sobel(a);
    (void)ndimage::prewitt(a);
    (void)ndimage::laplace(a);
    (void)ndimage::gaussian_laplace(a, 1.0);
    (void)ndimage::gaussian_gradient_magnitude(a, 1.0);
}

template <class T>
void ordered() {
    const Image<T> a(4, 5);
    (void)ndimage::label(a);
    (void)ndimage::median_filter(a, 3);
    (void)ndimage::rank_filter(a, 1, 3);
    (void)ndimage::minimum_filter(a, 3);
    (void)ndimage::maximum_filter(a, 3);
    (void)ndimage::grey_opening(a, 3);
    (void)ndimage::sum_labels(a);
    (void)ndimage::variance(a);
    (void)ndimage::extrema(a);
    (void)ndimage::center_of_mass(a);
}

template <class T>
void any() {
    const Image<T> a(4, 5);
    (void)ndimage::binary_erosion(a);
    (void)ndimage::distance_transform_edt(a);
}

template <class T>
void warped() {
    const Image<T> a(4, 5);
    (void)ndimage::zoom(a, 2.0);
    (void)ndimage::shift(a, 0.5);
    (void)ndimage::spline_filter(a);
}

}  // namespace

void call_with_every_scalar() {
    linear<bool>(), linear<std::int8_t>(), linear<std::uint8_t>(), linear<std::int16_t>(), linear<std::uint16_t>();
    linear<std::int32_t>(), linear<std::uint32_t>(), linear<std::int64_t>(), linear<std::uint64_t>();
    linear<float>(), linear<double>(), linear<std::complex<float>>(), linear<std::complex<double>>();
    ordered<bool>(), ordered<std::int8_t>(), ordered<std::uint8_t>(), ordered<std::int16_t>(), ordered<std::uint16_t>();
    ordered<std::int32_t>(), ordered<std::uint32_t>(), ordered<std::int64_t>(), ordered<std::uint64_t>();
    ordered<float>(), ordered<double>();
    any<bool>(), any<std::uint8_t>(), any<std::int64_t>(), any<float>(), any<double>(), any<std::complex<double>>();
    warped<bool>(), warped<std::uint8_t>(), warped<std::int16_t>(), warped<std::int64_t>(), warped<std::uint64_t>();
    warped<float>(), warped<double>(), warped<std::complex<float>>(), warped<std::complex<double>>();
}

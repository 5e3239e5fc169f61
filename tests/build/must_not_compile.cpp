// Wrong calls, one a CASE_ macro; the build test asks that the compiler refuses each at the call.
#include <scixx/core/array.hpp>
#if defined(CASE_CONVOLVE_VECTOR)
#include <scixx/signal/convolve.hpp>
#elif defined(CASE_REAL_SPECTRUM)
#include <scixx/fft/fft.hpp>
#elif defined(CASE_TENSOR_WITHOUT_HEADER)
#include <scixx/fft/fft.hpp>
#include <unsupported/Eigen/CXX11/Tensor>
#elif defined(CASE_TENSOR_EXPRESSION)
#include <scixx/fft/fft.hpp>
#include <scixx/tensor.hpp>
#elif defined(CASE_FILTER_NUMBER)
#include <scixx/ndimage/sobel.hpp>
#elif defined(CASE_UNKNOWN_RANK)
#include <scixx/ndimage/minimum_filter.hpp>
#include <scixx/signal/detail/viewed.hpp>
#elif defined(CASE_MISSPELT_OPTION) || defined(CASE_MISSPELT_FIELD) || defined(CASE_OPTION_OF_ANOTHER_TYPE)
#include <scixx/ndimage/gaussian_filter.hpp>
#elif defined(CASE_HEIGHTS_AS_FOOTPRINT)
#include <scixx/ndimage/grey_morphology.hpp>
#endif

void calls() {
    namespace core = scixx::core;
    Eigen::MatrixXd matrix(2, 2);
    [[maybe_unused]] const core::NdView<double> view = core::view(matrix);
#if defined(CASE_SCALAR_INPUT)
    [[maybe_unused]] const core::Source<double, int> source(3);
#elif defined(CASE_EXPRESSION_DESTINATION)
    [[maybe_unused]] const auto sum = matrix + matrix;
    (void)core::destination<double>("f", "output", sum, core::Dims{2, 2});
#elif defined(CASE_OTHER_SCALAR_DESTINATION)
    Eigen::MatrixXf other(2, 2);
    (void)core::destination<double>("f", "output", other, core::Dims{2, 2});
#elif defined(CASE_DANGLING_VIEW)
    [[maybe_unused]] const auto dangling = core::view(matrix + matrix);
#elif defined(CASE_CONVOLVE_VECTOR)
    (void)scixx::signal::convolve2d(matrix, Eigen::VectorXd(3));
#elif defined(CASE_REAL_SPECTRUM)
    scixx::fft::fft(matrix, {}, matrix);
#elif defined(CASE_TENSOR_WITHOUT_HEADER)
    (void)scixx::fft::fft(Eigen::Tensor<double, 3>(2, 3, 4));
#elif defined(CASE_TENSOR_EXPRESSION)
    const Eigen::Tensor<double, 3> tensor(2, 3, 4);
    (void)scixx::fft::fft(tensor + tensor);
#elif defined(CASE_FILTER_NUMBER)
    (void)scixx::ndimage::sobel(3.0);
#elif defined(CASE_UNKNOWN_RANK)
    (void)scixx::ndimage::minimum_filter(scixx::signal::detail::Viewed<double>{view}, 3);
#elif defined(CASE_MISSPELT_OPTION)
    (void)scixx::ndimage::gaussian_filter(matrix, 2.0, {.mod = scixx::ndimage::Mode::mirror});
#elif defined(CASE_MISSPELT_FIELD)
    (void)scixx::ndimage::gaussian_filter(matrix, 2.0,
                                          scixx::ndimage::GaussianFilterOptions{.mod = scixx::ndimage::Mode::mirror});
#elif defined(CASE_OPTION_OF_ANOTHER_TYPE)
    (void)scixx::ndimage::gaussian_filter(matrix, 2.0, scixx::ndimage::GaussianFilterOptions{.mode = "mirror"});
#elif defined(CASE_HEIGHTS_AS_FOOTPRINT)
    (void)scixx::ndimage::grey_erosion(matrix, matrix);
#endif
}

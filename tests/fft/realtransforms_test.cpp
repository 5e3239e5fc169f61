#include <numbers>
#include <scixx/fft/dct.hpp>
#include <scixx/fft/dst.hpp>
#include <scixx/fft/kernels.hpp>
#include <scixx/tensor.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace fft = scixx::fft;
using Eigen::ArrayXXd;
using Eigen::Index;
using Eigen::VectorXd;
using scixx::testing::Case;
using scixx::testing::Reference;
using RowArrayXXd = Eigen::Array<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Tensor = Eigen::Tensor<double, 3>;

constexpr double tight = 6e-16;

const Reference& reference() {
    static const Reference stored("fft/realtransforms.json");
    return stored;
}

/// All four transforms of one call against the stored ones.
template <class A, class Options>
void check_lines(const Case& stored, const Options& options, double most) {
    const auto x = stored.array<A>("x");
    EXPECT_SCALED_CLOSE(fft::dct(x, options), stored.array<A>("dct"), most);
    EXPECT_SCALED_CLOSE(fft::idct(x, options), stored.array<A>("idct"), most);
    EXPECT_SCALED_CLOSE(fft::dst(x, options), stored.array<A>("dst"), most);
    EXPECT_SCALED_CLOSE(fft::idst(x, options), stored.array<A>("idst"), most);
}

TEST(RealTransforms, LinesOfAllTypesAndKindsOfLengths) {
    for (Index n : {2, 3, 4, 7, 9, 16})
        for (int type : {1, 2, 3, 4}) {
            SCOPED_TRACE("n " + std::to_string(n) + " type " + std::to_string(type));
            check_lines<VectorXd>(reference()["line " + std::to_string(n) + " type " + std::to_string(type)],
                                  fft::DctOptions{.type = type}, tight);
        }
}

TEST(RealTransforms, NormsAndOrthogonalize) {
    const char* names[] = {"backward", "ortho", "forward"};
    for (int type : {1, 2, 3, 4})
        for (int norm = 0; norm < 3; ++norm)
            for (bool ortho : {false, true}) {
                const std::string name =
                    std::string(names[norm]) + (ortho ? " True" : " False") + " type " + std::to_string(type);
                SCOPED_TRACE(name);
                fft::DctOptions options{.type = type, .norm = fft::Norm(norm), .orthogonalize = ortho};
                check_lines<ArrayXXd>(reference()[name], options, tight);
                if (ortho == (norm == 1)) {
                    options.orthogonalize.reset();
                    check_lines<RowArrayXXd>(reference()[name], options, tight);
                }
            }
}

TEST(RealTransforms, LengthAndAxis) {
    for (int type : {1, 2, 3, 4}) {
        const Case& stored = reference()["axis type " + std::to_string(type)];
        check_lines<ArrayXXd>(stored, fft::DctOptions{.type = type, .n = 6, .axis = 0}, tight);
        check_lines<RowArrayXXd>(stored, fft::DctOptions{.type = type, .n = 6, .axis = -2, .workers = 2}, tight);
    }
}

TEST(RealTransforms, TensorsAlongSeveralAxes) {
    for (int type : {1, 2, 3, 4}) {
        const Case& stored = reference()["nd type " + std::to_string(type)];
        const fft::DctnOptions options{.type = type, .s = {5, 3}, .axes = {0, 2}, .norm = fft::Norm::ortho};
        const auto x = stored.array<Tensor>("x");
        EXPECT_SCALED_CLOSE(fft::dctn(x, options), stored.array<Tensor>("dctn"), tight);
        EXPECT_SCALED_CLOSE(fft::idctn(x, options), stored.array<Tensor>("idctn"), tight);
        EXPECT_SCALED_CLOSE(fft::dstn(x, options), stored.array<Tensor>("dstn"), tight);
        EXPECT_SCALED_CLOSE(fft::idstn(x, options), stored.array<Tensor>("idstn"), tight);
    }
}

/// The defining sums, in long double.
VectorXd by_definition(const VectorXd& x, int type, bool sine) {
    using L = long double;
    const L pi = std::numbers::pi_v<L>, n = L(x.size());
    VectorXd y(x.size());
    for (Index k = 0; k < x.size(); ++k) {
        L sum = 0;
        for (Index j = 0; j < x.size(); ++j) {
            const L kk = L(k), jj = L(j);
            const bool edge = j == 0 || j == x.size() - 1;
            L term = 0;
            if (!sine && type == 1) term = (edge ? 1 : 2) * std::cos(pi * jj * kk / (n - 1));
            if (!sine && type == 2) term = 2 * std::cos(pi * kk * (2 * jj + 1) / (2 * n));
            if (!sine && type == 3) term = (j == 0 ? 1 : 2) * std::cos(pi * (2 * kk + 1) * jj / (2 * n));
            if (!sine && type == 4) term = 2 * std::cos(pi * (2 * kk + 1) * (2 * jj + 1) / (4 * n));
            if (sine && type == 1) term = 2 * std::sin(pi * (kk + 1) * (jj + 1) / (n + 1));
            if (sine && type == 2) term = 2 * std::sin(pi * (kk + 1) * (2 * jj + 1) / (2 * n));
            if (sine && type == 3)
                term = j == x.size() - 1 ? L(k % 2 ? -1 : 1) : 2 * std::sin(pi * (2 * kk + 1) * (jj + 1) / (2 * n));
            if (sine && type == 4) term = 2 * std::sin(pi * (2 * kk + 1) * (2 * jj + 1) / (4 * n));
            sum += term * L(x[j]);
        }
        y[k] = double(sum);
    }
    return y;
}

TEST(RealTransforms, DefinitionForManyLengths) {
    for (Index n = 2; n < 70; ++n)
        for (int type : {1, 2, 3, 4}) {
            const VectorXd x = VectorXd::Random(n);
            const VectorXd cosines = by_definition(x, type, false), sines = by_definition(x, type, true);
            EXPECT_LT((fft::dct(x, {.type = type}) - cosines).norm(), 1e-15 * cosines.norm()) << n << " type " << type;
            EXPECT_LT((fft::dst(x, {.type = type}) - sines).norm(), 1e-15 * sines.norm()) << n << " type " << type;
            // Many lines at once go another way; float and complex too.
            const Eigen::MatrixXd lines = x * Eigen::RowVectorXd::LinSpaced(9, -1, 3);
            EXPECT_LT((fft::dct(lines, {.type = type, .axis = 0}).col(8) - 3 * cosines).norm(), 3e-15 * cosines.norm());
            EXPECT_LT((fft::dst(lines, {.type = type, .axis = 0}).col(0) + sines).norm(), 1e-15 * sines.norm());
            const Eigen::VectorXf few = fft::dct(x.cast<float>(), {.type = type});
            EXPECT_LT((few.cast<double>() - cosines).norm(), 4e-7 * cosines.norm());
        }
    EXPECT_EQ(fft::dst(VectorXd::Ones(1), {.type = 1})[0], 2.0);
    EXPECT_EQ(fft::dct(VectorXd::Ones(1))[0], 2.0);
}

TEST(RealTransforms, InverseAndOrthogonality) {
    for (Index n : {2, 5, 8, 33, 64})
        for (int type : {1, 2, 3, 4}) {
            const ArrayXXd x = ArrayXXd::Random(n, 10);
            for (const auto norm : {fft::Norm::backward, fft::Norm::ortho, fft::Norm::forward}) {
                const fft::DctOptions options{.type = type, .axis = 0, .norm = norm};
                EXPECT_SCALED_CLOSE(fft::idct(fft::dct(x, options), options), x, 2e-15);
                EXPECT_SCALED_CLOSE(fft::idst(fft::dst(x, options), options), x, 2e-15);
            }
            const Eigen::MatrixXd unit = Eigen::MatrixXd::Identity(n, n);
            const Eigen::MatrixXd matrix = fft::dct(unit, {.type = type, .norm = fft::Norm::ortho});
            EXPECT_LT((matrix * matrix.transpose() - unit).norm(), 1e-13) << n << " type " << type;
        }
}

TEST(RealTransforms, ComplexInputDestinationsAndWorkers) {
    const Eigen::ArrayXXcd z = Eigen::ArrayXXcd::Random(12, 17);
    const fft::DctOptions options{.type = 3, .norm = fft::Norm::ortho};
    const Eigen::ArrayXXcd y = fft::dct(z, options);
    EXPECT_SCALED_CLOSE(y.real(), fft::dct(z.real(), options), 0.0);
    EXPECT_SCALED_CLOSE(y.imag(), fft::dct(z.imag(), options), 0.0);
    const ArrayXXd x = ArrayXXd::Random(40, 50), expected = fft::dctn(x);
    ArrayXXd out(40, 50), same = x;
    fft::dctn(x, {.workers = 2}, out);
    fft::dctn(same, {}, same);
    EXPECT_SCALED_CLOSE(out, expected, 0.0);
    EXPECT_SCALED_CLOSE(same, expected, 0.0);
    const Eigen::ArrayXi counts = Eigen::ArrayXi::LinSpaced(9, 0, 8);
    EXPECT_SCALED_CLOSE(fft::dst(counts), fft::dst(counts.cast<double>()), 0.0);
    EXPECT_SCALED_CLOSE(fft::dct(x.col(3) * 2 - 1), fft::dct((x.col(3) * 2 - 1).eval()), 0.0);
}

TEST(RealTransforms, ErrorsNameTheArgument) {
    const VectorXd x = VectorXd::Ones(4);
    EXPECT_THROW_TEXT((void)fft::dct(x, {.type = 5}), std::invalid_argument, "dct: type must be 1, 2, 3 or 4, got 5");
    EXPECT_THROW_TEXT((void)fft::idst(x, {.type = 0}), std::invalid_argument, "idst: type must be");
    EXPECT_THROW_TEXT((void)fft::dct(x, {.type = 1, .n = 1}), std::invalid_argument, "type 1 needs at least 2 points");
    EXPECT_THROW_TEXT((void)fft::dctn(x, {.s = {0}}), std::invalid_argument, "invalid number of data points (0)");
    VectorXd out(3);
    EXPECT_THROW_TEXT(fft::dst(x, {}, out), std::invalid_argument, "out must have shape 4, got 3");
}

}  // namespace

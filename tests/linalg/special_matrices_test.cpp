#include <scixx/linalg/special_matrices.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace linalg = scixx::linalg;
using scixx::testing::Reference;
using Vector = Eigen::VectorXd;
using Matrix = Eigen::MatrixXd;

TEST(SpecialMatrices, SciPysValues) {
    const Reference file("linalg/special_matrices.json");
    for (const Eigen::Index n : {1, 2, 3, 6, 7}) {
        SCOPED_TRACE(n);
        const auto& reference = file["n = " + std::to_string(n)];
        const auto of = [&](const std::string& key) { return reference.array<Matrix>(key); };
        const auto a = reference.array<Vector>("a");
        EXPECT_SCALED_CLOSE(linalg::toeplitz(a), of("toeplitz"), 0);
        EXPECT_SCALED_CLOSE(linalg::hankel(a), of("hankel"), 0);
        EXPECT_SCALED_CLOSE(linalg::circulant(a), of("circulant"), 0);
        EXPECT_SCALED_CLOSE(linalg::fiedler(a), of("fiedler"), 0);
        EXPECT_SCALED_CLOSE(linalg::fiedler_companion(a), of("fiedler_companion"), 0);
        EXPECT_SCALED_CLOSE(linalg::hilbert(n), of("hilbert"), 0);
        EXPECT_SCALED_CLOSE(linalg::invhilbert(n), of("invhilbert"), 0);
        EXPECT_SCALED_CLOSE(linalg::helmert(n, true), of("helmert"), 1e-15);
        EXPECT_SCALED_CLOSE(linalg::helmert(n), of("helmert").bottomRows(n - 1).eval(), 1e-15);
        EXPECT_SCALED_CLOSE(linalg::dft(n), reference.array<Eigen::MatrixXcd>("dft"), 1e-14);
        EXPECT_SCALED_CLOSE(linalg::dft(n, linalg::DftScale::sqrtn), reference.array<Eigen::MatrixXcd>("dft_sqrtn"),
                            1e-14);
        using linalg::PascalKind;
        EXPECT_SCALED_CLOSE(linalg::pascal(n), of("pascal_symmetric"), 0);
        EXPECT_SCALED_CLOSE(linalg::pascal(n, PascalKind::lower), of("pascal_lower"), 0);
        EXPECT_SCALED_CLOSE(linalg::pascal(n, PascalKind::upper), of("pascal_upper"), 0);
        EXPECT_SCALED_CLOSE(linalg::invpascal(n), of("invpascal_symmetric"), 0);
        EXPECT_SCALED_CLOSE(linalg::invpascal(n, PascalKind::lower), of("invpascal_lower"), 0);
        EXPECT_SCALED_CLOSE(linalg::invpascal(n, PascalKind::upper), of("invpascal_upper"), 0);
        using linalg::ConvolutionMode;
        EXPECT_SCALED_CLOSE(linalg::convolution_matrix(a, 4), of("convolution_full"), 0);
        EXPECT_SCALED_CLOSE(linalg::convolution_matrix(a, 4, ConvolutionMode::same), of("convolution_same"), 0);
        EXPECT_SCALED_CLOSE(linalg::convolution_matrix(a, 4, ConvolutionMode::valid), of("convolution_valid"), 0);
        if (n > 1) {
            EXPECT_SCALED_CLOSE(linalg::companion(a), of("companion"), 0);
            EXPECT_SCALED_CLOSE(linalg::leslie(a, a.tail(n - 1)), of("leslie"), 0);
        }
    }
    const auto& two = file["two"];
    EXPECT_SCALED_CLOSE(linalg::toeplitz(two.array<Vector>("c"), two.array<Vector>("r")), two.array<Matrix>("toeplitz"),
                        0);
    EXPECT_SCALED_CLOSE(linalg::hankel(two.array<Vector>("c"), two.array<Vector>("r")), two.array<Matrix>("hankel"), 0);
    const auto& complex = file["complex"];
    const auto c = complex.array<Eigen::VectorXcd>("c");
    EXPECT_SCALED_CLOSE(linalg::toeplitz(c), complex.array<Eigen::MatrixXcd>("toeplitz"), 0);
    EXPECT_SCALED_CLOSE(linalg::circulant(c), complex.array<Eigen::MatrixXcd>("circulant"), 0);
    const auto& products = file["products"];
    const auto a = products.array<Matrix>("a"), b = products.array<Matrix>("b");
    EXPECT_SCALED_CLOSE(linalg::kron(a, b), products.array<Matrix>("kron"), 0);
    EXPECT_SCALED_CLOSE(linalg::khatri_rao(a, b), products.array<Matrix>("khatri_rao"), 0);
    EXPECT_SCALED_CLOSE(linalg::block_diag(a, two.array<Vector>("c"), b), products.array<Matrix>("block_diag"), 0);
    EXPECT_SCALED_CLOSE(linalg::hadamard<double>(8), file["hadamard"].array<Matrix>("out"), 0);
}

TEST(SpecialMatrices, KeepIntegersAndRefuseWrongSizes) {
    const Eigen::VectorXi whole = Eigen::VectorXi::LinSpaced(3, 1, 3);
    static_assert(std::is_same_v<decltype(linalg::toeplitz(whole)), Eigen::MatrixXi>);
    static_assert(std::is_same_v<decltype(linalg::companion(whole)), Eigen::MatrixXd>);
    EXPECT_THROW_TEXT(linalg::companion(Vector::Ones(1)), std::invalid_argument, "companion: a must have at least two");
    EXPECT_THROW_TEXT(linalg::companion(Vector::Zero(3)), std::invalid_argument,
                      "companion: a must not begin with zero");
    EXPECT_THROW_TEXT(linalg::leslie(Vector::Ones(3), Vector::Ones(3)), std::invalid_argument,
                      "leslie: s must have one number less");
    EXPECT_THROW_TEXT(linalg::hadamard(6), std::invalid_argument, "hadamard: n must be a power of two, got 6");
    EXPECT_THROW_TEXT(linalg::helmert(0), std::invalid_argument, "helmert: n must be positive");
    EXPECT_THROW_TEXT(linalg::convolution_matrix(whole, 0), std::invalid_argument,
                      "convolution_matrix: n must be positive");
    EXPECT_THROW_TEXT(linalg::khatri_rao(Matrix::Ones(2, 2), Matrix::Ones(2, 3)), std::invalid_argument,
                      "as many columns");
    EXPECT_EQ(linalg::hilbert(0).size(), 0);
    EXPECT_EQ(linalg::toeplitz(Vector(0)).size(), 0);
}

}  // namespace

#include <array>
#include <cmath>
#include <scixx/core/elementwise.hpp>
#include <scixx/tensor.hpp>
#include <span>
#include <stdexcept>
#include <type_traits>
#include <vector>

#include "support/closeness.hpp"

namespace {

using namespace scixx;

struct Weighted {
    static double at(double a, double b) { return a + 10 * b; }
};
struct Fixed {
    static double at(double, double, double) { return -1; }
    static auto fixed(double a, double b) {
        return [a, b](double x) { return a + 10 * b + 100 * x; };
    }
};
struct Square {
    static double at(double x) { return x * x; }
    static float at(float x) { return -x * x; }  // the sign tells which one ran
};
struct Blocked {
    static double at(double x) { return x; }
    static void block(const double* x, double* y, core::Index n) {
        for (core::Index i = 0; i < n; ++i) y[i] = x[i] + 1000;
    }
};
struct BlockOfTwo {
    static double at(double a, double b) { return a + b; }
    static void block(const double* a, const double* b, double* y, core::Index n) {
        for (core::Index i = 0; i < n; ++i) y[i] = a[i] + b[i] + 1000;
    }
};
struct SineCosine {
    static std::array<double, 2> at(double x) { return {std::sin(x), std::cos(x)}; }
};

template <core::Operand A, core::Operand B, core::Destination... D>
    requires core::AtMostOne<D...>
auto weighted(const A& a, const B& b, D&&... out) {
    return core::elementwise<Weighted>("weighted", std::tie(a, b), out...);
}
template <core::Operand A, core::Destination... D>
    requires core::AtMostOne<D...>
auto square(const A& a, D&&... out) {
    return core::elementwise<Square>("square", std::tie(a), out...);
}

TEST(Elementwise, NumbersGiveANumberOfTheirType) {
    static_assert(std::is_same_v<decltype(square(2)), double>);
    static_assert(std::is_same_v<decltype(square(2.f)), float>);
    static_assert(std::is_same_v<decltype(weighted(2.f, 1)), double>);
    EXPECT_EQ(square(3), 9);
    EXPECT_EQ(square(3.f), -9.f);
    EXPECT_EQ(weighted(1, 2.5), 26);
}

TEST(Elementwise, FamilyAndScalarOfTheResult) {
    const Eigen::Vector3f three(1, 2, 3);
    static_assert(std::is_same_v<decltype(square(three)), Eigen::Vector3f>);
    static_assert(std::is_same_v<decltype(square(std::vector<int>{1})), Eigen::ArrayXd>);
    static_assert(std::is_same_v<decltype(weighted(2.0, three)), Eigen::Vector3f>);
    static_assert(std::is_same_v<decltype(weighted(Eigen::VectorXd(), Eigen::ArrayXXf())), Eigen::ArrayXXd>);
    using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    static_assert(std::is_same_v<decltype(square(RowMajor())), RowMajor>);
    EXPECT_EQ(weighted(2.0, three), Eigen::Vector3f(12, 22, 32));
}

TEST(Elementwise, BroadcastsAsNumPy) {
    Eigen::ArrayXXd matrix(2, 3);
    matrix << 1, 2, 3, 4, 5, 6;
    const Eigen::ArrayXd row = Eigen::ArrayXd::LinSpaced(3, 0, 2);
    Eigen::ArrayXXd expected(2, 3);
    expected << 1, 12, 23, 4, 15, 26;
    EXPECT_SCALED_CLOSE(weighted(matrix, row), expected, 0);
    EXPECT_SCALED_CLOSE(weighted(matrix + 0, row.matrix().transpose()), expected, 0);
    const Eigen::ArrayXXd column = Eigen::ArrayXXd::Constant(2, 1, 1);
    EXPECT_SCALED_CLOSE(weighted(column, row), (Eigen::ArrayXXd(2, 3) << 1, 11, 21, 1, 11, 21).finished(), 0);
    EXPECT_THROW_TEXT(weighted(matrix, Eigen::ArrayXd::Zero(2)), std::invalid_argument,
                      "weighted: operands could not be broadcast together with shapes (2 x 3), (2)");
}

TEST(Elementwise, Tensors) {
    Eigen::Tensor<double, 3> tensor(2, 3, 4);
    tensor.setConstant(1);
    const Eigen::Tensor<double, 3> sum = weighted(tensor, std::vector<double>{0, 1, 2, 3});
    EXPECT_EQ(sum(1, 2, 3), 31);
    EXPECT_EQ(sum(0, 0, 0), 1);
}

TEST(Elementwise, ConstantLeadingOperandsAreFixedOnce) {
    const auto f = [](const auto& a, const auto& b, const auto& x) {
        return core::elementwise<Fixed>("f", std::tie(a, b, x));
    };
    const Eigen::ArrayXd x = Eigen::ArrayXd::LinSpaced(3, 0, 2);
    EXPECT_SCALED_CLOSE(f(1, 2, x), Eigen::Array3d(21, 121, 221), 0);
    EXPECT_SCALED_CLOSE(f(1, x, x), Eigen::Array3d(-1, -1, -1), 0);
    EXPECT_SCALED_CLOSE(f(1, 2, x.reverse()), Eigen::Array3d(221, 121, 21), 0);
}

TEST(Elementwise, ConstantOperandsOfLongLines) {
    const Eigen::ArrayXd x = Eigen::ArrayXd::LinSpaced(777, -3, 5);
    const Eigen::ArrayXf f = x.cast<float>();
    EXPECT_TRUE((weighted(x, 0.5) == x + 5).all());
    EXPECT_TRUE((weighted(0.5, x) == 0.5 + 10 * x).all());
    EXPECT_TRUE((weighted(f, 0.5F).cast<double>() == (f.cast<double>() + 5).cast<float>().cast<double>()).all());
    Eigen::ArrayXXd grid(300, 3);
    grid.setRandom();
    const Eigen::Array<double, 1, 3> row(1, 2, 3);
    EXPECT_TRUE((weighted(grid, row) == grid + 10 * row.replicate(300, 1)).all());
    EXPECT_TRUE((weighted(row, grid) == row.replicate(300, 1) + 10 * grid).all());
    const Eigen::ArrayXXd column = row.transpose(), transposed = weighted(grid.transpose(), column);
    EXPECT_TRUE((transposed == (grid + 10 * row.replicate(300, 1)).transpose()).all());
}

TEST(Elementwise, BlocksOfContiguousData) {
    const Eigen::ArrayXd x = Eigen::ArrayXd::LinSpaced(6, 0, 5);
    const auto f = [](const auto& a) { return core::elementwise<Blocked>("f", std::tie(a)); };
    EXPECT_EQ(f(x)[5], 1005);
    EXPECT_EQ(f(Eigen::Map<const Eigen::ArrayXd, 0, Eigen::InnerStride<2>>(x.data(), 3))[2], 4);
}

TEST(Elementwise, BlocksOfSeveralOperands) {
    const Eigen::ArrayXd x = Eigen::ArrayXd::LinSpaced(600, 0, 599);
    const auto f = [](const auto& a, const auto& b) { return core::elementwise<BlockOfTwo>("f", std::tie(a, b)); };
    EXPECT_TRUE((f(x, x) == 2 * x + 1000).all());
    EXPECT_TRUE((f(x, 5.0) == x + 1005).all());
    const Eigen::ArrayXf narrow = x.cast<float>();
    EXPECT_TRUE((f(narrow, narrow) == 2 * narrow + 1000).all());  // by the block of doubles
    EXPECT_TRUE((f(5.0F, narrow) == narrow + 1005).all());
    EXPECT_EQ(f(2.0, 3.0), 5);
}

TEST(Elementwise, SeveralResults) {
    const Eigen::ArrayXd zeros = Eigen::ArrayXd::Zero(2);
    const auto [s, c] = core::elementwise<SineCosine>("f", std::tie(zeros));
    EXPECT_EQ(s[1], 0);
    EXPECT_EQ(c[1], 1);
}

TEST(Elementwise, Destinations) {
    Eigen::ArrayXd x = Eigen::ArrayXd::LinSpaced(4, 0, 3), out(4);
    square(x, out);
    EXPECT_EQ(out[3], 9);
    square(x, x);  // in place
    EXPECT_EQ(x[3], 9);
    Eigen::ArrayXXd matrix = Eigen::ArrayXXd::Constant(2, 3, 2);
    matrix(0, 1) = 5;
    weighted(matrix, matrix.row(0), matrix);  // an operand that would be written before it is read for the last time
    EXPECT_SCALED_CLOSE(matrix, (Eigen::ArrayXXd(2, 3) << 22, 55, 22, 22, 52, 22).finished(), 0);
    square(matrix.row(1), matrix.row(0));
    EXPECT_EQ(matrix(0, 1), 52 * 52);
    EXPECT_THROW_TEXT(square(x, matrix), std::invalid_argument, "square: out must have shape 4, got 2 x 3");
    std::vector<double> sequence(4);
    square(x, sequence);
    EXPECT_EQ(sequence[3], 81);
}

TEST(Elementwise, EmptyAndSequences) {
    EXPECT_EQ(square(Eigen::ArrayXd()).size(), 0);
    EXPECT_EQ(weighted(Eigen::ArrayXXd(0, 3), Eigen::ArrayXd(3)).cols(), 3);
    const double plain[] = {1, 2};
    EXPECT_EQ(square(plain)[1], 4);
    EXPECT_EQ(square(std::span<const double>(plain))[1], 4);
    EXPECT_EQ(square(std::array<std::array<double, 2>, 1>{{{1, 3}}})(0, 1), 9);
}

}  // namespace

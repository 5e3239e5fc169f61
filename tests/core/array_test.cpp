#include <scixx/core/array.hpp>
#include <scixx/core/scalar.hpp>
#include <scixx/tensor.hpp>

#include <complex>

#include "support/closeness.hpp"

namespace {

namespace core = scixx::core;
using core::Dims;

template <core::ArrayLike A>
core::SameShapeOf<A> negated(const A& a) {
    using T = core::ScalarOf<A>;
    const core::Source<T, A> source(a);
    auto out = core::allocate<core::SameShapeOf<A>>(source.view().shape());
    core::for_each([](const T& x, T& y) { y = -x; }, source.view(), core::view(out));
    return out;
}

TEST(ArrayTraits, RankFollowsTheCompileTimeShape) {
    EXPECT_EQ(core::rank_of<Eigen::VectorXd>, 1);
    EXPECT_EQ(core::rank_of<Eigen::RowVector3f>, 1);
    EXPECT_EQ(core::rank_of<Eigen::MatrixXd>, 2);
    EXPECT_EQ((core::rank_of<Eigen::Tensor<double, 3>>), 3);
    EXPECT_TRUE(core::ArrayLike<Eigen::Block<Eigen::MatrixXd>>);
    EXPECT_FALSE(core::ArrayLike<int>);
}

TEST(ArrayTraits, ResultsKeepFamilyAndOrder) {
    using RowMajor = Eigen::Array<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    EXPECT_TRUE((std::is_same_v<core::PlainOf<RowMajor, double>,
                                Eigen::Array<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>));
    EXPECT_TRUE((std::is_same_v<core::PlainOf<Eigen::Vector3f>, Eigen::VectorXf>));
    EXPECT_TRUE((std::is_same_v<core::PlainOf<Eigen::RowVector3f>, Eigen::RowVectorXf>));
    EXPECT_TRUE((std::is_same_v<core::SameShapeOf<Eigen::Matrix3d, float>, Eigen::Matrix3f>));
    EXPECT_TRUE((std::is_same_v<core::PlainOf<Eigen::Transpose<Eigen::MatrixXd>>,
                                Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>));
    EXPECT_TRUE((std::is_same_v<core::PlainOf<Eigen::TensorMap<const Eigen::Tensor<float, 4, Eigen::RowMajor>>>,
                                Eigen::Tensor<float, 4, Eigen::RowMajor>>));
}

TEST(Source, ReadsStridedMemoryInPlace) {
    const Eigen::MatrixXd a = Eigen::MatrixXd::Random(4, 5);
    const auto check = [](const auto& expression, const void* address) {
        using A = std::remove_cvref_t<decltype(expression)>;
        const core::Source<double, A> source(expression);
        EXPECT_EQ(static_cast<const void*>(source.view().data()), address);
        const auto expected = expression.eval();
        if constexpr (core::rank_of<A> == 1)
            for (Eigen::Index i = 0; i < expression.size(); ++i) EXPECT_EQ(source.view()(i), expected(i));
        else
            for (Eigen::Index i = 0; i < expression.rows(); ++i)
                for (Eigen::Index j = 0; j < expression.cols(); ++j) EXPECT_EQ(source.view()(i, j), expected(i, j));
    };
    check(a, a.data());
    check(a.transpose(), a.data());
    check(a.block(1, 2, 2, 3), &a(1, 2));
    check(a.row(2), &a(2, 0));
    check(a.col(2).segment(1, 2), &a(1, 2));
    check(a.array(), a.data());
    check(Eigen::Map<const Eigen::VectorXd, 0, Eigen::InnerStride<3>>(a.data(), 6), a.data());
    check(Eigen::Ref<const Eigen::MatrixXd>(a), a.data());
}

TEST(Source, EvaluatesExpressionsAndOtherScalarsOnce) {
    const Eigen::ArrayXXi a = Eigen::ArrayXXi::Constant(2, 3, 7);
    const core::Source<double, Eigen::ArrayXXi> cast(a);
    EXPECT_EQ(cast.view()(1, 2), 7.0);
    int calls = 0;
    const auto counted = a.unaryExpr([&](int x) { return calls++, x + 1; });
    const core::Source<int, std::remove_cvref_t<decltype(counted)>> source(counted);
    EXPECT_EQ(source.view()(0, 0) + source.view()(1, 2), 16);
    EXPECT_EQ(calls, 6);
}

TEST(Source, DetachesFromAnOverlappingDestination) {
    Eigen::VectorXd a = Eigen::VectorXd::LinSpaced(5, 0, 4);
    core::Source<double, Eigen::VectorXd> source(a);
    auto tail = a.tail(4);
    source.detach_from(core::view(tail));
    a.setZero();
    EXPECT_EQ(source.view()(4), 4.0);
}

TEST(Results, EveryKindOfInputGivesTheSameNumbers) {
    const Eigen::MatrixXd a = Eigen::MatrixXd::Random(4, 6);
    const Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> rows = a;
    EXPECT_EQ(negated(a), -a);
    EXPECT_EQ(negated(rows), -a);
    EXPECT_EQ(negated(a.transpose()), -a.transpose());
    EXPECT_EQ(negated(a + a), -2 * a);
    EXPECT_EQ(negated(a.row(1)), -a.row(1));
    EXPECT_EQ(negated(a.rowwise().reverse()), -a.rowwise().reverse());
    const Eigen::Vector3f fixed(1, 2, 3);
    EXPECT_EQ(negated(fixed), -fixed);
    const Eigen::MatrixXd empty(0, 3);
    EXPECT_EQ(negated(empty).cols(), 3);
}

TEST(Results, TensorsOfBothOrders) {
    Eigen::Tensor<double, 3> a(2, 3, 4);
    a.setRandom();
    const Eigen::Tensor<double, 3, Eigen::RowMajor> rows = a.swap_layout().shuffle(std::array<int, 3>{2, 1, 0});
    const auto x = negated(a);
    const auto y = negated(rows);
    const auto z = negated(Eigen::TensorMap<const Eigen::Tensor<double, 3>>(a.data(), 2, 3, 4));
    for (Eigen::Index i = 0; i < 2; ++i)
        for (Eigen::Index j = 0; j < 3; ++j)
            for (Eigen::Index k = 0; k < 4; ++k) {
                EXPECT_EQ(x(i, j, k), -a(i, j, k));
                EXPECT_EQ(y(i, j, k), -a(i, j, k));
                EXPECT_EQ(z(i, j, k), -a(i, j, k));
            }
}

TEST(Destination, ChecksTheShape) {
    Eigen::MatrixXd a(3, 4);
    EXPECT_EQ(core::destination<double>("f", "output", a, Dims{3, 4}).data(), a.data());
    EXPECT_THROW_TEXT(core::destination<double>("f", "output", a, Dims{4, 3}), std::invalid_argument,
                      "f: output must have shape 4 x 3, got 3 x 4");
    EXPECT_TRUE((core::DestinationOf<Eigen::MatrixXd&, double>));
    EXPECT_TRUE((core::DestinationOf<Eigen::Block<Eigen::MatrixXd>, double>));
    EXPECT_TRUE((core::DestinationOf<Eigen::Map<Eigen::ArrayXf>, float>));
    EXPECT_FALSE((core::DestinationOf<Eigen::MatrixXd&, float>));
    EXPECT_FALSE((core::DestinationOf<const Eigen::MatrixXd&, double>));
    EXPECT_FALSE((core::DestinationOf<Eigen::Map<const Eigen::ArrayXf>, float>));
}

TEST(Scalars, PromoteAsNumPyDoes) {
    EXPECT_TRUE((std::is_same_v<core::FloatOf<int>, double>));
    EXPECT_TRUE((std::is_same_v<core::FloatOf<bool>, double>));
    EXPECT_TRUE((std::is_same_v<core::FloatOf<float>, float>));
    EXPECT_TRUE((std::is_same_v<core::ComplexOf<float>, std::complex<float>>));
    EXPECT_TRUE((std::is_same_v<core::ComplexOf<long>, std::complex<double>>));
    EXPECT_TRUE((std::is_same_v<core::CommonOf<float, std::complex<double>>, std::complex<double>>));
    EXPECT_TRUE((std::is_same_v<core::CommonOf<float, int>, double>));
    EXPECT_TRUE((std::is_same_v<core::RealOf<std::complex<long double>>, long double>));
}

}  // namespace

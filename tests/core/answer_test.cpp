#include <array>
#include <scixx/core/answer.hpp>
#include <scixx/core/array.hpp>
#include <string>
#include <vector>

#include "support/closeness.hpp"

namespace {

using namespace scixx;

template <core::ArrayLike A, core::Destination... D>
    requires core::AtMostOne<D...>
auto ones_like(const A& a, D&&... out) {
    return core::answer<core::PlainOf<A>>(
        "ones_like", core::shape_of(a),
        [](auto& to) { core::for_each([](auto& value) { value = 1; }, core::view(to)); }, out...);
}

TEST(Answer, ValueAndDestination) {
    EXPECT_EQ(ones_like(Eigen::ArrayXXd(2, 3)).sum(), 6);
    Eigen::ArrayXXf out = Eigen::ArrayXXf::Zero(3, 3);
    ones_like(Eigen::ArrayXXd(2, 3), out.topRows(2));
    EXPECT_EQ(out.sum(), 6);
    EXPECT_THROW_TEXT(ones_like(Eigen::ArrayXXd(2, 3), out), std::invalid_argument,
                      "ones_like: out must have shape 2 x 3, got 3 x 3");
}

TEST(Answer, ShapeOfAnExpressionIsNotEvaluated) {
    const Eigen::ArrayXXd a(2, 3);
    EXPECT_EQ(core::shape_of(a + a), (core::Dims{2, 3}));
    EXPECT_EQ(core::shape_of(std::vector<int>(5)), core::Dims{5});
}

TEST(Sequences, AreArrays) {
    static_assert(core::ArrayLike<std::vector<double>> && core::rank_of<std::vector<double>> == 1);
    static_assert(core::ArrayLike<double[3]> && core::ArrayLike<std::array<float, 2>>);
    static_assert(core::rank_of<std::vector<std::array<double, 3>>> == 2);
    static_assert(core::rank_of<std::vector<Eigen::Vector3d>> == 2);
    static_assert(core::rank_of<double[4][2]> == 2);
    static_assert(core::Destination<std::vector<double>&> && !core::Destination<const std::vector<double>&>);
    static_assert(!core::ArrayLike<std::string> && !core::ArrayLike<std::vector<bool>> && !core::ArrayLike<char[4]>);
    static_assert(!core::ArrayLike<std::vector<std::vector<double>>> && !core::ArrayLike<core::NdView<double>>);
    const std::vector<std::array<double, 2>> points{{1, 2}, {3, 4}, {5, 6}};
    const core::Source<double, std::vector<std::array<double, 2>>> source(points);
    EXPECT_EQ(source.view().shape(), (core::Dims{3, 2}));
    EXPECT_EQ(source.view()(2, 0), 5);
    EXPECT_EQ(source.view().data(), points[0].data());  // in place
    const core::Source<double, std::vector<int>> converted({1, 2});
    EXPECT_EQ(converted.view()(1), 2);
}

}  // namespace

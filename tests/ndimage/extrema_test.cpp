#include <scixx/ndimage/extrema.hpp>

#include "ndimage/measurements.hpp"

namespace {

namespace ndimage = scixx::ndimage;
using namespace scixx::testing;
using Eigen::Index;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

TEST(Extrema, EqualSciPysInEveryFormRankAndStorageOrder) {
    for_each_measurement([](const Case& stored, const std::string& form, const auto&... selection) {
        const auto key = [&](const char* name) { return name + (" " + form); };
        const auto rows = [&](const auto& positions) -> Eigen::ArrayXXd {
            if (form == "list") return positions.template cast<double>();
            return positions.template cast<double>().transpose();
        };
        const auto extrema = ndimage::extrema(selection...);
        expect_values(stored, key("minimum"), column(extrema.minimums));
        expect_values(stored, key("maximum"), column(extrema.maximums));
        expect_rows(stored, key("minimum_position"), rows(extrema.min_positions));
        expect_rows(stored, key("maximum_position"), rows(extrema.max_positions));
        const auto medians = column(ndimage::median(selection...));
        const Index with_samples = stored.numbers(key("median")).shape[0];
        expect_values(stored, key("median"), medians.head(with_samples));
        if (form == "list") {
            EXPECT_TRUE(std::isnan(medians(medians.size() - 1)));
        }
    });
}

TEST(Extrema, IntegersAndBools) {
    Eigen::ArrayXX<unsigned char> a(2, 3);
    a << 200, 100, 7, 250, 3, 7;
    Eigen::ArrayXXi labels(2, 3);
    labels << 1, 1, 2, 1, 0, 2;
    EXPECT_EQ(ndimage::median(a, labels, 1), 200.0);
    EXPECT_EQ(ndimage::median(a), (7 + 100) / 2.0);
    EXPECT_EQ(ndimage::minimum(a, labels, 2), 7);
    EXPECT_TRUE((ndimage::minimum_position(a) == Eigen::Array<Index, 2, 1>(1, 1)).all());
    EXPECT_EQ(ndimage::maximum(a, labels), 250);
    EXPECT_EQ(ndimage::maximum(a > 7, labels, 2), false);
}

TEST(Extrema, TiesAndNaN) {
    Eigen::ArrayXXd a(2, 3);
    a << 3, 1, 5, 1, 5, nan;
    Eigen::ArrayXXi labels(2, 3);
    labels << 1, 1, 1, 1, 1, 2;
    // The first in C order, although the columns lie one after the other.
    EXPECT_TRUE((ndimage::minimum_position(a, labels, 1) == Eigen::Array<Index, 2, 1>(0, 1)).all());
    EXPECT_TRUE(
        (ndimage::maximum_position(a, labels, {1}).row(0).transpose() == Eigen::Array<Index, 2, 1>(0, 2)).all());
    const auto [low, high, low_at, high_at] = ndimage::extrema(a);
    EXPECT_TRUE(std::isnan(low) && std::isnan(high));
    EXPECT_TRUE((low_at == Eigen::Array<Index, 2, 1>(1, 2)).all() && (high_at == low_at).all());
    EXPECT_TRUE(std::isnan(ndimage::median(a)));
    EXPECT_EQ(ndimage::median(a, labels, 1), 3);
    const double infinity = std::numeric_limits<double>::infinity();
    EXPECT_EQ(ndimage::minimum(Eigen::ArrayXd(Eigen::ArrayXd::Constant(2, infinity))), infinity);
}

TEST(Extrema, EmptyArraysAndErrors) {
    const Eigen::ArrayXXd empty(0, 3), a = Eigen::ArrayXXd::Ones(2, 3);
    const Eigen::ArrayXXi none = Eigen::ArrayXXi::Zero(2, 3);
    EXPECT_TRUE(std::isnan(ndimage::median(empty)));
    EXPECT_EQ(ndimage::minimum(a, none, {4})(0), 0);
    EXPECT_TRUE((ndimage::maximum_position(a, none, {4}) == 0).all());
    const auto refused = [](auto&& call, const char* text) { EXPECT_THROW_TEXT(call(), std::invalid_argument, text); };
    refused([&] { return ndimage::minimum(a, none); }, "minimum: there must be at least one sample");
    refused([&] { return ndimage::maximum_position(empty)(0); }, "maximum_position: there must be at least one");
    refused([&] { return ndimage::extrema(a, none, 3).minimums; }, "extrema: there must be at least one");
}

}  // namespace

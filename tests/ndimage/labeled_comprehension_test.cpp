#include <scixx/ndimage/labeled_comprehension.hpp>

#include "ndimage/measurements.hpp"

namespace {

namespace core = scixx::core;
namespace ndimage = scixx::ndimage;
using namespace scixx::testing;
using Eigen::Index;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

TEST(Histogram, EqualsSciPyInEveryFormRankAndStorageOrder) {
    for_each_measurement([](const Case& stored, const std::string& form, const auto& a, const auto&... selection) {
        const auto counts = ndimage::histogram(a, -2.0, 9.1, 6, selection...);
        if (form == "list") {  // the last label is absent: SciPy has None there
            expect_rows(stored, "histogram list", counts.topRows(counts.rows() - 1).template cast<double>());
            EXPECT_EQ(counts.bottomRows(1).sum(), 0);
        } else {
            expect_rows(stored, "histogram " + form, counts.template cast<double>().transpose());
        }
    });
}

TEST(Histogram, EdgesEmptyArraysAndErrors) {
    Eigen::ArrayXXd a(2, 3);
    a << 3, 1, 5, 1, 5, nan;
    EXPECT_TRUE((ndimage::histogram(a, 1, 5, 2) == Eigen::Array<Index, 2, 1>(2, 3)).all());
    EXPECT_TRUE((ndimage::histogram(a, 1, 4.9, 2, a > 1) == Eigen::Array<Index, 2, 1>(0, 1)).all());
    EXPECT_TRUE((ndimage::histogram(a, 3, 3, 2) == Eigen::Array<Index, 2, 1>(0, 1)).all());
    EXPECT_EQ(ndimage::histogram(Eigen::ArrayXXd(0, 3), 0, 1, 3).sum(), 0);
    const auto refused = [](auto&& call, const char* text) { EXPECT_THROW_TEXT(call(), std::invalid_argument, text); };
    refused([&] { return ndimage::histogram(a, 2, 1, 3)(0); }, "min must be at most max and both finite, got 2 and 1");
    refused([&] { return ndimage::histogram(a, 0, nan, 3)(0); }, "got 0 and nan");
    refused([&] { return ndimage::histogram(a, 0, 1, 0)(0); }, "bins must be at least 1, got 0");
}

/// Checks what is stored for lists of labels.
struct CheckLists {
    template <class A, class L>
    void operator()(const Case& stored, const std::string&, const A& a, const L& labels,
                    const ndimage::LabelIndex& index) const {
        const auto third = ndimage::labeled_comprehension(
            a, labels, index,
            [](const auto& samples, const auto& positions) {
                Index first = 0;
                static_cast<void>(positions.minCoeff(&first));
                return double(samples(first)) + double(positions.maxCoeff());
            },
            -5.0);
        EXPECT_EQ(third, stored.list<double>("third"));
        if constexpr (std::is_integral_v<core::ScalarOf<L>>) {
            const auto values = ndimage::value_indices(labels);
            std::vector<double> keys, all;
            for (const auto& [value, indices] : values) keys.push_back(double(value));
            for (std::size_t axis = 0; axis < core::rank_of<L>; ++axis)
                for (const auto& [value, indices] : values)
                    for (Index i : indices[axis]) all.push_back(double(i));
            EXPECT_EQ(keys, stored.list<double>("values"));
            EXPECT_EQ(all, stored.list<double>("value indices"));
        }
    }
    void operator()(const Case&, const std::string&, const auto&...) const {}
};

TEST(LabeledComprehension, WithPositionsAndValueIndicesEqualSciPys) {
    for_each_measurement(CheckLists{});
}

TEST(LabeledComprehension, FormsAndErrors) {
    Eigen::ArrayXXi a(2, 2);
    a << 1, 2, 3, 4;
    Eigen::ArrayXXi labels(2, 2);
    labels << 1, 0, 1, 2;
    const auto order = [](const auto& samples) {
        int digits = 0;
        for (int sample : samples) digits = 10 * digits + sample;
        return digits;
    };
    EXPECT_EQ(ndimage::labeled_comprehension(a, order, 0), 1234);
    EXPECT_EQ(ndimage::labeled_comprehension(a, labels, order, 0), 134);
    EXPECT_EQ(ndimage::labeled_comprehension(a, labels, 1, order, 0), 13);
    EXPECT_EQ(ndimage::labeled_comprehension(a, labels, 7, order, -1), -1);
    const auto texts = ndimage::labeled_comprehension(
        a, labels, {2, 9, 1}, [](const auto& samples) { return std::string(std::size_t(samples.size()), '+'); },
        std::string("none"));
    EXPECT_EQ(texts, (std::vector<std::string>{"+", "none", "++"}));
    EXPECT_THROW(static_cast<void>(ndimage::labeled_comprehension(
                     a, [](const auto&) -> int { throw std::out_of_range("mine"); }, 0)),
                 std::out_of_range);
}

TEST(ValueIndices, OfValuesFarApartAndIgnored) {
    using Values = Eigen::Array<std::uint64_t, Eigen::Dynamic, Eigen::Dynamic>;
    const std::uint64_t top = std::numeric_limits<std::uint64_t>::max();
    Values a(2, 3);
    a << 5, top, 0, top - 1, 0, top;
    const auto far = ndimage::value_indices(a);
    ASSERT_EQ(far.size(), 4u);
    EXPECT_EQ(far.rbegin()->first, top);
    EXPECT_TRUE((far.at(top)[0] == Eigen::Array<Index, 2, 1>(0, 1)).all());
    EXPECT_TRUE((far.at(top)[1] == Eigen::Array<Index, 2, 1>(1, 2)).all());
    EXPECT_TRUE((far.at(0)[0] == Eigen::Array<Index, 2, 1>(0, 1)).all());
    const auto kept = ndimage::value_indices(a, {.ignore_value = top});
    EXPECT_TRUE(kept.size() == 3 && !kept.contains(top) && kept.at(top - 1)[0](0) == 1);
    EXPECT_EQ(ndimage::value_indices(a.cast<signed char>().eval(), {.ignore_value = -1}).begin()->first, -2);
    EXPECT_TRUE(ndimage::value_indices(Values(Values::Constant(2, 2, 7)), {.ignore_value = 7}).empty());
    EXPECT_TRUE(ndimage::value_indices(Values(0, 2)).empty());
    const auto bools = ndimage::value_indices(a > 5);
    EXPECT_TRUE(bools.size() == 2 && bools.at(true)[0].size() == 3);
}

TEST(Histogram, EdgesAreThoseOfPlainRounding) {
    // SciPy's counts; an edge formed by a multiply-add moves a tenth to its neighbour.
    const Eigen::ArrayXd tenths = Eigen::ArrayXd::LinSpaced(21, -10, 10) / 10;
    const Eigen::Array<Eigen::Index, 20, 1> expected{1, 1, 1, 1, 1, 2, 1, 1, 1, 0, 2, 1, 1, 1, 0, 2, 1, 0, 2, 1};
    EXPECT_TRUE((ndimage::histogram(tenths, -1, 1, 20) == expected).all());
}

}  // namespace

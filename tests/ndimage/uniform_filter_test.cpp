#include <scixx/ndimage/uniform_filter.hpp>
#include <scixx/tensor.hpp>

#include "ndimage/support.hpp"
#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace core = scixx::core;
namespace ndimage = scixx::ndimage;
using namespace scixx::testing;
using ndimage::Mode;

template <class A>
void check(const std::string& name, const Case& stored) {
    SCOPED_TRACE(name);
    const A a = stored.array<A>("a");
    const Mode mode = mode_named(stored.text("mode"));
    const std::vector<Eigen::Index> size = integers(stored, "size"), origin = integers(stored, "origin");
    const double most = std::is_integral_v<core::ScalarOf<A>> ? 0 : 2e-15;
    EXPECT_SCALED_CLOSE(ndimage::uniform_filter(a, size, {mode, 2, origin}), stored.array<A>("filter"), most);
    EXPECT_SCALED_CLOSE(
        ndimage::uniform_filter1d(a, size[0], {static_cast<int>(stored.integer("axis")), mode, 2, origin[0]}),
        stored.array<A>("filter1d"), most);
}

template <class T>
void check_ranks(const std::string& name, const Case& stored) {
    switch (stored.numbers("a").shape.size()) {
        case 1:
            return check<Eigen::ArrayX<T>>(name, stored);
        case 2:
            check<Eigen::ArrayXX<T>>(name, stored);
            return check<Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>(name, stored);
        default:
            return check<Eigen::Tensor<T, 3, Eigen::RowMajor>>(name, stored);
    }
}

TEST(UniformFilter, MatchesSciPyForEveryModeAndRank) {
    const Reference reference("ndimage/uniform_filter.json");
    int count = 0;
    for (const auto& [name, stored] : reference.cases()) {
        ++count;
        if (stored.text("scalar") == "u8")
            check_ranks<unsigned char>(name, stored);
        else
            check_ranks<double>(name, stored);
    }
    EXPECT_EQ(count, 48);
}

TEST(UniformFilter, WholeSamplesGiveTheRoundedQuotientForEverySize) {
    std::srand(8);
    const Eigen::ArrayXXd a = (Eigen::ArrayXXd::Random(9, 90) * 1e9).round();
    const Eigen::ArrayXXd across = a.transpose();
    for (Eigen::Index size = 1; size <= 80; ++size) {
        Eigen::ArrayXXd expected(9, 90);
        for (Eigen::Index i = 0; i < 9; ++i)
            for (Eigen::Index j = 0; j < 90; ++j) {
                double sum = 0;
                for (Eigen::Index k = 0; k < size; ++k)
                    sum += a(i, core::extended_index(Mode::reflect, j + k - size / 2, 90));
                expected(i, j) = sum / static_cast<double>(size);
            }
        EXPECT_TRUE((ndimage::uniform_filter1d(a, size, {.axis = 1}) == expected).all()) << size;
        EXPECT_TRUE((ndimage::uniform_filter1d(across, size, {.axis = 0}) == expected.transpose()).all()) << size;
    }
}

TEST(UniformFilter, InfiniteSumsStayInfinite) {
    Eigen::ArrayXd a = Eigen::ArrayXd::Ones(40);
    a(20) = std::numeric_limits<double>::infinity();
    const Eigen::ArrayXd out = ndimage::uniform_filter1d(a, 9);
    EXPECT_EQ(out.isInf().count(), 9);
    EXPECT_EQ(out.isNaN().count(), 0);
}

TEST(UniformFilter, LongWindowsAreAccurateAndKeepNanLocal) {
    std::srand(6);
    Eigen::ArrayXXf a = (Eigen::ArrayXXf::Random(300, 40) + 1) / 2;
    for (Eigen::Index size : {3, 16, 17, 101})
        for (int axis : {0, 1}) {
            const Eigen::ArrayXXd exact = ndimage::uniform_filter1d<double>(a, size, {.axis = axis});
            const Eigen::ArrayXXf found = ndimage::uniform_filter1d(a, size, {.axis = axis});
            EXPECT_LE((found.cast<double>() - exact).abs().maxCoeff(), 2 * std::numeric_limits<float>::epsilon());
        }
    a(100, 20) = std::numeric_limits<float>::quiet_NaN();
    EXPECT_EQ(ndimage::uniform_filter1d(a, 7, {.axis = 0}).isNaN().count(), 7);
    EXPECT_EQ(ndimage::uniform_filter1d(a, 7, {.axis = 1}).isNaN().count(), 7);
    EXPECT_EQ(ndimage::uniform_filter(a, 5).isNaN().count(), 25);
}

TEST(UniformFilter, ConstantsComplexDestinationsAndEdgeSizes) {
    const Eigen::ArrayXXd tenth = Eigen::ArrayXXd::Constant(20, 9, 0.1);
    EXPECT_SCALED_CLOSE(ndimage::uniform_filter(tenth, 7), tenth, 3e-16);
    const Eigen::ArrayXXd a = Eigen::ArrayXXd::Random(8, 9), b = Eigen::ArrayXXd::Random(8, 9);
    const Eigen::ArrayXXcd z = a.cast<std::complex<double>>() + std::complex<double>(0, 1) * b;
    const Eigen::ArrayXXcd mean = ndimage::uniform_filter(z);
    EXPECT_SCALED_CLOSE(mean.real().eval(), ndimage::uniform_filter(a), 1e-15);
    EXPECT_SCALED_CLOSE(mean.imag().eval(), ndimage::uniform_filter(b), 1e-15);
    Eigen::ArrayXXd in_place = a;
    ndimage::uniform_filter(in_place, 4, {}, in_place);
    EXPECT_TRUE((in_place == ndimage::uniform_filter(a, 4)).all());
    EXPECT_TRUE((ndimage::uniform_filter(a, 1) == a).all());
    EXPECT_EQ(ndimage::uniform_filter(Eigen::ArrayXXd(0, 4)).cols(), 4);
    EXPECT_EQ(ndimage::uniform_filter(Eigen::ArrayXd(Eigen::ArrayXd::Constant(1, 5.0)), 9)(0), 5.0);
}

TEST(UniformFilter, RefusesBadArguments) {
    const Eigen::ArrayXXd a = Eigen::ArrayXXd::Ones(4, 5);
    EXPECT_THROW_TEXT(ndimage::uniform_filter(a, 0), std::invalid_argument, "uniform_filter: size must be at least 1");
    EXPECT_THROW_TEXT(ndimage::uniform_filter1d(a, 3, {.origin = 2}), std::invalid_argument,
                      "origin must lie in [-1, 1]");
    EXPECT_THROW_TEXT(ndimage::uniform_filter1d(a, 3, {.axis = 2}), std::invalid_argument, "axis 2 is out of bounds");
    EXPECT_THROW_TEXT(ndimage::uniform_filter(a, {3, 3, 3}), std::invalid_argument, "size must have one entry");
}

}  // namespace

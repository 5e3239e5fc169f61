#include <scixx/signal/design/iirfilter.hpp>
#include <scixx/signal/filter/filtfilt.hpp>
#include <scixx/tensor.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::signal;
using Eigen::ArrayXd;
using Eigen::Index;
using Cube = Eigen::Tensor<double, 3>;
using RowCube = Eigen::Tensor<double, 3, Eigen::RowMajor>;

Sos sections(const scixx::testing::Case& data) {
    return data.array<Eigen::ArrayXXd>("sos");
}

TEST(Lfilter, Vectors) {
    const scixx::testing::Reference reference("signal/lfilter.json");
    for (const auto& [name, data] : reference.cases()) {
        if (name.rfind("tf ", 0) != 0) continue;
        SCOPED_TRACE(name);
        const auto b = data.array<ArrayXd>("b"), a = data.array<ArrayXd>("a"), x = data.array<ArrayXd>("x");
        EXPECT_SCALED_CLOSE(lfilter(b, a, x), data.array<ArrayXd>("plain"), 1e-11);
        const auto [y, zf] = lfilter(b, a, x, data.array<ArrayXd>("zi"));
        EXPECT_SCALED_CLOSE(y, data.array<ArrayXd>("y"), 1e-11);
        EXPECT_SCALED_CLOSE(zf, data.array<ArrayXd>("zf"), 1e-11);
        if (!data.has("steady")) continue;
        // The state divides by the sum of a, which is small for high orders.
        const double condition = a.abs().sum() / std::abs(a.sum());
        EXPECT_SCALED_CLOSE(lfilter_zi(b, a), data.array<ArrayXd>("steady"), 1e-14 * condition);
        EXPECT_SCALED_CLOSE(lfiltic(b, a, x.head(5).eval(), x.segment(7, 3).eval()), data.array<ArrayXd>("lfiltic"),
                            1e-14);
        const double most = 1e-12 * condition;
        EXPECT_SCALED_CLOSE(filtfilt(b, a, x), data.array<ArrayXd>("odd"), most);
        EXPECT_SCALED_CLOSE(filtfilt(b, a, x, {.padtype = PadType::even}), data.array<ArrayXd>("even"), most);
        EXPECT_SCALED_CLOSE(filtfilt(b, a, x, {.padtype = PadType::constant}), data.array<ArrayXd>("constant"), most);
        EXPECT_SCALED_CLOSE(filtfilt(b, a, x, {.padtype = PadType::none}), data.array<ArrayXd>("none"), most);
        // A least squares problem whose condition squares that of the filter.
        const double least = name == "tf butter8" || name == "tf butter9" ? 1e-4 : 1e-6;
        EXPECT_SCALED_CLOSE(filtfilt(b, a, x, {.method = FiltfiltMethod::gust}), data.array<ArrayXd>("gust"), least);
        EXPECT_SCALED_CLOSE(filtfilt(b, a, x, {.method = FiltfiltMethod::gust, .irlen = 15}),
                            data.array<ArrayXd>("irlen"), least);
    }
}

TEST(Sosfilt, Vectors) {
    const scixx::testing::Reference reference("signal/lfilter.json");
    for (const auto& [name, data] : reference.cases()) {
        if (name.rfind("sos ", 0) != 0) continue;
        SCOPED_TRACE(name);
        const Sos sos = sections(data);
        const auto x = data.array<ArrayXd>("x");
        EXPECT_SCALED_CLOSE(sosfilt(sos, x), data.array<ArrayXd>("plain"), 1e-13);
        const auto [y, zf] = sosfilt(sos, x, data.array<Eigen::ArrayXXd>("zi"));
        EXPECT_SCALED_CLOSE(y, data.array<ArrayXd>("y"), 1e-13);
        EXPECT_SCALED_CLOSE(zf, data.array<Eigen::ArrayXXd>("zf"), 1e-13);
        EXPECT_SCALED_CLOSE(sosfilt_zi(sos), data.array<Eigen::ArrayXXd>("steady"), 1e-12);
        EXPECT_SCALED_CLOSE(sosfiltfilt(sos, x), data.array<ArrayXd>("filtfilt"), 1e-12);
        EXPECT_SCALED_CLOSE(sosfiltfilt(sos, x, {.padtype = PadType::even, .padlen = 7}), data.array<ArrayXd>("even"),
                            1e-12);
    }
}

TEST(Lfilter, AxesOfATensor) {
    const scixx::testing::Reference reference("signal/lfilter.json");
    for (int axis = 0; axis < 3; ++axis) {
        const auto& data = reference["axis " + std::to_string(axis)];
        const auto b = data.array<ArrayXd>("b"), a = data.array<ArrayXd>("a");
        const Sos sos = sections(data);
        const Cube x = data.array<Cube>("x");
        const RowCube row = data.array<RowCube>("x");
        const auto [y, zf] = lfilter(b, a, x, data.array<Cube>("zi"), {.axis = axis});
        EXPECT_SCALED_CLOSE(y, data.array<Cube>("y"), 1e-13);
        EXPECT_SCALED_CLOSE(zf, data.array<Cube>("zf"), 1e-13);
        const auto rows = lfilter(b, a, row, data.array<RowCube>("zi"), {.axis = axis - 3});
        EXPECT_SCALED_CLOSE(rows.y, data.array<RowCube>("y"), 1e-13);
        EXPECT_SCALED_CLOSE(rows.zf, data.array<RowCube>("zf"), 1e-13);
        using Four = Eigen::Tensor<double, 4>;
        const auto s = sosfilt(sos, x, data.array<Four>("sos_zi"), {.axis = axis});
        EXPECT_SCALED_CLOSE(s.y, data.array<Cube>("sos_y"), 1e-13);
        EXPECT_SCALED_CLOSE(s.zf, data.array<Four>("sos_zf"), 1e-13);
        EXPECT_SCALED_CLOSE(filtfilt(b, a, row, {.axis = axis, .padlen = 2}), data.array<RowCube>("filtfilt"), 1e-12);
        EXPECT_SCALED_CLOSE(sosfiltfilt(sos, x, {.axis = axis, .padlen = 2}), data.array<Cube>("sosfiltfilt"), 1e-12);
    }
    const auto& data = reference["complex"];
    const auto b = data.array<ArrayXd>("b"), a = data.array<ArrayXd>("a");
    const auto z = data.array<Eigen::ArrayXcd>("x");
    EXPECT_SCALED_CLOSE(lfilter(b, a, z), data.array<Eigen::ArrayXcd>("y"), 1e-13);
    EXPECT_SCALED_CLOSE(sosfilt(sections(data), z), data.array<Eigen::ArrayXcd>("sos_y"), 1e-13);
    EXPECT_SCALED_CLOSE(filtfilt(b, a, z), data.array<Eigen::ArrayXcd>("filtfilt"), 1e-12);
    EXPECT_SCALED_CLOSE(filtfilt(b, a, z, {.method = FiltfiltMethod::gust}), data.array<Eigen::ArrayXcd>("gust"), 1e-8);
}

TEST(Filtfilt, GustafssonsStatesOfALongLine) {
    // The response to the states has underflown long before the other end.
    const Eigen::ArrayXd x = Eigen::ArrayXd::LinSpaced(5000, 0, 50).sin();
    const Eigen::Array2d b(0.2, 0.2), a(1.0, -0.6);
    const auto whole = filtfilt(b, a, x, {.method = FiltfiltMethod::gust});
    const auto ends = filtfilt(b, a, x, {.method = FiltfiltMethod::gust, .irlen = 100});
    EXPECT_LT((whole - ends).abs().maxCoeff(), 1e-12);
}

TEST(Lfilter, MatrixAndItsState) {
    const auto [b, a] = butter(3, 0.2);
    const Sos sos = butter<Output::sos>(4, 0.3);
    const Eigen::ArrayXXd x = Eigen::ArrayXXd::Random(13, 700);
    const Eigen::Array<double, -1, -1, Eigen::RowMajor> rows = x;
    const auto whole = sosfilt(sos, x);
    for (Index c = 0; c < 13; ++c) EXPECT_SCALED_CLOSE(ArrayXd(whole.row(c)), sosfilt(sos, ArrayXd(x.row(c))), 1e-14);
    EXPECT_SCALED_CLOSE(Eigen::ArrayXXd(sosfilt(sos, rows)), whole, 0.0);
    EXPECT_SCALED_CLOSE(sosfilt(sos, x.transpose().eval(), {.axis = 0}), whole.transpose().eval(), 0.0);
    // The merged state of a matrix goes from one piece to the next.
    auto [y1, z1] = sosfilt(sos, x.leftCols(301).eval(), Eigen::ArrayXXd::Zero(2, 26).eval());
    auto [y2, z2] = sosfilt(sos, x.rightCols(399).eval(), z1);
    EXPECT_EQ(z1.cols(), 26);
    EXPECT_SCALED_CLOSE(y1, whole.leftCols(301).eval(), 0.0);
    EXPECT_SCALED_CLOSE(y2, whole.rightCols(399).eval(), 0.0);
    // zi of extent 1 is for all channels.
    const auto steady =
        lfilter(b, a, Eigen::ArrayXXd::Ones(5, 20).eval(), Eigen::ArrayXXd(lfilter_zi(b, a).transpose()));
    EXPECT_LE((steady.y - 1).abs().maxCoeff(), 1e-13);
}

TEST(Lfilter, AStreamHasTheBitsOfOneCall) {
    const auto [b, a] = butter(4, 0.1);
    const Sos sos = butter<Output::sos>(7, 0.1);
    const ArrayXd taps = ArrayXd::Random(37), x = ArrayXd::Random(1500);
    const auto check = [&](auto&& filter, Index order) {
        const ArrayXd zero = ArrayXd::Zero(order), whole = filter(x, zero).y;
        for (const Index piece : {1, 7, 16, 333}) {
            ArrayXd state = zero;
            for (Index i = 0; i < 1000; i += piece) {
                const auto part = filter(x.segment(i, piece).eval(), state);
                EXPECT_SCALED_CLOSE(part.y, whole.segment(i, piece).eval(), 0.0);
                state = part.zf;
            }
        }
    };
    check([&](const ArrayXd& in, const ArrayXd& z) { return lfilter(b, a, in, z); }, 4);
    check([&](const ArrayXd& in, const ArrayXd& z) { return lfilter(taps, 1, in, z); }, 36);
    const ArrayXd whole = sosfilt(sos, x);
    auto [y1, z] = sosfilt(sos, x.head(10).eval(), Eigen::ArrayXXd::Zero(4, 2).eval());
    EXPECT_SCALED_CLOSE(y1, whole.head(10).eval(), 0.0);
    EXPECT_SCALED_CLOSE(sosfilt(sos, x.tail(1490).eval(), z).y, whole.tail(1490).eval(), 0.0);
}

TEST(Lfilter, AStreamOfChannelsHasTheBitsOfOneCall) {
    const auto [b, a] = butter(5, 0.2);
    const Sos sos = butter<Output::sos>(5, 0.2);
    for (const Index channels : {2, 3, 11}) {  // by samples and by vectors
        const Cube x = Cube(channels, 90, 2).setRandom();
        const Cube whole = lfilter(b, a, x, {.axis = 1}), whole_sos = sosfilt(sos, x, {.axis = 1});
        Cube state(channels, 5, 2);
        Eigen::Tensor<double, 4> sections(3, channels, 2, 2);
        state.setZero();
        sections.setZero();
        for (const auto& [begin, size] : {std::pair<Index, Index>(0, 1), {1, 17}, {18, 33}, {51, 39}}) {
            const Cube piece = x.slice(Eigen::array<Index, 3>{0, begin, 0}, Eigen::array<Index, 3>{channels, size, 2});
            const auto part = lfilter(b, a, piece, state, {.axis = 1});
            const auto part_sos = sosfilt(sos, piece, sections, {.axis = 1});
            for (Index c = 0; c < channels; ++c)
                for (Index i = 0; i < size; ++i) {
                    EXPECT_EQ(part.y(c, i, 1), whole(c, begin + i, 1));
                    EXPECT_EQ(part_sos.y(c, i, 0), whole_sos(c, begin + i, 0));
                }
            state = part.zf;
            sections = part_sos.zf;
        }
    }
}

TEST(Lfilter, ScalarsDestinationsAndErrors) {
    const auto [b, a] = butter(2, 0.3);
    const ArrayXd x = ArrayXd::Random(50);
    const ArrayXd y = lfilter(b, a, x);
    static_assert(std::is_same_v<decltype(lfilter(b, a, Eigen::VectorXf())), Eigen::VectorXf>);
    static_assert(std::is_same_v<decltype(lfilter(b, a, Eigen::VectorXi())), Eigen::VectorXd>);
    EXPECT_SCALED_CLOSE(lfilter(b, a, x.cast<float>().eval()), y.cast<float>().eval(), 1e-6);
    EXPECT_SCALED_CLOSE(lfilter(b, a, 2 * x), (2 * y).eval(), 1e-15);
    EXPECT_SCALED_CLOSE(lfilter(b, a, std::vector<double>(x.begin(), x.end())), y, 0.0);
    EXPECT_SCALED_CLOSE(lfilter(b, a, x.reverse()).eval(), lfilter(b, a, x.reverse().eval()), 0.0);
    ArrayXd out = x;
    lfilter(b, a, out, {}, out);
    EXPECT_SCALED_CLOSE(out, y, 0.0);
    out = x;
    lfilter(b, 1, out, {}, out);
    EXPECT_SCALED_CLOSE(out, lfilter(b, 1, x), 0.0);
    const ArrayXd zf = lfilter(b, a, x, ArrayXd::Zero(2).eval(), {}, out);
    EXPECT_SCALED_CLOSE(zf, lfilter(b, a, x, ArrayXd::Zero(2).eval()).zf, 0.0);
    filtfilt(b, a, x, {}, out);
    EXPECT_SCALED_CLOSE(out, filtfilt(b, a, x), 0.0);
    EXPECT_EQ(lfilter(b, a, ArrayXd(0)).size(), 0);
    EXPECT_EQ(lfilter(b, a, Eigen::ArrayXXd(0, 5)).cols(), 5);
    EXPECT_EQ(lfilter(b, a, ArrayXd(0), ArrayXd::Ones(2).eval()).zf[1], 0 + 1);
    EXPECT_THROW_TEXT(lfilter(b, 0, x), std::invalid_argument, "lfilter: a[0] must not be zero");
    EXPECT_THROW_TEXT(lfilter(ArrayXd(0), a, x), std::invalid_argument, "b must not be empty");
    EXPECT_THROW_TEXT(lfilter(b, a, x, {.axis = 1}), std::invalid_argument, "axis 1 is out of bounds");
    EXPECT_THROW_TEXT(lfilter(b, a, x, ArrayXd::Ones(3).eval()), std::invalid_argument, "zi must have shape 2, got 3");
    EXPECT_THROW_TEXT(lfilter_zi(1, Eigen::Array2d(1, -1)), std::invalid_argument, "pole at 1");
    EXPECT_THROW_TEXT(filtfilt(b, a, x.head(9).eval()), std::invalid_argument,
                      "greater than padlen, which is 9, got 9");
    EXPECT_THROW_TEXT(filtfilt(b, a, x, {.padlen = -1}), std::invalid_argument, "padlen must not be negative");
    EXPECT_THROW_TEXT(sosfilt(Sos(0, 6), x), std::invalid_argument, "at least one section");
    EXPECT_THROW_TEXT(sosfiltfilt(Sos::Ones(1, 6), x.head(2).eval()), std::invalid_argument, "greater than padlen");
    ArrayXd small(3);
    EXPECT_THROW_TEXT(lfilter(b, a, x, {}, small), std::invalid_argument, "out must have shape 50, got 3");
}

}  // namespace

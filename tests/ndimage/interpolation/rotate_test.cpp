#include <cstdint>
#include <scixx/ndimage/interpolation/affine_transform.hpp>
#include <scixx/tensor.hpp>

#include "ndimage/support.hpp"
#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace ndimage = scixx::ndimage;
using namespace scixx::testing;

TEST(Rotate, MatchesSciPyForEveryMode) {
    const Reference reference("ndimage/affine_transform.json");
    const auto a = reference["input"].array<Eigen::ArrayXXd>("a");
    int count = 0;
    for (const auto& [name, stored] : reference.cases()) {
        if (name.find("rotate") != 0) continue;
        SCOPED_TRACE(name);
        ++count;
        const Eigen::ArrayXXd out = ndimage::rotate(a, stored.number("angle"),
                                                    {.reshape = stored.flag("reshape"),
                                                     .order = static_cast<int>(stored.integer("order")),
                                                     .mode = mode_named(stored.text("mode")),
                                                     .cval = 1.5});
        const auto expected = stored.array<Eigen::ArrayXXd>("out");
        ASSERT_EQ((out.rows() + 4) / 5, expected.rows());
        EXPECT_SCALED_CLOSE(out(Eigen::seqN(0, expected.rows(), 5), Eigen::seqN(0, expected.cols(), 5)).eval(),
                            expected, 2e-14);
    }
    EXPECT_EQ(count, 8);
}

TEST(Rotate, VolumesBytesAndQuarterTurns) {
    const Reference reference("ndimage/affine_transform.json");
    using Volume = Eigen::Tensor<double, 3>;
    using Bytes = Eigen::ArrayXX<std::uint8_t>;
    EXPECT_SCALED_CLOSE(ndimage::rotate(reference["volume"].array<Volume>("a"), 25, {.axes = {0, 2}}),
                        reference["volume"].array<Volume>("out"), 1e-14);
    EXPECT_SCALED_CLOSE(ndimage::rotate(reference["volume"].array<Volume>("a"), 25, {.axes = {-1, 0}}),
                        reference["volume"].array<Volume>("out"), 1e-14);
    const auto bytes = reference["bytes"].array<Bytes>("a");
    EXPECT_TRUE((ndimage::rotate(bytes, 20) == reference["bytes"].array<Bytes>("out")).all());
    EXPECT_TRUE((ndimage::rotate(bytes, 90) == bytes.transpose().colwise().reverse()).all());
    EXPECT_TRUE((ndimage::rotate(bytes, -180) == bytes.reverse()).all());
    EXPECT_TRUE((ndimage::rotate(bytes, 270) == bytes.transpose().rowwise().reverse()).all());
    EXPECT_TRUE((ndimage::rotate(bytes, 720) == bytes).all());
}

TEST(Rotate, RefusesWhatHasNoMeaning) {
    const Eigen::ArrayXXd a = Eigen::ArrayXXd::Zero(3, 4);
    EXPECT_THROW_TEXT(ndimage::rotate(Eigen::ArrayXd(3), 5), std::invalid_argument,
                      "input must have at least 2 axes, got 1");
    EXPECT_THROW_TEXT(ndimage::rotate(a, std::nan("")), std::invalid_argument, "angle must be finite");
    EXPECT_THROW_TEXT(ndimage::rotate(a, 5, {.axes = {0, 2}}), std::invalid_argument, "axis 2");
    EXPECT_THROW_TEXT(ndimage::rotate(a, 5, {.axes = {0}}), std::invalid_argument, "axes must name 2 axes, got 1");
    EXPECT_THROW_TEXT(ndimage::rotate(a, 5, {.axes = {1, -1}}), std::invalid_argument, "axes must be unique");
    Eigen::ArrayXXd wrong(3, 3);
    EXPECT_THROW_TEXT(ndimage::rotate(a, 90, {}, wrong), std::invalid_argument, "out must have shape 4 x 3, got 3 x 3");
    EXPECT_EQ(ndimage::rotate(Eigen::ArrayXXd(0, 3), 0, {.reshape = false}).size(), 0);
}

}  // namespace

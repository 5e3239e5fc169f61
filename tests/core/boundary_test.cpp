#include <scixx/core/boundary.hpp>

#include <limits>
#include <map>
#include <string>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using scixx::core::Index;
using scixx::core::Line;
using scixx::core::Mode;
namespace core = scixx::core;

TEST(ExtendLine, AgreesWithNumPyPad) {
    const std::map<std::string, std::vector<Mode>> modes{{"reflect", {Mode::reflect, Mode::grid_mirror}},
                                                         {"mirror", {Mode::mirror}},
                                                         {"nearest", {Mode::nearest}},
                                                         {"wrap", {Mode::wrap, Mode::grid_wrap}},
                                                         {"constant", {Mode::constant, Mode::grid_constant}}};
    const scixx::testing::Reference reference("core/boundary.json");
    for (const auto& [name, entry] : reference.cases()) {
        const auto line = entry.array<Eigen::VectorXd>("line");
        const auto expected = entry.array<Eigen::VectorXd>("out");
        for (Mode mode : modes.at(entry.text("mode"))) {
            Eigen::VectorXd out(line.size() + 19);
            core::extend_line<double>({line.data(), line.size(), 1}, 7, 12, mode, -3.0, out.data());
            EXPECT_EQ(out, expected) << name;
        }
    }
}

TEST(ExtendLine, ReadsStridedLinesAndConverts) {
    const Eigen::Matrix<float, 1, 6> a(1, 9, 2, 9, 3, 9);
    Eigen::Vector4d out;
    core::extend_line<float>({a.data(), 3, 2}, 1, 0, Mode::wrap, 0.0, out.data());
    EXPECT_EQ(out, Eigen::Vector4d(3, 1, 2, 3));
}

TEST(ExtendLine, AnEmptyLineIsAllFill) {
    Eigen::Vector3d out;
    core::extend_line<double>({nullptr, 0, 1}, 1, 2, Mode::constant, 5.0, out.data());
    EXPECT_EQ(out, Eigen::Vector3d::Constant(5));
}

TEST(ExtendedIndex, StaysInsideAtAnyDistance) {
    const Index far = std::numeric_limits<Index>::max() / 2;
    for (Mode mode : {Mode::reflect, Mode::nearest, Mode::mirror, Mode::wrap, Mode::grid_mirror, Mode::grid_wrap})
        for (Index i : {far, -far, Index{-1}, Index{3}}) {
            const Index j = core::extended_index(mode, i, 3);
            EXPECT_TRUE(j >= 0 && j < 3) << static_cast<int>(mode) << ' ' << i << ' ' << j;
        }
    EXPECT_EQ(core::extended_index(Mode::constant, far, 3), -1);
    EXPECT_EQ(core::extended_index(Mode::mirror, -1, 1), 0);
}

}  // namespace

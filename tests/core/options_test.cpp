#include <scixx/core/options.hpp>

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

using scixx::core::Optional;

struct Window {
    Window(const char* of) : name(of) {}
    Window(const char* of, double with) : name(of), parameter(with) {}
    std::string name;
    double parameter = 0;
};
struct Options {
    Optional<std::array<double, 2>> bracket{};
    Optional<std::pair<double, double>> limit{};
    Optional<Eigen::ArrayXd> weights{};
    Optional<Window> window{};
};

TEST(Optional, IsEmptyByDefaultAndByNullopt) {
    const Options options;
    EXPECT_FALSE(options.bracket || options.limit || options.weights || options.window);
    const Options none{.bracket = std::nullopt, .weights = std::nullopt, .window = std::nullopt};
    EXPECT_FALSE(none.bracket || none.weights || none.window);
    const Options empty{.bracket = {}, .weights = {}, .window = {}};
    EXPECT_FALSE(empty.bracket || empty.weights || empty.window);
}

TEST(Optional, TakesOneOrTwoPairsOfBraces) {
    const Options one{.bracket = {0, 2}, .limit = {-1.5, 3}, .window = {"kaiser", 8.6}};
    EXPECT_EQ((*one.bracket)[1], 2);
    EXPECT_EQ(one.limit->first, -1.5);
    EXPECT_EQ(one.window->parameter, 8.6);
    const Options two{.bracket = {{0, 2}}, .limit = {{-1.5, 3}}, .window = {{"kaiser", 8.6}}};
    EXPECT_EQ((*two.bracket)[1], 2);
    EXPECT_EQ(two.limit->first, -1.5);
    EXPECT_EQ(two.window->parameter, 8.6);
}

TEST(Optional, TakesValues) {
    const std::array<double, 2> bracket{3, 4};
    const std::optional<std::array<double, 2>> optional = bracket;
    const Options options{.bracket = bracket, .window = "hann"}, same{.bracket = optional};
    EXPECT_EQ(options.bracket, bracket);
    EXPECT_EQ(same.bracket, bracket);
    EXPECT_EQ(options.window->name, "hann");
}

TEST(Optional, TakesVectorsOfAnyFamily) {
    const std::vector<float> sequence{1, 2, 3};
    const Eigen::ArrayXd array{{1, 2, 3}};
    for (const Options& options :
         {Options{.weights = {1, 2, 3}}, Options{.weights = sequence}, Options{.weights = array},
          Options{.weights = array * 1.0}, Options{.weights = Eigen::VectorXd(array.matrix())}})
        EXPECT_TRUE((*options.weights == array).all());
}

}  // namespace

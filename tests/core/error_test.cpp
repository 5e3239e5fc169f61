#include <scixx/core/error.hpp>
#include <scixx/core/function_ref.hpp>

#include <memory>
#include <stdexcept>
#include <string>

#include "support/closeness.hpp"

namespace {

namespace core = scixx::core;

TEST(Message, JoinsTextNumbersAndCharacters) {
    EXPECT_EQ(core::message({"n = ", 3, ", x = ", 0.1, ' ', true, " ", std::string("end")}), "n = 3, x = 0.1 true end");
    EXPECT_EQ(core::message({-9223372036854775807LL - 1, "|", 1e300, "|", 0.1F}), "-9223372036854775808|1e+300|0.1");
}

TEST(Require, ThrowsWithFunctionAndParts) {
    EXPECT_NO_THROW(core::require(true, "f", "never"));
    EXPECT_THROW_TEXT(core::require(false, "convolve2d", "in2 must not be empty, got ", 0, " x ", 3),
                      std::invalid_argument, "convolve2d: in2 must not be empty, got 0 x 3");
    EXPECT_THROW_TEXT(core::fail<std::runtime_error>("f", "data ", 2), std::runtime_error, "f: data 2");
}

int twice(int x) {
    return 2 * x;
}

struct Counter {
    int calls = 0;
    int operator()(int x) { return x + ++calls; }
};

TEST(UlpDistance, CountsRepresentableValues) {
    using scixx::testing::ulp_distance;
    EXPECT_EQ(ulp_distance(1.0, std::nextafter(1.0, 2.0)), 1);
    EXPECT_EQ(ulp_distance(1e300, std::nextafter(std::nextafter(1e300, 0.0), 0.0)), 2);
    EXPECT_EQ(ulp_distance(-5e-324, 5e-324), 2);
    EXPECT_EQ(ulp_distance(0.0F, -0.0F), 0);
    EXPECT_EQ(ulp_distance(1.0F, std::nextafter(1.0F, 0.0F)), 1);
    EXPECT_GT(ulp_distance(-1e308, 1e308), 1e18);
}

TEST(FunctionRef, CallsFunctionsLambdasAndMutableObjects) {
    const core::FunctionRef<int(int)> function(twice);
    EXPECT_EQ(function(21), 42);
    const int offset = 5;
    const auto lambda = [&](int x) { return x + offset; };
    const core::FunctionRef<int(int)> captured(lambda);
    EXPECT_EQ(captured(1), 6);
    Counter counter;
    const core::FunctionRef<int(int)> counting(counter);
    EXPECT_EQ(counting(0) + counting(0), 3);
    EXPECT_EQ(counter.calls, 2);
}

TEST(FunctionRef, ConvertsResultsAndDiscardsThemForVoid) {
    const auto integer = [](double x) { return static_cast<int>(x); };
    const core::FunctionRef<double(double)> widened(integer);
    EXPECT_EQ(widened(2.7), 2.0);
    int seen = 0;
    const auto stores = [&](int x) { return seen = x; };
    const core::FunctionRef<void(int)> discarding(stores);
    discarding(7);
    EXPECT_EQ(seen, 7);
}

TEST(FunctionRef, ForwardsMoveOnlyArgumentsAndExceptions) {
    const auto take = [](std::unique_ptr<int> p) { return *p; };
    const core::FunctionRef<int(std::unique_ptr<int>)> taking(take);
    EXPECT_EQ(taking(std::make_unique<int>(3)), 3);
    const auto thrower = []() -> int { throw std::domain_error("inside"); };
    const core::FunctionRef<int()> throwing(thrower);
    EXPECT_THROW_TEXT(throwing(), std::domain_error, "inside");
}

}  // namespace

#include <scixx/special/bessel/airy.hpp>
#include <scixx/special/bessel/iv.hpp>
#include <scixx/special/bessel/jv.hpp>
#include <scixx/special/bessel/struve.hpp>

#include "special/floats.hpp"

namespace {

namespace special = scixx::special;
using scixx::testing::compare;
using scixx::testing::compare_within;
using scixx::testing::floats;

// Orders of all sizes against all arguments, whole and half ones with a constant order.
TEST(FloatOrders, BesselFunctions) {
    const Eigen::ArrayXf all = floats(), x = all.tail(4000).abs(), order = x.reverse() / 4;
    compare(
        "jv", [](const auto& v, const auto& z) { return special::jv(v, z); }, order, x);
    compare(
        "yv", [](const auto& v, const auto& z) { return special::yv(v, z); }, order, x);
    compare(
        "iv", [](const auto& v, const auto& z) { return special::iv(v, z); }, order, x);
    compare(
        "ive", [](const auto& v, const auto& z) { return special::ive(v, z); }, order, x);
    compare(
        "kv", [](const auto& v, const auto& z) { return special::kv(v, z); }, order, x);
    compare(
        "kve", [](const auto& v, const auto& z) { return special::kve(v, z); }, order, x);
    for (const float v : {-1.25F, 0.0F, 0.3F, 2.5F, 3.0F, 11.0F, 45.7F}) {
        compare(
            "jv of one order", [=](const auto& z) { return special::jv(v, z); }, all);
        compare(
            "yv of one order", [=](const auto& z) { return special::yv(v, z); }, all);
        compare(
            "iv of one order", [=](const auto& z) { return special::iv(v, z); }, all);
        compare_within(
            "kv of one order", 4, 0, [=](const auto& z) { return special::kv(v, z); }, all);
    }
}

TEST(FloatOrders, AiryAndStruveFunctions) {
    const Eigen::ArrayXf all = floats(), few = all.tail(800);
    for (std::size_t k = 0; k < 4; ++k) {
        compare(
            "airy", [=](const auto& z) { return special::airy(z)[k]; }, all);
        compare(
            "airye", [=](const auto& z) { return special::airye(z)[k]; }, all);
    }
    for (const float v : {-0.6F, 0.3F, 1.0F}) {
        compare(
            "struve", [=](const auto& z) { return special::struve(v, z); }, few);
        compare(
            "modstruve", [=](const auto& z) { return special::modstruve(v, z); }, few);
    }
}

}  // namespace

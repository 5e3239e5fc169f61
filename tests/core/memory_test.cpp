#include <gtest/gtest.h>

#include <scixx/core/kernel/memory.hpp>
#include <vector>

namespace {

TEST(Memory, HintsLeaveTheContentAlone) {
    for (std::size_t size : {std::size_t(0), std::size_t(100), std::size_t(3) << 21}) {
        std::vector<unsigned char> bytes(size, 7);
        scixx::core::prefer_huge_pages(bytes.data(), bytes.size());
        scixx::core::prefetch(bytes.data() + size / 2);
        EXPECT_EQ(bytes, std::vector<unsigned char>(size, 7));
    }
    scixx::core::prefetch(nullptr);
}

}  // namespace

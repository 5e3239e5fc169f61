#include <scixx/core/parallel.hpp>
#if defined(__unix__)
#include <sys/wait.h>
#include <unistd.h>
#endif

#include <atomic>
#include <thread>
#include <vector>

#include "support/closeness.hpp"

namespace {

using scixx::core::Index;
namespace core = scixx::core;

TEST(ResolveWorkers, CountsFromTheCores) {
    const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    EXPECT_EQ(core::resolve_workers("f", 3), 3);
    EXPECT_EQ(core::resolve_workers("f", -1), cores);
    EXPECT_EQ(core::resolve_workers("f", -cores), 1);
    EXPECT_THROW_TEXT((void)core::resolve_workers("f", 0), std::invalid_argument, "workers must not be zero");
    EXPECT_THROW_TEXT((void)core::resolve_workers("f", -cores - 1), std::invalid_argument, "out of range");
}

TEST(ParallelFor, CoversEveryIndexOnce) {
    for (Index size : {0, 1, 7, 1000})
        for (int workers : {1, 2, 3, 16}) {
            std::vector<int> hits(static_cast<std::size_t>(size));
            core::parallel_for(size, workers, 1, [&](Index begin, Index end) {
                for (; begin < end; ++begin) ++hits[static_cast<std::size_t>(begin)];
            });
            EXPECT_EQ(hits, std::vector<int>(static_cast<std::size_t>(size), 1));
        }
}

TEST(ParallelFor, KeepsRangesAboveTheGrain) {
    std::atomic<int> ranges{0};
    core::parallel_for(100, 8, 40, [&](Index begin, Index end) {
        ++ranges;
        EXPECT_GE(end - begin, 40);
    });
    EXPECT_EQ(ranges, 2);
}

TEST(ParallelFor, RethrowsAfterAllRangesHaveEnded) {
    std::atomic<int> ended{0};
    EXPECT_THROW_TEXT(core::parallel_for(4, 4, 1,
                                         [&](Index begin, Index) {
                                             ++ended;
                                             if (begin == 2) core::fail("body", "index ", begin);
                                         }),
                      std::invalid_argument, "body: index 2");
    EXPECT_EQ(ended, 4);
}

TEST(ParallelFor, NestsWithoutDeadlock) {
    std::atomic<int> total{0};
    core::parallel_for(8, 8, 1, [&](Index begin, Index end) {
        for (; begin < end; ++begin)
            core::parallel_for(10, 4, 1, [&](Index b, Index e) { total += static_cast<int>(e - b); });
    });
    EXPECT_EQ(total, 80);
}

#if defined(__unix__)
TEST(ParallelFor, WorksInTheChildOfAFork) {
    const auto count = [] {
        std::atomic<core::Index> sum{0};
        core::parallel_for(1000, 2, 1, [&](core::Index begin, core::Index end) { sum += end - begin; });
        return sum.load();
    };
    EXPECT_EQ(count(), 1000);  // starts the pool
    const pid_t child = fork();
    if (child == 0) {
        alarm(20);  // a child without threads would wait for ever
        _exit(count() == 1000 ? 0 : 1);
    }
    int status = -1;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    EXPECT_EQ(count(), 1000);
}
#endif

}  // namespace

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <scixx/core/dims.hpp>

namespace scixx::fft::detail {

/// The 16 plans of a kind that were used last, shared by all threads; the least recently used one is replaced.
template <class Plan>
class PlanCache {
    struct Entry {
        core::Index size = -1;
        std::uint64_t used = 0;
        std::shared_ptr<const Plan> plan;
    };

public:
    [[nodiscard]] static std::shared_ptr<const Plan> get(core::Index n) {
        // A thread finds the plan it used last without taking the lock.
        thread_local Entry last;
        if (last.size != n) last = {n, 0, find(n)};
        return last.plan;
    }

private:
    [[nodiscard]] static std::shared_ptr<const Plan> find(core::Index n) {
        static PlanCache cache;
        {
            const std::lock_guard lock(cache.mutex_);
            for (Entry& entry : cache.entries_)
                if (entry.size == n) {
                    entry.used = ++cache.clock_;
                    return entry.plan;
                }
        }
        // Made outside the lock. Two threads may both make a plan; both are valid and both are kept.
        auto plan = std::make_shared<const Plan>(n);
        const std::lock_guard lock(cache.mutex_);
        Entry* oldest = cache.entries_.data();
        for (Entry& entry : cache.entries_)
            if (entry.used < oldest->used) oldest = &entry;
        *oldest = {n, ++cache.clock_, plan};
        return plan;
    }

    std::mutex mutex_;
    std::array<Entry, 16> entries_;
    std::uint64_t clock_ = 0;
};

}  // namespace scixx::fft::detail

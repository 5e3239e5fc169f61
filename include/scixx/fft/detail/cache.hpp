// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <scixx/core/dims.hpp>

namespace scixx::fft::detail {

/// The 16 plans of a kind that were used last, shared by all threads; the least recently used one is replaced.
template <class Index = core::Index>
class PlanStore {
public:
    using Plan = std::shared_ptr<const void>;
    using Maker = Plan (*)(Index n);

    /// The plan of size n, made by `make` if there is none.
    [[nodiscard]] Plan find(Index n, Maker make) {
        {
            const std::lock_guard lock(mutex_);
            for (Entry& entry : entries_)
                if (entry.size == n) {
                    entry.used = ++clock_;
                    return entry.plan;
                }
        }
        // Made outside the lock. Two threads may both make a plan; both are valid and both are kept.
        Plan plan = make(n);
        const std::lock_guard lock(mutex_);
        Entry* oldest = entries_;
        for (Entry& entry : entries_)
            if (entry.used < oldest->used) oldest = &entry;
        *oldest = {n, ++clock_, plan};
        return plan;
    }

private:
    struct Entry {
        Index size = -1;
        std::uint64_t used = 0;
        Plan plan;
    };
    std::mutex mutex_;
    Entry entries_[16];
    std::uint64_t clock_ = 0;
};

template <class Plan>
class PlanCache {
public:
    [[nodiscard]] static std::shared_ptr<const Plan> get(core::Index n) {
        // A thread finds the plan it used last without taking the lock.
        thread_local core::Index last = -1;
        thread_local std::shared_ptr<const Plan> plan;
        if (last != n) {
            static PlanStore<> store;
            plan = std::static_pointer_cast<const Plan>(store.find(n, &make));
            last = n;
        }
        return plan;
    }

private:
    static std::shared_ptr<const void> make(core::Index n) { return std::make_shared<const Plan>(n); }
};

}  // namespace scixx::fft::detail

// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstdint>
#include <memory>
#include <scixx/core/dims.hpp>
#include <scixx/core/kernel/cold.hpp>
#include <scixx/core/kernel/lock.hpp>

namespace scixx::fft::detail {

/// The plan that a thread used last: it is found without taking a lock.
struct LastPlan {
    core::Index size = -1;
    std::shared_ptr<const void> plan;
};

/// The 16 plans of a kind that were used last, shared by all threads; the least recently used one is replaced.
template <class Index = core::Index>
class PlanStore {
public:
    using Plan = std::shared_ptr<const void>;
    using Maker = Plan (*)(Index n);

    /// Makes `last` the plan of size n.
    SCIXX_COLD void find(Index n, Maker make, LastPlan& last) {
        last.plan = find(n, make);
        last.size = n;
    }

private:
    /// The plan of size n, made by `make` if there is none.
    [[nodiscard]] SCIXX_COLD Plan find(Index n, Maker make) {
        {
            const core::Lock lock(mutex_);
            for (Entry& entry : entries_)
                if (entry.size == n) {
                    entry.used = ++clock_;
                    return entry.plan;
                }
        }
        // Made outside the lock. Two threads may both make a plan; both are valid and both are kept.
        Plan plan = make(n);
        const core::Lock lock(mutex_);
        Entry* oldest = entries_;
        for (Entry& entry : entries_)
            if (entry.used < oldest->used) oldest = &entry;
        *oldest = {n, ++clock_, plan};
        return plan;
    }

    struct Entry {
        Index size = -1;
        std::uint64_t used = 0;
        Plan plan;
    };
    core::Mutex mutex_;
    Entry entries_[16];
    std::uint64_t clock_ = 0;
};

/// A plan of size n. (No member of PlanCache, which would be inline: a declaration in kernels.hpp is to keep it from
/// being compiled.)
template <class Plan>
SCIXX_COLD std::shared_ptr<const void> make_plan(core::Index n) {
    return std::make_shared<const Plan>(n);
}

template <class Plan>
class PlanCache {
public:
    [[nodiscard]] static std::shared_ptr<const Plan> get(core::Index n) {
        thread_local LastPlan last;
        if (last.size != n) {
            static PlanStore<> store;
            store.find(n, &make_plan<Plan>, last);
        }
        return std::static_pointer_cast<const Plan>(last.plan);
    }
};

}  // namespace scixx::fft::detail

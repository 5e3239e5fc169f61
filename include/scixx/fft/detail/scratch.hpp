// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstddef>
#include <mutex>
#include <new>
#include <scixx/core/dims.hpp>
#include <scixx/core/kernel/memory.hpp>
#include <utility>

namespace scixx::fft::detail {

using core::Index;

/// Keeps one large buffer for the next transform, so that repeated calls need no fresh pages from the system, whose
/// first touch costs as much as the transform. Bounded and locked; shared by all threads.
class SparePages {
public:
    static constexpr std::size_t least = std::size_t(1) << 18, most = std::size_t(1) << 27;  // bytes
    static constexpr std::align_val_t alignment{64};

    /// A buffer of at least `bytes`; `bytes` becomes its size.
    [[nodiscard]] static void* take(std::size_t& bytes) {
        if (bytes >= least && bytes <= most) {
            SparePages& spare = instance();
            const std::lock_guard lock(spare.mutex_);
            if (spare.size_ >= bytes && spare.size_ / 4 <= bytes) {
                bytes = spare.size_;
                spare.size_ = 0;
                return std::exchange(spare.buffer_, nullptr);
            }
        }
        void* buffer = ::operator new(bytes, alignment);
        core::prefer_huge_pages(buffer, bytes);
        return buffer;
    }
    static void give(void* buffer, std::size_t bytes) noexcept {
        if (bytes >= least && bytes <= most) {
            SparePages& spare = instance();
            const std::lock_guard lock(spare.mutex_);
            std::swap(buffer, spare.buffer_);
            std::swap(bytes, spare.size_);
        }
        ::operator delete(buffer, alignment);
    }

private:
    SparePages() = default;
    ~SparePages() { ::operator delete(buffer_, alignment); }
    static SparePages& instance() {
        static SparePages spare;
        return spare;
    }
    std::mutex mutex_;
    void* buffer_ = nullptr;
    std::size_t size_ = 0;
};

/// Uninitialised numbers on a cache line's boundary: a few on the stack, more on the heap.
template <class T>
class Scratch {
public:
    explicit Scratch(Index size) {
        if (size > inline_size) {
            bytes_ = static_cast<std::size_t>(size) * sizeof(T);
            heap_ = static_cast<T*>(SparePages::take(bytes_));
        }
    }
    ~Scratch() {
        if (heap_) SparePages::give(heap_, bytes_);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    [[nodiscard]] T* data() noexcept { return heap_ ? heap_ : inline_; }

private:
    static constexpr Index inline_size = 4096 / static_cast<Index>(sizeof(T));
    alignas(64) T inline_[std::size_t{inline_size}];
    T* heap_ = nullptr;
    std::size_t bytes_ = 0;
};

}  // namespace scixx::fft::detail

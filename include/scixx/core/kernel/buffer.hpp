// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <new>
#include <scixx/core/dims.hpp>
#include <scixx/core/kernel/lock.hpp>
#include <scixx/core/kernel/memory.hpp>
#include <type_traits>
#include <utility>

/// Memory that kernels work in: uninitialised, aligned to cache lines, backed by huge pages where it is large.
namespace scixx::core {

/// Scratch memory of n elements, aligned to cache lines and uninitialised; unlike std::vector the same for bool. A copy
/// has memory of its own, and nothing in it.
template <class T>
class Buffer {
public:
    Buffer() = default;
    Buffer(const Buffer& other) : Buffer(other.size_) {}
    Buffer(Buffer&&) noexcept = default;
    Buffer& operator=(Buffer&&) noexcept = default;
    ~Buffer() = default;
    explicit Buffer(Index n) : size_(n) {
        static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);
        // By hand: malloc is much slower where it has to align.
        std::size_t space = sizeof(T) * static_cast<std::size_t>(n) + alignment;
        memory_.reset(new std::byte[space]);
        void* start = memory_.get();
        data_ = static_cast<T*>(std::align(alignment, space - alignment, start, space));
        prefer_huge_pages(data_, sizeof(T) * static_cast<std::size_t>(n));
    }
    Buffer(Index n, T value) : Buffer(n) { std::fill(data(), data() + n, value); }
    /// Makes room for n elements; what they were is lost.
    void reserve(Index n) {
        if (n > size_) *this = Buffer(n);
    }
    [[nodiscard]] T* data() const noexcept { return data_; }
    [[nodiscard]] Index size() const noexcept { return size_; }
    T& operator[](Index i) const noexcept { return data_[i]; }

private:
    static constexpr std::size_t alignment = 64;

    std::unique_ptr<std::byte[]> memory_;
    T* data_ = nullptr;
    Index size_ = 0;
};

/// Keeps one large buffer for the next call, so that repeated calls need no fresh pages from the system, whose
/// first touch costs as much as a transform. Bounded and locked; shared by all threads.
class SparePages {
public:
    static constexpr std::size_t least = std::size_t(1) << 18, most = std::size_t(1) << 27;  // bytes
    static constexpr std::align_val_t alignment{64};

    /// A buffer of at least `bytes`; `bytes` becomes its size.
    [[nodiscard]] static void* take(std::size_t& bytes) {
        if (bytes >= least && bytes <= most) {
            SparePages& spare = instance();
            const Lock lock(spare.mutex_);
            if (spare.size_ >= bytes && spare.size_ / 4 <= bytes) {
                bytes = spare.size_;
                spare.size_ = 0;
                return std::exchange(spare.buffer_, nullptr);
            }
        }
        void* buffer = ::operator new(bytes, alignment);
        prefer_huge_pages(buffer, bytes);
        return buffer;
    }
    static void give(void* buffer, std::size_t bytes) noexcept {
        if (bytes >= least && bytes <= most) {
            SparePages& spare = instance();
            const Lock lock(spare.mutex_);
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
    Mutex mutex_;
    void* buffer_ = nullptr;
    std::size_t size_ = 0;
};

/// Uninitialised numbers on a cache line's boundary: a few on the stack, more on the heap, from SparePages.
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

}  // namespace scixx::core

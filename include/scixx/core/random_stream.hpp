// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstdint>
#include <memory>
#include <scixx/core/dims.hpp>

namespace scixx::core {

class PCG64;

/// What algorithms draw from a stream of random numbers of any kind: they are compiled once for all kinds.
class RandomStream {
public:
    virtual ~RandomStream() = default;
    /// The engine of a Generator, which can leap.
    [[nodiscard]] virtual const PCG64* engine() const = 0;
    /// Uniform integers in [0, high), 0 < high < 2^32.
    virtual void integers(Index high, std::uint32_t* out, Index count) = 0;
    /// The numbers 0, ..., size - 1 in random order.
    virtual void permutation(Index size, std::uint32_t* out) = 0;
    /// Brings each of `count` adjacent lines of `size` values into a random order of its own.
    virtual void permute_lines(std::uint32_t* lines, Index size, Index count) = 0;
    /// Uniform in [0, 1).
    virtual void uniform(double* out, Index count) = 0;
    /// Normal with mean 0 and deviation 1.
    virtual void normal(double* out, Index count) = 0;
    /// A stream that goes on from the same place on its own.
    [[nodiscard]] virtual std::unique_ptr<RandomStream> clone() const = 0;
    /// A copy that is `count` draws of 32 bits further, what as many `integers` take where none is rejected; nothing
    /// where the generator can not leap.
    [[nodiscard]] virtual std::unique_ptr<RandomStream> ahead(std::uint64_t count) const = 0;
    /// Whether both, of one kind, go on with the same numbers.
    [[nodiscard]] virtual bool same_place(const RandomStream& other) const = 0;
    /// Goes to the place of another stream of its kind.
    virtual void move_to(const RandomStream& other) = 0;
    /// A stream independent of this one; the next call gives another one.
    [[nodiscard]] virtual std::unique_ptr<RandomStream> spawn() = 0;
};

}  // namespace scixx::core

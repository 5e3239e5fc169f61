// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/ndimage/detail/morphology/bit_erosion.hpp>

/// Growth of a set of bits inside a domain until nothing changes, by words: one sweep through the image in either
/// direction, then a queue of the words that still have something to pass on.
///
/// L. Vincent, Morphological grayscale reconstruction in image analysis: applications and efficient algorithms, IEEE
/// Trans. Image Processing 2, 1993, section 4.4, of which this is the binary case on words.
namespace scixx::ndimage::detail::morphology {

template <class = void>
class BitFlood {
public:
    /// A bit is added when a bit at one of `offsets` from it is set. Words -margin ... size + margin - 1 of set and
    /// domain exist; the domain is empty outside 0 ... size - 1.
    BitFlood(Word* set, const Word* domain, Index size, const List<Index>& offsets)
        : set_(set), domain_(domain), size_(size) {
        for (Index offset : offsets) {
            up_ = up_ || offset == -1;
            down_ = down_ || offset == 1;
            if (offset != 0) shifts_.push_back({word_of(offset), place_of(offset)});
        }
    }

    void run() {
        for (Index w = 0; w < size_; ++w) pull(w);
        for (Index w = size_ - 1; w >= 0; --w) pull(w);
        queued_.assign(size_, 0);
        for (Index w = 0; w < size_; ++w)
            if (pull(w)) enqueue(w);
        List<Index> now;
        while (!next_.empty()) {
            now.swap(next_);
            next_.clear();
            for (Index w : now) {
                queued_[w] = 0;
                push(w);
            }
        }
    }

private:
    struct Shift {
        Index word;
        int bit;
    };

    /// The bits of the domain that runs of it connect with `word`, as far as the offsets go along the lines.
    [[nodiscard]] Word fill(Word word, Word domain) const noexcept {
        // Added to the domain, the lowest set bit of a run carries to the run's end.
        if (up_) word |= (domain ^ (domain + word)) & domain;
        if (down_) {
            Word through = domain;
            for (int shift = 1; shift < 64; shift *= 2) {
                word |= through & word >> shift;
                through &= through >> shift;
            }
        }
        return word;
    }

    /// Adds to a word what its neighbours give; whether that is anything.
    bool pull(Index w) noexcept {
        const Word domain = domain_[w], before = set_[w];
        if ((domain & ~before) == 0) return false;
        Word from = 0;
        for (const Shift& shift : shifts_) {
            const Word* const word = set_ + w + shift.word;
            from |= shift.bit == 0 ? *word : word[0] >> shift.bit | word[1] << (64 - shift.bit);
        }
        const Word after = before | fill((before | from) & domain, domain);
        set_[w] = after;
        return after != before;
    }

    /// Gives the bits of a word to its neighbours.
    void push(Index w) {
        const Word word = set_[w];
        for (const Shift& shift : shifts_) {
            give(w - shift.word, word >> shift.bit);
            if (shift.bit != 0) give(w - shift.word - 1, word << (64 - shift.bit));
        }
    }

    void give(Index w, Word bits) {
        const Word domain = domain_[w], before = set_[w];
        if ((bits & domain & ~before) == 0) return;
        set_[w] = before | fill((before | bits) & domain, domain);
        enqueue(w);
    }

    void enqueue(Index w) {
        if (queued_[w]) return;
        queued_[w] = 1;
        next_.push_back(w);
    }

    Word* set_;
    const Word* domain_;
    Index size_;
    bool up_ = false, down_ = false;
    List<Shift> shifts_;
    List<Index> next_;
    List<unsigned char> queued_;
};

}  // namespace scixx::ndimage::detail::morphology

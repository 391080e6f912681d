// SPDX-License-Identifier: MIT
// Both compression functions in plain C++, for compile time and for the portable port. For small
// code one loop runs all rounds, and the schedule is a ring of 16 words in the block's memory
// (FIPS 180-4 6.1.3).
#pragma once

#include "hash/constants.hpp"

namespace pith::hash::portable {

// Distances of a rotation or shift. Functions return them: in C++14 a constant of a class would
// need a definition in one source.
struct Distances {
    uint32_t of[3];
};

// SHA-512 is SHA-256 with wider words, more rounds and other rotations (FIPS 180-4 4.1.2, 4.1.3).
// load() and store() access words in the caller's arrays. take() reads a word of the message, whose
// bytes are in memory most significant first.
struct Narrow {
    using Word = uint32_t;
    static constexpr uint32_t kRounds = 64;
    static constexpr Distances big0() { return {{2, 13, 22}}; }
    static constexpr Distances big1() { return {{6, 11, 25}}; }
    static constexpr Distances small0() { return {{7, 18, 3}}; }
    static constexpr Distances small1() { return {{17, 19, 10}}; }
#ifdef PITH_SMALL_HASH  // its constants are computed
    static constexpr Word constant(uint32_t round) {
        return kRound256.word[round];
    }
#else
    static constexpr Word constant(uint32_t round) {
        return static_cast<Word>(kRound[round] >> 32);
    }
#endif
    static constexpr Word load(const uint32_t *words, uint32_t i) {
        return words[i];
    }
    static constexpr void store(uint32_t *words, uint32_t i, Word w) {
        words[i] = w;
    }
    static constexpr Word take(const uint32_t *words, uint32_t i) {
        return read(words + i);
    }

    static constexpr uint32_t read(const uint32_t *place) {
        if (__builtin_is_constant_evaluated()) return *place;  // see compress.hpp
        const uint8_t *bytes = reinterpret_cast<const uint8_t *>(place);
        return uint32_t{bytes[0]} << 24 | uint32_t{bytes[1]} << 16 | uint32_t{bytes[2]} << 8 |
               bytes[3];
    }
};
struct Wide {
    using Word = uint64_t;
    static constexpr uint32_t kRounds = 80;
    static constexpr Distances big0() { return {{28, 34, 39}}; }
    static constexpr Distances big1() { return {{14, 18, 41}}; }
    static constexpr Distances small0() { return {{1, 8, 7}}; }
    static constexpr Distances small1() { return {{19, 61, 6}}; }
    static constexpr Word constant(uint32_t round) { return kRound[round]; }
    static constexpr Word load(const uint32_t *words, uint32_t i) {
        return Word{words[2 * i + 1]} << 32 | words[2 * i];
    }
    static constexpr void store(uint32_t *words, uint32_t i, Word w) {
        words[2 * i] = static_cast<uint32_t>(w);
        words[2 * i + 1] = static_cast<uint32_t>(w >> 32);
    }
    static constexpr Word take(const uint32_t *words, uint32_t i) {
        return Word{Narrow::read(words + 2 * i)} << 32 | Narrow::read(words + 2 * i + 1);
    }
};

template <class Word>
constexpr Word rotate(Word x, uint32_t by) {
    return (x >> by) | (x << (8 * sizeof(Word) - by));
}
template <class Word>
constexpr Word big(Word x, const Distances &by) {
    return rotate(x, by.of[0]) ^ rotate(x, by.of[1]) ^ rotate(x, by.of[2]);
}
template <class Word>
constexpr Word small(Word x, const Distances &by) {
    return rotate(x, by.of[0]) ^ rotate(x, by.of[1]) ^ (x >> by.of[2]);
}

template <class Hash>
constexpr void compress(uint32_t *state, uint32_t *ring) {
    using Word = typename Hash::Word;
    Word v[8];
    for (uint32_t i = 0; i < 8; ++i) v[i] = Hash::load(state, i);
    for (uint32_t round = 0; round < Hash::kRounds; ++round) {
        Word w;
        if (round < 16) {
            w = Hash::take(ring, round);
        } else {
            w = Hash::load(ring, round % 16) + Hash::load(ring, (round + 9) % 16) +
                small(Hash::load(ring, (round + 14) % 16), Hash::small1()) +
                small(Hash::load(ring, (round + 1) % 16), Hash::small0());
        }
        Hash::store(ring, round % 16, w);
        const Word choose = v[6] ^ (v[4] & (v[5] ^ v[6]));
        const Word majority = (v[0] & v[1]) | (v[2] & (v[0] | v[1]));
        const Word t1 = v[7] + big(v[4], Hash::big1()) + choose + Hash::constant(round) + w;
        const Word t2 = big(v[0], Hash::big0()) + majority;
        for (uint32_t i = 7; i != 0; --i) v[i] = v[i - 1];
        v[4] += t1;
        v[0] = t1 + t2;
    }
    for (uint32_t i = 0; i < 8; ++i) Hash::store(state, i, Hash::load(state, i) + v[i]);
}

}  // namespace pith::hash::portable

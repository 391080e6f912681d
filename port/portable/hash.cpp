// SPDX-License-Identifier: MIT
// Both compression functions, the small shape: one round in a loop, the schedule as a ring of 16
// words in the block's own place (FIPS 180-4 6.1.3 describes the method).
#include "hash/constants.hpp"
#include "hash/kernel.hpp"

namespace {

using pith::hash::kRound;

// One description of the family: SHA-512 is SHA-256 with wider words, more rounds and other
// rotations (FIPS 180-4 4.1.2 and 4.1.3).
struct Narrow {
    using Word = uint32_t;
    static constexpr uint32_t kRounds = 64;
    static constexpr uint32_t kBig0[3] = {2, 13, 22};
    static constexpr uint32_t kBig1[3] = {6, 11, 25};
    static constexpr uint32_t kSmall0[3] = {7, 18, 3};
    static constexpr uint32_t kSmall1[3] = {17, 19, 10};
    static Word constant(uint32_t round) { return static_cast<Word>(kRound[round] >> 32); }
    static Word load(const uint32_t *state, uint32_t i) { return state[i]; }
    static void add(uint32_t *state, uint32_t i, Word v) { state[i] += v; }
};
struct Wide {
    using Word = uint64_t;
    static constexpr uint32_t kRounds = 80;
    static constexpr uint32_t kBig0[3] = {28, 34, 39};
    static constexpr uint32_t kBig1[3] = {14, 18, 41};
    static constexpr uint32_t kSmall0[3] = {1, 8, 7};
    static constexpr uint32_t kSmall1[3] = {19, 61, 6};
    static Word constant(uint32_t round) { return kRound[round]; }
    static Word load(const uint32_t *state, uint32_t i) {
        return Word{state[2 * i + 1]} << 32 | state[2 * i];
    }
    static void add(uint32_t *state, uint32_t i, Word v) {
        v += load(state, i);
        state[2 * i] = static_cast<uint32_t>(v);
        state[2 * i + 1] = static_cast<uint32_t>(v >> 32);
    }
};

template <class Word>
constexpr Word rotate(Word x, uint32_t by) {
    return (x >> by) | (x << (8 * sizeof(Word) - by));
}
template <class Word>
Word big(Word x, const uint32_t (&by)[3]) {
    return rotate(x, by[0]) ^ rotate(x, by[1]) ^ rotate(x, by[2]);
}
template <class Word>
Word small(Word x, const uint32_t (&by)[3]) {
    return rotate(x, by[0]) ^ rotate(x, by[1]) ^ (x >> by[2]);
}

// The word whose bytes, most significant first, stand in this one's place.
template <class Word>
Word read_in_place(const Word &place) {
    const uint8_t *bytes = reinterpret_cast<const uint8_t *>(&place);
    Word word = 0;
    for (uint32_t i = 0; i < sizeof(Word); ++i) word = (word << 8) | bytes[i];
    return word;
}

template <class Hash>
void compress(typename Hash::Word *state, typename Hash::Word *ring) {
    using Word = typename Hash::Word;
    Word v[8];
    for (uint32_t i = 0; i < 8; ++i) v[i] = state[i];
    for (uint32_t round = 0; round < Hash::kRounds; ++round) {
        Word &w = ring[round % 16];
        if (round < 16) {
            w = read_in_place(w);
        } else {
            w += small(ring[(round + 14) % 16], Hash::kSmall1) + ring[(round + 9) % 16] +
                 small(ring[(round + 1) % 16], Hash::kSmall0);
        }
        const Word choose = v[6] ^ (v[4] & (v[5] ^ v[6]));
        const Word majority = (v[0] & v[1]) | (v[2] & (v[0] | v[1]));
        const Word t1 = v[7] + big(v[4], Hash::kBig1) + choose + Hash::constant(round) + w;
        const Word t2 = big(v[0], Hash::kBig0) + majority;
        for (uint32_t i = 7; i != 0; --i) v[i] = v[i - 1];
        v[4] += t1;
        v[0] = t1 + t2;
    }
    for (uint32_t i = 0; i < 8; ++i) state[i] += v[i];
}

}  // namespace

extern "C" void pith_sha256_compress(uint32_t state[8], uint32_t block[16]) {
    compress<Narrow>(state, block);
}

extern "C" void pith_sha512_compress(uint64_t state[8], uint64_t block[16]) {
    compress<Wide>(state, block);
}

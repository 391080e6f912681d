// SPDX-License-Identifier: MIT
// The rounds of core/hash/compress_portable.hpp, unrolled by sixteen: names take turns, so no word
// moves, and the schedule has constant indices.
#pragma once

#include "hash/compress_portable.hpp"

namespace pith::hash::wide {

// One round. The caller exchanges names: afterwards h is the new a, and d the new e.
template <class Hash, class Word>
inline void round(Word a, Word b, Word c, Word &d, Word e, Word f, Word g, Word &h, Word k) {
    const Word t = h + portable::big(e, Hash::big1()) + (g ^ (e & (f ^ g))) + k;
    d += t;
    h = t + portable::big(a, Hash::big0()) + ((a & b) | (c & (a | b)));
}

template <class Hash>
inline void compress(uint32_t *state, const uint32_t *block) {
    using Word = typename Hash::Word;
    Word w[16], v[8];
    for (uint32_t i = 0; i < 16; ++i) w[i] = Hash::take(block, i);
    for (uint32_t i = 0; i < 8; ++i) v[i] = Hash::load(state, i);
    for (uint32_t at = 0; at < Hash::kRounds; at += 16) {
        if (at != 0) {
            for (uint32_t i = 0; i < 16; ++i) {
                w[i] += w[(i + 9) % 16] + portable::small(w[(i + 14) % 16], Hash::small1()) +
                        portable::small(w[(i + 1) % 16], Hash::small0());
            }
        }
        for (uint32_t i = 0; i < 16; i += 8) {
            const auto k = [&](uint32_t n) { return Hash::constant(at + i + n) + w[i + n]; };
            round<Hash>(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], k(0));
            round<Hash>(v[7], v[0], v[1], v[2], v[3], v[4], v[5], v[6], k(1));
            round<Hash>(v[6], v[7], v[0], v[1], v[2], v[3], v[4], v[5], k(2));
            round<Hash>(v[5], v[6], v[7], v[0], v[1], v[2], v[3], v[4], k(3));
            round<Hash>(v[4], v[5], v[6], v[7], v[0], v[1], v[2], v[3], k(4));
            round<Hash>(v[3], v[4], v[5], v[6], v[7], v[0], v[1], v[2], k(5));
            round<Hash>(v[2], v[3], v[4], v[5], v[6], v[7], v[0], v[1], k(6));
            round<Hash>(v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[0], k(7));
        }
    }
    for (uint32_t i = 0; i < 8; ++i) Hash::store(state, i, Hash::load(state, i) + v[i]);
}

}  // namespace pith::hash::wide

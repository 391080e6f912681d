// SPDX-License-Identifier: MIT
#include "sha_x86.hpp"

#ifdef PITH_WIDE64_X86
#include <immintrin.h>

#include "hash/constants.hpp"

namespace pith::wide {

// SHA256RNDS2 does two rounds on the state as words ABEF and CDGH, highest first. SHA256MSG1 and
// SHA256MSG2 add the two small sigmas of four words of the schedule (Intel 64 and IA-32
// Architectures Software Developer's Manual, volume 2).
__attribute__((target("sha,ssse3,sse4.1"))) void sha256_compress(uint32_t state[8],
                                                                 const uint32_t block[16]) {
    const __m128i swap = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
    __m128i *const out = reinterpret_cast<__m128i *>(state);
    const __m128i dcba = _mm_loadu_si128(out), hgfe = _mm_loadu_si128(out + 1);
    const __m128i cdab = _mm_shuffle_epi32(dcba, 0xB1), efgh = _mm_shuffle_epi32(hgfe, 0x1B);
    __m128i abef = _mm_alignr_epi8(cdab, efgh, 8), cdgh = _mm_blend_epi16(efgh, cdab, 0xF0);
    const __m128i abef_before = abef, cdgh_before = cdgh;

    __m128i w[4];
    for (int i = 0; i < 4; ++i) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(block) + i);
        w[i] = _mm_shuffle_epi8(bytes, swap);
    }
#pragma GCC unroll 16
    for (int i = 0; i < 16; ++i) {
        __m128i &now = w[i % 4];
        if (i >= 4) {  // W(t) = s1(W(t-2)) + W(t-7) + s0(W(t-15)) + W(t-16)
            const __m128i &last = w[(i + 3) % 4];
            const __m128i seven = _mm_alignr_epi8(last, w[(i + 2) % 4], 4);
            const __m128i part = _mm_sha256msg1_epu32(now, w[(i + 1) % 4]);
            now = _mm_sha256msg2_epu32(_mm_add_epi32(part, seven), last);
        }
        const __m128i *const constants = reinterpret_cast<const __m128i *>(hash::kRound256.word);
        const __m128i sum = _mm_add_epi32(now, _mm_loadu_si128(constants + i));
        cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sum);
        abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(sum, 0x0E));
    }
    abef = _mm_add_epi32(abef, abef_before);
    cdgh = _mm_add_epi32(cdgh, cdgh_before);

    const __m128i feba = _mm_shuffle_epi32(abef, 0x1B), dchg = _mm_shuffle_epi32(cdgh, 0xB1);
    _mm_storeu_si128(out, _mm_blend_epi16(feba, dchg, 0xF0));
    _mm_storeu_si128(out + 1, _mm_alignr_epi8(dchg, feba, 8));
}

}  // namespace pith::wide
#endif

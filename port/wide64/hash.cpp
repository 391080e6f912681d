// SPDX-License-Identifier: MIT
#include "cpu.hpp"
#include "hash/kernel.hpp"
#include "rounds.hpp"
#include "sha_x86.hpp"

extern "C" void pith_sha256_compress(uint32_t state[8], uint32_t block[16]) {
#ifdef PITH_WIDE64_X86
    if (pith::wide::kCpu.sha) return pith::wide::sha256_compress(state, block);
#endif
    pith::hash::wide::compress<pith::hash::portable::Narrow>(state, block);
}

extern "C" void pith_sha512_compress(uint32_t state[16], uint32_t block[32]) {
    pith::hash::wide::compress<pith::hash::portable::Wide>(state, block);
}

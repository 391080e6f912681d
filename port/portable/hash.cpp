// SPDX-License-Identifier: MIT
#include "hash/compress_portable.hpp"
#include "hash/kernel.hpp"

namespace pith::hash::portable {

extern "C" void pith_sha256_compress(uint32_t state[8], uint32_t block[16]) {
    compress<Narrow>(state, block);
}

extern "C" void pith_sha512_compress(uint32_t state[16], uint32_t block[32]) {
    compress<Wide>(state, block);
}

}  // namespace pith::hash::portable

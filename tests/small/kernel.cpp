// SPDX-License-Identifier: MIT
// Defines the functions of curve/kernel.hpp with the small field's product, so that all kernel
// tests with their chosen operands test this product.
#include "curve/kernel.hpp"

#include "curve/small/program.hpp"
#include "small/words.hpp"

namespace {

using namespace pith::curve::small;

// The first product of two different slots.
constexpr uint32_t kProduct = 0;
static_assert(kProgram[kProduct] == operation(kQt, kMultiply, kQx, kQy));

}  // namespace

extern "C" void pith_field_multiply(uint32_t r[8], const uint32_t a[8], const uint32_t b[8]) {
    Element slots[kSlots];
    pack(slots[kQx], a);
    pack(slots[kQy], b);
    run(slots, kProduct, kProduct + 1);
    unpack(r, slots[kQt]);
}

extern "C" void pith_field_square(uint32_t r[8], const uint32_t a[8], uint32_t times) {
    pith_field_multiply(r, a, a);
    while (--times != 0) pith_field_multiply(r, r, r);
}

extern "C" uint32_t pith_leading_zeros(uint32_t word) {
    return word != 0 ? static_cast<uint32_t>(__builtin_clz(word)) : 32;
}

// SPDX-License-Identifier: MIT
// Products and squares modulo 2^256 - 38 for ARMv6-M: no long multiply, eight low registers.
//
// 1. multiply.inc and square.inc split 256 bits into two 128-bit halves, then 64-bit quarters, then
//    words, each time by subtractive Karatsuba: a b = L + 2^n (L + H + M) + 2^2n H with three products
//    of half the size, L = a0 b0, H = a1 b1, M = (a0 - a1)(b1 - b0). M uses absolute values and a mask
//    as its sign, so all products are unsigned and nothing overflows.
// 2. Each of the 27 products of words is four MULS of halves (leaf.inc). 64 x 64 bits is a macro that
//    keeps its third factors in r8 to r10. 128 x 128 bits is a subroutine of three of these macros.
// 3. Each level computes T = L1 + H0 once and uses T twice: the words are L0, T + L0, T + H1', H1',
//    where H1' = H1 plus T's carry.
// 4. The top level (fold.inc) never stores the product: with P1 = T + L0 + M0 and P2 = T + H1' + M1
//    the result is (L0 + 38 P2) + 2^128 (P1 + 38 H1'). L is computed last, into r, because r may alias
//    a or b.
#include "function.inc"
#include "leaf.inc"
#include "fold.inc"

    .section .text.pith_field, "0x20000006", %progbits
    .balign 4
#include "multiply.inc"
#include "square.inc"

    .section .text.pith_leading_zeros, "0x20000006", %progbits
    .balign 4
FUNCTION pith_leading_zeros
    .global pith_leading_zeros
    movs    r1, #0
1:  lsls    r0, r0, #1
    bcs     2f
    adds    r1, #1
    b       1b
2:  movs    r0, r1
    bx      lr
    .size   pith_leading_zeros, . - pith_leading_zeros

/* SPDX-License-Identifier: MIT
 * Product and square modulo 2^256 - 38 for cores with UMULL and no UMAAL: Cortex-M3. Eight little-endian
 * words, any value below 2^256; convention in words.inc.
 *
 * UMULL takes 3 to 5 cycles, so the product saves 16 of 64 by subtractive Karatsuba. With four words in
 * a half, a = a0 + 2^128 a1, L = a0 b0, H = a1 b1, M = (a0 - a1)(b0 - b1) and T = (L >> 128) + H:
 *     a b = L0 + 2^128 (T0 + L0 - M0) + 2^256 (T0 + T1 - M1) + 2^384 T1
 * where 0 and 1 are the low and the high four words. |M| uses absolute values and one sign.
 *   1. |M|, L, T: 4 x 4 words each. L's high words, in registers, start the rows of T at no cost.
 *   2. The sum above, exact: the carry out of the third part is -1, 0, 1 or 2, and T1 takes it.
 *   3. Words 8 .. 15 times 38 are added to words 0 .. 7. The carry is below 39.
 *   4. Times 38, it is added to word 0, which carries once in 2^21.
 * In a row s * (x0 .. x3) the products with x1 and x3 do not overlap, nor do those with x0 and x2. One
 * chain of carries adds each pair, and UMULL keeps the carry. So a product costs two additions.
 *
 * square.inc squares; both share the macros below. */
#include "words.inc"

/* Words of the frame: |M|, before it the words of |a0 - a1|; L0; the low words of T; the sign of M. */
#define M(i)  (SPILL + 4 * (i))
#define L(i)  (SPILL + 32 + 4 * (i))
#define T(i)  (SPILL + 48 + 4 * (i))
#define SIGN  (SPILL + 60)
#define W0    M(0)                  /* of the result */

/* e .. w3, c = s * (x0 .. x3). s in r7, x in r3, r9, r11, r12. Clobbers r8, r0. */
.macro row_first e, w1, w2, w3, c
    umull \e, \w1, r7, r3
    umull \w2, \w3, r7, r11
    umull r8, r0, r7, r9
    adds \w1, \w1, r8
    adcs \w2, \w2, r0
    umull r8, \c, r7, r12
    adcs \w3, \w3, r8
    adc \c, \c, #0
.endm

/* e .. w3, c = (e .. w3) + s * (x0 .. x3). */
.macro row e, w1, w2, w3, c
    umull r8, r0, r7, r9
    adds \w1, \w1, r8
    adcs \w2, \w2, r0
    umull r8, \c, r7, r12
    adcs \w3, \w3, r8
    adc \c, \c, #0
    umull r8, r0, r7, r3
    adds \e, \e, r8
    adcs \w1, \w1, r0
    umull r8, r0, r7, r11
    adcs \w2, \w2, r8
    adcs \w3, \w3, r0
    adc \c, \c, #0
.endm

/* Stores the final word of the row before and loads the next word s. */
.macro next e, to, base, s
    str \e, [sp, #\to]
    ldr r7, [\base, #\s]
.endm

/* d = |p - q|, four words each. C is clear if p is the smaller. */
.macro distance d0, d1, d2, d3, p0, p1, p2, p3, q0, q1, q2, q3
    subs \d0, \p0, \q0
    sbcs \d1, \p1, \q1
    sbcs \d2, \p2, \q2
    sbcs \d3, \p3, \q3
    bcs 1f
    subs \d0, \q0, \p0
    sbcs \d1, \q1, \p1
    sbcs \d2, \q2, \p2
    sbcs \d3, \q3, \p3
    adds \p0, \p0, #0
1:
.endm

/* Adds or subtracts |M|. */
.macro middle op, sister, last
    ldr r8, [sp, #M(0)]
    \op r1, r1, r8
    ldr r8, [sp, #M(1)]
    \sister r2, r2, r8
    ldr r8, [sp, #M(2)]
    \sister r3, r3, r8
    ldr r8, [sp, #M(3)]
    \sister r7, r7, r8
    ldr r8, [sp, #M(4)]
    \sister r0, r0, r8
    ldr r8, [sp, #M(5)]
    \sister r11, r11, r8
    ldr r8, [sp, #M(6)]
    \sister r12, r12, r8
    ldr r8, [sp, #M(7)]
    \sister r9, r9, r8
    \last r4, r4, #0
.endm

/* low, high = 38 word + low. */
.macro times_38 low, high, word
    mov \high, #0
    umlal \low, \high, r4, \word
.endm

/* Adds the carry out of the words, in \carry, times 38 in \times, and returns. After a second carry
 * word 0 is below 38 * 42. */
.macro return_folded carry, times
    mul \carry, \carry, \times
    adds r2, r2, \carry
    bcs 2f
1:  ldr pc, [sp, #LINK]
2:  adcs r0, r0, #0
    adcs r8, r8, #0
    adcs r11, r11, #0
    adcs r12, r12, #0
    adcs r9, r9, #0
    adcs r5, r5, #0
    adcs r6, r6, #0
    it cs
    addcs r2, r2, #38
    b 1b
.endm

    .section .text.pith_multiply_core, "0x20000006", %progbits
    .global pith_multiply_core
    .hidden pith_multiply_core
    .type pith_multiply_core, %function
    .align 2
pith_multiply_core:
    str lr, [sp, #LINK]
    ldm r1, {r3 - r6}
    ldr r7, [r1, #16]
    ldr r8, [r1, #20]
    ldr r9, [r1, #24]
    ldr r10, [r1, #28]
    distance r0, r11, r12, lr, r3, r4, r5, r6, r7, r8, r9, r10
    sbc r3, r3, r3
    str r0, [sp, #M(0)]
    str r11, [sp, #M(1)]
    str r12, [sp, #M(2)]
    str lr, [sp, #M(3)]
    str r3, [sp, #SIGN]
    ldm r2, {r4 - r7}
    ldr r8, [r2, #16]
    ldr r10, [r2, #20]
    ldr lr, [r2, #24]
    ldr r0, [r2, #28]
    distance r3, r9, r11, r12, r4, r5, r6, r7, r8, r10, lr, r0
    sbc r4, r4, r4
    ldr r5, [sp, #SIGN]
    ldr r7, [sp, #M(0)]
    eor r4, r4, r5
    str r4, [sp, #SIGN]             /* -1: M is negative */

    row_first r10, lr, r4, r5, r6   /* |M| */
    next r10, M(0), sp, M(1)
    row lr, r4, r5, r6, r10
    next lr, M(1), sp, M(2)
    row r4, r5, r6, r10, lr
    next r4, M(2), sp, M(3)
    row r5, r6, r10, lr, r4
    str r5, [sp, #M(3)]
    str r6, [sp, #M(4)]
    str r10, [sp, #M(5)]
    str lr, [sp, #M(6)]
    str r4, [sp, #M(7)]

    ldm r2, {r3, r9, r11, r12}
    ldr r7, [r1]
    row_first r10, lr, r4, r5, r6   /* L */
    next r10, L(0), r1, 4
    row lr, r4, r5, r6, r10
    next lr, L(1), r1, 8
    row r4, r5, r6, r10, lr
    next r4, L(2), r1, 12
    row r5, r6, r10, lr, r4
    next r5, L(3), r1, 16

    ldr r3, [r2, #16]
    ldr r9, [r2, #20]
    ldr r11, [r2, #24]
    ldr r12, [r2, #28]
    row r6, r10, lr, r4, r5         /* T */
    next r6, T(0), r1, 20
    row r10, lr, r4, r5, r6
    next r10, T(1), r1, 24
    row lr, r4, r5, r6, r10
    next lr, T(2), r1, 28
    row r4, r5, r6, r10, lr

    /* T0 in the frame and r4, T1 in r5, r6, r10, lr. Words 4 .. 7: r1, r2, r3, r7; 8 .. 11: r0, r11, r12, r9. */
    ldr r0, [sp, #T(0)]
    ldr r11, [sp, #T(1)]
    ldr r12, [sp, #T(2)]
    ldr r1, [sp, #L(0)]
    ldr r2, [sp, #L(1)]
    ldr r3, [sp, #L(2)]
    ldr r7, [sp, #L(3)]
    ldr r8, [sp, #SIGN]
    adds r1, r1, r0
    adcs r2, r2, r11
    adcs r3, r3, r12
    adcs r7, r7, r4
    adcs r0, r0, r5
    adcs r11, r11, r6
    adcs r12, r12, r10
    adcs r9, r4, lr
    mov r4, #0
    adc r4, r4, #0
    cmp r8, #0
    beq 3f
    middle adds, adcs, adc
    b 4f
3:  middle subs, sbcs, sbc
4:  adds r5, r5, r4
    adcs r6, r6, r4, asr #31
    adcs r10, r10, r4, asr #31
    adc lr, lr, r4, asr #31

    mov r4, #38
    umull r8, r0, r4, r0
    str r8, [sp, #W0]
    times_38 r0, r8, r11
    times_38 r8, r11, r12
    times_38 r11, r12, r9
    times_38 r12, r9, r5
    times_38 r9, r5, r6
    times_38 r5, r6, r10
    times_38 r6, r10, lr
    ldr lr, [sp, #W0]
    ldr r4, [sp, #L(0)]
    adds lr, lr, r4
    ldr r4, [sp, #L(1)]
    adcs r0, r0, r4
    ldr r4, [sp, #L(2)]
    adcs r8, r8, r4
    ldr r4, [sp, #L(3)]
    adcs r11, r11, r4
    adcs r12, r12, r1
    adcs r9, r9, r2
    adcs r5, r5, r3
    adcs r6, r6, r7
    adc r10, r10, #0
    mov r4, #38
    mov r2, lr
    return_folded r10, r4
    .size pith_multiply_core, . - pith_multiply_core

#include "square.inc"

    wrap_multiply
    wrap_square
    leading_zeros

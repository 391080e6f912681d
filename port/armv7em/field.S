/* SPDX-License-Identifier: MIT
 * Product and square modulo 2^256 - 38 for cores with UMAAL (Armv7E-M, Armv8-M with DSP):
 * lo, hi = x * y + lo + hi, in one cycle. Eight little-endian words, any value below 2^256.
 *
 * The product splits b into its five high and three low words, 2^96 B + L.
 *   1. a * B, one row for each word of a, five words of B in registers: t0 .. t12, weights 3 .. 15.
 *   2. t5 .. t12 have weight 8 or more: times 38 they are added to t0 .. t4 at weight 0.
 *   3. a * L, in rows of three. Each row of UMAAL can add one more word, and adds one of step 2. So
 *      the sum costs no instruction, and all carries are inside the products.
 *   4. The three words of weight 8 or more, times 38, are added to the lowest three words. The carry
 *      is below 39 and is added to the fourth word, which carries in 2^-27 of all cases.
 * A row of n words needs n + 1 registers. Their roles rotate from row to row, so no word moves.
 * The square works by columns with all of a in registers: it sums the products of unequal words,
 * doubles the sum by ADCS (UMAAL keeps the flags, and so the carry), and adds the squares.
 *
 * Both have an inner function with the convention of words.inc; the functions for C++ wrap it. */
#if !defined(__ARM_FEATURE_DSP)
#error "the kernels armv7em need the DSP extension, for UMAAL; this target lacks it: set PITH_KERNEL to auto, armv7m (M3) or armv6m (M0)"
#endif
#define SPILL_SIZE  36
#include "../armv7m/words.inc"

/* e .. w3, c = (e .. w3) + c + s * (B0 .. B4), s in lr. e is final; w0 .. w3, c start the next row. */
.macro row5 e, w0, w1, w2, w3, c
    umaal \e, \c, lr, r3
    umaal \w0, \c, lr, r4
    umaal \w1, \c, lr, r5
    umaal \w2, \c, lr, r6
    umaal \w3, \c, lr, r7
.endm

/* Stores the final word of the row before, loads the next word of a and does its row. */
.macro next5 i, e, w0, w1, w2, w3, c
    str \c, [sp, #SPILL + 4 * (\i - 1)]
    ldr lr, [r1, #4 * \i]
    mov \c, #0
    row5 \e, \w0, \w1, \w2, \w3, \c
.endm

.macro row3 s, e, w0, w1, c
    umaal \e, \c, \s, r3
    umaal \w0, \c, \s, lr
    umaal \w1, \c, \s, r2
.endm

    .section .text.pith_multiply_core, "0x20000006", %progbits
    .global pith_multiply_core
    .hidden pith_multiply_core
    .type pith_multiply_core, %function
    .align 2
pith_multiply_core:
    str lr, [sp, #LINK]
    ldr r3, [r2, #12]
    ldr r4, [r2, #16]
    ldr r5, [r2, #20]
    ldr r6, [r2, #24]
    ldr r7, [r2, #28]
    ldr lr, [r1]
    umull r8, r0, lr, r3
    mov r9, #0
    umaal r9, r0, lr, r4
    mov r10, #0
    umaal r10, r0, lr, r5
    mov r11, #0
    umaal r11, r0, lr, r6
    mov r12, #0
    umaal r12, r0, lr, r7
    next5 1, r9, r10, r11, r12, r0, r8
    next5 2, r10, r11, r12, r0, r8, r9
    next5 3, r11, r12, r0, r8, r9, r10
    next5 4, r12, r0, r8, r9, r10, r11
    next5 5, r0, r8, r9, r10, r11, r12
    next5 6, r8, r9, r10, r11, r12, r0
    next5 7, r9, r10, r11, r12, r0, r8

    /* t7 r9, t8 .. t12 r10, r11, r12, r0, r8; t0 .. t6 in the frame. The low words of 38 (t5, t6, t7)
     * are kept for rows 0 .. 2 of step 3; the high words are the first words of those rows. */
    mov r3, #38
    umull r9, r4, r9, r3
    ldr r5, [sp, #SPILL]
    ldr r6, [sp, #SPILL + 4]
    ldr r7, [sp, #SPILL + 8]
    ldr lr, [sp, #SPILL + 12]
    umaal r5, r4, r3, r10
    umaal r6, r4, r3, r11
    umaal r7, r4, r3, r12
    umaal lr, r4, r3, r0
    str lr, [sp, #SPILL]          /* for row 6 */
    str r7, [sp, #SPILL + 4]      /* for row 5 */
    ldr r10, [sp, #SPILL + 16]
    ldr r11, [sp, #SPILL + 20]
    ldr r12, [sp, #SPILL + 24]
    umaal r10, r4, r3, r8
    umull r11, r0, r11, r3
    umull r12, r8, r12, r3
    mul r4, r4, r3                /* times 38: the carry, at most 38 */
    str r10, [sp, #SPILL + 8]     /* for row 7 */
    ldr r3, [r2]
    ldr lr, [r2, #4]
    ldr r2, [r2, #8]
    ldr r10, [r1]
    ldr r7, [r1, #4]
    row3 r10, r4, r0, r8, r11
    row3 r7, r0, r8, r11, r12
    ldr r10, [r1, #8]
    ldr r7, [r1, #12]
    row3 r10, r8, r11, r12, r9
    row3 r7, r11, r12, r9, r5
    str r4, [sp, #SPILL + 12]     /* word 0 */
    ldr r10, [r1, #16]
    ldr r7, [sp, #SPILL + 4]
    ldr r4, [r1, #20]
    row3 r10, r12, r9, r5, r6
    row3 r4, r9, r5, r6, r7
    ldr r10, [r1, #24]
    ldr r4, [sp, #SPILL]
    ldr r1, [r1, #28]
    row3 r10, r5, r6, r7, r4
    ldr r10, [sp, #SPILL + 8]
    row3 r1, r6, r7, r4, r10

    /* Words 1 .. 10: r0, r8, r11, r12, r9, r5, r6, r7, r4, r10. */
    ldr r2, [sp, #SPILL + 12]
    mov lr, #38
    mov r1, #0
    umaal r2, r1, lr, r7
    umaal r0, r1, lr, r4
    umaal r8, r1, lr, r10
    adds r11, r11, r1
    bcs 2f
1:  ldr pc, [sp, #LINK]
2:  adcs r12, r12, #0
    adcs r9, r9, #0
    adcs r5, r5, #0
    adcs r6, r6, #0
    bcc 1b
    adds r2, r2, lr               /* wrapped past 2^256: words 3 .. 7 are small or zero */
    adcs r0, r0, #0
    adcs r8, r8, #0
    adc r11, r11, #0
    b 1b
    .size pith_multiply_core, . - pith_multiply_core

/* p = 2 d + c + x * x, and the next c. d is final; its carry stays in the flag. */
.macro even d, x
    adcs \d, \d, \d
    umaal \d, r7, \x, \x
.endm
.macro odd d, zero
    adcs \d, \d, \d
    umaal \d, r7, \zero, \zero
.endm

    .section .text.pith_square_core, "0x20000006", %progbits
    .global pith_square_core
    .hidden pith_square_core
    .type pith_square_core, %function
    .align 2
pith_square_core:
    str lr, [sp, #LINK]
    ldr r3, [r1]
    ldr r6, [r1, #4]
    ldr r4, [r1, #8]
    ldr r2, [r1, #12]
    ldr r0, [r1, #16]
    ldr r8, [r1, #20]
    ldr r11, [r1, #24]
    ldr r10, [r1, #28]
    mov r12, #0
    umull r9, r7, r3, r3          /* column 0 */
    str r9, [sp, #SPILL]
    umull r9, r5, r3, r6          /* 1 */
    adds r9, r9, r9
    umaal r9, r7, r12, r12
    str r9, [sp, #SPILL + 4]
    mov r9, #0                    /* 2 */
    umaal r9, r5, r3, r4
    even r9, r6
    str r9, [sp, #SPILL + 8]
    umull r9, lr, r3, r2          /* 3 */
    umaal r9, r5, r6, r4
    odd r9, r12
    str r9, [sp, #SPILL + 12]
    mov r9, #0                    /* 4 */
    umaal r9, r5, r3, r0
    umaal r9, lr, r6, r2
    even r9, r4
    str r9, [sp, #SPILL + 16]
    umull r9, r1, r3, r8          /* 5 */
    umaal r9, r5, r6, r0
    umaal r9, lr, r4, r2
    odd r9, r12
    str r9, [sp, #SPILL + 20]
    mov r9, #0                    /* 6 */
    umaal r9, r5, r3, r11
    umaal r9, lr, r6, r8
    umaal r9, r1, r4, r0
    even r9, r2
    str r9, [sp, #SPILL + 24]
    umull r9, r12, r3, r10        /* 7, the last of word 0 */
    mov r3, #0
    umaal r9, r5, r6, r11
    umaal r9, lr, r4, r8
    umaal r9, r1, r2, r0
    odd r9, r3
    str r9, [sp, #SPILL + 28]
    umaal r12, r5, r6, r10        /* 8 */
    umaal r12, lr, r4, r11
    umaal r12, r1, r2, r8
    even r12, r0
    mov r9, #0                    /* 9 */
    umaal r9, r5, r4, r10
    umaal r9, lr, r2, r11
    umaal r9, r1, r0, r8
    odd r9, r3
    umaal r5, lr, r2, r10         /* 10 */
    umaal r5, r1, r0, r11
    even r5, r8
    mov r6, #0                    /* 11 */
    umaal r6, lr, r0, r10
    umaal r6, r1, r8, r11
    odd r6, r3
    umaal lr, r1, r8, r10         /* 12 */
    even lr, r11
    mov r4, #0                    /* 13 */
    umaal r4, r1, r11, r10
    odd r4, r3
    even r1, r10                  /* 14 */
    adc r7, r7, r3                /* 15 */

    /* Words 8 .. 15: r12, r9, r5, r6, lr, r4, r1, r7. Times 38 onto words 0 .. 7. */
    mov r10, #38
    ldr r2, [sp, #SPILL]
    ldr r0, [sp, #SPILL + 4]
    ldr r8, [sp, #SPILL + 8]
    ldr r11, [sp, #SPILL + 12]
    umaal r2, r3, r10, r12
    umaal r0, r3, r10, r9
    umaal r8, r3, r10, r5
    umaal r11, r3, r10, r6
    ldr r12, [sp, #SPILL + 16]
    ldr r9, [sp, #SPILL + 20]
    ldr r5, [sp, #SPILL + 24]
    ldr r6, [sp, #SPILL + 28]
    umaal r12, r3, r10, lr
    umaal r9, r3, r10, r4
    umaal r5, r3, r10, r1
    umaal r6, r3, r10, r7
    mul r3, r3, r10
    adds r2, r2, r3
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
    addcs r2, r2, r10             /* wrapped: word 0 is below 38 * 39 */
    b 1b
    .size pith_square_core, . - pith_square_core

    wrap_multiply
    wrap_square
    leading_zeros

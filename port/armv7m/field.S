/* SPDX-License-Identifier: MIT
 * Product modulo 2^256 - 38 for cores with UMULL and no UMAAL: Cortex-M3. Eight little-endian words,
 * any value below 2^256; convention in words.inc.
 *
 * UMULL takes 3 to 5 cycles, so the code saves additions. In a row s * (x0 .. x3) the products with
 * x1 and x3 do not overlap, nor do those with x0 and x2. One chain of carries adds each pair, and
 * UMULL keeps the carry. So a product costs two additions, and a row three carries.
 *   1. a * (b4 .. b7), eight rows: t0 .. t11, weights 4 .. 15.
 *   2. t4 .. t11 have weight 8 or more: times 38 they are added to t0 .. t3 at weight 0.
 *   3. a * (b0 .. b3), eight rows, added to that sum: four of its words start the first row; UMLAL
 *      adds the other four in rows 4 to 7, at the low end, where a row can add one more word.
 *   4. The four words of weight 8 or more, times 38, are added to the lowest four words. The carry is
 *      below 39 and is added to the fifth word, which carries in 2^-27 of all cases. */
#include "words.inc"

/* e .. w3, c = (e .. w3) + s * (x0 .. x3). s in r7, x in r3, r4, r11, lr. Clobbers r8, r0. */
.macro odd_products e, w1, w2, w3, c
    umull r8, r0, r7, r4
    adds \w1, \w1, r8
    adcs \w2, \w2, r0
    umull r8, \c, r7, lr
    adcs \w3, \w3, r8
    adc \c, \c, #0
.endm
.macro even_sums e, w1, w2, w3, c
    adds \e, \e, r8
    adcs \w1, \w1, r0
    umull r8, r0, r7, r11
    adcs \w2, \w2, r8
    adcs \w3, \w3, r0
    adc \c, \c, #0
.endm
.macro row4 e, w1, w2, w3, c
    odd_products \e, \w1, \w2, \w3, \c
    umull r8, r0, r7, r3
    even_sums \e, \w1, \w2, \w3, \c
.endm

/* The same, plus word i of the spill. */
.macro row4_plus i, e, w1, w2, w3, c
    odd_products \e, \w1, \w2, \w3, \c
    ldr r8, [sp, #SPILL + 4 * \i]
    mov r0, #0
    umlal r8, r0, r7, r3
    even_sums \e, \w1, \w2, \w3, \c
.endm

/* Stores the final word of row i - 1 and loads the next word of a. */
.macro next i, e
    str \e, [sp, #SPILL + 4 * (\i - 1)]
    ldr r7, [r1, #4 * \i]
.endm

    .section .text.pith_multiply_core, "0x20000006", %progbits
    .global pith_square_core
    .hidden pith_square_core
    .type pith_square_core, %function
    .global pith_multiply_core
    .hidden pith_multiply_core
    .type pith_multiply_core, %function
    .align 2
pith_square_core:
    mov r2, r1
    .size pith_square_core, . - pith_square_core
pith_multiply_core:
    str lr, [sp, #LINK]
    ldr r3, [r2, #16]
    ldr r4, [r2, #20]
    ldr r11, [r2, #24]
    ldr lr, [r2, #28]
    ldr r7, [r1]
    umull r5, r10, r7, r3
    umull r6, r12, r7, r11
    umull r8, r0, r7, r4
    adds r10, r10, r8
    adcs r6, r6, r0
    umull r8, r9, r7, lr
    adcs r12, r12, r8
    adc r9, r9, #0
    next 1, r5
    row4 r10, r6, r12, r9, r5
    next 2, r10
    row4 r6, r12, r9, r5, r10
    next 3, r6
    row4 r12, r9, r5, r10, r6
    next 4, r12
    row4 r9, r5, r10, r6, r12
    next 5, r9
    row4 r5, r10, r6, r12, r9
    next 6, r5
    row4 r10, r6, r12, r9, r5
    next 7, r10
    row4 r6, r12, r9, r5, r10

    /* t7 r6, t8 .. t11 r12, r9, r5, r10; t0 .. t6 in the spill. */
    ldr r3, [sp, #SPILL + 16]
    ldr r4, [sp, #SPILL + 20]
    ldr r11, [sp, #SPILL + 24]
    mov r7, #38
    umull r3, r8, r7, r3
    mov r0, #0
    umlal r8, r0, r7, r4
    mov r4, #0
    umlal r0, r4, r7, r11
    mov r11, #0
    umlal r4, r11, r7, r6         /* words 0 .. 3: r3, r8, r0, r4 */
    ldr lr, [sp, #SPILL]
    mov r6, #0
    umlal r11, r6, r7, r12
    adds r11, r11, lr
    adc r6, r6, #0
    str r11, [sp, #SPILL + 16]
    ldr lr, [sp, #SPILL + 4]
    mov r12, #0
    umlal r6, r12, r7, r9
    adds r6, r6, lr
    adc r12, r12, #0
    str r6, [sp, #SPILL + 20]
    ldr lr, [sp, #SPILL + 8]
    mov r9, #0
    umlal r12, r9, r7, r5
    adds r12, r12, lr
    adc r9, r9, #0
    str r12, [sp, #SPILL + 24]
    ldr lr, [sp, #SPILL + 12]
    mov r5, #0
    umlal r9, r5, r7, r10
    adds r9, r9, lr
    adc r5, r5, #0
    mul r5, r5, r7                /* times 38: the carry, at most 38 */
    str r9, [sp, #SPILL + 28]
    str r5, [sp, #SPILL]
    mov r5, r3
    mov r10, r8
    mov r6, r0
    mov r12, r4

    ldr r3, [r2]
    ldr r4, [r2, #4]
    ldr r11, [r2, #8]
    ldr lr, [r2, #12]
    ldr r7, [r1]
    row4_plus 0, r5, r10, r6, r12, r9
    next 1, r5
    row4 r10, r6, r12, r9, r5
    next 2, r10
    row4 r6, r12, r9, r5, r10
    next 3, r6
    row4 r12, r9, r5, r10, r6
    next 4, r12
    row4_plus 4, r9, r5, r10, r6, r12
    next 5, r9
    row4_plus 5, r5, r10, r6, r12, r9
    next 6, r5
    row4_plus 6, r10, r6, r12, r9, r5
    next 7, r10
    row4_plus 7, r6, r12, r9, r5, r10

    /* Word 7 r6, words 8 .. 11 r12, r9, r5, r10; 0 .. 6 in the spill. */
    ldr r2, [sp, #SPILL]
    ldr r0, [sp, #SPILL + 4]
    ldr r8, [sp, #SPILL + 8]
    ldr r11, [sp, #SPILL + 12]
    mov r7, #38
    umull r3, r4, r7, r12
    adds r2, r2, r3
    adc r4, r4, #0
    mov r3, #0
    umlal r4, r3, r7, r9
    adds r0, r0, r4
    adc r3, r3, #0
    mov r4, #0
    umlal r3, r4, r7, r5
    adds r8, r8, r3
    adc r4, r4, #0
    mov r3, #0
    umlal r4, r3, r7, r10
    adds r11, r11, r4
    adc r3, r3, #0
    ldr r12, [sp, #SPILL + 16]
    ldr r9, [sp, #SPILL + 20]
    ldr r5, [sp, #SPILL + 24]
    adds r12, r12, r3
    bcs 2f
1:  ldr pc, [sp, #LINK]
2:  adcs r9, r9, #0
    adcs r5, r5, #0
    adcs r6, r6, #0
    bcc 1b
    adds r2, r2, #38              /* wrapped past 2^256: words 4 .. 7 are small or zero */
    adcs r0, r0, #0
    adcs r8, r8, #0
    adcs r11, r11, #0
    adc r12, r12, #0
    b 1b
    .size pith_multiply_core, . - pith_multiply_core

    wrap_multiply
    wrap_square
    leading_zeros

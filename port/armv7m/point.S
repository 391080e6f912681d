/* SPDX-License-Identifier: MIT
 * Doubling and addition of core/curve/point.hpp. Each has one frame and saves registers once for all
 * its products. X, Y, Z, T of p are slots of 32 bytes at [r3]; a fifth slot, `free`, is in the frame.
 * Each sum or difference takes one operand from a slot and one from the last product, in registers:
 *     addition: C = T dxy, F = Z - C, G = Z + C; A = (Y-X)(y-x)/2; B = (Y+X)(y+x)/2, E = B - A, H = B + A
 *     doubling: E = 2XY; A = X^2; B = Y^2, G = B - A, H = B + A; F = 2Z^2 - G
 * A result goes to a slot that is no longer needed, so nothing is copied: after C, T is free and takes
 * E; after A and B, X is free and takes EF. */
#include "words.inc"

#define X 0
#define Y 32
#define Z 64
#define T 96

#define FREE     SPILL_SIZE           /* places in the frame */
#define FRAME    (SPILL_SIZE + 32)
#define P        FRAME                /* the arguments, pushed */
#define Q        (FRAME + 4)
#define NEGATIVE (FRAME + 8)          /* 32 for -q: the distance of (y+x)/2 and (y-x)/2 */
#define TIMES    (FRAME + 8)          /* of a doubling */
#define KEEP_T   (FRAME + 12)

.macro product_to slot
    bl pith_multiply_core
    ldr r3, [sp, #P]
    store_words r3, \slot
.endm

    .section .text.pith_point_add, "0x20000006", %progbits
    .global pith_point_add
    .type pith_point_add, %function
    .align 2
pith_point_add:                     /* (p, q, negative, keep_t) */
    lsl r2, r2, #5
    push {r0 - r11, lr}
    b pith_add_pushed
    .size pith_point_add, . - pith_point_add

/* The digits of a column are bits of k, `columns` apart, the top row's first. If the top digit is 0,
 * the entry of the opposite digits is subtracted. */
    .global pith_comb_add
    .type pith_comb_add, %function
    .align 2
pith_comb_add:                      /* (p, comb, k, column, keep_t) */
    push {r4 - r11, lr}
    ldrb r4, [r1, #4]               /* teeth, blocks, steps */
    ldrb r5, [r1, #5]
    ldrb r6, [r1, #6]
    ldr r1, [r1]
    ldr r12, [sp, #36]
    mul r5, r5, r6                  /* columns */
    sub r4, r4, #1
    mla r7, r5, r4, r3
    mov r8, #0
1:  lsr r9, r7, #5
    ldr r9, [r2, r9, lsl #2]
    ror r9, r9, r7
    lsrs r9, r9, #1
    adc r8, r8, r8
    subs r7, r7, r5
    bcs 1b
    mov r9, #1
    lsl r9, r9, r4                  /* entries of a block */
    mov r2, #0
    tst r8, r9
    itt eq
    mvneq r8, r8
    moveq r2, #32
    sub r7, r9, #1
    and r8, r8, r7
    cmp r3, r6
    it hs
    addhs r8, r8, r9                /* block 1 */
    add r8, r8, r8, lsl #1
    add r1, r1, r8, lsl #5
    mov r3, r12
    push {r0 - r3}
    .size pith_comb_add, . - pith_comb_add

    .type pith_add_pushed, %function
pith_add_pushed:
    sub sp, sp, #FRAME
    mov r3, r0
    add r2, r1, #64
    add r1, r0, #T
    bl pith_multiply_core           /* C */
    ldr r3, [sp, #P]
    store_difference slot_first, r3, Z, sp, FREE
    add_words r3, Z
    store_words r3, Z
    ldr r2, [r3, #Y]
    ldr r0, [r3, #Y + 4]
    ldr r8, [r3, #Y + 8]
    ldr r11, [r3, #Y + 12]
    ldr r12, [r3, #Y + 16]
    ldr r9, [r3, #Y + 20]
    ldr r5, [r3, #Y + 24]
    ldr r6, [r3, #Y + 28]
    store_difference words_first, r3, X, r3, T
    add_words r3, X
    store_words r3, Y
    ldr r2, [sp, #Q]
    ldr r4, [sp, #NEGATIVE]
    add r1, r3, #T
    add r2, r2, #32
    sub r2, r2, r4
    product_to X                    /* A */
    ldr r2, [sp, #Q]
    ldr r4, [sp, #NEGATIVE]
    add r1, r3, #Y
    add r2, r2, r4
    bl pith_multiply_core           /* B */
    ldr r3, [sp, #P]
    store_difference words_first, r3, X, r3, T
    add_words r3, X
    store_words r3, Y
    /* E in T, H in Y; F and G in FREE and Z, for -q in Z and FREE. */
    ldr r4, [sp, #NEGATIVE]
    add r2, sp, #FREE
    cmp r4, #0
    it ne
    addne r2, r3, #Z
    add r1, r3, #T
    product_to X                    /* EF */
    ldr r4, [sp, #KEEP_T]
    cbz r4, 3f
    add r1, r3, #T
    add r2, r3, #Y
    product_to T                    /* EH */
3:  ldr r4, [sp, #NEGATIVE]
    add r2, r3, #Z
    cmp r4, #0
    it ne
    addne r2, sp, #FREE
    add r1, r3, #Y
    product_to Y                    /* GH */
    add r1, sp, #FREE
    add r2, r3, #Z
    product_to Z                    /* FG */
    add sp, sp, #FRAME + 16
    pop {r4 - r11, pc}
    .size pith_add_pushed, . - pith_add_pushed

    .section .text.pith_point_double, "0x20000006", %progbits
    .global pith_point_double
    .type pith_point_double, %function
    .align 2
pith_point_double:                  /* (p, keep_t, times) */
    mov r3, r1
    push {r0 - r11, lr}
    sub sp, sp, #FRAME
    mov r3, r0
.Ldouble:
    mov r1, r3
    add r2, r3, #Y
    bl pith_multiply_core
    ldr r3, [sp, #P]
    double_words
    store_words r3, T               /* E */
    mov r1, r3
    bl pith_square_core             /* A */
    ldr r3, [sp, #P]
    store_words r3, X
    add r1, r3, #Y
    bl pith_square_core             /* B */
    ldr r3, [sp, #P]
    store_difference words_first, r3, X, sp, FREE  /* G */
    add_words r3, X
    store_words r3, Y               /* H */
    add r1, r3, #Z
    bl pith_square_core
    double_words
    subtract_words sp, FREE
    ldr r3, [sp, #P]
    store_words r3, Z               /* F */
    add r1, r3, #T
    add r2, r3, #Z
    product_to X                    /* EF */
    ldr r4, [sp, #KEEP_T]
    cbz r4, 3f
    add r1, r3, #T
    add r2, r3, #Y
    product_to T                    /* EH */
3:  add r1, r3, #Y
    add r2, sp, #FREE
    product_to Y                    /* GH */
    add r1, r3, #Z
    add r2, sp, #FREE
    product_to Z                    /* FG */
    ldr r4, [sp, #TIMES]
    subs r4, r4, #1
    str r4, [sp, #TIMES]
    bne .Ldouble
    add sp, sp, #FRAME + 16
    pop {r4 - r11, pc}
    .size pith_point_double, . - pith_point_double

/* SPDX-License-Identifier: MIT
 * Doubling and addition of core/curve/point.hpp, one frame and one saving of registers for all the
 * products of each. X, Y, Z, T of p are slots of 32 bytes at [r3]; a fifth, `free`, is in the frame.
 * Every sum and difference is made of a product that is still in registers and of a slot:
 *     addition: C = T dxy, F = Z - C, G = Z + C; A = (Y-X)(y-x)/2; B = (Y+X)(y+x)/2, E = B - A, H = B + A
 *     doubling: E = 2XY; A = X^2; B = Y^2, G = B - A, H = B + A; F = 2Z^2 - G
 * Slots are chosen so that a result never lies where an operand still waits: after C, T is free and
 * takes E; after A and B, X is free and takes EF. Nothing is copied. */
#include "words.inc"

#define X 0
#define Y 32
#define Z 64
#define T 96

#define FREE     SPILL_SIZE           /* places in the frame */
#define FRAME    (SPILL_SIZE + 32)
#define P        FRAME                /* the arguments, pushed */
#define Q        (FRAME + 4)
#define NEGATIVE (FRAME + 8)          /* times 32: the distance of (y+x)/2 and (y-x)/2 */
#define KEEP_T   (FRAME + 12)

.macro product_to slot
    bl pith_multiply_core
    ldr r3, [sp, #P]
    store_words r3, \slot
.endm

    .section .text.pith_point_add, "ax", %progbits
    .global pith_point_add
    .type pith_point_add, %function
    .align 2
pith_point_add:                     /* (p, q, negative, keep_t) */
    lsl r2, r2, #5
    push {r0 - r11, lr}
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
    .size pith_point_add, . - pith_point_add

    .section .text.pith_point_double, "ax", %progbits
    .global pith_point_double
    .type pith_point_double, %function
    .align 2
pith_point_double:                  /* (p, keep_t) */
    mov r3, r1
    push {r0 - r11, lr}
    sub sp, sp, #FRAME
    mov r1, r0
    add r2, r0, #Y
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
    add sp, sp, #FRAME + 16
    pop {r4 - r11, pc}
    .size pith_point_double, . - pith_point_double

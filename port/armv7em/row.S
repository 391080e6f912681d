/* SPDX-License-Identifier: MIT
 * The loop of core/curve/small/field.hpp with UMAAL: r += m b; returns the carry out. Smaller than
 * compiled code. */
    .syntax unified
    .cpu cortex-m4
    .thumb

/* uint32_t pith_small_row(uint32_t *r, const uint32_t *b, uint32_t m, uint32_t count), count not 0 */
    .section .text.pith_small_row, "0x20000006", %progbits
    .global pith_small_row
    .type pith_small_row, %function
    .thumb_func
pith_small_row:
    push {r4, r5, r6, lr}
    movs r4, #0
1:  ldr r5, [r0]
    ldr r6, [r1], #4
    umaal r5, r4, r6, r2
    str r5, [r0], #4
    subs r3, r3, #1
    bne 1b
    mov r0, r4
    pop {r4, r5, r6, pc}
    .size pith_small_row, . - pith_small_row

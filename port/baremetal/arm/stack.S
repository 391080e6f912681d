/* SPDX-License-Identifier: MIT
 *
 * Assembly, because the frame of a C function would be in the area that it paints. Uses only
 * instructions that every Cortex-M has. */
    .syntax unified
    .thumb

    .equ    PAINT, 0xC5C5C5C5

    .section .text.stack_paint, "ax"
    .global stack_paint
    .type   stack_paint, %function
stack_paint:
    ldr     r0, =__stack_bottom
    ldr     r1, =PAINT
    mov     r2, sp
    ldr     r3, =stack_mark
    str     r2, [r3]
1:  cmp     r0, r2
    bhs     2f
    str     r1, [r0]
    adds    r0, #4
    b       1b
2:  bx      lr
    .size   stack_paint, . - stack_paint
    .ltorg

    .section .text.stack_peak, "ax"
    .global stack_peak
    .type   stack_peak, %function
stack_peak:
    ldr     r1, =__stack_bottom
    ldr     r2, =PAINT
    ldr     r0, =stack_mark
    ldr     r0, [r0]
1:  cmp     r1, r0
    bhs     2f
    ldr     r3, [r1]
    adds    r1, #4
    cmp     r3, r2
    beq     1b
    subs    r1, #4
2:  subs    r0, r0, r1
    bx      lr
    .size   stack_peak, . - stack_peak
    .ltorg

    .section .bss.stack_mark, "aw", %nobits
    .balign 4
    .type   stack_mark, %object
stack_mark:
    .space  4
    .size   stack_mark, 4

/* SPDX-License-Identifier: MIT
 *
 * Assembly, because the frame of a C function would be in the area that it paints. */
    .equ    PAINT, 0xC5C5C5C5

    .section .text.stack_paint, "ax"
    .global stack_paint
    .type   stack_paint, @function
stack_paint:
    la      t0, __stack_bottom
    li      t1, PAINT
    la      t2, stack_mark
    sw      sp, 0(t2)
1:  bgeu    t0, sp, 2f
    sw      t1, 0(t0)
    addi    t0, t0, 4
    j       1b
2:  ret
    .size   stack_paint, . - stack_paint

    .section .text.stack_peak, "ax"
    .global stack_peak
    .type   stack_peak, @function
stack_peak:
    la      t0, __stack_bottom
    li      t1, PAINT
    lw      a0, stack_mark
1:  bgeu    t0, a0, 2f
    lw      t2, 0(t0)
    addi    t0, t0, 4
    beq     t2, t1, 1b
    addi    t0, t0, -4
2:  sub     a0, a0, t0
    ret
    .size   stack_peak, . - stack_peak

    .section .bss.stack_mark, "aw", @nobits
    .balign 4
    .type   stack_mark, @object
stack_mark:
    .space  4
    .size   stack_mark, 4

// SPDX-License-Identifier: MIT
// Doubling and addition of core/curve/point.hpp. Each saves registers once for all its products.
// A square costs two thirds of a product, so this computes 2XY as (X + Y)^2 - A - B.
// The fifth slot, `free`, is in the frame. Each result goes to a slot that is no longer needed:
//     doubling: free = A, Y = B, X = (X + Y)^2; then free = G, Y = H, X = E, Z = F: EH, EF, GH, FG
//     addition: free = C, then F, Z = G (exchanged for -q); X = E, Y = H: EH, EF, GH, FG
#include "function.inc"

    .section .text.pith_point, "0x20000006", %progbits
    .balign 4
#include "sum.inc"

    .equ    X, 0
    .equ    Y, 32
    .equ    Z, 64
    .equ    T, 96
    .equ    FREE, 128

// The frame: the fifth slot, then the arguments.
    .equ    P, 32

// Sets an argument register to the address of a slot.
.macro SLOT register, slot
    .if     \slot == FREE
    mov     \register, sp
    .else
    ldr     \register, [sp, #P]
    .if     \slot
    adds    \register, #\slot
    .endif
    .endif
.endm
.macro PRODUCT r, a, b
    SLOT    r0, \r
    SLOT    r1, \a
    SLOT    r2, \b
    bl      pith_product
.endm
.macro SQUARE r, a
    SLOT    r0, \r
    SLOT    r1, \a
    bl      pith_square
.endm
.macro CALL function, a, b
    SLOT    r0, \a
    SLOT    r1, \b
    bl      \function
.endm

FUNCTION pith_point_double              // (p, keep_t, times)
    .global pith_point_double
    SAVE
    lsls    r2, r2, #1
    adds    r1, r2
    push    {r0, r1}
    sub     sp, #32
    .equ    KEEP_T, P + 4               // keep_t + 2 * doublings left
.Ldouble:
    SQUARE  FREE, X
    CALL    add, X, Y
    SQUARE  X, X
    SQUARE  Y, Y
    SQUARE  Z, Z
    CALL    difference_sum, FREE, Y     // G, H
    CALL    subtract, X, Y              // E
    SLOT    r0, Z
    bl      twice
    CALL    subtract, Z, FREE           // F
    ldr     r0, [sp, #KEEP_T]
    subs    r0, #2
    str     r0, [sp, #KEEP_T]
    cmp     r0, #1                      // last doubling, and keep_t
    bne     .Lno_t
    PRODUCT T, X, Y
.Lno_t:
    PRODUCT X, X, Z
    PRODUCT Y, Y, FREE
    PRODUCT Z, Z, FREE
    ldr     r0, [sp, #KEEP_T]
    lsrs    r0, r0, #1
    beq     .Ldoubled
    b       .Ldouble
.Ldoubled:
    add     sp, #40
    RETURN
    .size   pith_point_double, . - pith_point_double

FUNCTION pith_point_add                 // (p, q, negative, keep_t)
    .global pith_point_add
    SAVE
    lsls    r2, r2, #5                  // EXCHANGE: 32, for -q, exchanges q's slots,
    cmp     r3, #0
    beq     .Lpush
    adds    r2, #1                      // plus keep_t
.Lpush:
    push    {r0-r2}
    sub     sp, #32
    .equ    Q, P + 4
    .equ    EXCHANGE, P + 8
    SLOT    r0, FREE
    ldr     r2, [sp, #Q]
    adds    r2, #64
    SLOT    r1, T
    bl      pith_product                // C
    CALL    difference_sum, FREE, Z     // F, G
    CALL    difference_sum, X, Y        // Y - X, Y + X
    ldr     r2, [sp, #Q]
    adds    r2, #32
    ldr     r3, [sp, #EXCHANGE]
    lsrs    r3, r3, #5
    lsls    r3, r3, #5
    subs    r2, r3
    SLOT    r0, X
    mov     r1, r0
    bl      pith_product                // A
    ldr     r2, [sp, #Q]
    ldr     r3, [sp, #EXCHANGE]
    lsrs    r3, r3, #5
    lsls    r3, r3, #5
    adds    r2, r3
    SLOT    r0, Y
    mov     r1, r0
    bl      pith_product                // B
    CALL    difference_sum, X, Y        // E, H
    ldr     r0, [sp, #EXCHANGE]
    lsrs    r0, r0, #1
    bcc     .Lno_t_here
    PRODUCT T, X, Y
.Lno_t_here:
    ldr     r0, [sp, #EXCHANGE]
    cmp     r0, #32
    bhs     .Lexchanged
    PRODUCT X, X, FREE
    PRODUCT Y, Y, Z
    b       .Lfg
.Lexchanged:
    PRODUCT X, X, Z
    PRODUCT Y, Y, FREE
.Lfg:
    PRODUCT Z, Z, FREE
    add     sp, #44
    RETURN
    .size   pith_point_add, . - pith_point_add

// The digits of a column are bits of k, `columns` apart, the top row's first. If the top digit is 0,
// the entry of the opposite digits is subtracted.
FUNCTION pith_comb_add                  // (p, comb, k, column, keep_t)
    .global pith_comb_add
    push    {r4-r7, lr}
    mov     r12, r0
    ldrb    r4, [r1, #4]                // teeth, blocks, steps
    ldrb    r5, [r1, #5]
    ldrb    r6, [r1, #6]
    muls    r5, r6                      // columns
    subs    r4, #1
    movs    r7, r4
    muls    r7, r5
    adds    r7, r3
    movs    r0, #0
.Ldigit:
    lsrs    r6, r7, #5
    lsls    r6, r6, #2
    ldr     r6, [r2, r6]
    rors    r6, r7
    lsrs    r6, r6, #1
    adcs    r0, r0
    subs    r7, r5
    bcs     .Ldigit
    movs    r6, #1
    lsls    r6, r4                      // entries of a block
    movs    r2, #0
    tst     r0, r6
    bne     .Lpositive
    mvns    r0, r0
    movs    r2, #1
.Lpositive:
    subs    r7, r6, #1
    ands    r0, r7
    ldrb    r7, [r1, #6]
    cmp     r3, r7
    blo     .Lblock
    adds    r0, r6                      // block 1
.Lblock:
    movs    r7, #96
    muls    r0, r7
    ldr     r1, [r1]
    adds    r1, r0
    mov     r0, r12
    pop     {r4-r7}
    pop     {r3}
    mov     lr, r3
    ldr     r3, [sp]
    b       pith_point_add
    .size   pith_comb_add, . - pith_comb_add

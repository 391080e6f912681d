// SPDX-License-Identifier: MIT
// SHA-256's compression (FIPS 180-4 6.2.2) for ARMv6-M, eight rounds a pass.
//
// The eight working variables stay in their registers and change names: a round's new `a` takes the
// old h's register, and after eight rounds all names are back. Low registers hold a, c, e, g in an even
// round and b, d, f, h in an odd round; high registers are for MOV and ADD only.
// A sum of three rotations is nested: r(x, 6) ^ r(x, 11) ^ r(x, 25) = r(r(r(x, 14) ^ x, 5) ^ x, 6).
// Each pass replaces, in place, the eight schedule words that its rounds have used; `other` is the
// other half of the block.
#include "function.inc"

// r4, r8, r5, r9, ... hold a, b, c, d, ... before the first round of a pass.
// r3 and lr: this pass's words; r12: its constants, each the upper half of 8 bytes.
    .equ    END, 0                      // of the constants
    .equ    HALVES, 4                   // the sum of the two halves' addresses
    .equ    STATE, 24

.macro ROTATIONS sum, x, temporary, n1, n2, n3
    mov     \sum, \x
    movs    \temporary, #\n1
    rors    \sum, \temporary
    eors    \sum, \x
    movs    \temporary, #\n2
    rors    \sum, \temporary
    eors    \sum, \x
    movs    \temporary, #\n3
    rors    \sum, \temporary
.endm

.macro EVEN_ROUND i, a, b, c, d, e, f, g, h
    ROTATIONS r0, \e, r2, 14, 5, 6
    add     r0, \h
    mov     r1, \f                      // choose: g ^ (e & (f ^ g))
    eors    r1, \g
    ands    r1, \e
    eors    r1, \g
    add     r0, r1
    mov     r1, r12
    ldr     r1, [r1, #8 * \i + 4]
    add     r0, r1
    ldr     r1, [r3, #4 * \i]
    add     r0, r1
    add     \d, r0
    ROTATIONS r1, \a, r2, 9, 11, 2
    add     r0, r1
    mov     r1, \b                      // majority: a ^ ((a ^ b) & (a ^ c))
    eors    r1, \a
    mov     r2, \c
    eors    r2, \a
    ands    r1, r2
    eors    r1, \a
    add     r0, r1
    mov     \h, r0
.endm

.macro ODD_ROUND i, a, b, c, d, e, f, g, h
    ldr     r1, [r3, #4 * \i]
    add     \h, r1
    mov     r1, r12
    ldr     r1, [r1, #8 * \i + 4]
    add     \h, r1
    mov     r3, \e
    ROTATIONS r0, r3, r2, 14, 5, 6
    add     \h, r0
    mov     r0, \g                      // choose: f ^ (~e & (f ^ g))
    eors    r0, \f
    bics    r0, r3
    eors    r0, \f
    add     \h, r0
    add     \d, \h
    mov     r3, \a
    ROTATIONS r0, r3, r2, 9, 11, 2
    add     \h, r0
    mov     r0, \c                      // majority: b ^ ((a ^ b) & (b ^ c))
    eors    r0, \b
    eors    r3, \b
    ands    r0, r3
    eors    r0, \b
    add     \h, r0
    mov     r3, lr
.endm

// Replaces the word at \at, from the words 1, 9 and 14 further on. r4, r5, r6 are 17, 11, 7.
.macro EXPAND at, base1, at1, base9, at9, base14, at14
    ldr     r0, [\base14, #4 * \at14]
    mov     r1, r0
    movs    r2, #2
    rors    r1, r2
    eors    r1, r0
    rors    r1, r4
    lsrs    r0, r0, #10
    eors    r1, r0
    ldr     r0, [\base9, #4 * \at9]
    add     r1, r0
    ldr     r0, [r3, #4 * \at]
    add     r1, r0
    ldr     r0, [\base1, #4 * \at1]
    mov     r2, r0
    rors    r2, r5
    eors    r2, r0
    rors    r2, r6
    lsrs    r0, r0, #3
    eors    r2, r0
    add     r1, r2
    str     r1, [r3, #4 * \at]
.endm

    .section .text.pith_sha256, "0x20000006", %progbits
    .balign 4
FUNCTION pith_sha256_rounds             // (state, block, constants)
    .global pith_sha256_rounds
    push    {r0, r4-r7, lr}
    mov     r4, r8
    mov     r5, r9
    mov     r6, r10
    mov     r7, r11
    push    {r4-r7}
    mov     lr, r1
    mov     r12, r2
    mov     r7, r1
    .rept   4
    ldmia   r1!, {r3-r6}
    rev     r3, r3
    rev     r4, r4
    rev     r5, r5
    rev     r6, r6
    stmia   r7!, {r3-r6}
    .endr
    mov     r3, lr
    adds    r4, r3, r3
    adds    r4, #32
    movs    r1, #128
    lsls    r1, r1, #2
    adds    r1, r1, r2
    push    {r1, r4}
    ldr     r4, [r0, #4]
    mov     r8, r4
    ldr     r4, [r0, #12]
    mov     r9, r4
    ldr     r4, [r0, #20]
    mov     r10, r4
    ldr     r4, [r0, #28]
    mov     r11, r4
    ldr     r4, [r0]
    ldr     r5, [r0, #8]
    ldr     r6, [r0, #16]
    ldr     r7, [r0, #24]
.Lpass:
    EVEN_ROUND 0, r4, r8, r5, r9, r6, r10, r7, r11
    ODD_ROUND  1, r11, r4, r8, r5, r9, r6, r10, r7
    EVEN_ROUND 2, r7, r11, r4, r8, r5, r9, r6, r10
    ODD_ROUND  3, r10, r7, r11, r4, r8, r5, r9, r6
    EVEN_ROUND 4, r6, r10, r7, r11, r4, r8, r5, r9
    ODD_ROUND  5, r9, r6, r10, r7, r11, r4, r8, r5
    EVEN_ROUND 6, r5, r9, r6, r10, r7, r11, r4, r8
    ODD_ROUND  7, r8, r5, r9, r6, r10, r7, r11, r4
    movs    r0, #64
    add     r12, r0
    ldr     r1, [sp, #END]
    mov     r0, r12
    subs    r1, r1, r0                  // 64 for each pass left
    bne     .Lmore
    b       .Ladd
.Lmore:
    ldr     r2, [sp, #HALVES]
    subs    r2, r2, r3
    mov     lr, r2
    cmp     r1, #128
    bhs     .Lexpand
    mov     r3, r2
    b       .Lpass
.Lexpand:
    push    {r4-r7}
    mov     r7, r2
    movs    r4, #17
    movs    r5, #11
    movs    r6, #7
    EXPAND  0, r3, 1, r7, 1, r7, 6
    EXPAND  1, r3, 2, r7, 2, r7, 7
    EXPAND  2, r3, 3, r7, 3, r3, 0
    EXPAND  3, r3, 4, r7, 4, r3, 1
    EXPAND  4, r3, 5, r7, 5, r3, 2
    EXPAND  5, r3, 6, r7, 6, r3, 3
    EXPAND  6, r3, 7, r7, 7, r3, 4
    EXPAND  7, r7, 0, r3, 0, r3, 5
    pop     {r4-r7}
    mov     r3, lr
    b       .Lpass
.Ladd:
    ldr     r0, [sp, #STATE]
    .macro  ADD_TO at, register
    ldr     r1, [r0, #4 * \at]
    add     r1, \register
    str     r1, [r0, #4 * \at]
    .endm
    ADD_TO  0, r4
    ADD_TO  1, r8
    ADD_TO  2, r5
    ADD_TO  3, r9
    ADD_TO  4, r6
    ADD_TO  5, r10
    ADD_TO  6, r7
    ADD_TO  7, r11
    add     sp, #8
    pop     {r4-r7}
    mov     r8, r4
    mov     r9, r5
    mov     r10, r6
    mov     r11, r7
    pop     {r0, r4-r7, pc}
    .size   pith_sha256_rounds, . - pith_sha256_rounds

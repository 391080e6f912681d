// SPDX-License-Identifier: MIT
// SHA-512's compression (FIPS 180-4 6.4.2) for ARMv6-M, one round a turn.
//
// The eight working variables are 64 bytes at r7 in a window of 128. A round stores its new `a` below
// the others and lowers r7 to it, so no value moves. Every eight rounds the window's lower half is
// copied up. The schedule is a ring in the block's memory: a used word is replaced by the word of 16
// rounds later. Rotations are nested as in sha256.S.
#include "function.inc"

// r8: the next constant; lr: the constant of round 64; r9: the offset in the ring at r12.
    .equ    WINDOW, 128
    .equ    STATE, WINDOW + 16

// out = in rotated right by n < 32.
.macro ROTATE_64 out_lo, out_hi, lo, hi, n, temporary
    lsrs    \out_lo, \lo, #\n
    lsls    \temporary, \hi, #32 - \n
    orrs    \out_lo, \temporary
    lsrs    \out_hi, \hi, #\n
    lsls    \temporary, \lo, #32 - \n
    orrs    \out_hi, \temporary
.endm

// (r3 : r2) = XOR of (r1 : r0) rotated by n3, n3 + n2, n3 + n2 + n1. Clobbers r4, r5, r6.
.macro ROTATIONS_64 n1, n2, n3
    ROTATE_64 r2, r3, r0, r1, \n1, r4
    eors    r2, r0
    eors    r3, r1
    ROTATE_64 r4, r5, r2, r3, \n2, r6
    eors    r4, r0
    eors    r5, r1
    ROTATE_64 r2, r3, r4, r5, \n3, r6
.endm

.macro ADD_64 lo, hi, by_lo, by_hi
    adds    \lo, \by_lo
    adcs    \hi, \by_hi
.endm

.macro LOAD_64 lo, hi, base, at
    ldr     \lo, [\base, #\at]
    ldr     \hi, [\base, #\at + 4]
.endm

// address = the word `words` words further in the ring.
.macro RING address, words, temporary
    mov     \address, r9
    .if     \words
    adds    \address, #8 * \words
    movs    \temporary, #120
    ands    \address, \temporary
    .endif
    add     \address, r12
.endm

    .section .text.pith_sha512, "0x20000006", %progbits
    .balign 4
FUNCTION pith_sha512_rounds             // (state, block, constants)
    .global pith_sha512_rounds
    push    {r0, r4-r7, lr}
    mov     r4, r8
    mov     r5, r9
    mov     r6, r10
    mov     r7, r11
    push    {r4-r7}
    sub     sp, #WINDOW
    mov     r8, r2
    movs    r3, #1
    lsls    r3, r3, #9
    adds    r3, r3, r2
    mov     lr, r3
    mov     r12, r1
    movs    r3, #0
    mov     r9, r3
    mov     r7, r1
    .rept   8
    ldmia   r1!, {r3-r6}
    rev     r2, r4
    rev     r3, r3
    rev     r4, r6
    rev     r5, r5
    stmia   r7!, {r2-r5}
    .endr
    add     r7, sp, #64
    mov     r6, r7
    .rept   4
    ldmia   r0!, {r1-r4}
    stmia   r6!, {r1-r4}
    .endr

.Lround:
    LOAD_64 r0, r1, r7, 32              // e
    ROTATIONS_64 23, 4, 14
    LOAD_64 r4, r5, r7, 56              // h
    ADD_64  r2, r3, r4, r5
    ldr     r4, [r7, #40]               // choose: g ^ (e & (f ^ g))
    ldr     r5, [r7, #48]
    eors    r4, r5
    ands    r4, r0
    eors    r4, r5
    ldr     r0, [r7, #44]
    ldr     r5, [r7, #52]
    eors    r0, r5
    ands    r0, r1
    eors    r0, r5
    ADD_64  r2, r3, r4, r0
    mov     r4, r8
    ldmia   r4!, {r0, r1}
    mov     r8, r4
    ADD_64  r2, r3, r0, r1
    RING    r4, 0
    LOAD_64 r0, r1, r4, 0
    ADD_64  r2, r3, r0, r1
    mov     r10, r2
    mov     r11, r3
    LOAD_64 r0, r1, r7, 24              // d becomes e
    ADD_64  r0, r1, r2, r3
    str     r0, [r7, #24]
    str     r1, [r7, #28]
    LOAD_64 r0, r1, r7, 0               // a
    ROTATIONS_64 5, 6, 28
    ldr     r4, [r7, #8]                // majority: b ^ ((a ^ b) & (b ^ c))
    ldr     r5, [r7, #16]
    eors    r0, r4
    eors    r5, r4
    ands    r0, r5
    eors    r0, r4
    ldr     r4, [r7, #12]
    ldr     r5, [r7, #20]
    eors    r1, r4
    eors    r5, r4
    ands    r1, r5
    eors    r1, r4
    ADD_64  r2, r3, r0, r1
    mov     r0, r10
    mov     r1, r11
    ADD_64  r2, r3, r0, r1
    subs    r7, #8
    str     r2, [r7]
    str     r3, [r7, #4]

    cmp     r8, lr
    bhi     .Lexpanded
    RING    r0, 14, r1
    LOAD_64 r4, r1, r0, 0
    ROTATE_64 r3, r2, r4, r1, 10, r6    // by 42: the halves are exchanged
    eors    r2, r4
    eors    r3, r1
    ROTATE_64 r5, r0, r2, r3, 19, r6
    lsrs    r4, r4, #6
    lsls    r6, r1, #26
    orrs    r4, r6
    lsrs    r1, r1, #6
    eors    r1, r0
    eors    r5, r4
    RING    r2, 9, r3
    LOAD_64 r0, r3, r2, 0
    ADD_64  r0, r1, r5, r3
    RING    r2, 0
    LOAD_64 r4, r5, r2, 0
    ADD_64  r0, r1, r4, r5
    mov     r10, r0
    mov     r11, r1
    RING    r2, 1, r3
    LOAD_64 r0, r1, r2, 0
    ROTATE_64 r2, r3, r0, r1, 7, r4
    eors    r0, r2
    eors    r1, r3
    ROTATE_64 r4, r5, r0, r1, 1, r6
    // A shift by 7 is the rotation without its 7 top bits.
    lsls    r3, r3, #7
    lsrs    r3, r3, #7
    eors    r4, r2
    eors    r5, r3
    mov     r0, r10
    mov     r1, r11
    ADD_64  r0, r1, r4, r5
    RING    r2, 0
    stmia   r2!, {r0, r1}
.Lexpanded:
    mov     r0, r9
    adds    r0, #8
    movs    r1, #120
    ands    r0, r1
    mov     r9, r0
    mov     r0, sp
    cmp     r0, r7
    beq     .Lmove
    b       .Lround
.Lmove:
    add     r6, sp, #64
    .rept   4
    ldmia   r7!, {r0-r3}
    stmia   r6!, {r0-r3}
    .endr
    mov     r0, lr
    adds    r0, #128
    cmp     r0, r8
    beq     .Ladd
    b       .Lround

.Ladd:
    ldr     r0, [sp, #STATE]
    .rept   8
    ldmia   r7!, {r1, r2}
    LOAD_64 r3, r4, r0, 0
    ADD_64  r1, r2, r3, r4
    stmia   r0!, {r1, r2}
    .endr
    add     sp, #WINDOW
    pop     {r4-r7}
    mov     r8, r4
    mov     r9, r5
    mov     r10, r6
    mov     r11, r7
    pop     {r0, r4-r7, pc}
    .size   pith_sha512_rounds, . - pith_sha512_rounds

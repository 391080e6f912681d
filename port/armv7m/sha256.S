/* SPDX-License-Identifier: MIT
 * The rounds of SHA-256 (FIPS 180-4 6.2.2) for 32-bit cores with Thumb-2.
 *
 * Eight unrolled rounds, after which a .. h are in their registers again. A sum of three rotations
 * uses two relative rotations, then one of the whole as part of the addition. maj(a, b, c) is
 * ((a ^ b) & (b ^ c)) ^ b; its first term is the second term of the next round. After 16 rounds
 * unrolled code replaces the 16 words of the schedule in place (6.1.3), a ring.
 *   r4 .. r11 a .. h   r2, r3 a ^ b and b ^ c in turn   r0 r1 free   r12 K   lr W */
    .syntax unified
    .thumb

#define STATE 0      /* the arguments, pushed */
#define BLOCK 4
#define END   8      /* of the constants */

/* K is the high word of SHA-512's constant. */
.macro round a, b, c, d, e, f, g, h, ab, bc
    ldr r0, [lr], #4
    ldr r1, [r12], #8
    add \h, \h, r0
    add \h, \h, r1
    eor r0, \f, \g
    and r0, r0, \e
    eor r0, r0, \g
    add \h, \h, r0
    eor r0, \e, \e, ror #11 - 6
    eor r0, r0, \e, ror #25 - 6
    add \h, \h, r0, ror #6
    add \d, \d, \h
    eor r0, \a, \a, ror #13 - 2
    eor r0, r0, \a, ror #22 - 2
    add \h, \h, r0, ror #2
    eor \ab, \a, \b
    and \bc, \bc, \ab
    eor \bc, \bc, \b
    add \h, \h, \bc
.endm

/* w[i] += s0(w[i + 1]) + w[i + 9] + s1(w[i + 14]) */
.macro schedule i
    ldr r0, [lr, #4 * ((\i + 1) % 16)]
    ldr r2, [lr, #4 * \i]
    lsr r1, r0, #3
    eor r1, r1, r0, ror #7
    eor r1, r1, r0, ror #18
    add r2, r2, r1
    ldr r0, [lr, #4 * ((\i + 14) % 16)]
    ldr r1, [lr, #4 * ((\i + 9) % 16)]
    add r2, r2, r1
    lsr r1, r0, #10
    eor r1, r1, r0, ror #17
    eor r1, r1, r0, ror #19
    add r2, r2, r1
    str r2, [lr, #4 * \i]
.endm

    .section .text.pith_sha256_rounds, "0x20000006", %progbits
    .global pith_sha256_rounds
    .type pith_sha256_rounds, %function
    .align 2
pith_sha256_rounds:                 /* (state, block, constants) */
    add r12, r2, #4
    add r2, r12, #64 * 8
    push {r0 - r2, r4 - r11, lr}
    mov lr, r1
    add r3, r1, #64
1:  ldr r2, [r1]
    rev r2, r2
    str r2, [r1], #4
    cmp r1, r3
    bne 1b
    ldm r0, {r4 - r11}
    eor r3, r5, r6
2:  round r4, r5, r6, r7, r8, r9, r10, r11, r2, r3
    round r11, r4, r5, r6, r7, r8, r9, r10, r3, r2
    round r10, r11, r4, r5, r6, r7, r8, r9, r2, r3
    round r9, r10, r11, r4, r5, r6, r7, r8, r3, r2
    round r8, r9, r10, r11, r4, r5, r6, r7, r2, r3
    round r7, r8, r9, r10, r11, r4, r5, r6, r3, r2
    round r6, r7, r8, r9, r10, r11, r4, r5, r2, r3
    round r5, r6, r7, r8, r9, r10, r11, r4, r3, r2
    ldr r0, [sp, #BLOCK]
    sub r1, lr, r0
    cmp r1, #64
    bne 2b
    ldr r1, [sp, #END]
    cmp r1, r12
    beq 3f
    mov lr, r0
    .irp i, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
    schedule \i
    .endr
    b 2b

3:  ldr r0, [sp, #STATE]
    ldm r0, {r1 - r3, r12}
    add r4, r4, r1
    add r5, r5, r2
    add r6, r6, r3
    add r7, r7, r12
    stm r0!, {r4 - r7}
    ldm r0, {r1 - r3, r12}
    add r8, r8, r1
    add r9, r9, r2
    add r10, r10, r3
    add r11, r11, r12
    stm r0, {r8 - r11}
    add sp, sp, #12
    pop {r4 - r11, pc}
    .size pith_sha256_rounds, . - pith_sha256_rounds

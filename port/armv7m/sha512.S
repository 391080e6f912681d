/* SPDX-License-Identifier: MIT
 * The rounds of SHA-512 (FIPS 180-4 6.4.2) for 32-bit cores with Thumb-2.
 *
 * a .. h are in a window on the stack that moves down one entry a round. The new a goes below the
 * window, the new e replaces d, and the others change names without moving. Every eight rounds the
 * window is copied back up. a, e and b ^ c are also in registers. maj(a, b, c) is
 * ((a ^ b) & (b ^ c)) ^ b; its first term is the second term of the next round.
 * Every 16 rounds one loop replaces the 16 words of the schedule in place (6.1.3).
 *   r0 r1 a   r2 r3 e   r4 r5 b ^ c   r6 r7 T1, then T2   r8 r9 r10 free   r11 window   r12 K   lr W
 * Low words first, in registers and in memory. */
    .syntax unified
    .thumb

/* The frame: 8 entries for later rounds, 8 for a .. h; then the pushed arguments. */
#define STATE  128
#define BLOCK  132
#define END    136   /* of the constants */
#define FRAME  128

/* Computes one half of the XOR of two or three rotations; `own` is the same half of the word. For a
 * rotation by 32 + n, exchange the halves and rotate by n. */
.macro rotate_first out, own, other, by
    lsr \out, \own, #(\by)
    eor \out, \out, \other, lsl #(32 - (\by))
.endm
.macro rotate out, own, other, by
    eor \out, \out, \own, lsr #(\by)
    eor \out, \out, \other, lsl #(32 - (\by))
.endm

    .section .text.pith_sha512_rounds, "0x20000006", %progbits
    .global pith_sha512_rounds
    .type pith_sha512_rounds, %function
    .align 2
pith_sha512_rounds:                 /* (state, block, constants) */
    add r3, r2, #80 * 8
    push {r0, r1, r3 - r11, lr}
    sub sp, sp, #FRAME
    mov r12, r2
    mov lr, r1
    /* The message has its bytes, and so its word halves, most significant first. */
    add r3, r1, #128
1:  ldr r4, [r1]
    ldr r5, [r1, #4]
    rev r4, r4
    rev r5, r5
    str r5, [r1], #4
    str r4, [r1], #4
    cmp r1, r3
    bne 1b
    add r11, sp, #64
    ldm r0!, {r1 - r8}
    stm r11!, {r1 - r8}
    ldm r0, {r1 - r8}
    stm r11, {r1 - r8}

.Lsixteen:
    add r11, sp, #64
    ldr r0, [r11]
    ldr r1, [r11, #4]
    ldr r4, [r11, #8]
    ldr r5, [r11, #12]
    ldr r6, [r11, #16]
    ldr r7, [r11, #20]
    ldr r2, [r11, #32]
    ldr r3, [r11, #36]
    eor r4, r4, r6
    eor r5, r5, r7
.Lround:
    ldr r6, [r11, #56]              /* h + W + K */
    ldr r7, [r11, #60]
    ldr r8, [lr], #4
    ldr r9, [lr], #4
    adds r6, r6, r8
    adc r7, r7, r9
    ldr r8, [r12], #4
    ldr r9, [r12], #4
    adds r6, r6, r8
    adc r7, r7, r9
    rotate_first r8, r2, r3, 14     /* + S1(e) */
    rotate r8, r2, r3, 18
    rotate r8, r3, r2, 41 - 32
    adds r6, r6, r8
    rotate_first r8, r3, r2, 14
    rotate r8, r3, r2, 18
    rotate r8, r2, r3, 41 - 32
    adc r7, r7, r8
    ldr r8, [r11, #40]              /* + ch(e, f, g) */
    ldr r9, [r11, #48]
    ldr r10, [r11, #44]
    eor r8, r8, r9
    and r8, r8, r2
    eor r8, r8, r9
    adds r6, r6, r8
    ldr r9, [r11, #52]
    eor r10, r10, r9
    and r10, r10, r3
    eor r10, r10, r9
    adc r7, r7, r10
    ldr r8, [r11, #24]              /* T1 + d, the next e */
    ldr r9, [r11, #28]
    adds r2, r6, r8
    adc r3, r7, r9
    str r2, [r11, #24]
    str r3, [r11, #28]
    ldr r9, [r11, #8]
    rotate_first r8, r0, r1, 28     /* T1 + S0(a) */
    rotate r8, r1, r0, 34 - 32
    rotate r8, r1, r0, 39 - 32
    adds r6, r6, r8
    rotate_first r8, r1, r0, 28
    rotate r8, r0, r1, 34 - 32
    rotate r8, r0, r1, 39 - 32
    adc r7, r7, r8
    eor r10, r0, r9                 /* + maj(a, b, c), the next a */
    and r4, r4, r10
    eor r4, r4, r9
    adds r0, r6, r4
    mov r4, r10
    ldr r9, [r11, #12]
    eor r10, r1, r9
    and r5, r5, r10
    eor r5, r5, r9
    adc r1, r7, r5
    mov r5, r10
    str r0, [r11, #-8]!
    str r1, [r11, #4]
    cmp r11, sp
    bne .Lround

    ldm r11!, {r2 - r9}             /* after eight rounds: move the window up */
    add r0, sp, #64
    stm r0!, {r2 - r9}
    ldm r11, {r2 - r9}
    stm r0, {r2 - r9}
    ldr r1, [sp, #BLOCK]
    sub r0, lr, r1
    cmp r0, #128
    bne .Lsixteen
    ldr r0, [sp, #END]
    cmp r0, r12
    beq .Lend

    mov lr, r1                      /* w[i] += s0(w[i + 1]) + w[i + 9] + s1(w[i + 14]) */
    mov r11, #0
    ldr r0, [r1]
    ldr r1, [r1, #4]
.Lword:
    add r10, r11, #8
    and r10, r10, #127
    add r10, r10, lr
    ldr r2, [r10]
    ldr r3, [r10, #4]
    add r10, r11, #72
    and r10, r10, #127
    add r10, r10, lr
    ldr r4, [r10]
    ldr r5, [r10, #4]
    add r10, r11, #112
    and r10, r10, #127
    add r10, r10, lr
    ldr r6, [r10]
    ldr r7, [r10, #4]
    adds r0, r0, r4
    adc r1, r1, r5
    rotate_first r8, r2, r3, 1
    rotate r8, r2, r3, 8
    rotate r8, r2, r3, 7
    rotate_first r9, r3, r2, 1
    rotate r9, r3, r2, 8
    eor r9, r9, r3, lsr #7
    adds r0, r0, r8
    adc r1, r1, r9
    rotate_first r8, r6, r7, 19
    rotate r8, r7, r6, 61 - 32
    rotate r8, r6, r7, 6
    rotate_first r9, r7, r6, 19
    rotate r9, r6, r7, 61 - 32
    eor r9, r9, r7, lsr #6
    adds r0, r0, r8
    adc r1, r1, r9
    add r10, lr, r11
    str r0, [r10]
    str r1, [r10, #4]
    mov r0, r2
    mov r1, r3
    add r11, r11, #8
    cmp r11, #128
    bne .Lword
    b .Lsixteen

.Lend:
    ldr r0, [sp, #STATE]
    add r1, sp, #64
    mov r2, #8
2:  ldr r3, [r0]
    ldr r4, [r0, #4]
    ldr r5, [r1], #4
    ldr r6, [r1], #4
    adds r3, r3, r5
    adc r4, r4, r6
    str r3, [r0], #4
    str r4, [r0], #4
    subs r2, r2, #1
    bne 2b
    add sp, sp, #FRAME + 12
    pop {r4 - r11, pc}
    .size pith_sha512_rounds, . - pith_sha512_rounds

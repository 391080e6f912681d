/* SPDX-License-Identifier: MIT
 *
 * Reset and traps of a 32-bit RISC-V hart in machine mode. sections.ld defines the stack. */
    .equ    GUARD_SIZE, 4096
    .equ    NO_ACCESS_LOCKED, 0x98  /* L, A = NAPOT; without R, W, X */

    .section .vectors, "ax"
    .global reset_handler
    .type   reset_handler, @function
reset_handler:
    la      sp, __stack_top
    la      t0, fault_handler
    csrw    mtvec, t0
    /* Memory below RAM may ignore accesses instead of faulting. A locked entry of the PMP holds in
     * machine mode too. NAPOT: address >> 2, whose low ones give the size (Privileged
     * Architecture 1.10, 3.6.1). __stack_bottom is a multiple of GUARD_SIZE (sections.ld). */
    la      t0, __stack_bottom
    li      t1, GUARD_SIZE
    sub     t0, t0, t1
    srli    t0, t0, 2
    ori     t0, t0, GUARD_SIZE / 8 - 1
    csrw    pmpaddr0, t0
    li      t0, NO_ACCESS_LOCKED
    csrw    pmpcfg0, t0
    j       start
    .size   reset_handler, . - reset_handler

    /* The usual cause is a stack overflow, so the handler must not use that stack. mtvec needs
     * the alignment: its low bits are a mode. */
    .balign 4
    .global fault_handler
    .type   fault_handler, @function
fault_handler:
    la      sp, __stack_top
    j       fault_report
    .size   fault_handler, . - fault_handler

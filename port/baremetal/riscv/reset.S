/* SPDX-License-Identifier: MIT
 *
 * Reset and traps of a 32-bit RISC-V hart in machine mode. sections.ld defines the stack. */
    .section .vectors, "ax"
    .global reset_handler
    .type   reset_handler, @function
reset_handler:
    la      sp, __stack_top
    la      t0, fault_handler
    csrw    mtvec, t0
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

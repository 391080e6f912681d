/* SPDX-License-Identifier: MIT
 *
 * Boot stage: the first 256 bytes of flash. The chip's ROM copies them to RAM, checks their CRC and
 * calls them (RP2040 datasheet 2.8.1.3). They let the SSI map the flash, by the read command 03h that
 * every SPI flash has (4.10), and start the image by its vectors. */
    .syntax unified
    .thumb

    .equ    SSI, 0x18000000
    .equ    CTRLR0, 0x00
    .equ    CTRLR1, 0x04
    .equ    SSIENR, 0x08
    .equ    BAUDR, 0x14
    .equ    SPI_CTRLR0, 0xF4
    .equ    VTOR, 0xE000ED08
    .equ    VECTORS, 0x10000100

    .section .boot, "ax"
boot:
    ldr     r0, =SSI
    movs    r1, #0
    str     r1, [r0, #SSIENR]       /* registers change only while it is off */
    movs    r1, #4
    str     r1, [r0, #BAUDR]        /* clk_sys / 4 */
    ldr     r1, =31 << 16 | 3 << 8  /* frames of 32 bits; send command and address, then read */
    str     r1, [r0, #CTRLR0]
    movs    r1, #0
    str     r1, [r0, #CTRLR1]       /* one frame for each read */
    ldr     r1, =0x03 << 24 | 2 << 8 | 6 << 2  /* command 03h of 8 bits, address of 24, one wire */
    movs    r2, #SPI_CTRLR0
    str     r1, [r0, r2]
    movs    r1, #1
    str     r1, [r0, #SSIENR]

    ldr     r0, =VECTORS
    ldr     r1, =VTOR
    str     r0, [r1]
    ldmia   r0, {r0, r1}
    mov     sp, r0
    bx      r1
    .ltorg
    .balign 4
    .space  252 - (. - boot)
    .word   0xFDF3D198              /* CRC of the 252 bytes before; emulate.mjs prints it if wrong */

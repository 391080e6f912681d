/* SPDX-License-Identifier: MIT
 * The documents genuine.json and altered.json of the include path. */
    .section .rodata
    .global genuine_begin, genuine_end, altered_begin, altered_end
genuine_begin:
    .incbin "genuine.json"
genuine_end:
altered_begin:
    .incbin "altered.json"
altered_end:

/* SPDX-License-Identifier: MIT
 * The documents, as they are published and in canonical order. */
#ifdef __arm__
    .syntax unified
#endif

    .macro document name, file
    .section .rodata.\name, "a"
    .global \name\()_data, \name\()_size
    .type   \name\()_data, %object
\name\()_data:
    .incbin "\file"
1:  .size   \name\()_data, . - \name\()_data
    .balign 4
    .type   \name\()_size, %object
\name\()_size:
    .word   1b - \name\()_data
    .size   \name\()_size, 4
    .endm

    document bench_record, "record-1812.11732.json"
    document bench_bundle, "bundle-1706.02379.json"
    document bench_other_record, "record-1702.00953.json"
    document bench_other_bundle, "bundle-1802.08635.json"
    document bench_state, "state-1903.01061.json"
    document bench_sorted_record, "sorted/record-1812.11732.json"
    document bench_sorted_bundle, "sorted/bundle-1706.02379.json"
    document bench_sorted_other_record, "sorted/record-1702.00953.json"
    document bench_sorted_other_bundle, "sorted/bundle-1802.08635.json"
    document bench_sorted_state, "sorted/state-1903.01061.json"

// SPDX-License-Identifier: MIT
// The model follows the instruction timing tables of the Technical Reference Manuals (DDI 0432 for
// M0, DDI 0337 for M3, DDI 0439 for M4). An instruction takes one cycle, a load two, N registers 1
// + N, a taken branch two more. For a range of cycles the model takes the usual case: long products
// of M3 5, accumulating 6 (fewer for small operands), a division 6 of 2 to 12. M0 multiplies in one
// cycle (the faster of its two multipliers). The model ignores wait states, the alignment of branch
// targets, and contention on the bus.
#include "cycles.h"

static uint32_t ones(uint32_t bits) {
    uint32_t count = 0;
    for (; bits != 0; bits &= bits - 1) ++count;
    return count;
}

static Cost access(Core core, Cost cost, bool load) {
    // A store of M3 and M4 ends in the write buffer.
    cost.cycles = load || core == CORE_M0 ? 2 : 1;
    cost.single_load = load;
    cost.single_access = true;
    return cost;
}

static Cost narrow(Core core, uint32_t word) {
    Cost cost = {.size = 2, .cycles = 1, .if_taken = 2};
    const bool load = (word & 0x0800) != 0;
    if ((word & 0xF800) == 0x4800) return access(core, cost, true);  // LDR (literal)
    if ((word & 0xF000) == 0x5000) return access(core, cost, (word & 0x0E00) >= 0x0600);
    if ((word & 0xE000) == 0x6000 || (word & 0xE000) == 0x8000) return access(core, cost, load);
    if ((word & 0xF600) == 0xB400) {  // PUSH, POP
        cost.cycles = 1 + ones(word & 0x1FF);
        if (core == CORE_M0) cost.if_taken = 3;  // POP of the program counter
    } else if ((word & 0xF000) == 0xC000) {      // STM, LDM
        cost.cycles = 1 + ones(word & 0xFF);
    }
    return cost;
}

static uint32_t long_product(Core core, uint32_t first, uint32_t second) {
    const uint32_t operation = first >> 4 & 7;
    if ((operation == 1 || operation == 3) && (second & 0xF0) == 0xF0) return 6;  // SDIV, UDIV
    if (core != CORE_M3) return 1;
    return operation == 0 || operation == 2 ? 5 : 6;  // SMULL, UMULL; with accumulation
}

static Cost wide(Core core, uint32_t first, uint32_t second) {
    Cost cost = {.size = 4, .cycles = 1, .if_taken = 2};
    if ((first & 0xF800) == 0xF000) {
        if (core == CORE_M0) {
            if ((second & 0xD000) == 0xD000)
                cost.if_taken = 3;  // BL
            else
                cost.cycles = 4;  // MSR, MRS, barriers
        }
    } else if ((first & 0xFE40) == 0xE800) {  // LDM, STM
        cost.cycles = 1 + ones(second);
    } else if ((first & 0xFFF0) == 0xE8D0 && (second & 0xFFE0) == 0xF000) {  // TBB, TBH
        cost.cycles = 2;
    } else if ((first & 0xFE40) == 0xE840) {  // LDRD, STRD
        cost.cycles = 3;
    } else if ((first & 0xFE00) == 0xF800) {
        cost = access(core, cost, (first & 0x0010) != 0);
    } else if ((first & 0xFFF0) == 0xFB00) {  // MUL, MLA, MLS
        cost.cycles = core == CORE_M3 && (second & 0xF000) != 0xF000 ? 2 : 1;
    } else if ((first & 0xFF80) == 0xFB80) {
        cost.cycles = long_product(core, first, second);
    }
    return cost;
}

Cost cost_of(Core core, const uint8_t *code) {
    const uint32_t first = code[0] | (uint32_t)code[1] << 8;
    // RISC-V Unprivileged Architecture 20191213, 1.5; the Thumb rule is below.
    if (core == CORE_RV32) return (Cost){.size = (first & 3) == 3 ? 4 : 2};
    if (core == CORE_M33) return (Cost){.size = first >> 11 < 0x1D ? 2 : 4};
    // The first halfword gives the length (Armv7-M Architecture Reference Manual A5.1).
    if (first >> 11 < 0x1D) return narrow(core, first);
    return wide(core, first, code[2] | (uint32_t)code[3] << 8);
}

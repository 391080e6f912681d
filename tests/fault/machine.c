// SPDX-License-Identifier: MIT
#include "machine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { kBreakpoint = 0xBEAB, kSysWrite0 = 4 };
#define EVERYWHERE 1, 0
#define NOWHERE    0xFFFFFFFEu

static void check(uc_err error, const char *what) {
    if (error != UC_ERR_OK) fail(what, uc_strerror(error));
}

static const int kRegisters[] = {UC_ARM_REG_R0,  UC_ARM_REG_R1, UC_ARM_REG_R2,  UC_ARM_REG_R3,
                                 UC_ARM_REG_R4,  UC_ARM_REG_R5, UC_ARM_REG_R6,  UC_ARM_REG_R7,
                                 UC_ARM_REG_R8,  UC_ARM_REG_R9, UC_ARM_REG_R10, UC_ARM_REG_R11,
                                 UC_ARM_REG_R12, UC_ARM_REG_SP, UC_ARM_REG_LR};

void get_cpu(Machine *m, Cpu *cpu) {
    void *to[15];
    for (int i = 0; i < 15; ++i) to[i] = &cpu->r[i];
    check(uc_reg_read_batch(m->uc, (int *)kRegisters, to, 15), "registers");
    check(uc_reg_read(m->uc, UC_ARM_REG_PC, &cpu->pc), "pc");
    check(uc_reg_read(m->uc, UC_ARM_REG_XPSR, &cpu->xpsr), "xpsr");
}

void set_cpu(Machine *m, const Cpu *cpu) {
    // A fault may have changed state outside Cpu: masks, the active stack, sleep.
    check(uc_context_restore(m->uc, m->fresh), "uc_context_restore");
    void *from[15];
    for (int i = 0; i < 15; ++i) from[i] = (void *)&cpu->r[i];
    check(uc_reg_write_batch(m->uc, (int *)kRegisters, from, 15), "registers");
    const uint32_t pc = cpu->pc | 1;
    check(uc_reg_write(m->uc, UC_ARM_REG_PC, &pc), "pc");
    const uint32_t xpsr = cpu->xpsr | 1u << 24;  // Thumb
    check(uc_reg_write(m->uc, UC_ARM_REG_XPSR, &xpsr), "xpsr");
}

static uint32_t get(Machine *m, int id) {
    uint32_t value = 0;
    check(uc_reg_read(m->uc, id, &value), "a register");
    return value;
}

static void on_block(uc_engine *uc, uint64_t address, uint32_t size, void *context) {
    (void)size;
    Machine *m = context;
    if (m->blocks-- == 0 || address == m->break_at) {
        m->broke = address == m->break_at;
        uc_emu_stop(uc);
    }
}

// The semihosting breakpoint, or an exception without a handler.
static void on_exception(uc_engine *uc, uint32_t number, void *context) {
    (void)number;
    Machine *m = context;
    const uint32_t pc = get(m, UC_ARM_REG_PC);
    if (pc < kFlashSize && half_at(m->flash, pc) == kBreakpoint) {
        m->at_call = true;
    } else {
        m->failed = true;
    }
    uc_emu_stop(uc);
}

Machine *new_machine(bool is_m0, const uint8_t *flash, Hooks hooks) {
    Machine *m = calloc(1, sizeof *m);
    if (m == NULL) fail("machine", "no memory");
    m->flash = aligned_alloc(4096, kFlashSize);
    m->ram = aligned_alloc(4096, kRamSize);
    if (m->flash == NULL || m->ram == NULL) fail("machine", "no memory");
    memcpy(m->flash, flash, kFlashSize);
    memset(m->ram, 0, kRamSize);
    m->signed_text = "";
    m->break_at = 1;
    check(uc_open(UC_ARCH_ARM, UC_MODE_THUMB | UC_MODE_MCLASS, &m->uc), "uc_open");
    check(uc_ctl_set_cpu_model(m->uc, is_m0 ? UC_CPU_ARM_CORTEX_M0 : UC_CPU_ARM_CORTEX_M4),
          "uc_ctl_set_cpu_model");
    check(uc_mem_map_ptr(m->uc, 0, kFlashSize, UC_PROT_READ | UC_PROT_EXEC, m->flash), "flash");
    check(uc_mem_map_ptr(m->uc, RAM_BASE, kRamSize, UC_PROT_READ | UC_PROT_WRITE, m->ram), "RAM");
    uc_hook hook;  // all before the first run: later hooks miss translated code
    check(uc_hook_add(m->uc, &hook, UC_HOOK_INTR, (void *)on_exception, m, EVERYWHERE), "hook");
    if (hooks == kCountBlocks)
        check(uc_hook_add(m->uc, &hook, UC_HOOK_BLOCK, (void *)on_block, m, EVERYWHERE), "hook");
    check(uc_context_alloc(m->uc, &m->fresh), "uc_context_alloc");
    check(uc_context_save(m->uc, m->fresh), "uc_context_save");
    return m;
}

// Sets the state after reset.
void start(Machine *m) {
    uint32_t vectors[2];
    memcpy(vectors, m->flash, sizeof vectors);
    const Cpu reset = {.r = {[13] = vectors[0]}, .pc = vectors[1] & ~1u};
    set_cpu(m, &reset);
}

static const uint8_t *memory_at(const Machine *m, uint32_t address, size_t *left) {
    const bool in_ram = address - RAM_BASE < kRamSize;
    *left = in_ram                 ? RAM_BASE + kRamSize - address
            : address < kFlashSize ? kFlashSize - address
                                   : 0;
    return in_ram ? m->ram + (address - RAM_BASE) : m->flash + address;
}

// Handles a semihosting call: shows a text, or ends.
static Outcome answer(Machine *m) {
    const bool ends = get(m, UC_ARM_REG_R0) != kSysWrite0;
    if (!ends) {
        size_t left, used = strlen(m->shown);
        const uint8_t *text = memory_at(m, get(m, UC_ARM_REG_R1), &left);
        if (used != 0 && used + 1 < sizeof m->shown) m->shown[used++] = ' ';
        for (; left-- != 0 && *text != 0 && used + 1 < sizeof m->shown; ++text)
            m->shown[used++] = (char)*text;
        m->shown[used] = 0;
        if (strcmp(m->shown, "refused") == 0) return kRejected;
        if (strncmp(m->shown, "fault:", 6) == 0) return kCrashed;
        return kRunning;
    }
    if (strncmp(m->shown, "pith:", 5) != 0) return kSilent;
    return strcmp(m->shown, m->signed_text) == 0 ? kSigned : kAccepted;
}

Outcome run(Machine *m, uint64_t blocks) {
    m->blocks = blocks;
    m->shown[0] = 0;
    m->broke = false;
    for (;;) {
        m->at_call = m->failed = false;
        const uint32_t start = get(m, UC_ARM_REG_PC);
        const uc_err error = uc_emu_start(m->uc, start | 1, NOWHERE, 0, 0);
        if (m->broke) return kRunning;
        if (error != UC_ERR_OK || m->failed)  // earlier output counts
            return strncmp(m->shown, "pith:", 5) == 0 ? kAccepted : kCrashed;
        if (!m->at_call) return strncmp(m->shown, "pith:", 5) == 0 ? kAccepted : kHung;
        const Outcome outcome = answer(m);
        if (outcome != kRunning) return outcome;
        const uint32_t next = (get(m, UC_ARM_REG_PC) + 2) | 1;
        check(uc_reg_write(m->uc, UC_ARM_REG_PC, &next), "pc");
    }
}

bool step(Machine *m, uint32_t pc, uint32_t opcode, uint32_t size) {
    const uint16_t halves[2] = {(uint16_t)(size == 4 ? opcode >> 16 : opcode), (uint16_t)opcode};
    uint8_t kept[4];
    memcpy(kept, m->flash + pc, size);
    for (uint32_t i = 0; i < size; i += 2) {
        m->flash[pc + i] = (uint8_t)halves[i / 2];
        m->flash[pc + i + 1] = (uint8_t)(halves[i / 2] >> 8);
    }
    check(uc_ctl_remove_cache(m->uc, (uint64_t)pc, (uint64_t)pc + size), "uc_ctl_remove_cache");
    m->at_call = m->failed = false;
    const uc_err error = uc_emu_start(m->uc, pc | 1, NOWHERE, 0, 1);
    memcpy(m->flash + pc, kept, size);
    return error == UC_ERR_OK && !m->failed && !m->at_call;
}

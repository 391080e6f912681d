// SPDX-License-Identifier: MIT
// count CORE IMAGE FUNCTION... : runs a bench image in the unicorn CPU emulator. Prints the longest
// call of each function: instructions, cycles estimated by cycles.c, and deepest stack.
// Instructions and stack are exact.
//
// count --with FILE CORE IMAGE FUNCTION... : the same with a file in flash at DOCUMENT, after a
// word with its size. Prints the image's exit code. To save time it counts no cycles, and looks at
// the stack once a basic block.
//
// Counts instructions by basic blocks. unicorn's instruction hook is not called for an instruction
// of an IT block whose condition is false, although the core spends a cycle on it.
#include <elf.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicorn/unicorn.h>

#include "cycles.h"

#define MAX_FUNCTIONS 16
#define REGION_SIZE   (16u << 20)
#define FLASH_BASE    0u
#define RAM_BASE      0x20000000u
#define DOCUMENT      0x00200000u

// How unicorn emulates a core. The numbers of its registers depend on the architecture.
typedef struct Emulated {
    const char *name;
    uc_arch arch;
    uc_mode mode;
    int model, stack_pointer, return_address, result;
    uint16_t elf_machine;
} Emulated;

#define ARM_CORE(name, model)                                                                   \
    {                                                                                           \
        name, UC_ARCH_ARM, UC_MODE_THUMB | UC_MODE_MCLASS, model, UC_ARM_REG_SP, UC_ARM_REG_LR, \
            UC_ARM_REG_R0, EM_ARM                                                               \
    }

static const Emulated cores[] = {
    [CORE_M0] = ARM_CORE("m0", UC_CPU_ARM_CORTEX_M0),
    [CORE_M3] = ARM_CORE("m3", UC_CPU_ARM_CORTEX_M3),
    [CORE_M4] = ARM_CORE("m4", UC_CPU_ARM_CORTEX_M4),
    [CORE_M33] = ARM_CORE("m33", UC_CPU_ARM_CORTEX_M33),
    [CORE_RV32] = {"rv32", UC_ARCH_RISCV, UC_MODE_RISCV32, UC_CPU_RISCV32_SIFIVE_E31,
                   UC_RISCV_REG_SP, UC_RISCV_REG_RA, UC_RISCV_REG_A0, EM_RISCV},
};
enum { kCores = sizeof cores / sizeof *cores };

typedef struct Function {
    const char *name;
    uint32_t entry, after;  // after: the return address
    uint32_t stack_at_entry, stack_lowest;
    uint64_t instructions_at_entry, cycles_at_entry;
    uint64_t instructions, cycles, stack;  // maximum of all calls
    bool running, done;
} Function;

typedef struct Block {  // a block executed before
    uint16_t size, instructions;
} Block;

typedef struct Run {
    Core core;
    Emulated as;
    uint32_t start;                 // the entry of the ELF header
    bool is_long;                   // count no cycles, and stack by blocks
    Block blocks[REGION_SIZE / 2];  // by address, which is even
    uint8_t *flash;
    uint64_t instructions, cycles;  // since reset
    uint32_t block_end, if_taken;   // of the block before and its last instruction
    bool after_access;              // that instruction loaded or stored one register
    uint32_t exit_entry;            // semihosting_exit(code)
    uint32_t exit_code;
    bool exited;
    int count;
    Function functions[MAX_FUNCTIONS];
} Run;

static void fail(const char *what, const char *why) {
    fprintf(stderr, "count: %s: %s\n", what, why);
    exit(2);
}

static void check(uc_err error, const char *what) {
    if (error != UC_ERR_OK) fail(what, uc_strerror(error));
}

static uint32_t read_register(uc_engine *uc, int id) {
    uint32_t value = 0;
    check(uc_reg_read(uc, id, &value), "uc_reg_read");
    return value;
}

static void add_block(Run *run, uint32_t address, uint32_t size) {
    if (address != run->block_end) run->cycles += run->if_taken;
    for (uint32_t at = address; at < address + size;) {
        const Cost cost = cost_of(run->core, run->flash + at);
        // M3 and M4 overlap a load with the access before it.
        const bool overlaps = run->core != CORE_M0 && cost.single_load && run->after_access;
        run->cycles += overlaps ? cost.cycles - 1 : cost.cycles;
        run->instructions += 1;
        run->after_access = cost.single_access;
        run->if_taken = cost.if_taken;
        at += cost.size;
    }
    run->block_end = address + size;
}

static void count_block(Run *run, uint32_t address, uint32_t size) {
    Block *block = &run->blocks[address / 2];
    if (block->size != size) {
        block->size = (uint16_t)size;
        block->instructions = 0;
        for (uint32_t at = address; at < address + size; ++block->instructions)
            at += cost_of(run->core, run->flash + at).size;
    }
    run->instructions += block->instructions;
}

static void enter(const Run *run, Function *f, uc_engine *uc) {
    f->running = true;
    f->after = read_register(uc, run->as.return_address) & ~1u;
    f->stack_at_entry = f->stack_lowest = read_register(uc, run->as.stack_pointer);
    f->instructions_at_entry = run->instructions;
    f->cycles_at_entry = run->cycles;
}

static void leave(const Run *run, Function *f) {
    const uint64_t instructions = run->instructions - f->instructions_at_entry;
    const uint64_t cycles = run->cycles - f->cycles_at_entry;
    const uint32_t stack = f->stack_at_entry - f->stack_lowest;
    if (instructions > f->instructions) f->instructions = instructions;
    if (cycles > f->cycles) f->cycles = cycles;
    if (stack > f->stack) f->stack = stack;
    f->running = false;
    f->done = true;
}

static void look_at_stack(Run *run, uc_engine *uc) {
    uint32_t stack = 0;
    for (Function *f = run->functions; f < run->functions + run->count; ++f) {
        if (!f->running) continue;
        if (stack == 0) stack = read_register(uc, run->as.stack_pointer);
        if (stack < f->stack_lowest) f->stack_lowest = stack;
    }
}

static void on_block(uc_engine *uc, uint64_t address, uint32_t size, void *context) {
    Run *run = context;
    const uint32_t pc = (uint32_t)address;
    if (pc == run->exit_entry) {
        run->exit_code = read_register(uc, run->as.result);
        run->exited = true;
        uc_emu_stop(uc);
        return;
    }
    if (pc + size > REGION_SIZE) fail("image", "runs outside flash");
    for (Function *f = run->functions; f < run->functions + run->count; ++f)
        if (f->running && pc == f->after &&
            read_register(uc, run->as.stack_pointer) == f->stack_at_entry)
            leave(run, f);
    // A call's cost runs from its first instruction to its last, without the two branches.
    for (Function *f = run->functions; f < run->functions + run->count; ++f)
        if (!f->running && pc == f->entry) enter(run, f, uc);
    if (run->is_long) {
        look_at_stack(run, uc);
        count_block(run, pc, size);
    } else {
        add_block(run, pc, size);
    }
}

static void on_instruction(uc_engine *uc, uint64_t address, uint32_t size, void *context) {
    (void)address, (void)size;
    look_at_stack(context, uc);
}

static uint8_t *read_file(const char *name, size_t *size) {
    FILE *file = fopen(name, "rb");
    if (file == NULL || fseek(file, 0, SEEK_END) != 0) {
        perror(name);
        exit(2);
    }
    *size = (size_t)ftell(file);
    rewind(file);
    uint8_t *data = malloc(*size + 1);
    if (data == NULL || fread(data, 1, *size, file) != *size) fail(name, "cannot be read");
    fclose(file);
    return data;
}

// Trusts the headers of the image, which comes from our build, after checking its type.
static void load(const uint8_t *image, size_t size, const char *name, Run *run) {
    const Elf32_Ehdr *header = (const void *)image;
    if (size < sizeof *header || memcmp(image, ELFMAG, SELFMAG) != 0 ||
        header->e_ident[EI_CLASS] != ELFCLASS32 || header->e_machine != run->as.elf_machine)
        fail(name, "is no ELF image for this core");
    run->start = header->e_entry;
    const Elf32_Phdr *segments = (const void *)(image + header->e_phoff);
    for (int i = 0; i < header->e_phnum; ++i) {
        if (segments[i].p_type != PT_LOAD || segments[i].p_filesz == 0) continue;
        if ((uint64_t)segments[i].p_paddr + segments[i].p_filesz > REGION_SIZE)
            fail(name, "does not lie in 16 MB of flash at 0");
        memcpy(run->flash + segments[i].p_paddr, image + segments[i].p_offset,
               segments[i].p_filesz);
    }
    const Elf32_Shdr *sections = (const void *)(image + header->e_shoff);
    for (int s = 0; s < header->e_shnum; ++s) {
        if (sections[s].sh_type != SHT_SYMTAB) continue;
        const Elf32_Sym *symbols = (const void *)(image + sections[s].sh_offset);
        const char *names = (const char *)image + sections[sections[s].sh_link].sh_offset;
        for (size_t i = 0; i < sections[s].sh_size / sizeof *symbols; ++i) {
            if (ELF32_ST_TYPE(symbols[i].st_info) != STT_FUNC) continue;
            const char *symbol = names + symbols[i].st_name;
            const uint32_t entry = symbols[i].st_value & ~1u;
            if (strcmp(symbol, "semihosting_exit") == 0) run->exit_entry = entry;
            for (int f = 0; f < run->count; ++f)
                if (strcmp(symbol, run->functions[f].name) == 0) run->functions[f].entry = entry;
        }
    }
    if (run->exit_entry == 0) fail(name, "has no semihosting_exit");
    for (int f = 0; f < run->count; ++f)
        if (run->functions[f].entry == 0)
            fail(run->functions[f].name, "is no function of the image");
}

static void put_document(const char *name, Run *run) {
    size_t size;
    uint8_t *document = read_file(name, &size);
    const uint32_t word = (uint32_t)size;
    if (size > REGION_SIZE - DOCUMENT - sizeof word) fail(name, "is too large");
    memcpy(run->flash + DOCUMENT, &word, sizeof word);
    memcpy(run->flash + DOCUMENT + sizeof word, document, size);
    free(document);
}

static Core core_named(const char *name) {
    for (int core = 0; core < kCores; ++core)
        if (strcmp(name, cores[core].name) == 0) return (Core)core;
    fail(name, "is not a core: m0, m3, m4, m33 or rv32");
    return CORE_M0;
}

int main(int argc, char **argv) {
    const char *document = NULL;
    if (argc > 2 && strcmp(argv[1], "--with") == 0) {
        document = argv[2];
        argc -= 2;
        argv += 2;
    }
    if (argc < 4 || argc > 3 + MAX_FUNCTIONS) {
        fprintf(stderr,
                "usage: count [--with FILE] m0|m3|m4|m33|rv32 IMAGE FUNCTION...  (at most %d)\n",
                MAX_FUNCTIONS);
        return 2;
    }
    static Run run;
    run.core = core_named(argv[1]);
    run.as = cores[run.core];
    run.flash = calloc(1, REGION_SIZE);
    if (run.flash == NULL) fail("flash", "no memory");
    run.count = argc - 3;
    for (int i = 0; i < run.count; ++i) run.functions[i].name = argv[3 + i];
    size_t size;
    uint8_t *image = read_file(argv[2], &size);
    load(image, size, argv[2], &run);
    free(image);
    if (document != NULL) put_document(document, &run);
    run.is_long = document != NULL;

    uc_engine *uc;
    uc_hook blocks, instructions;
    check(uc_open(run.as.arch, run.as.mode, &uc), "uc_open");
    check(uc_ctl_set_cpu_model(uc, run.as.model), "uc_ctl_set_cpu_model");
    check(uc_mem_map_ptr(uc, FLASH_BASE, REGION_SIZE, UC_PROT_READ | UC_PROT_EXEC, run.flash),
          "flash");
    check(uc_mem_map(uc, RAM_BASE, REGION_SIZE, UC_PROT_READ | UC_PROT_WRITE), "RAM");
    check(uc_hook_add(uc, &blocks, UC_HOOK_BLOCK, (void *)on_block, &run, 1, 0), "uc_hook_add");
    if (!run.is_long) {
        check(uc_hook_add(uc, &instructions, UC_HOOK_CODE, (void *)on_instruction, &run, 1, 0),
              "uc_hook_add");
    }
    if (run.as.arch == UC_ARCH_ARM) {
        uint32_t vectors[2];  // initial stack pointer, reset handler
        memcpy(vectors, run.flash, sizeof vectors);
        check(uc_reg_write(uc, run.as.stack_pointer, &vectors[0]), "uc_reg_write");
        run.start = vectors[1] | 1;
    }
    check(uc_emu_start(uc, run.start, UINT32_MAX, 0, 0), "the image");
    if (!run.exited) fail(argv[2], "stopped without semihosting_exit");
    if (document != NULL) {
        printf("exit code %u\n", run.exit_code);
    } else if (run.exit_code != 0) {
        fprintf(stderr, "count: %s: exit code %u\n", argv[2], run.exit_code);
        return 1;
    }
    for (const Function *f = run.functions; f < run.functions + run.count; ++f) {
        if (!f->done) fail(f->name, "was never called, or never returned");
        printf("%s instructions %llu cycles %llu stack %llu\n", f->name,
               (unsigned long long)f->instructions, (unsigned long long)f->cycles,
               (unsigned long long)f->stack);
    }
    free(run.flash);
    uc_close(uc);
    return 0;
}

// SPDX-License-Identifier: MIT
// inject m0|m4 IMAGE GENUINE DOCUMENT rejected|accepted SIGNED K N: runs the image on DOCUMENT with
// every N-th fault of the plan, from the K-th on, and prints the outcomes.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "plan.h"

static const char *const kRegionNames[] = {"parse", "curve", "decide"};
static const char *const kKindNames[] = {"skip", "skip-bytes", "flip", "register"};
static const char *const kOutcomeNames[] = {"running", "rejected", "crashed", "hung",
                                            "silent",  "signed",   "accepted"};

typedef struct Campaign {
    const Image *image;
    Trace trace;
    Plan plan;
    Machine *walker, *stepper, *runner;
    uint32_t n;
    uint32_t judged;
    bool inside;
    uint32_t shard, shards;
    uint64_t ordinal, spared;
    uint64_t planned[kRegions][kKinds], fired[kRegions][kKinds];
    uint64_t outcomes[kRegions][kKinds][kOutcomes];
} Campaign;

// The genuine document is verified before the fault. A firmware that restarts after the fault finds
// no document.
static void forget_genuine(Machine *m) {
    uint32_t size;
    memcpy(&size, m->flash + kDocuments, sizeof size);
    memset(m->flash + kDocuments + 8, 0, size);
}

static void put_documents(uint8_t *flash, const char *genuine, const char *document) {
    const char *const names[2] = {genuine, document};
    uint8_t *at = flash + kDocuments + 8;
    for (int i = 0; i < 2; ++i) {
        size_t size;
        uint8_t *bytes = read_file(names[i], &size);
        if (size > (size_t)(flash + kFlashSize - at)) fail(names[i], "does not fit in flash");
        memcpy(flash + kDocuments + 4 * i, &(uint32_t){(uint32_t)size}, 4);
        memcpy(at, bytes, size);
        at += size;
        free(bytes);
    }
}

// Returns true if every byte that the rest of the run reads equals the run without a fault.
static bool is_as_recorded(Campaign *c, const Mark *mark) {
    Cpu cpu;
    get_cpu(c->runner, &cpu);
    // At a call no other registers and flags are in use (AAPCS 6.1.1).
    for (uint32_t i = 0; i < 15; ++i)
        if ((i < mark->arguments || (i > 3 && i != 12)) && cpu.r[i] != mark->cpu.r[i]) return false;
    const uint64_t *a = (const void *)c->runner->ram, *b = (const void *)mark->ram;
    const uint64_t *live = (const void *)mark->live;
    for (size_t i = 0; i < kRamSize / 8; ++i)
        if (((a[i] ^ b[i]) & live[i]) != 0) return false;
    return true;
}

// Runs from a state to the end. Stops at the next call or at the equation if the state equals the
// recorded run there, because the rest is then equal.
static Outcome finish(Campaign *c, const Cpu *cpu, const uint8_t *ram, Outcome recorded) {
    Machine *m = c->runner;
    const Trace *t = &c->trace;
    memcpy(m->ram, ram, kRamSize);
    set_cpu(m, cpu);
    const uint64_t limit = t->blocks + t->blocks / 2 + 10000;
    uint32_t next = 0;
    while (next < t->mark_count && t->marks[next].n <= c->n) ++next;
    for (;;) {
        const Mark *mark = next < t->mark_count ? &t->marks[next] : NULL;
        m->break_at = mark != NULL ? mark->pc : 1;
        const Outcome outcome = run(m, limit);
        if (!m->broke) return outcome;
        if (is_as_recorded(c, mark)) {
            ++c->spared;
            return recorded;
        }
        // After a difference only the equation is compared.
        const uint32_t last = t->mark_count - 1;
        next = next != last && t->marks[last].pc != mark->pc ? last : t->mark_count;
    }
}

static Outcome apply(Campaign *c, Cpu cpu, Fault fault, Outcome recorded) {
    const uint8_t *flash = c->image->flash;
    uint32_t it = c->trace.in_it[cpu.pc / 2];
    if (fault.kind == kSkip || fault.kind == kSkipBytes) {
        const uint32_t to = cpu.pc + fault.value;
        for (uint32_t at = cpu.pc; at < to; at += size_at(flash, at)) it = next_it(it);
        cpu.pc = to;
        cpu.xpsr = with_it(cpu.xpsr, it);
    } else if (fault.kind == kRegister) {
        cpu.xpsr = with_it(cpu.xpsr, it);
        if (fault.value < 15 * 32)
            cpu.r[fault.value / 32] ^= 1u << fault.value % 32;
        else
            cpu.xpsr ^= 1u << fault.value % 32;
    } else {
        const uint32_t size = size_at(flash, cpu.pc);
        const uint32_t opcode = opcode_at(flash, cpu.pc) ^ 1u << fault.value;
        const uint32_t first = size == 4 ? opcode >> 16 : opcode;
        memcpy(c->stepper->ram, c->walker->ram, kRamSize);
        cpu.xpsr = with_it(cpu.xpsr, it);
        set_cpu(c->stepper, &cpu);
        if (!step(c->stepper, cpu.pc, opcode, size)) return kCrashed;
        get_cpu(c->stepper, &cpu);
        cpu.xpsr = with_it(cpu.xpsr, is_it(first) ? first & 0xFF : next_it(it));
        return finish(c, &cpu, c->stepper->ram, recorded);
    }
    return finish(c, &cpu, c->walker->ram, recorded);
}

// Sometimes injects no fault: the state, restored in another machine, must end as recorded.
static void control(Campaign *c, Cpu cpu) {
    enum { kEvery = 9973 };
    if (c->n % kEvery != 0) return;
    cpu.xpsr = with_it(cpu.xpsr, c->trace.in_it[cpu.pc / 2]);
    if (finish(c, &cpu, c->walker->ram, kRejected) != kRejected)
        fail("control", "without a fault, a run ended otherwise than recorded");
}

static void report(const Campaign *c, uint32_t pc, Fault fault, const char *outcome) {
    const Function *f = function_at(c->image, pc);
    uint32_t occurrence = 0;
    for (uint32_t n = 0; n <= c->n; ++n) occurrence += c->trace.pc[n] == pc;
    printf("%s %s %s %u at 0x%x occurrence %u in %s shows \"%s\"\n", outcome,
           kRegionNames[c->trace.region[c->n]], kKindNames[fault.kind], fault.value, pc, occurrence,
           f != NULL ? f->name : "?", c->runner->shown);
}

static void attack(Campaign *c, const Cpu *cpu, Outcome recorded) {
    Fault faults[kMostFaults];
    const uint32_t count = faults_of(&c->plan, c->n, faults);
    const Region region = c->trace.region[c->n];
    for (uint32_t i = 0; i < count; ++i) {
        if (c->ordinal++ % c->shards != c->shard) continue;
        const Kind kind = faults[i].kind;
        c->runner->shown[0] = 0;
        const Outcome outcome = apply(c, *cpu, faults[i], recorded);
        ++c->fired[region][kind];
        ++c->outcomes[region][kind][outcome];
        if (outcome == kAccepted) report(c, cpu->pc, faults[i], "accepted");
        if (outcome == kSigned) report(c, cpu->pc, faults[i], "signed");
    }
}

static void on_instruction(uc_engine *uc, uint64_t address, uint32_t size, void *context) {
    (void)size;
    Campaign *c = context;
    if (!c->inside) c->inside = address == c->trace.pc[0] && c->judged++ == 1;
    if (!c->inside) return;
    if (c->n == c->trace.count) {
        uc_emu_stop(uc);
        return;
    }
    if (address != c->trace.pc[c->n]) fail("walk", "differs from the recorded run");
    Cpu cpu;
    get_cpu(c->walker, &cpu);
    cpu.pc = (uint32_t)address;
    control(c, cpu);
    attack(c, &cpu, kRejected);
    ++c->n;
}

static void plan_all(Campaign *c) {
    Fault faults[kMostFaults];
    uint64_t ordinal = 0;
    for (uint32_t n = 0; n < c->trace.count; ++n) {
        const uint32_t count = faults_of(&c->plan, n, faults);
        for (uint32_t i = 0; i < count; ++i)
            if (ordinal++ % c->shards == c->shard) ++c->planned[c->trace.region[n]][faults[i].kind];
    }
}

static void print(const Campaign *c) {
    for (int r = 0; r < kRegions; ++r)
        for (int k = 0; k < kKinds; ++k) {
            if (c->planned[r][k] == 0) continue;
            printf("count %s %s planned %llu fired %llu", kRegionNames[r], kKindNames[k],
                   (unsigned long long)c->planned[r][k], (unsigned long long)c->fired[r][k]);
            for (int o = kRejected; o < kOutcomes; ++o)
                printf(" %s %llu", kOutcomeNames[o], (unsigned long long)c->outcomes[r][k][o]);
            printf("\n");
        }
    printf("trace %u spared %llu\n", c->trace.count, (unsigned long long)c->spared);
}

int main(int argc, char **argv) {
    if (argc != 9) fail("usage", "inject m0|m4 IMAGE GENUINE DOCUMENT SIGNED all|decide K N");
    static Campaign c;
    static Image image;
    c.image = &image;
    const bool is_m0 = strcmp(argv[1], "m0") == 0;
    load_image(&image, argv[2]);
    put_documents(image.flash, argv[3], argv[4]);
    c.shard = (uint32_t)strtoul(argv[7], NULL, 10) - 1;
    c.shards = (uint32_t)strtoul(argv[8], NULL, 10);
    if (c.shards == 0 || c.shard >= c.shards) fail("usage", "K is 1 to N");

    record(&c.trace, &image, is_m0, argv[4], kRejected);
    make_plan(&c.plan, &image, &c.trace, strcmp(argv[6], "decide") == 0);
    plan_all(&c);
    c.walker = new_machine(is_m0, image.flash, kStepOnly);
    c.stepper = new_machine(is_m0, image.flash, kStepOnly);
    c.runner = new_machine(is_m0, image.flash, kCountBlocks);
    c.runner->signed_text = argv[5];
    forget_genuine(c.stepper);
    forget_genuine(c.runner);
    uc_hook hook;
    if (uc_hook_add(c.walker->uc, &hook, UC_HOOK_CODE, (void *)on_instruction, &c, 1, 0) !=
        UC_ERR_OK)
        fail("walk", "no hook");
    start(c.walker);
    run(c.walker, UINT64_MAX);
    print(&c);
    return 0;
}

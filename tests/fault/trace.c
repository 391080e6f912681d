// SPDX-License-Identifier: MIT
#include "trace.h"

#include <stdlib.h>
#include <string.h>

// An access to RAM, or the next mark.
typedef struct Access {
    uint16_t at;
    uint8_t size;  // 0: the mark
    bool writes;
} Access;

typedef struct Recorder {
    Machine *machine;
    Trace *trace;
    uint32_t judge, feed, end, equation, compare, reject, accept;
    Region region;
    uint32_t judged;
    bool inside, over;
    Access *log;
    size_t logged, room;
} Recorder;

static void note(Recorder *r, Access access) {
    if (r->logged == r->room) {
        r->room = r->room != 0 ? 2 * r->room : 1 << 20;
        r->log = realloc(r->log, r->room * sizeof *r->log);
        if (r->log == NULL) fail("trace", "no memory");
    }
    r->log[r->logged++] = access;
}

static void mark(Recorder *r, uint32_t pc, uint32_t arguments) {
    if (r->trace->mark_count == kMostMarks) fail("trace", "too many calls of feed");
    Mark *m = &r->trace->marks[r->trace->mark_count++];
    *m = (Mark){.n = r->trace->count, .pc = pc, .arguments = arguments};
    get_cpu(r->machine, &m->cpu);
    memcpy(m->ram, r->machine->ram, kRamSize);
    note(r, (Access){0, 0, false});
}

// Works from the end back: a byte is live from its read back to its write.
static void find_live(Recorder *r) {
    static uint8_t live[kRamSize];
    memset(live, 0, sizeof live);
    for (uint32_t left = r->trace->mark_count; r->logged-- != 0;) {
        const Access *access = &r->log[r->logged];
        if (access->size == 0) memcpy(r->trace->marks[--left].live, live, sizeof live);
        memset(live + access->at, access->writes ? 0x00 : 0xFF, access->size);
    }
}

static void append(Trace *trace, uint32_t pc, Region region) {
    if (trace->count == trace->capacity) {
        trace->capacity = trace->capacity != 0 ? 2 * trace->capacity : 1 << 20;
        trace->pc = realloc(trace->pc, trace->capacity * sizeof *trace->pc);
        trace->region = realloc(trace->region, trace->capacity);
        if (trace->pc == NULL || trace->region == NULL) fail("trace", "no memory");
    }
    trace->pc[trace->count] = pc;
    trace->region[trace->count++] = (uint8_t)region;
}

// No code jumps into an IT block: this holds for the compiler's code and for ours.
static void map_it(Trace *trace, const uint8_t *flash, uint32_t at) {
    for (uint32_t it = half_at(flash, at) & 0xFF; it != 0; it = next_it(it)) {
        at += size_at(flash, at);
        trace->in_it[at / 2] = (uint8_t)it;
    }
}

static void on_instruction(uc_engine *uc, uint64_t address, uint32_t size, void *context) {
    (void)uc, (void)size;
    Recorder *r = context;
    const uint32_t pc = (uint32_t)address;
    if (pc == r->judge && r->judged++ == 1) {  // the first is the genuine document's
        r->inside = true;
        r->machine->shown[0] = 0;
        r->trace->blocks = r->machine->blocks;
    }
    if (!r->inside || r->over) return;
    if (pc == r->reject || pc == r->accept) r->over = true;
    if (pc == r->end && r->region == kParse) r->region = kDecide;
    if (pc == r->equation) {
        r->region = kCurve;
        mark(r, pc, 4);
    }
    if (pc == r->feed) mark(r, pc, 3);
    if (pc == r->compare) {
        r->region = kDecide;
        r->trace->compare = r->trace->count;
    }
    if (r->over) return;
    append(r->trace, pc, r->region);
    if (is_it(half_at(r->machine->flash, pc))) map_it(r->trace, r->machine->flash, pc);
}

static bool on_access(uc_engine *uc, uc_mem_type type, uint64_t address, int size, int64_t value,
                      void *context) {
    (void)uc, (void)value;
    Recorder *r = context;
    const uint64_t at = address - RAM_BASE;
    if (r->trace->mark_count != 0 && at + (uint32_t)size <= kRamSize)
        note(r, (Access){(uint16_t)at, (uint8_t)size, type == UC_MEM_WRITE});
    return true;
}

void record(Trace *trace, const Image *image, bool is_m0, const char *document, Outcome want) {
    Recorder *r = calloc(1, sizeof *r);
    if (r == NULL) fail("trace", "no memory");
    r->trace = trace;
    r->judge = entry_of(image, "judge");
    r->feed = entry_of(image, "Verifier4feed");
    r->end = entry_of(image, "Verifier3end");
    r->equation = entry_of(image, "Verification5begin");
    // With a key without a comb, both decisions are in the image.
    r->compare =
        entry_of(image, has_function(image, "Plain4is_r") ? "Plain4is_r" : "Verification7compare");
    r->accept = entry_of(image, "accept");
    r->reject = entry_of(image, "reject");
    Machine *m = r->machine = new_machine(is_m0, image->flash, kCountBlocks);
    uc_hook hook;
    if (uc_hook_add(m->uc, &hook, UC_HOOK_CODE, (void *)on_instruction, r, 1, 0) != UC_ERR_OK ||
        uc_hook_add(m->uc, &hook, UC_HOOK_MEM_READ | UC_HOOK_MEM_WRITE, (void *)on_access, r, 1,
                    0) != UC_ERR_OK)
        fail("trace", "no hook");
    start(m);
    const Outcome outcome = run(m, UINT64_MAX);
    trace->blocks -= m->blocks;
    if (outcome != want) fail(document, "has another outcome than it should, without a fault");
    if (!r->over) fail("judge", "does not end in accept or reject");
    find_live(r);
    uc_close(m->uc);
    free(r->log);
    free(r);
}

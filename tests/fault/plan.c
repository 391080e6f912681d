// SPDX-License-Identifier: MIT
#include "plan.h"

#include <stdlib.h>
#include <string.h>

enum { kStrata = 6, kMostBytes = 10 };

void make_plan(Plan *plan, const Image *image, const Trace *trace, bool only_decide) {
    *plan = (Plan){image, trace, only_decide, calloc(trace->count, 1), calloc(trace->count, 1)};
    uint32_t *seen = calloc(kRegions * kFlashSize, sizeof *seen);
    uint32_t *total = calloc(kRegions * kFlashSize, sizeof *total);
    if (plan->ends == NULL || plan->strata == NULL || seen == NULL || total == NULL)
        fail("plan", "no memory");
    for (uint32_t n = 0; n < trace->count; ++n)
        ++total[trace->region[n] * kFlashSize + trace->pc[n]];
    for (uint32_t n = 0; n < trace->count; ++n) {
        const size_t at = trace->region[n] * kFlashSize + trace->pc[n];
        const uint32_t i = seen[at]++, last = total[at] - 1;
        plan->ends[n] = i == 0 || i == last;
        // The executions at 0, 1/6, 2/6 ... of their number.
        plan->strata[n] =
            last < kStrata || i * kStrata / last != (i + 1) * kStrata / last || i == last;
    }
    free(seen);
    free(total);
}

static bool starts(const char *text, const char *with) {
    return strncmp(text, with, strlen(with)) == 0;
}

static bool has_any(const char *name, const char *const *parts) {
    for (; *parts != NULL; ++parts)
        if (strstr(name, *parts) != NULL) return true;
    return false;
}

// Code that judges, not code that reads.
static bool judges(const char *name) {
    static const char *const parts[] = {"4pith6verify", "4pith6record", NULL};
    return has_any(name, parts) || starts(name, "pith_") || starts(name, "judge") ||
           starts(name, "is_genuine") || starts(name, "mem");
}

// Code that leads from the equation's units to its result, not arithmetic.
static bool leads(const char *name) {
    static const char *const parts[] = {"Verifier3end",
                                        "Verifier4step",
                                        "Verification4step",
                                        "Verification4unit",
                                        "Verification4hash",
                                        "Verification5begin",
                                        "Verification13begin_product",
                                        "5Plain4unit",
                                        "5Plain7shorten",
                                        "5Plain13begin_product",
                                        NULL};
    return has_any(name, parts) || strcmp(name, "pith_end") == 0 ||
           strcmp(name, "pith_step") == 0 || starts(name, "judge") || starts(name, "is_genuine");
}

static bool is_kernel(const char *name) {
    return starts(name, "pith_field") || starts(name, "pith_point") || starts(name, "pith_sha");
}

static uint32_t add_bytes(Fault *faults, uint32_t size) {
    uint32_t count = 0;
    for (uint32_t bytes = 2; bytes <= kMostBytes; bytes += 2)
        if (bytes != size) faults[count++] = (Fault){kSkipBytes, bytes};
    return count;
}

static uint32_t add_flips(Fault *faults, uint32_t size) {
    for (uint32_t bit = 0; bit < 8 * size; ++bit) faults[bit] = (Fault){kFlip, bit};
    return 8 * size;
}

static uint32_t add_registers(Fault *faults) {
    uint32_t count = 0;
    for (uint32_t bit = 0; bit < 15 * 32; ++bit) faults[count++] = (Fault){kRegister, bit};
    for (uint32_t flag = 28; flag < 32; ++flag)
        faults[count++] = (Fault){kRegister, 15 * 32 + flag};
    return count;
}

uint32_t faults_of(const Plan *plan, uint32_t n, Fault faults[kMostFaults]) {
    const Trace *trace = plan->trace;
    const Region region = trace->region[n];
    if (plan->only_decide && region != kDecide) return 0;
    const uint32_t size = size_at(plan->image->flash, trace->pc[n]);
    const Function *function = function_at(plan->image, trace->pc[n]);
    const char *name = function != NULL ? function->name : "";
    uint32_t count = 0;
    const bool kernel = is_kernel(name);
    bool chosen = plan->ends[n] && (region == kCurve ? leads(name) : judges(name));
    if (region == kDecide) chosen = !kernel || plan->strata[n];
    if (region != kCurve || plan->strata[n]) faults[count++] = (Fault){kSkip, size};
    if (chosen) {
        count += add_bytes(faults + count, size);
        count += add_flips(faults + count, size);
    }
    const bool in_tail = trace->compare == 0 ? region == kDecide : n >= trace->compare;
    if (in_tail && !kernel) count += add_registers(faults + count);
    return count;
}

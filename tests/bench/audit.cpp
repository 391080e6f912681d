// SPDX-License-Identifier: MIT
// Audits the five real documents: in flash with keys in any order, and in canonical order in
// pieces.
#include <pith/audit.h>

#define BENCH extern "C" [[gnu::noinline, gnu::noclone, gnu::noipa]]

extern "C" {
extern const uint8_t bench_record_data[], bench_bundle_data[], bench_other_record_data[],
    bench_other_bundle_data[], bench_state_data[], bench_sorted_record_data[],
    bench_sorted_bundle_data[], bench_sorted_other_record_data[], bench_sorted_other_bundle_data[],
    bench_sorted_state_data[];
extern const uint32_t bench_record_size, bench_bundle_size, bench_other_record_size,
    bench_other_bundle_size, bench_state_size, bench_sorted_record_size, bench_sorted_bundle_size,
    bench_sorted_other_record_size, bench_sorted_other_bundle_size, bench_sorted_state_size;

pith_audit bench_audit;
pith_source_audit bench_source_audit;

bool bench_audit_steps();
}

namespace {

void begin(const uint8_t *data, uint32_t size, pith_source &source) {
    source = pith_mapped(data, size);
    pith_source_audit_begin(&bench_source_audit, &pith_registry_keyring, &pith_default_policy,
                            &source);
}

bool in_flash(const uint8_t *data, uint32_t size) {
    pith_source source;
    begin(data, size, source);
    return pith_source_audit_step(&bench_source_audit, 0) == PITH_GENUINE;
}

bool over_a_line(const uint8_t *data, uint32_t size) {
    return pith_audit_verify(&bench_audit, &pith_registry_keyring, &pith_default_policy, data,
                             size) == PITH_GENUINE;
}

}  // namespace

BENCH bool bench_audit_bundle() {
    return in_flash(bench_bundle_data, bench_bundle_size);
}

BENCH bool bench_audit_record() {
    return in_flash(bench_record_data, bench_record_size);
}

BENCH bool bench_audit_all() {
    return in_flash(bench_record_data, bench_record_size) &&
           in_flash(bench_other_record_data, bench_other_record_size) &&
           in_flash(bench_bundle_data, bench_bundle_size) &&
           in_flash(bench_other_bundle_data, bench_other_bundle_size) &&
           in_flash(bench_state_data, bench_state_size);
}

BENCH bool bench_audit_sorted() {
    return over_a_line(bench_sorted_record_data, bench_sorted_record_size) &&
           over_a_line(bench_sorted_other_record_data, bench_sorted_other_record_size) &&
           over_a_line(bench_sorted_bundle_data, bench_sorted_bundle_size) &&
           over_a_line(bench_sorted_other_bundle_data, bench_sorted_other_bundle_size) &&
           over_a_line(bench_sorted_state_data, bench_sorted_state_size);
}

BENCH pith_verdict bench_audit_step() {
    return pith_source_audit_step(&bench_source_audit, 1);
}

static bool steps(const uint8_t *data, uint32_t size) {
    pith_source source;
    begin(data, size, source);
    pith_verdict verdict = PITH_PENDING;
    while (verdict == PITH_PENDING) verdict = bench_audit_step();
    return verdict == PITH_GENUINE;
}

// Each way to audit a document. The longest call of bench_audit_step() is the longest of all.
bool bench_audit_steps() {
    return steps(bench_record_data, bench_record_size) &&
           steps(bench_other_record_data, bench_other_record_size) &&
           steps(bench_bundle_data, bench_bundle_size) &&
           steps(bench_other_bundle_data, bench_other_bundle_size) &&
           steps(bench_state_data, bench_state_size);
}

// SPDX-License-Identifier: MIT
// Audits a document that count.c wrote to flash, step by step, to count the cost of a hostile one.
#include <pith/audit.h>
#include <string.h>

#define BENCH extern "C" [[gnu::noinline, gnu::noclone, gnu::noipa]]

namespace {

struct Document {  // at the address of count.c
    uint32_t size;
    uint8_t bytes[1];
};
const auto *const kDocument = reinterpret_cast<const Document *>(0x00200000);

pith_source_audit audit;
pith_verdict verdict;

}  // namespace

BENCH pith_verdict worst_step() {
    return pith_source_audit_step(&audit, 1);
}

BENCH void worst_audit(const pith_source *source) {
    pith_source_audit_begin(&audit, &pith_registry_keyring, &pith_default_policy, source);
    do verdict = worst_step();
    while (verdict == PITH_PENDING);
}

static int read_copy(void *, uint32_t offset, void *buffer, size_t size) {
    memcpy(buffer, kDocument->bytes + offset, size);
    return 0;
}

// Audits the document in mapped memory, and through windows. The exit code is the verdict's index
// among these, from 1.
int main() {
    constexpr pith_verdict kVerdicts[] = {PITH_TOO_COMPLEX, PITH_GENUINE,     PITH_INCOMPLETE,
                                          PITH_MALFORMED,   PITH_AMBIGUOUS,   PITH_UNSUPPORTED,
                                          PITH_ALTERED,     PITH_NOT_A_RECORD};
    pith_source source = pith_mapped(kDocument->bytes, kDocument->size);
    worst_audit(&source);
    const pith_verdict mapped = verdict;
    source.read = read_copy;
    worst_audit(&source);
    if (verdict != mapped) return 98;
    int place = 0;
    for (const pith_verdict one : kVerdicts) {
        ++place;
        if (one == verdict) return place;
    }
    return 99;
}

// SPDX-License-Identifier: MIT
// Verifies and audits a document that count.c wrote to flash, in pieces as a UART delivers them.
#include <pith/audit.h>

#define BENCH extern "C" [[gnu::noinline, gnu::noclone, gnu::noipa]]

namespace {

struct Document {  // at the address of count.c
    uint32_t size;
    uint8_t bytes[1];
};
const auto *const kDocument = reinterpret_cast<const Document *>(0x00200000);
constexpr uint32_t kPiece = 64;

pith_verifier verifier;
pith_source_audit source_audit;
pith_audit audit;

// Calls `take` for each piece of the document.
template <typename Take>
void in_pieces(Take take) {
    for (uint32_t at = 0; at < kDocument->size; at += kPiece) {
        const uint32_t rest = kDocument->size - at;
        take(kDocument->bytes + at, rest < kPiece ? rest : kPiece);
    }
}

}  // namespace

BENCH bool growth_verify() {
    pith_begin(&verifier, &pith_registry_keyring);
    in_pieces([](const uint8_t *data, uint32_t size) { pith_feed(&verifier, data, size); });
    pith_end(&verifier);
    return pith_step(&verifier, 0) == PITH_GENUINE;
}

BENCH bool growth_audit() {
    const pith_source source = pith_mapped(kDocument->bytes, kDocument->size);
    pith_source_audit_begin(&source_audit, &pith_registry_keyring, &pith_default_policy, &source);
    return pith_source_audit_step(&source_audit, 0) == PITH_GENUINE;
}

BENCH bool growth_sorted() {
    pith_audit_begin(&audit, &pith_registry_keyring, &pith_default_policy);
    in_pieces([](const uint8_t *data, uint32_t size) {
        for (;;) {
            const size_t taken = pith_audit_feed(&audit, data, size);
            data += taken;
            size -= static_cast<uint32_t>(taken);
            if (size == 0 || pith_audit_step(&audit, 0) != PITH_PENDING) return;
        }
    });
    pith_audit_end(&audit);
    return pith_audit_step(&audit, 0) == PITH_GENUINE;
}

// The exit code is the number of ways that ended with another verdict than genuine.
int main() {
    return !growth_verify() + !growth_audit() + !growth_sorted();
}

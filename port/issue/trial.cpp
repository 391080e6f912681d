// SPDX-License-Identifier: MIT
#include "trial.hpp"

#include <pith/audit.h>

#include <cstring>

#include "encode.hpp"
#include "errors.hpp"
#include "json.hpp"

namespace issue {
namespace {

const char *meaning(pith_verdict verdict) {
    switch (verdict) {
        case PITH_TOO_LARGE: return "a value exceeds a limit of every device";
        case PITH_TOO_COMPLEX: return "nested too deep, or a path of names is too long";
        case PITH_UNSUPPORTED: return "a value of another type, or an unknown member";
        case PITH_MALFORMED: return "a value has not its form";
        case PITH_ALTERED: return "a value is not what it must equal or hash to";
        case PITH_NOT_CHECKED: return "the protocol has no rule for this part";
        case PITH_UNKNOWN_KEY:
            return "the ring does not hold the key, or not as valid at this time";
        case PITH_UNTIMED:
            return "the key has bounds in the ring, and this kind has no signed time";
        default: return "the document breaks a rule of PROTOCOL.md";
    }
}

[[noreturn]] void refuse(const pith_audit &audit, const std::string &document,
                         pith_verdict verdict) {
    const std::uint32_t offset = pith_audit_offset(&audit);
    std::string check = "none";
    pith_finding finding;
    for (std::size_t i = 0; pith_audit_finding(&audit, i, &finding) != 0; ++i) {
        if (finding.verdict == verdict && finding.offset == offset) {
            check = pith_check_name(finding.check);
        }
    }
    const std::string pointer = pointer_at(document, offset);
    throw Refusal(
        "no device would accept the document: " + std::string(pith_verdict_name(verdict)) + " at " +
        (pointer.empty() ? "the root" : printable(pointer)) + ", check " + check + ": " +
        meaning(verdict));
}

}  // namespace

void require_accepted(const std::string &document, const PublicKey &key, const pith_ring *ring,
                      bool is_alone) {
    struct alignas(void *) Comb {
        unsigned char bytes[PITH_COMB_SIZE(5)];
    } comb;
    pith_key trusted{key.id.c_str(), {}, nullptr};
    std::memcpy(trusted.bytes, key.bytes.data(), key.bytes.size());
    if (pith_load_key(&trusted, &comb, sizeof comb) == 0) throw Refusal("the key is not usable");
    const pith_keyring keyring{&trusted, 1};

    pith_policy policy = pith_default_policy;
    policy.ring = ring;
    if (is_alone) {
        policy.required = 0;
        policy.not_checked = 1u << PITH_CHECK_EVENT_SUBJECT;
    }
    static pith_audit audit;
    const pith_verdict verdict =
        pith_audit_verify(&audit, &keyring, &policy, document.data(), document.size());
    if (verdict != PITH_GENUINE) refuse(audit, document, verdict);

    if (is_alone) return;
    static pith_verifier verifier;
    const pith_verdict pass = pith_verify(&verifier, &keyring, document.data(), document.size());
    if (pass == PITH_GENUINE) return;
    throw Refusal(
        "no device would accept the document in one pass: " + std::string(pith_verdict_name(pass)) +
        " at " + pointer_at(document, pith_offset(&verifier)));
}

}  // namespace issue

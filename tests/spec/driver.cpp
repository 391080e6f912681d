// SPDX-License-Identifier: MIT
// Verifies documents from stdin, each after a length of four bytes, low byte first. Writes one line
// for each, with fields separated by spaces, "-" if empty:
//   verdict offset kind number findings       audit with the default policy
//   verdict kind number labels findings       audit with a policy that allows every open finding
//   verdict number                            one pass
// Findings are CHECK:VERDICT:OFFSET,...
#include <pith/audit.h>
#include <pith/pith.h>
#include <pith/policy.h>

#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

namespace {

constexpr pith_verdict kGenuine = PITH_GENUINE;

struct Labels {
    std::string runs;  // "A3U1": three authenticated, then one unauthenticated
    char last = 0;
    unsigned long count = 0;

    void add(pith_label label, unsigned long more) {
        const char letter = label == PITH_AUTHENTICATED     ? 'A'
                            : label == PITH_BOUND           ? 'B'
                            : label == PITH_HASH_ONLY       ? 'H'
                            : label == PITH_UNAUTHENTICATED ? 'U'
                                                            : '-';
        if (letter != last) {
            flush();
            last = letter;
        }
        count += more;
    }
    void flush() {
        if (count != 0) {
            runs += last + std::to_string(count);
        }
        count = 0;
    }
};

// The type of pith_leaf selects one of these two.
[[maybe_unused]] void on_leaf(void *context, pith_label label) {
    static_cast<Labels *>(context)->add(label, 1);
}
[[maybe_unused]] void on_leaf(void *context, pith_label label, uint32_t count) {
    static_cast<Labels *>(context)->add(label, count);
}

const char *or_dash(const char *text) {
    return text != nullptr && *text != 0 ? text : "-";
}

struct Answer {
    pith_verdict verdict;
    uint32_t offset;
    std::string kind, number, findings, labels;
};

Answer audit(const std::vector<unsigned char> &document, const pith_keyring &ring,
             const pith_policy &policy) {
    static pith_source_audit s;
    Labels labels;
    const pith_source source = pith_mapped(document.data(), static_cast<uint32_t>(document.size()));
    pith_source_audit_begin(&s, &ring, &policy, &source);
    pith_audit_on_leaf(&s.audit, on_leaf, &labels);
    Answer answer{};
    answer.verdict = pith_source_audit_step(&s, 0);
    answer.offset = pith_audit_offset(&s.audit);
    pith_claims claims;
    const bool genuine =
        pith_audit_claims(&s.audit, &claims) == kGenuine && answer.verdict == kGenuine;
    answer.number = genuine ? or_dash(claims.number) : "-";
    answer.kind = genuine ? or_dash(pith_kind_name(pith_audit_kind(&s.audit))) : "-";
    pith_finding finding;
    for (size_t i = 0; pith_audit_finding(&s.audit, i, &finding); ++i) {
        answer.findings += (i != 0 ? "," : "") + std::string(pith_check_name(finding.check)) + ":" +
                           pith_verdict_name(finding.verdict) + ":" +
                           std::to_string(finding.offset);
    }
    labels.flush();
    answer.labels = genuine ? labels.runs : "";
    return answer;
}

bool read_document(std::vector<unsigned char> &document) {
    unsigned char length[4];
    if (std::fread(length, 1, 4, stdin) != 4) {
        return false;
    }
    document.resize(length[0] | static_cast<size_t>(length[1]) << 8 |
                    static_cast<size_t>(length[2]) << 16 | static_cast<size_t>(length[3]) << 24);
    return document.empty() ||
           std::fread(document.data(), 1, document.size(), stdin) == document.size();
}

}  // namespace

int main() {
    // The public key of the seed 0x11 * 32.
    static pith_key keys[2] = {pith_registry_key,
                               {"test-key",
                                {0xd0, 0x4a, 0xb2, 0x32, 0x74, 0x2b, 0xb4, 0xab, 0x3a, 0x13, 0x68,
                                 0xbd, 0x46, 0x15, 0xe4, 0xe6, 0xd0, 0x22, 0x4a, 0xb7, 0x1a, 0x01,
                                 0x6b, 0xaf, 0x85, 0x20, 0xa3, 0x32, 0xc9, 0x77, 0x87, 0x37},
                                nullptr}};
    alignas(8) static unsigned char memory[PITH_COMB_SIZE(5)];
    if (pith_load_key(&keys[1], memory, sizeof memory) == 0) {
        std::fprintf(stderr, "driver: the test key is refused\n");
        return 2;
    }
    const pith_keyring ring = {keys, 2};
    pith_policy open = pith_default_policy;
    open.required = 0;
    open.not_checked = ~0u;
    static pith_verifier v;
    std::vector<unsigned char> document;
    while (read_document(document)) {
        const Answer strict = audit(document, ring, pith_default_policy);
        const Answer lax = audit(document, ring, open);
        const pith_verdict one = pith_verify(&v, &ring, document.data(), document.size());
        pith_claims claims;
        const char *number = pith_get_claims(&v, &claims) == kGenuine ? claims.number : "-";
        std::printf("%s %u %s %s %s %s %s %s %s %s %s %s\n", pith_verdict_name(strict.verdict),
                    strict.offset, strict.kind.c_str(), strict.number.c_str(),
                    or_dash(strict.findings.c_str()), pith_verdict_name(lax.verdict),
                    lax.kind.c_str(), lax.number.c_str(), or_dash(lax.labels.c_str()),
                    or_dash(lax.findings.c_str()), pith_verdict_name(one), number);
        std::fflush(stdout);
    }
    return 0;
}

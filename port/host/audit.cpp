// SPDX-License-Identifier: MIT
#include "audit.hpp"

#include <exception>
#include <memory>
#include <utility>

#include "progress.hpp"
#include "refusal.hpp"
#include "text.hpp"

namespace host {
namespace {

// Counts the labels, and keeps them on request.
struct Counts {
    Labels *kept = nullptr;
    std::uint32_t count = 0;
    std::uint32_t trusted = 0;
    std::exception_ptr thrown = nullptr;
};

// The library is built without exceptions, so none may pass through it.
void note_labels(void *context, pith_label label, std::uint32_t count) {
    Counts &counts = *static_cast<Counts *>(context);
    counts.count += count;
    if (label == PITH_AUTHENTICATED || label == PITH_BOUND) counts.trusted += count;
    if (counts.kept == nullptr || counts.thrown) return;
    try {
        counts.kept->add(static_cast<pith::Label>(label), count);
    } catch (...) {
        counts.thrown = std::current_exception();
    }
}

// Returns the check of the finding that became the verdict: it has the same verdict and offset, and
// the policy does not accept it as not_checked. Returns nothing for a genuine document.
std::optional<pith::Check> failed_check(const Outcome &outcome, const pith::Policy &policy) {
    if (outcome.is_genuine()) return std::nullopt;
    for (const pith::Finding &finding : outcome.findings) {
        const bool is_accepted = finding.verdict == pith::Verdict::kNotChecked &&
                                 (policy.not_checked >> finding.check & 1) != 0;
        if (finding.verdict == outcome.verdict && finding.offset == outcome.offset &&
            !is_accepted) {
            return finding.check;
        }
    }
    return std::nullopt;
}

Outcome audit(const std::string &name, const std::shared_ptr<LabelledValues> &values,
              const pith::Keyring &keyring, const pith::Policy &policy, bool wants_values) {
    Outcome outcome;
    outcome.file = name;
    Document &document = values->document;
    if (document.size() > UINT32_MAX) {  // the library counts 32 bits
        outcome.verdict = pith::Verdict::kTooLarge;
        outcome.offset = UINT32_MAX;
        return outcome;
    }
    if (wants_values && document.size() <= policy.maximum_size) document.keep();
    const pith::Source source = document.source();
    Progress progress(printable(name), std::nullopt);
    Counts counts;
    if (wants_values) counts.kept = &values->labels;
    pith::SourceAudit audit(keyring, policy, source);
    audit.on_leaf(note_labels, &counts);
    constexpr std::uint32_t kUnits = 16384;  // one MiB of the source
    std::uint64_t visited = 0;
    while ((outcome.verdict = audit.step(kUnits)) == pith::Verdict::kPending) {
        progress.at(visited += std::uint64_t{kUnits} * PITH_SOURCE_UNIT);
    }
    document.require_read();
    if (counts.thrown) std::rethrow_exception(counts.thrown);
    outcome.offset = audit.offset();
    outcome.kind = audit.kind();
    outcome.time = audit.time();
    pith::Finding finding;
    while (audit.get_finding(outcome.findings.size(), finding)) outcome.findings.push_back(finding);
    outcome.failed = failed_check(outcome, policy);
    outcome.refusal = audit.refusal();
    pith::Claims claims;
    if (audit.get_claims(claims) == pith::Verdict::kGenuine && claims.key() != nullptr) {
        outcome.said.emplace(claims);
    }
    if (outcome.is_genuine()) {  // otherwise no label is valid
        outcome.value_count = counts.count;
        outcome.trusted_count = counts.trusted;
        if (wants_values) outcome.values = values;
    }
    outcome.position = document.position(outcome.offset);
    if (!outcome.is_genuine()) outcome.place = describe(source, outcome, {keyring, &policy});
    return outcome;
}

}  // namespace

Outcome audit(const std::string &file, const pith::Keyring &keyring, const pith::Policy &policy,
              bool wants_values) {
    return audit(file, std::make_shared<LabelledValues>(file, policy.maximum_size), keyring, policy,
                 wants_values);
}

Outcome audit(const std::string &name, std::string bytes, const pith::Keyring &keyring,
              const pith::Policy &policy, bool wants_values) {
    return audit(name, std::make_shared<LabelledValues>(std::move(bytes)), keyring, policy,
                 wants_values);
}

}  // namespace host

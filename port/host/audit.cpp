// SPDX-License-Identifier: MIT
#include "audit.hpp"

#include <stdexcept>

#include "document.hpp"
#include "progress.hpp"
#include "text.hpp"

namespace host {
namespace {

// Counts the labels, and keeps them if `is_kept`.
struct Labels {
    bool is_kept = false;
    std::uint32_t count = 0;
    std::uint32_t trusted = 0;
    std::vector<pith::Label> kept;
};

void note_labels(void *context, pith_label label, std::uint32_t count) {
    Labels &labels = *static_cast<Labels *>(context);
    labels.count += count;
    if (label == PITH_AUTHENTICATED || label == PITH_BOUND) labels.trusted += count;
    if (labels.is_kept) {
        labels.kept.insert(labels.kept.end(), count, static_cast<pith::Label>(label));
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

// Reads the audited bytes again, with the same code in the same order, and pairs values with
// labels.
std::vector<Value> labelled(const pith::Source &source, const std::vector<pith::Label> &labels) {
    std::vector<Value> values;
    const auto fault = for_each_value(source, [&](const JsonValue &value) {
        if (values.size() == labels.size()) throw std::logic_error("a value without a label");
        values.push_back({value.path, value.text, labels[values.size()]});
    });
    if (fault || values.size() != labels.size()) throw std::logic_error("a label without a value");
    return values;
}

}  // namespace

Outcome audit(const std::string &file, const pith::Keyring &keyring, const pith::Policy &policy,
              bool wants_values) {
    Outcome outcome;
    outcome.file = file;
    Document document(file, policy.maximum_size);
    if (document.size() > UINT32_MAX) {  // the library counts 32 bits
        outcome.verdict = pith::Verdict::kTooLarge;
        outcome.offset = UINT32_MAX;
        return outcome;
    }
    if (wants_values) document.load();
    const pith::Source source = document.source();
    Progress progress(printable(file), std::nullopt);
    Labels labels;
    labels.is_kept = wants_values;
    pith::SourceAudit audit(keyring, policy, source);
    audit.on_leaf(note_labels, &labels);
    constexpr std::uint32_t kUnits = 16384;  // one MiB of the source
    std::uint64_t visited = 0;
    while ((outcome.verdict = audit.step(kUnits)) == pith::Verdict::kPending) {
        progress.at(visited += std::uint64_t{kUnits} * PITH_SOURCE_UNIT);
    }
    document.require_read();
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
        outcome.value_count = labels.count;
        outcome.trusted_count = labels.trusted;
        if (wants_values) outcome.values = labelled(source, labels.kept);
    }
    outcome.position = document.position(outcome.offset);
    return outcome;
}

}  // namespace host

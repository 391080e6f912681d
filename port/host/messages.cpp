// SPDX-License-Identifier: MIT
#include "messages.hpp"

#include "reasons.hpp"

namespace host {
namespace {

using pith::Verdict;

const char *const kDefect = "the verifier was misused; this is a defect of the program";

const char *receipt_reason(Verdict verdict) {
    switch (verdict) {
        case Verdict::kGenuine: return "the record is signed by a trusted key";
        case Verdict::kForged: return "not a valid signature of the named key over this record";
        case Verdict::kAltered: return "a stated canonical_sha256 is not the record's digest";
        case Verdict::kMisnamed: return "a stated Pith number does not encode the record's digest";
        case Verdict::kUnknownKey: return "the receipt names a key that is not trusted";
        case Verdict::kUnsupported:
            return "unknown shape or version of record, receipt or document, or unsupported year";
        case Verdict::kMalformed: return "not strict JSON, or a value not in its required form";
        case Verdict::kAmbiguous: return "duplicate signed member, or its copies differ";
        case Verdict::kIncomplete: return "truncated, or without its record or receipt";
        case Verdict::kNotARecord: return "valid JSON, but not a Pith document";
        case Verdict::kTooLarge: return "a signed part, or the document, exceeds its limit";
        case Verdict::kTooComplex: return "nested too deeply, or too costly to sort";
        default: return kDefect;
    }
}

std::string genuine_reason(const Outcome &outcome) {
    for (const pith::Finding &finding : outcome.findings) {
        if (finding.verdict == Verdict::kNotChecked) {
            return "every check passed, except those that the policy accepts as not_checked";
        }
    }
    return "every check of the document passed";
}

// Returns the reason of a refusal by the policy. It starts with the name of the rule.
std::string refusal_reason(const pith::Refusal &refusal) {
    const char *const said = rule_reason(refusal.rule);
    if (said == nullptr) return kDefect;
    std::string text = std::string(pith::rule_name(refusal.rule)) + ": ";
    if (refusal.rule == PITH_RULE_REQUIRED) {
        text += std::string(pith::check_name(refusal.check)) + ": ";
    }
    return text + said;
}

// Returns true if the fault is the number -0, which is JSON but has no canonical form.
bool is_minus_zero(const Outcome &outcome) {
    return outcome.place && outcome.place->found == "-0";
}

}  // namespace

std::string reason(const Outcome &outcome) {
    if (outcome.scope == Scope::kReceipt) return receipt_reason(outcome.verdict);
    if (outcome.is_genuine()) return genuine_reason(outcome);
    if (outcome.verdict == Verdict::kUntimed)
        return "valid, but the policy needs the time, which is unknown";
    if (outcome.verdict == Verdict::kTooLarge && !outcome.failed) {
        return "the document exceeds 4 GiB - 1";
    }
    if (!outcome.failed) return kDefect;
    const std::string check = std::string(pith::check_name(*outcome.failed)) + ": ";
    if (outcome.refusal.rule != PITH_RULE_NONE) return check + refusal_reason(outcome.refusal);
    if (outcome.verdict == Verdict::kMalformed && *outcome.failed == PITH_CHECK_SYNTAX &&
        outcome.place) {
        return check + (is_minus_zero(outcome) ? "the number -0" : "not strict JSON");
    }
    const char *const said =
        check_reason(*outcome.failed, static_cast<pith_verdict>(outcome.verdict));
    return check +
           (said == nullptr ? std::string("not true that ") + meaning(*outcome.failed) : said);
}

}  // namespace host

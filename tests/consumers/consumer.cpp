// SPDX-License-Identifier: MIT
// The same in C++17, through the C++ headers.
#include <fstream>
#include <iostream>
#include <iterator>
#include <pith/audit.hpp>
#include <pith/canonical.hpp>
#include <string>

namespace {

// Audits the whole document in its own order. Audit and receipt must give the same claims.
bool audits(const std::string &text, std::string_view number) {
    const pith::Source source = pith::mapped(text.data(), static_cast<std::uint32_t>(text.size()));
    pith::Value title{};
    title.pointer = "/paper/title";
    char memory[200];
    title.data = memory;
    title.capacity = sizeof memory;
    std::uint32_t leaves = 0;
    const pith::Leaf count = [](void *counter, pith_label, std::uint32_t more) {
        *static_cast<std::uint32_t *>(counter) += more;
    };

    pith::SourceAudit audit(pith_registry_keyring, pith_default_policy, source);
    audit.watch(&title, 1);
    audit.on_leaf(count, &leaves);
    while (audit.step(1000) == pith::Verdict::kPending) {
    }
    pith::Claims claims;
    std::string_view shown;
    pith::Finding finding;
    std::size_t findings = 0;
    while (audit.get_finding(findings, finding)) ++findings;
    if (audit.get_claims(claims) != pith::Verdict::kGenuine || claims.number() != number ||
        audit.offset() != text.size() || audit.kind() != pith::Kind::kRecord || audit.time() != 0 ||
        pith::kind_name(audit.kind()) != "record" || findings < 5 ||
        pith::check_name(finding.check) != "policy" || finding.verdict != pith::Verdict::kGenuine ||
        audit.refusal().rule != PITH_RULE_NONE || audit.refusal().check != PITH_CHECKS ||
        leaves < 100 || audit.get_value(title, shown) != pith::Verdict::kGenuine ||
        pith::label_name(static_cast<pith::Label>(title.label)) != "bound" ||
        claims.title_matches(shown) != pith::Match::kEqual) {
        return false;
    }
    pith::Audit whole;
    const pith::Verdict once = whole.verify(pith_registry_keyring, pith_default_policy, text);
    if (once != pith::Verdict::kUnsorted) return false;
    const pith::Policy deny{};
    pith::Audit denied(pith_registry_keyring, deny);
    if (denied.feed(text) != 0 || denied.step(0) != pith::Verdict::kRefused ||
        pith::rule_name(denied.refusal().rule) != "maximum_size") {
        return false;
    }
    pith::Policy needs_a_bundle = pith_default_policy;
    needs_a_bundle.required |= std::uint32_t{1} << PITH_CHECK_BUNDLE_SIGNATURE;
    audit.begin(pith_registry_keyring, needs_a_bundle, source);
    while (audit.step(1000) == pith::Verdict::kPending) {
    }
    const pith::Refusal refusal = audit.refusal();
    return audit.get_claims(claims) == pith::Verdict::kRefused &&
           refusal.rule == PITH_RULE_REQUIRED && refusal.check == PITH_CHECK_BUNDLE_SIGNATURE;
}

// The canonical form has the order for one pass.
bool audits_in_order(const std::string &text) {
    const pith::Source source = pith::mapped(text.data(), static_cast<std::uint32_t>(text.size()));
    std::string sorted;
    const auto append = [](void *to, const void *bytes, std::size_t size) {
        static_cast<std::string *>(to)->append(static_cast<const char *>(bytes), size);
        return 0;
    };
    pith::Canonical form(source);
    pith::Verdict fault = pith::Verdict::kPending;
    while (fault == pith::Verdict::kPending && !form.done()) {
        fault = form.step(1000, append, &sorted);
    }
    pith::Audit audit;
    return fault == pith::Verdict::kPending && form.offset() == text.size() &&
           audit.verify(pith_registry_keyring, pith_default_policy, sorted) ==
               pith::Verdict::kGenuine;
}

}  // namespace

int main(int argc, char **argv) {
    if (argc != 2) return 2;
    std::ifstream file(argv[1], std::ios::binary);
    if (!file) return 2;
    const std::string text{std::istreambuf_iterator<char>(file), {}};

    pith::Verifier verifier(pith_registry_keyring);
    verifier.feed(text);
    verifier.end();
    while (verifier.step(1) == pith::Verdict::kPending) {
    }
    pith::Claims streamed;
    const pith::Verdict verdict = verifier.get_claims(streamed);

    pith::Verifier whole;
    if (whole.verify(pith_registry_keyring, text) != verdict) return 3;
    if (verdict != pith::Verdict::kGenuine) return 1;

    // Compares every accessor with the C interface.
    pith_claims raw;
    pith_verifier c_verifier;
    if (pith_verify(&c_verifier, &pith_registry_keyring, text.data(), text.size()) !=
            PITH_GENUINE ||
        pith_get_claims(&c_verifier, &raw) != PITH_GENUINE) {
        return 4;
    }
    const auto same = [](std::string_view view, pith_text other) {
        return view == std::string_view(other.data, other.size);
    };
    bool equal =
        streamed.number() == raw.number && streamed.key()->id == raw.key->id &&
        same(streamed.source_kind(), raw.source_kind) &&
        same(streamed.source_id(), raw.source_id) &&
        streamed.source_version() == raw.source_version &&
        same(streamed.submitted_at(), raw.submitted_at) && same(streamed.license(), raw.license) &&
        same(streamed.primary_cat(), raw.primary_cat) && streamed.cross_cats() == raw.cross_cats &&
        streamed.cross_cat(raw.cross_cats).data() == nullptr &&
        streamed.title_matches("not the title") == pith::Match::kDiffers;
    for (std::uint32_t i = 0; i < raw.cross_cats; ++i) {
        equal = equal && same(streamed.cross_cat(i), pith_cross_cat(&raw, i));
    }
    for (std::size_t i = 0; i < 32; ++i) {
        equal = equal && streamed.digest()[i] == raw.digest[i] &&
                streamed.title_sha256()[i] == raw.title_sha256[i] &&
                streamed.abstract_sha256()[i] == raw.abstract_sha256[i];
    }
    if (!equal || pith::verdict_name(verdict) != "genuine") return 5;
    if (!audits(text, streamed.number()) || !audits_in_order(text)) return 6;
    std::cout << streamed.number() << '\n';
    return 0;
}

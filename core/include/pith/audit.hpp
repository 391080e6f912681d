// SPDX-License-Identifier: MIT
//
// The C++17 interface, one to one with audit.h, policy.h and source.h. Read audit.h first.
//
//     pith::SourceAudit audit(pith_registry_keyring, pith_default_policy, source);
//     while (audit.step(4) == pith::Verdict::kPending) kick();
//     if (pith::Claims claims; audit.get_claims(claims) == pith::Verdict::kGenuine) use(claims);
#pragma once

#include <utility>

#include <pith/audit.h>
#include <pith/pith.hpp>

namespace pith {
// Inline functions carry the configuration in their names, so the linker cannot take those of
// another file with other limits.
inline namespace PITH_CONFIGURATION_ {

enum class Kind : std::uint32_t {
    kNone = PITH_KIND_NONE,
    kEnvelope = PITH_KIND_ENVELOPE,
    kRecord = PITH_KIND_RECORD,
    kBundle = PITH_KIND_BUNDLE,
    kState = PITH_KIND_STATE,
    kEvent = PITH_KIND_EVENT
};

enum class Label : std::uint32_t {
    kNone = PITH_LABEL_NONE,
    kAuthenticated = PITH_AUTHENTICATED,
    kBound = PITH_BOUND,
    kHashOnly = PITH_HASH_ONLY,
    kUnauthenticated = PITH_UNAUTHENTICATED
};

static_assert(sizeof(Kind) == sizeof(pith_kind), "every kind survives the cast");
static_assert(sizeof(Label) == sizeof(pith_label), "every label survives the cast");

// Checks keep their C names, e.g. PITH_CHECK_TITLE.
using Check = pith_check;
using Policy = pith_policy;  // {} denies everything
using Rule = pith_rule;
using Source = pith_source;
using Value = pith_value;
using Leaf = pith_leaf;  // void (void *context, pith_label label, std::uint32_t count)

struct Finding {
    Check check = PITH_CHECK_SYNTAX;
    Verdict verdict = Verdict::kPending;
    std::uint32_t offset = 0;
};

// The rule of the policy that refused a document, as pith_refusal.
struct Refusal {
    Rule rule = PITH_RULE_NONE;
    Check check = PITH_CHECKS;
};

[[nodiscard]] inline std::string_view check_name(Check check) noexcept {
    return pith_check_name(check);
}
[[nodiscard]] inline std::string_view rule_name(Rule rule) noexcept {
    return pith_rule_name(rule);
}
[[nodiscard]] inline std::string_view kind_name(Kind kind) noexcept {
    return pith_kind_name(static_cast<pith_kind>(kind));
}
[[nodiscard]] inline std::string_view label_name(Label label) noexcept {
    return pith_label_name(static_cast<pith_label>(label));
}
[[nodiscard]] inline Source mapped(const void *data, std::uint32_t size) noexcept {
    return pith_mapped(data, size);
}

// The results of both audits. `Self` has a pith_audit.
template <class Self>
class AuditAnswers {
 public:
    [[nodiscard]] std::uint32_t offset() const noexcept { return pith_audit_offset(raw()); }
    // Returns false past the last.
    [[nodiscard]] bool get_finding(std::size_t index, Finding &finding) const noexcept {
        pith_finding found;
        if (pith_audit_finding(raw(), index, &found) == 0) return false;
        finding = {found.check, static_cast<Verdict>(found.verdict), found.offset};
        return true;
    }
    [[nodiscard]] Refusal refusal() const noexcept {
        const pith_refusal refusal = pith_audit_refusal(raw());
        return {refusal.rule, refusal.check};
    }
    [[nodiscard]] Kind kind() const noexcept { return static_cast<Kind>(pith_audit_kind(raw())); }
    [[nodiscard]] std::uint32_t time() const noexcept { return pith_audit_time(raw()); }
    [[nodiscard]] Verdict get_claims(Claims &claims) const noexcept {
        return static_cast<Verdict>(pith_audit_claims(raw(), &claims.claims_));
    }

    void watch(Value *values, std::size_t count) noexcept {
        pith_audit_watch(raw(), values, count);
    }
    // Sets `text` to nothing unless the result is genuine.
    [[nodiscard]] Verdict get_value(const Value &value, std::string_view &text) const noexcept {
        pith_text said;
        const pith_verdict verdict = pith_audit_value(raw(), &value, &said);
        text = {said.data, said.size};
        return static_cast<Verdict>(verdict);
    }
    void on_leaf(Leaf leaf, void *context) noexcept { pith_audit_on_leaf(raw(), leaf, context); }

 private:
    friend Self;
    AuditAnswers() = default;
    const pith_audit *raw() const noexcept { return static_cast<const Self *>(this)->audit(); }
    pith_audit *raw() noexcept { return const_cast<pith_audit *>(std::as_const(*this).raw()); }
};

// Audits a document in canonical order, in one pass.
class Audit : public AuditAnswers<Audit> {
 public:
    // Not begun: every verdict is kMisuse.
    Audit() = default;
    Audit(const Keyring &keyring, const Policy &policy) noexcept { begin(keyring, policy); }

    void begin(const Keyring &keyring, const Policy &policy) noexcept {
        pith_audit_begin(&audit_, &keyring, &policy);
    }
    [[nodiscard]] std::size_t feed(const void *data, std::size_t size) noexcept {
        return pith_audit_feed(&audit_, data, size);
    }
    [[nodiscard]] std::size_t feed(std::string_view data) noexcept {
        return feed(data.data(), data.size());
    }
    void end() noexcept { pith_audit_end(&audit_); }
    Verdict step(std::uint32_t budget) noexcept {
        return static_cast<Verdict>(pith_audit_step(&audit_, budget));
    }
    [[nodiscard]] Verdict verify(const Keyring &keyring, const Policy &policy, const void *data,
                                 std::size_t size) noexcept {
        return static_cast<Verdict>(pith_audit_verify(&audit_, &keyring, &policy, data, size));
    }
    [[nodiscard]] Verdict verify(const Keyring &keyring, const Policy &policy,
                                 std::string_view data) noexcept {
        return verify(keyring, policy, data.data(), data.size());
    }

    // The audit keeps both addresses, so a temporary does not compile.
    Audit(const Keyring &&, const Policy &) = delete;
    Audit(const Keyring &, const Policy &&) = delete;
    void begin(const Keyring &&, const Policy &) = delete;
    void begin(const Keyring &, const Policy &&) = delete;

 private:
    friend AuditAnswers<Audit>;
    const pith_audit *audit() const noexcept { return &audit_; }
    pith_audit audit_{};
};

// Audits a document in any order that can be read again.
class SourceAudit : public AuditAnswers<SourceAudit> {
 public:
    SourceAudit() = default;
    SourceAudit(const Keyring &keyring, const Policy &policy, const Source &source) noexcept {
        begin(keyring, policy, source);
    }

    void begin(const Keyring &keyring, const Policy &policy, const Source &source) noexcept {
        pith_source_audit_begin(&audit_, &keyring, &policy, &source);
    }
    Verdict step(std::uint32_t budget) noexcept {
        return static_cast<Verdict>(pith_source_audit_step(&audit_, budget));
    }

    SourceAudit(const Keyring &&, const Policy &, const Source &) = delete;
    SourceAudit(const Keyring &, const Policy &&, const Source &) = delete;
    SourceAudit(const Keyring &, const Policy &, const Source &&) = delete;
    void begin(const Keyring &&, const Policy &, const Source &) = delete;
    void begin(const Keyring &, const Policy &&, const Source &) = delete;
    void begin(const Keyring &, const Policy &, const Source &&) = delete;

 private:
    friend AuditAnswers<SourceAudit>;
    const pith_audit *audit() const noexcept { return &audit_.audit; }
    pith_source_audit audit_{};
};

static_assert(sizeof(Audit) == sizeof(pith_audit), "the wrapper costs nothing");
static_assert(sizeof(SourceAudit) == sizeof(pith_source_audit), "the wrapper costs nothing");

}  // namespace PITH_CONFIGURATION_
}  // namespace pith

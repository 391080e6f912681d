// SPDX-License-Identifier: MIT
//
// The C++17 interface, one to one with pith.h: the same calls and rules, no state, nothing else to
// link. Read pith.h first; it defines the scope of a verdict.
//
//     pith::Verifier verifier(pith_registry_keyring);
//     while (more) verifier.feed(data, size);
//     verifier.end();
//     pith::Verdict verdict;
//     while ((verdict = verifier.step(4)) == pith::Verdict::kPending) kick();
//     if (pith::Claims claims; verdict == pith::Verdict::kGenuine &&
//                              verifier.get_claims(claims) == pith::Verdict::kGenuine) use(claims);
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include <pith/pith.h>

namespace pith {
// Inline functions carry the configuration in their names, so the linker cannot take those of
// another file with other limits.
inline namespace PITH_CONFIGURATION_ {

// An enum class, so that `if (verdict)` does not compile: every verdict other than kGenuine would
// be true there too.
enum class Verdict : std::uint32_t {
    kPending = PITH_PENDING,
    kGenuine = PITH_GENUINE,
    kForged = PITH_FORGED,
    kAltered = PITH_ALTERED,
    kMisnamed = PITH_MISNAMED,
    kUnknownKey = PITH_UNKNOWN_KEY,
    kUnsupported = PITH_UNSUPPORTED,
    kMalformed = PITH_MALFORMED,
    kAmbiguous = PITH_AMBIGUOUS,
    kIncomplete = PITH_INCOMPLETE,
    kNotARecord = PITH_NOT_A_RECORD,
    kTooLarge = PITH_TOO_LARGE,
    kTooComplex = PITH_TOO_COMPLEX,
    kUnsorted = PITH_UNSORTED,
    kNotChecked = PITH_NOT_CHECKED,
    kRefused = PITH_REFUSED,
    kUntimed = PITH_UNTIMED,
    kMisuse = PITH_MISUSE
};

enum class Match : std::uint32_t {
    kDiffers = PITH_MATCH_DIFFERS,
    kEqual = PITH_MATCH_EQUAL,
    kCannotTell = PITH_MATCH_CANNOT_TELL
};

static_assert(sizeof(Verdict) == sizeof(pith_verdict), "the cast keeps every verdict");
static_assert(sizeof(Match) == sizeof(pith_match), "the cast keeps every value");
static_assert(!std::is_convertible<Verdict, bool>::value, "a verdict is not a truth value");

using Key = pith_key;
using Keyring = pith_keyring;

// Builds a comb in `memory` and returns its teeth, 1 if there is room for none, 0 for an invalid
// key. See pith_load_key().
[[nodiscard]] inline unsigned load_key(Key &key, void *memory, std::size_t size) noexcept {
    return pith_load_key(&key, memory, size);
}

[[nodiscard]] inline std::string_view verdict_name(Verdict verdict) noexcept {
    return pith_verdict_name(static_cast<pith_verdict>(verdict));
}

template <class Self>
class AuditAnswers;  // audit.hpp

// The signed claims. All zero until get_claims() returns kGenuine. Texts point into the verifier or
// the audit; they are valid until that object is moved, begun again or fed.
class Claims {
 public:
    Claims() = default;

    [[nodiscard]] std::string_view number() const noexcept { return claims_.number; }
    [[nodiscard]] const std::uint8_t (&digest() const noexcept)[32] { return claims_.digest; }
    [[nodiscard]] const Key *key() const noexcept { return claims_.key; }
    [[nodiscard]] std::string_view source_kind() const noexcept {
        return view(claims_.source_kind);
    }
    [[nodiscard]] std::string_view source_id() const noexcept { return view(claims_.source_id); }
    [[nodiscard]] std::uint32_t source_version() const noexcept { return claims_.source_version; }
    [[nodiscard]] std::string_view submitted_at() const noexcept {
        return view(claims_.submitted_at);
    }
    [[nodiscard]] std::string_view license() const noexcept { return view(claims_.license); }
    [[nodiscard]] std::string_view primary_cat() const noexcept {
        return view(claims_.primary_cat);
    }
    [[nodiscard]] std::uint32_t cross_cats() const noexcept { return claims_.cross_cats; }
    [[nodiscard]] std::string_view cross_cat(std::uint32_t index) const noexcept {
        return view(pith_cross_cat(&claims_, index));
    }
    // 32 bytes each; null until get_claims() fills the claims.
    [[nodiscard]] const std::uint8_t *title_sha256() const noexcept { return claims_.title_sha256; }
    [[nodiscard]] const std::uint8_t *abstract_sha256() const noexcept {
        return claims_.abstract_sha256;
    }
    [[nodiscard]] Match title_matches(std::string_view title) const noexcept {
        return static_cast<Match>(pith_title_matches(&claims_, title.data(), title.size()));
    }

 private:
    friend class Verifier;
    template <class Self>
    friend class AuditAnswers;
    static std::string_view view(pith_text text) noexcept { return {text.data, text.size}; }
    pith_claims claims_{};
};

class Verifier {
 public:
    // Not begun: every call returns kMisuse.
    Verifier() = default;
    explicit Verifier(const Keyring &keyring) noexcept { begin(keyring); }

    void begin(const Keyring &keyring) noexcept { pith_begin(&verifier_, &keyring); }

    // The result can be ignored: step() repeats a final verdict.
    Verdict feed(const void *data, std::size_t size) noexcept {
        return static_cast<Verdict>(pith_feed(&verifier_, data, size));
    }
    Verdict feed(std::string_view data) noexcept { return feed(data.data(), data.size()); }
    // May be ignored as well.
    Verdict end() noexcept { return static_cast<Verdict>(pith_end(&verifier_)); }

    [[nodiscard]] Verdict step(std::uint32_t budget) noexcept {
        return static_cast<Verdict>(pith_step(&verifier_, budget));
    }
    [[nodiscard]] Verdict verify(const Keyring &keyring, const void *data,
                                 std::size_t size) noexcept {
        return static_cast<Verdict>(pith_verify(&verifier_, &keyring, data, size));
    }
    [[nodiscard]] Verdict verify(const Keyring &keyring, std::string_view data) noexcept {
        return verify(keyring, data.data(), data.size());
    }
    [[nodiscard]] std::uint32_t offset() const noexcept { return pith_offset(&verifier_); }
    [[nodiscard]] Verdict get_claims(Claims &claims) const noexcept {
        return static_cast<Verdict>(pith_get_claims(&verifier_, &claims.claims_));
    }

    // The verifier keeps the keyring's address, so a temporary keyring does not compile.
    explicit Verifier(const Keyring &&) = delete;
    void begin(const Keyring &&) = delete;
    Verdict verify(const Keyring &&, const void *, std::size_t) = delete;
    Verdict verify(const Keyring &&, std::string_view) = delete;

 private:
    pith_verifier verifier_{};
};

static_assert(sizeof(Verifier) == sizeof(pith_verifier), "the wrapper costs nothing");
static_assert(std::is_trivially_copyable<Verifier>::value, "may be parked in retained RAM");

}  // namespace PITH_CONFIGURATION_
}  // namespace pith

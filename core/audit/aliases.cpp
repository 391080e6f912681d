// SPDX-License-Identifier: MIT
#include "audit/aliases.hpp"

#include <string.h>

#include "codec/codec.hpp"
#include "hash/sha256.hpp"

namespace pith::audit {
namespace {

// Takes the parts of a text in order: hashes them, or compares them with bytes.
struct Parts {
    hash::Sha256 *hash;   // null: compare
    const uint8_t *rest;  // of the bytes; null after a difference
    size_t size;

    void put(const void *part, size_t length) {
        if (hash != nullptr) return hash->update(static_cast<const uint8_t *>(part), length);
        if (rest == nullptr) return;
        const bool is_same = length <= size && memcmp(rest, part, length) == 0;
        rest = is_same ? rest + length : nullptr;
        size -= length;
    }
    bool are_equal() const { return rest != nullptr && size == 0; }
};

// Puts the parts of the alias that follows from the record. Inlined, its texts would add to the
// stack of take_value() and a hash.
[[gnu::noinline]] void derive(uint8_t kind, const RecordPart &record, Parts &parts) {
    static constexpr uint8_t kShort[] = {8, 12, 16};
    static constexpr char kDoiPrefix[] = "10.48550/arxiv.";
    if (kind >= Aliases::kShort8) {
        char text[16];
        const size_t size = kShort[kind - Aliases::kShort8];
        codec::encode_base32(record.digest(), text, size);
        return parts.put(text, size);
    }
    const record::Claims &claims = record.claims();
    const pith_text id = claims.text_at(claims.source_id);
    if (kind == Aliases::kDoi) parts.put(kDoiPrefix, sizeof kDoiPrefix - 1);
    parts.put(id.data, id.size);
    if (kind == Aliases::kArxivVersion) {
        uint8_t digits[codec::kDecimalSize];
        const size_t size = codec::write_decimal(claims.version, digits);
        parts.put("v", 1);
        parts.put(digits + sizeof digits - size, size);
    }
}

// An alias of arXiv belongs to a paper of arXiv.
bool check_kind(uint8_t kind, const RecordPart &record, uint32_t place, Findings &findings) {
    const record::Claims &claims = record.claims();
    const pith_text source = claims.text_at(claims.source_kind);
    const auto *const text = reinterpret_cast<const uint8_t *>(source.data);
    if (kind >= Aliases::kShort8 || json::equals(text, source.size, "arxiv")) return true;
    findings.fail(PITH_CHECK_ALIASES, PITH_UNSUPPORTED, place);
    return false;
}

}  // namespace

Earned Aliases::take_kind(const Value &kind) {
    static constexpr const char *kNames[kKinds] = {
        "arxiv", "arxiv_version", "doi", "pith_short_8", "pith_short_12", "pith_short_16"};
    kind_ = 0;
    while (kind_ < kKinds && !kind.equals(kNames[kind_])) ++kind_;
    return kind_ == kKinds ? Earned::nothing() : kind.promise();
}

// The text is unescaped and hashed in place: a digest on the stack would be on its deepest path.
Earned Aliases::take_value(const Value &value, const RecordPart &record, Waiting &waiting) {
    if (kind_ == kKinds) return Earned::nothing();
    const size_t size = json::unescape_text(value.text, value.size);
    const uint8_t bit = static_cast<uint8_t>(1u << kind_);
    if (record.is_known()) {
        value.findings.keep(PITH_CHECK_ALIASES);
        Parts text = {nullptr, value.text, size};
        const bool is_allowed = check_kind(kind_, record, value.place, value.findings);
        if (is_allowed) derive(kind_, record, text);
        return value.judge_by_record(is_allowed && text.are_equal(), PITH_ALTERED);
    }
    hash::sha256(value.text, size, value.text);
    if ((seen_ & bit) != 0) {
        const bool is_same = memcmp(waiting.heads[kind_], value.text, kHeadSize) == 0;
        return value.judge(is_same, PITH_ALTERED);
    }
    memcpy(waiting.heads[kind_], value.text, kHeadSize);
    waiting.places[kind_] = value.place;
    seen_ = static_cast<uint8_t>(seen_ | bit);
    return value.promise();
}

bool Aliases::settle(const RecordPart &record, const Waiting &waiting, Findings &findings) {
    uint8_t kind = 0;
    while (kind < kKinds && (seen_ >> kind & 1) == 0) ++kind;
    if (kind == kKinds) {
        findings.keep(PITH_CHECK_ALIASES);
        return false;
    }
    seen_ = static_cast<uint8_t>(seen_ & ~(1u << kind));
    const uint32_t place = waiting.places[kind];
    hash::Sha256 hash;
    hash.begin();
    Parts expected = {&hash, nullptr, 0};
    const bool is_allowed = check_kind(kind, record, place, findings);
    if (is_allowed) derive(kind, record, expected);
    uint8_t digest[kDigestSize];
    hash.finish(digest);
    const bool is_same = is_allowed && memcmp(digest, waiting.heads[kind], kHeadSize) == 0;
    findings.judge(PITH_CHECK_ALIASES, is_same, PITH_ALTERED, place);
    return true;
}

}  // namespace pith::audit

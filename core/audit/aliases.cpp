// SPDX-License-Identifier: MIT
#include "audit/aliases.hpp"

#include <string.h>

#include "codec/codec.hpp"
#include "hash/sha256.hpp"

namespace pith::audit {

Earned Aliases::take_kind(const Value &kind) {
    static constexpr const char *kNames[kKinds] = {
        "arxiv", "arxiv_version", "doi", "pith_short_8", "pith_short_12", "pith_short_16"};
    kind_ = 0;
    while (kind_ < kKinds && !kind.equals(kNames[kind_])) ++kind_;
    return kind_ == kKinds ? Earned::nothing() : kind.promise();
}

// Computes the digest of the alias that follows from the record.
void Aliases::derive(uint8_t kind, const RecordPart &record, uint8_t head[kHeadSize]) {
    static constexpr uint8_t kShort[] = {8, 12, 16};
    static constexpr char kDoiPrefix[] = "10.48550/arxiv.";
    hash::Sha256 hash;
    hash.begin();
    const auto put = [&](const char *text, size_t size) {
        hash.update(reinterpret_cast<const uint8_t *>(text), size);
    };
    if (kind >= kShort8) {
        char text[16];
        codec::encode_base32(record.digest(), text, kShort[kind - kShort8]);
        put(text, kShort[kind - kShort8]);
    } else {
        const record::Claims &claims = record.claims();
        const pith_text id = claims.text_at(claims.source_id);
        if (kind == kDoi) put(kDoiPrefix, sizeof kDoiPrefix - 1);
        put(id.data, id.size);
        if (kind == kArxivVersion) {
            uint8_t digits[codec::kDecimalSize];
            const size_t size = codec::write_decimal(claims.version, digits);
            put("v", 1);
            hash.update(digits + sizeof digits - size, size);
        }
    }
    uint8_t digest[kDigestSize];
    hash.finish(digest);
    memcpy(head, digest, kHeadSize);
}

Earned Aliases::take_value(const Value &value, const RecordPart &record, Waiting &waiting) {
    if (kind_ == kKinds) return Earned::nothing();
    uint8_t digest[kDigestSize];
    hash::sha256(value.text, json::unescape_text(value.text, value.size), digest);
    const uint8_t bit = static_cast<uint8_t>(1u << kind_);
    if (record.is_known()) {
        value.findings.keep(PITH_CHECK_ALIASES);
        const bool is_same = judge(kind_, digest, record, value.place, value.findings);
        return value.judge_by_record(is_same, PITH_ALTERED);
    }
    if ((seen_ & bit) != 0) {
        const bool is_same = memcmp(waiting.heads[kind_], digest, kHeadSize) == 0;
        return value.judge(is_same, PITH_ALTERED);
    }
    memcpy(waiting.heads[kind_], digest, kHeadSize);
    waiting.places[kind_] = value.place;
    seen_ = static_cast<uint8_t>(seen_ | bit);
    return value.promise();
}

// An alias of arXiv belongs to a paper of arXiv.
bool Aliases::judge(uint8_t kind, const uint8_t head[kHeadSize], const RecordPart &record,
                    uint32_t place, Findings &findings) {
    const record::Claims &claims = record.claims();
    const pith_text source = claims.text_at(claims.source_kind);
    const auto *const text = reinterpret_cast<const uint8_t *>(source.data);
    if (kind < kShort8 && !json::equals(text, source.size, "arxiv")) {
        findings.fail(PITH_CHECK_ALIASES, PITH_UNSUPPORTED, place);
        return false;
    }
    uint8_t expected[kHeadSize];
    derive(kind, record, expected);
    return memcmp(expected, head, kHeadSize) == 0;
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
    const bool is_same = judge(kind, waiting.heads[kind], record, place, findings);
    findings.judge(PITH_CHECK_ALIASES, is_same, PITH_ALTERED, place);
    return true;
}

}  // namespace pith::audit

// SPDX-License-Identifier: MIT
#include "record/claims.hpp"

#include <string.h>

#include "codec/codec.hpp"
#include "json/text.hpp"
#include "record/time.hpp"

namespace pith::record {
namespace {

static_assert(PITH_NUMBER_DIGITS >= 1 && PITH_NUMBER_DIGITS <= codec::kDecimalSize,
              "PITH_NUMBER_DIGITS is 1 to 10: a number has 32 bits");

constexpr size_t metadata(const char *key) {
    return Record::position(key, schema::Shape::kMetadata);
}
constexpr size_t source(const char *key) {
    return Record::position(key, schema::Shape::kSource);
}

// Reads a version. The first is 1.
bool read_version(const uint8_t *text, uint16_t size, uint32_t &version) {
    return size <= PITH_NUMBER_DIGITS && codec::read_decimal(text, size, version) && version != 0;
}

bool keep_text(const uint8_t *body, size_t size, Claims &claims, uint8_t &position) {
    size_t used = claims.used;
    position = static_cast<uint8_t>(used++);
    if (used > sizeof claims.text) return false;
    const uint32_t end = static_cast<uint32_t>(size);
    for (uint32_t i = 0; i < end;) {
        if (used == sizeof claims.text) return false;
        claims.text[used++] = body[i] == '\\' ? json::read_escape(body, i, end) : body[i++];
    }
    claims.text[position] = static_cast<uint8_t>(used - position - 1u);
    claims.used = static_cast<uint8_t>(used);
    return true;
}

// Keeps the strings of an array. `text` lacks the first quote and the last.
bool keep_cross_cats(const uint8_t *text, size_t size, Claims &claims) {
    claims.cross_cats = claims.used;
    claims.cross_cat_count = 0;
    for (size_t begin = 0; begin <= size; ++claims.cross_cat_count) {
        size_t end = begin;
        while (end < size && text[end] != '"') end += text[end] == '\\' ? 2 : 1;
        uint8_t position = 0;
        if (!keep_text(text + begin, end - begin, claims, position)) return false;
        begin = end + 3;  // past quote, comma, quote
    }
    return true;
}

}  // namespace

pith_text Claims::text_at(uint8_t position) const {
    return {reinterpret_cast<const char *>(text + position + 1), text[position]};
}

pith_text Claims::cross_cats_data() const {
    size_t end = cross_cats;
    for (uint8_t i = 0; i < cross_cat_count; ++i) end += 1u + text[end];
    return {reinterpret_cast<const char *>(text + cross_cats), end - cross_cats};
}

void Claims::fill(pith_claims &claims) const {
    claims.source_kind = text_at(source_kind);
    claims.source_id = text_at(source_id);
    claims.source_version = version;
    claims.submitted_at = text_at(submitted_at);
    claims.license = text_at(license);
    claims.primary_cat = text_at(primary_cat);
    claims.cross_cats = cross_cat_count;
    claims.cross_cats_data = cross_cats_data();
    claims.title_sha256 = title_sha256;
    claims.abstract_sha256 = abstract_sha256;
}

verdict take_claims(const Record &record, Claims &claims) {
    constexpr size_t kTitle = metadata("title_canon_sha256");
    constexpr size_t kAbstract = metadata("abstract_canon_sha256");
    constexpr size_t kVersion = source("version");
    constexpr size_t kSubmittedAt = metadata("submitted_at");
    constexpr size_t kLicense = metadata("license");
    constexpr size_t kPrimaryCat = metadata("primary_cat");
    constexpr size_t kId = source("id");
    constexpr size_t kKind = source("kind");
    constexpr size_t kCrossCat = Record::position(nullptr, schema::Shape::kCrossCats);
    const auto text = [&](size_t member) { return record.slice + record.fields[member].start; };
    const auto size = [&](size_t member) { return record.fields[member].size; };
    const auto keep = [&](size_t member, uint8_t &position) {
        return keep_text(text(member), size(member), claims, position);
    };
    const auto read_hash = [&](size_t member, uint8_t *hash) {
        return codec::decode_hex(text(member), size(member), hash, Claims::kHashSize);
    };
    const bool is_formed = read_hash(kTitle, claims.title_sha256) &&
                           read_hash(kAbstract, claims.abstract_sha256) &&
                           read_version(text(kVersion), size(kVersion), claims.version);
    if (!is_formed) return PITH_MALFORMED;
    uint32_t seconds = 0;
    const verdict fault = read_time(text(kSubmittedAt), size(kSubmittedAt), seconds);
    if (fault != PITH_PENDING) return fault;
    claims.used = 0;
    claims.cross_cats = 0;
    claims.cross_cat_count = 0;
    const bool fits = keep(kLicense, claims.license) && keep(kPrimaryCat, claims.primary_cat) &&
                      keep(kSubmittedAt, claims.submitted_at) && keep(kId, claims.source_id) &&
                      keep(kKind, claims.source_kind) &&
                      (record.fields[kCrossCat].start == 0 ||
                       keep_cross_cats(text(kCrossCat), size(kCrossCat), claims));
    return fits ? PITH_PENDING : PITH_TOO_LARGE;
}

// One buffer holds lower-cased text, and at the end the digest.
pith_match match_title(const uint8_t *title, size_t size,
                       const uint8_t signed_digest[hash::Sha256::kDigestSize]) {
    hash::Sha256 hash;
    hash.begin();
    uint8_t lowered[hash::Sha256::kDigestSize];
    size_t held = 0;
    for (size_t i = 0; i < size; ++i) {
        uint8_t c = title[i];
        if (c >= 0x80) return PITH_MATCH_CANNOT_TELL;
        if (c >= 'A' && c <= 'Z') c = static_cast<uint8_t>(c + ('a' - 'A'));
        lowered[held++] = c;
        if (held == sizeof lowered) {
            hash.update(lowered, held);
            held = 0;
        }
    }
    hash.update(lowered, held);
    hash.finish(lowered);
    const bool is_same = memcmp(lowered, signed_digest, sizeof lowered) == 0;
    return is_same ? PITH_MATCH_EQUAL : PITH_MATCH_DIFFERS;
}

}  // namespace pith::record

pith_match pith_title_matches(const pith_claims *claims, const char *title, size_t size) {
    if (claims == nullptr || claims->title_sha256 == nullptr || title == nullptr) {
        return PITH_MATCH_CANNOT_TELL;
    }
    return pith::record::match_title(reinterpret_cast<const uint8_t *>(title), size,
                                     claims->title_sha256);
}

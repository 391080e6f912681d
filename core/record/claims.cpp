// SPDX-License-Identifier: MIT
#include "record/claims.hpp"

#include <string.h>

#include "codec/hex.hpp"
#include "json/text.hpp"
#include "record/shapes.hpp"

namespace pith::record {
namespace {

using json::Token;

enum : uint8_t {
    kMetadata,
    kAbstract,
    kCrossCats,
    kCrossCat,
    kLicense,
    kPrimaryCat,
    kSubmittedAt,
    kTitle,
    kSchemaVersion,
    kSource,
    kId,
    kKind,
    kVersion,
};

// The twelve key names of 152 records of 152, and no other.
constexpr Member kRecordShape[] = {
    {kTop, Token::kObject, "metadata", true, nullptr},
    {kMetadata, Token::kString, "abstract_canon_sha256", true, nullptr},
    {kMetadata, Token::kArray, "cross_cats_sorted", true, nullptr},
    {kCrossCats, Token::kString, nullptr, false, nullptr},
    {kMetadata, Token::kString, "license", true, nullptr},
    {kMetadata, Token::kString, "primary_cat", true, nullptr},
    {kMetadata, Token::kString, "submitted_at", true, nullptr},
    {kMetadata, Token::kString, "title_canon_sha256", true, nullptr},
    {kTop, Token::kString, "schema_version", true, "1.0"},
    {kTop, Token::kObject, "source", true, nullptr},
    {kSource, Token::kString, "id", true, nullptr},
    {kSource, Token::kString, "kind", true, nullptr},
    {kSource, Token::kPrimitive, "version", true, nullptr},
};

bool is_digit(uint8_t c) {
    return c >= '0' && c <= '9';
}

// YYYY-MM-DDTHH:MM:SSZ; each digit a digit, each mark in its place.
bool is_time(const uint8_t *text, uint16_t size) {
    constexpr char kForm[] = "0000-00-00T00:00:00Z";
    if (size != sizeof kForm - 1) return false;
    for (size_t i = 0; i < size; ++i) {
        const bool fits = kForm[i] == '0' ? is_digit(text[i]) : text[i] == kForm[i];
        if (!fits) return false;
    }
    return true;
}

// A positive integer without sign or leading zero: version 1 is the first.
bool read_version(const uint8_t *text, uint16_t size, uint32_t &version) {
    if (size == 0 || size > PITH_NUMBER_DIGITS || text[0] == '0') return false;
    version = 0;
    for (uint16_t i = 0; i < size; ++i) {
        if (!is_digit(text[i])) return false;
        version = 10 * version + (text[i] - uint32_t{'0'});
    }
    return true;
}

// Appends the characters that a canonical string body spells.
bool keep_text(const uint8_t *body, uint16_t size, Claims &claims, uint8_t &position) {
    size_t used = claims.used;
    const size_t length_at = used++;
    if (used > sizeof claims.text) return false;
    for (uint32_t i = 0; i < size;) {
        const uint32_t first = i;
        if (body[i] == '\\') {  // canonical escapes spell ASCII, one byte each
            if (used == sizeof claims.text) return false;
            claims.text[used++] = static_cast<uint8_t>(json::read_code_point(body, i, size));
            continue;
        }
        while (i < size && body[i] != '\\') ++i;
        if (i - first > sizeof claims.text - used) return false;
        memcpy(claims.text + used, body + first, i - first);
        used += i - first;
    }
    if (used > UINT8_MAX) return false;
    claims.text[length_at] = static_cast<uint8_t>(used - length_at - 1);
    position = static_cast<uint8_t>(length_at);
    claims.used = static_cast<uint8_t>(used);
    return true;
}

verdict keep(size_t member, const uint8_t *text, uint16_t size, Claims &claims) {
    uint8_t *where = nullptr;
    bool well_formed = true;
    switch (member) {
        case kTitle:
            well_formed = codec::decode_hex(text, size, claims.title_sha256, Claims::kHashSize);
            break;
        case kAbstract:
            well_formed = codec::decode_hex(text, size, claims.abstract_sha256, Claims::kHashSize);
            break;
        case kVersion: well_formed = read_version(text, size, claims.version); break;
        case kSubmittedAt:
            well_formed = is_time(text, size);
            where = &claims.submitted_at;
            break;
        case kLicense: where = &claims.license; break;
        case kPrimaryCat: where = &claims.primary_cat; break;
        case kId: where = &claims.source_id; break;
        case kKind: where = &claims.source_kind; break;
        case kCrossCat: {
            uint8_t position = 0;
            if (!keep_text(text, size, claims, position)) return PITH_TOO_LARGE;
            if (claims.cross_cat_count++ == 0) claims.cross_cats = position;
            break;
        }
        default: break;  // kSchemaVersion, a constant
    }
    if (!well_formed) return PITH_MALFORMED;
    if (where != nullptr && !keep_text(text, size, claims, *where)) return PITH_TOO_LARGE;
    return PITH_PENDING;
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

verdict read_record(const uint8_t *slice, uint16_t size, Claims &claims) {
    claims.used = 0;
    claims.cross_cats = 0;
    claims.cross_cat_count = 0;
    ShapeReader reader(kRecordShape, slice, size);
    while (reader.next()) {
        const verdict fault = keep(reader.member(), reader.text(), reader.size(), claims);
        if (fault != PITH_PENDING) return fault;
    }
    return reader.fault();
}

}  // namespace pith::record

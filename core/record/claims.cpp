// SPDX-License-Identifier: MIT
#include "record/claims.hpp"

#include "codec/hex.hpp"
#include "json/text.hpp"

namespace pith::record {
namespace {

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

// One byte of the characters that a canonical string body spells: all its escapes spell ASCII.
uint8_t read_byte(const uint8_t *body, size_t size, size_t &i) {
    const uint8_t c = body[i++];
    if (c != '\\' || i == size) return c;
    const uint8_t letter = body[i++];
    if (letter != 'u' || size - i < 4) return json::unescape(letter);
    i += 4;  // \u00 and two digits
    return static_cast<uint8_t>(json::hex_value(body[i - 2]) << 4 | json::hex_value(body[i - 1]));
}

static_assert(PITH_CLAIM_TEXT_SIZE <= UINT8_MAX, "places in the text are bytes");

bool keep_text(const uint8_t *body, size_t size, Claims &claims, uint8_t &position) {
    size_t used = claims.used;
    position = static_cast<uint8_t>(used++);
    if (used > sizeof claims.text) return false;
    for (size_t i = 0; i < size;) {
        if (used == sizeof claims.text) return false;
        claims.text[used++] = read_byte(body, size, i);
    }
    claims.text[position] = static_cast<uint8_t>(used - position - 1u);
    claims.used = static_cast<uint8_t>(used);
    return true;
}

// The strings of an array, whose text lacks the first quote and the last.
bool keep_cross_cats(const uint8_t *text, size_t size, Claims &claims) {
    claims.cross_cats = claims.used;
    claims.cross_cat_count = 0;
    for (size_t begin = 0; begin <= size; ++claims.cross_cat_count) {
        size_t end = begin;
        while (end < size && text[end] != '"') end += text[end] == '\\' ? 2 : 1;
        uint8_t position = 0;
        if (!keep_text(text + begin, end - begin, claims, position)) return false;
        begin = end + 3;  // past the quotes and the comma between two
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
    const auto text = [&](Record::Place place) {
        return record.slice + record.fields[place].start;
    };
    const auto size = [&](Record::Place place) { return record.fields[place].size; };
    const auto keep = [&](Record::Place place, uint8_t &position) {
        return keep_text(text(place), size(place), claims, position);
    };
    using R = Record;
    const bool well_formed = codec::decode_hex(text(R::kTitle), size(R::kTitle),
                                               claims.title_sha256, Claims::kHashSize) &&
                             codec::decode_hex(text(R::kAbstract), size(R::kAbstract),
                                               claims.abstract_sha256, Claims::kHashSize) &&
                             is_time(text(R::kSubmittedAt), size(R::kSubmittedAt)) &&
                             read_version(text(R::kVersion), size(R::kVersion), claims.version);
    if (!well_formed) return PITH_MALFORMED;
    claims.used = 0;
    claims.cross_cats = 0;
    claims.cross_cat_count = 0;
    const bool fits = keep(R::kLicense, claims.license) &&
                      keep(R::kPrimaryCat, claims.primary_cat) &&
                      keep(R::kSubmittedAt, claims.submitted_at) &&
                      keep(R::kId, claims.source_id) && keep(R::kKind, claims.source_kind) &&
                      (record.fields[R::kCrossCat].start == 0 ||
                       keep_cross_cats(text(R::kCrossCat), size(R::kCrossCat), claims));
    return fits ? PITH_PENDING : PITH_TOO_LARGE;
}

}  // namespace pith::record

// SPDX-License-Identifier: MIT
#include "record/claims.hpp"

#include "codec/decimal.hpp"
#include "codec/hex.hpp"
#include "json/text.hpp"
#include "record/time.hpp"

namespace pith::record {
namespace {

static_assert(PITH_NUMBER_DIGITS >= 1 && PITH_NUMBER_DIGITS <= codec::kDecimalSize,
              "PITH_NUMBER_DIGITS is 1 to 10: a number has 32 bits");

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
    const auto text = [&](Record::Member member) {
        return record.slice + record.fields[member].start;
    };
    const auto size = [&](Record::Member member) { return record.fields[member].size; };
    const auto keep = [&](Record::Member member, uint8_t &position) {
        return keep_text(text(member), size(member), claims, position);
    };
    using R = Record;
    const bool is_formed = codec::decode_hex(text(R::kTitle), size(R::kTitle), claims.title_sha256,
                                             Claims::kHashSize) &&
                           codec::decode_hex(text(R::kAbstract), size(R::kAbstract),
                                             claims.abstract_sha256, Claims::kHashSize) &&
                           read_version(text(R::kVersion), size(R::kVersion), claims.version);
    if (!is_formed) return PITH_MALFORMED;
    uint32_t seconds = 0;
    const verdict fault = read_time(text(R::kSubmittedAt), size(R::kSubmittedAt), seconds);
    if (fault != PITH_PENDING) return fault;
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

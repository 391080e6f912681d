// SPDX-License-Identifier: MIT
#include "record/record.hpp"

namespace pith::record {
namespace {

using json::Token;

// The twelve key names of 152 records of 152, and no other.
constexpr Member kShape[] = {
    {kTop, Token::kObject, "metadata"},
    {Record::kMetadata, Token::kString, "abstract_canon_sha256"},
    {Record::kMetadata, Token::kArray, "cross_cats_sorted"},
    {Record::kCrossCats, Token::kString},
    {Record::kMetadata, Token::kString, "license"},
    {Record::kMetadata, Token::kString, "primary_cat"},
    {Record::kMetadata, Token::kString, "submitted_at"},
    {Record::kMetadata, Token::kString, "title_canon_sha256"},
    {kTop, Token::kString, "schema_version", true, "1.0"},
    {kTop, Token::kObject, "source"},
    {Record::kSource, Token::kString, "id"},
    {Record::kSource, Token::kString, "kind"},
    {Record::kSource, Token::kPrimitive, "version"},
};
static_assert(sizeof kShape / sizeof *kShape == Record::kCount);
static_assert(is_canonical(kShape));

}  // namespace

verdict Record::read(const uint8_t *text, uint16_t size) {
    slice = text;
    return read_shape(kShape, kCount, text, size, fields);
}

void Record::digest(uint8_t out[hash::Sha256::kDigestSize]) const {
    digest_shape(kShape, kCount, slice, fields, out);
}

}  // namespace pith::record

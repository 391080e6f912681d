// SPDX-License-Identifier: MIT
#include "record/fields.hpp"

#include <string.h>

#include "json/text.hpp"
#include "json/tokens.hpp"
#include "schema/walker.hpp"

namespace pith::record {
namespace {

using json::Token;
using schema::Row;
using schema::Shape;
using schema::Table;

class FieldReader {
 public:
    FieldReader(const Table &table, const uint8_t *slice, uint16_t size)
        : tokens_(slice, size), table_(table) {
        walker_.begin();
    }

    verdict read(Shape shape, Span *fields);

 private:
    verdict enter(const Token &key) {
        return walker_.enter(table_, tokens_.slice() + key.start, key.size);
    }
    verdict accept(const Token &value);
    bool leave_to(uint8_t depth);
    static bool is_count(const uint8_t *text, uint16_t size);

    json::Tokenizer tokens_;
    schema::Walker<json::Tokenizer::kDepth, uint16_t> walker_;
    const Table &table_;
};

verdict FieldReader::read(Shape shape, Span *fields) {
    const uint8_t base = table_.range(shape).first;
    Token token;
    while (tokens_.next(token)) {
        if (token.depth == 0) {
            if (token.kind != Token::kObject) return PITH_UNSUPPORTED;
            walker_.open(shape);
            continue;
        }
        if (!leave_to(token.depth)) return PITH_UNSUPPORTED;
        const verdict fault = token.is_key ? enter(token) : accept(token);
        if (fault != PITH_PENDING) return fault;
        if (token.is_key) continue;
        const Row &row = table_.rows[walker_.row()];
        if (row.shape != Shape::kNone) {
            walker_.open(row.shape);
            continue;
        }
        Span &field = fields[walker_.row() - base];
        if (field.start == 0) field.start = token.start;
        field.size = static_cast<uint16_t>(token.start + token.size - field.start);
    }
    if (tokens_.truncated()) return PITH_TOO_LARGE;
    return tokens_.done() && leave_to(0) ? PITH_PENDING : PITH_UNSUPPORTED;
}

// Closes containers. False: a member is missing in one of them.
bool FieldReader::leave_to(uint8_t depth) {
    while (walker_.depth() > depth) {
        if (!walker_.has_all(table_)) return false;
        walker_.close();
    }
    return true;
}

verdict FieldReader::accept(const Token &value) {
    static constexpr uint8_t kFirst[] = {'{', '[', '"'};
    if (walker_.shape() == Shape::kCrossCats) walker_.enter_element(table_);
    const Row &row = table_.rows[walker_.row()];
    const uint8_t *const text = tokens_.slice() + value.start;
    if (value.kind == Token::kPrimitive && json::equals(text, value.size, "-0")) {
        return PITH_MALFORMED;
    }
    const uint8_t first = value.kind == Token::kPrimitive ? *text : kFirst[value.kind];
    if (!schema::fits(row.type, first)) return PITH_UNSUPPORTED;
    if (row.type == schema::Type::kCount && !is_count(text, value.size)) return PITH_UNSUPPORTED;
    const bool is_right = row.constant == nullptr || json::equals(text, value.size, row.constant);
    return is_right ? PITH_PENDING : PITH_UNSUPPORTED;
}

bool FieldReader::is_count(const uint8_t *text, uint16_t size) {
    for (uint16_t i = 0; i < size; ++i) {
        if (text[i] < '0' || text[i] > '9') return false;
    }
    return true;
}

}  // namespace

// A frame of its own, so that what its callers need shares the stack with the tokens.
[[gnu::noinline]] verdict read_fields(const Table &table, Shape shape, const uint8_t *slice,
                                      uint16_t size, Span *fields, size_t count) {
    memset(fields, 0, count * sizeof *fields);
    return FieldReader(table, slice, size).read(shape, fields);
}

void digest_fields(const Table &table, Shape shape, const uint8_t *slice, const Span *fields,
                   uint8_t digest[hash::Sha256::kDigestSize]) {
    hash::Sha256 hash;
    hash.begin();
    const auto put = [&](const char *text, size_t size) {
        hash.update(reinterpret_cast<const uint8_t *>(text), size);
    };
    struct {
        uint8_t next;
        uint8_t end;
        bool is_object;
    } open[json::Tokenizer::kDepth];
    const uint8_t base = table.range(shape).first;
    size_t depth = 0;
    bool is_object = true;
    bool is_first = true;
    put("{", 1);
    for (Shape inner = shape;;) {  // a turn each row and each container
        if (inner != Shape::kNone) {
            const schema::Range range = table.range(inner);
            open[depth++] = {range.first, static_cast<uint8_t>(range.first + range.count),
                             is_object};
            inner = Shape::kNone;
        }
        auto &at = open[depth - 1];
        if (at.next == at.end) {
            put(at.is_object ? "}" : "]", 1);
            is_first = false;
            if (--depth == 0) break;
            continue;
        }
        const uint8_t index = at.next++;
        const Row &row = table.rows[index];
        const Span &field = fields[index - base];
        const bool is_container = row.shape != Shape::kNone;
        if (!is_container && field.start == 0) continue;  // of an empty array
        if (!is_first) put(",", 1);
        is_first = is_container;
        if (is_container) {
            is_object = row.type == schema::Type::kObject;
            put("\"", 1);
            put(row.key, row.key_size);
            put(is_object ? "\":{" : "\":[", 3);
            inner = row.shape;
            continue;
        }
        // A slice has no white space, so a member stands there in one piece with its key.
        const size_t quote = row.type == schema::Type::kString;
        const size_t before = quote + (row.key == nullptr ? 0u : row.key_size + 3u);
        hash.update(slice + field.start - before, before + field.size + quote);
    }
    hash.finish(digest);
}

}  // namespace pith::record

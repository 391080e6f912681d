// SPDX-License-Identifier: MIT
// A value of a document: as its bytes go by (Slice), and as a part of the audit receives it
// (Value).
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "audit/findings.hpp"
#include "codec/codec.hpp"
#include "json/text.hpp"
#include "record/signature.hpp"
#include "record/time.hpp"
#include "schema/schema.hpp"

namespace pith::audit {

inline constexpr size_t kDigestSize = 32;

// An object that is copied as a whole: where its members are in the slice, and its first fault. The
// fault is told when the object has ended.
//
// Plain data.
struct Whole {
    static constexpr size_t kMembers = record::Record::kCount;
    static_assert(kMembers >= record::Receipt::kCount);

    schema::Rule rule;
    uint8_t depth;  // around the object
    uint8_t base;   // row of its first member
    verdict fault;
    record::Span members[kMembers];

    void begin(const schema::Row &row, uint8_t its_depth) {
        memset(static_cast<void *>(this), 0, sizeof *this);
        rule = row.rule;
        depth = its_depth;
        base = schema::kDocuments.range(row.shape).first;
        fault = PITH_PENDING;
    }
    void fail(verdict why) {
        if (fault == PITH_PENDING) fault = why;
    }
    // Adds the text of a member. The elements of an array are one member.
    void add(const schema::Row &row, uint16_t start, uint16_t end) {
        record::Span &member = members[&row - schema::kDocuments.rows - base];
        if (member.start == 0) member.start = start;
        member.size = static_cast<uint16_t>(end - member.start);
    }
};

// Canonical bytes: a string without its quotes, an object with its braces. The audit's slice holds
// them until the next value begins, so a part may use its PITH_SLICE_SIZE bytes as its own.
struct Value {
    uint8_t *text;
    uint16_t size;
    uint32_t place;  // offset of its first byte in the document
    schema::Rule rule;
    pith_check check;      // of the rule
    const char *constant;  // of its row, or null
    Findings &findings;
    const Whole *whole = nullptr;  // of a whole object

    // Takes the members of a whole object. Returns PITH_PENDING or the object's fault.
    template <class Object>
    verdict read(Object &object) const {
        object.slice = text;
        memcpy(object.fields, whole->members, sizeof object.fields);
        return whole->fault;
    }

    bool equals(const char *word) const { return json::equals(text, size, word); }
    bool read_digest(uint8_t digest[kDigestSize]) const {
        return codec::decode_hex(text, size, digest, kDigestSize);
    }
    // "sha256:" and the digest.
    bool read_id(uint8_t id[kDigestSize]) const {
        constexpr size_t kPrefix = 7;
        return size == kPrefix + 2 * kDigestSize && memcmp(text, "sha256:", kPrefix) == 0 &&
               codec::decode_hex(text + kPrefix, size - kPrefix, id, kDigestSize);
    }

    // Findings about this value.
    Earned judge(bool holds, verdict why) const { return findings.judge(check, holds, why, place); }
    Earned judge_by_record(bool holds, verdict why) const {
        return findings.judge_by_record(check, holds, why, place);
    }
    Earned promise() const { return findings.promise(check); }
    // These return no trust.
    Earned pass() const {
        findings.pass(check, place);
        return Earned::nothing();
    }
    Earned leave_open() const {
        findings.leave_open(check, place);
        return Earned::nothing();
    }
    Earned fail(verdict why) const {
        findings.fail(check, why, place);
        return Earned::nothing();
    }

    Earned take_time(uint32_t &time) const {
        const verdict fault = record::read_time(text, size, time);
        return fault == PITH_PENDING ? pass() : fail(fault);
    }
};

inline bool same_digest(const uint8_t a[kDigestSize], const uint8_t b[kDigestSize]) {
    return memcmp(a, b, kDigestSize) == 0;
}

// The current value: its row, its place, and the number of canonical bytes kept for its check.
//
// Plain data. The owner has the memory, PITH_SLICE_SIZE bytes.
struct Slice {
    enum class Mode : uint8_t { kNone, kString, kScalar, kWhole };
    // The form of the current number so far.
    enum class Number : uint8_t { kNone, kInteger, kMinus, kMinusZero, kOther };

    const schema::Row *row;  // null: not read
    uint32_t place;
    Whole whole;  // in mode kWhole
    uint16_t size;
    Mode mode;
    Number number;
    uint16_t start;  // in a whole object: of the text of the current leaf
    uint8_t first;   // byte of the value
    bool is_overflown;
    bool in_key;
    bool in_scalar;

    bool is_whole() const { return mode == Mode::kWhole; }
    bool is_count() const { return number == Number::kInteger && first != '-'; }

    void begin(Mode wanted) {
        mode = wanted;
        size = 0;
        is_overflown = false;
    }
    void append(uint8_t *bytes, const uint8_t *run, size_t length) {
        if (length > size_t{PITH_SLICE_SIZE} - size) {
            is_overflown = true;
            length = size_t{PITH_SLICE_SIZE} - size;
        }
        memcpy(bytes + size, run, length);
        size = static_cast<uint16_t>(size + length);
    }

    // Finds integers: the scanner accepts 0, or [1-9] and digits, perhaps after a minus.
    void begin_number(uint8_t c) {
        number = c == '-'               ? Number::kMinus
                 : c >= '0' && c <= '9' ? Number::kInteger
                                        : Number::kNone;
    }
    void add_to_number(uint8_t c) {
        const bool is_digit = c >= '0' && c <= '9';
        switch (number) {
            case Number::kNone: return;
            case Number::kMinus: number = c == '0' ? Number::kMinusZero : Number::kInteger; return;
            default: number = is_digit ? number : Number::kOther;
        }
    }
};

}  // namespace pith::audit

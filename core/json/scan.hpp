// SPDX-License-Identifier: MIT
// The gate: accepts exactly the texts of RFC 8259 in UTF-8 (RFC 3629), byte by byte, in any split.
//
// A pushdown automaton of 24 bytes. It alone decides validity; everything behind it may rely on
// what it let through. What it reads it hands on to a sink, already normalised: white space gone,
// escapes turned into the canonical spelling of json/text.hpp. String bodies are most of a
// document, so their plain characters go through a loop of their own, and whole runs reach the sink
// at once.
//
// Stricter than RFC 8259 in two points, both named there as unpredictable: a lone surrogate escape
// is refused (section 8.2: it has no UTF-8), and containers nest no deeper than PITH_DEPTH (9).
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "json/plain.hpp"
#include "json/text.hpp"
#include "verify/verdict.hpp"

namespace pith::json {

// What a sink must offer. Each call returns whether to go on; after false, feed() returns once the
// byte at hand is consumed. `offset` counts from the start of the document.
//
//     bool punctuation(uint8_t c, uint32_t offset);        { } [ ] : and comma
//     bool open_string(bool is_key, uint32_t offset);
//     bool text(const uint8_t *run, size_t size);          part of the string's canonical body
//     bool close_string();
//     bool scalar(uint8_t c, uint32_t offset);             a byte of a number or literal
//     bool wants_text() const;                             false: string bodies are only checked

class Scanner {
 public:
    void begin();

    // Consumes bytes until they end, a fault stands, or the sink says stop. Returns how many: the
    // caller goes on with the rest.
    template <class Sink>
    size_t feed(const uint8_t *data, size_t size, Sink &sink);

    // Ends the document: PITH_PENDING if it was one complete JSON text, else the fault.
    verdict end();

    verdict fault() const { return fault_; }
    // Bytes consumed; once a fault stands, the offset of the byte that is at fault.
    uint32_t offset() const { return offset_; }

 private:
    enum State : uint8_t {
        kValue,           // a value must follow
        kValueOrClose,    // after [
        kKey,             // after a comma in an object
        kKeyOrClose,      // after {
        kColon,           // after a key
        kCommaOrClose,    // after a value within a container
        kDone,            // after the root value
        kText,            // in a string
        kContinuation,    // in a multi-byte UTF-8 character
        kEscape,          // after a backslash
        kUnit,            // in the four digits of \u
        kLowBackslash,    // after a high surrogate: its other half must follow
        kLowU,            //
        kMinus,           // RFC 8259 section 6, state by state
        kZero,            //
        kInteger,         //
        kPoint,           //
        kFraction,        //
        kExponent,        //
        kExponentSign,    //
        kExponentDigits,  //
        kLiteral,         // in true, false or null
    };

    static bool is_space(uint8_t c) {
        return c <= ' ' && (c == ' ' || c == '\n' || c == '\r' || c == '\t');
    }
    static bool is_digit(uint8_t c) { return c >= '0' && c <= '9'; }

    bool in_object() const { return (objects_ & 1) != 0; }

    template <class Sink>
    bool begin_string(bool is_key, uint32_t offset, Sink &sink);
    template <class Sink>
    bool end_string(Sink &sink);
    template <class Sink>
    bool step(uint8_t c, uint32_t offset, Sink &sink);
    template <class Sink>
    bool begin_scalar(uint8_t c, uint32_t offset, Sink &sink);
    template <class Sink>
    bool structure(uint8_t c, uint32_t offset, Sink &sink);
    template <class Sink>
    bool string(uint8_t c, Sink &sink);
    template <class Sink>
    bool code_point(uint32_t code_point, Sink &sink);
    template <class Sink>
    bool number_or_literal(uint8_t c, uint32_t offset, Sink &sink);

    bool open(uint8_t c);
    bool close(uint8_t c);
    bool first_of_utf8(uint8_t c);
    bool refuse(verdict why = PITH_MALFORMED);
    bool number_may_end() const;
    const char *literal_rest() const;
    void after_value() { state_ = depth_ == 0 ? kDone : kCommaOrClose; }

    uint32_t offset_;
    verdict fault_;
    uint32_t objects_;  // bit d: the container d levels out is an object; bit 0 the innermost
    uint16_t unit_;     // digits of \u so far
    uint16_t high_;     // the high surrogate that waits for its other half, or 0
    State state_;       //
    uint8_t depth_;     //
    bool is_key_;       // the string at hand is a key
    uint8_t left_;      // continuation bytes, digits or letters still to come
    uint8_t lowest_;    // bounds of the next continuation byte (RFC 3629 section 4)
    uint8_t highest_;   //
    uint8_t literal_;   // first letter of the literal at hand
};

static_assert(PITH_DEPTH <= 32, "objects_ holds one bit a level");

// The inner loop. String bodies are most of a document: their plain characters are passed over in
// words (json/plain.hpp) and reach the sink as one run. Most of what is left stands between two
// strings, a quote, a colon or a comma, and a quote again: those are taken in a row, in one turn.
// Only the rest, one byte in thirty, goes through step().
template <class Sink>
size_t Scanner::feed(const uint8_t *data, size_t size, Sink &sink) {
    if (fault_ != PITH_PENDING) return 0;
    const uint32_t base = offset_;
    if (base == UINT32_MAX && size != 0) refuse(PITH_TOO_LARGE);
    if (size > UINT32_MAX - base) size = UINT32_MAX - base;
    const uint8_t *p = data;
    const uint8_t *const end = data + size;
    const auto offset = [&] { return base + static_cast<uint32_t>(p - data); };

    while (p != end) {
        if (state_ == kText) {
            const uint8_t *const run = p;
            p = skip_plain(p, end);
            if (p != run && sink.wants_text()) {
                if (!sink.text(run, static_cast<size_t>(p - run))) break;
            }
            if (p == end) break;
            if (*p == '"') {
                ++p;
                if (!end_string(sink) || p == end) break;
            }
        }
        if ((*p == ':' && state_ == kColon) || (*p == ',' && state_ == kCommaOrClose)) {
            state_ = *p == ',' && in_object() ? kKey : kValue;
            if (!sink.punctuation(*p, offset())) {
                ++p;
                break;
            }
            if (++p == end) break;
        }
        const bool is_value = state_ == kValue;
        bool go_on = false;
        if (*p == '"' && (is_value || state_ == kKey)) {
            go_on = begin_string(!is_value, offset(), sink);
        } else {
            go_on = step(*p, offset(), sink);
        }
        if (!go_on) {
            if (fault_ == PITH_PENDING) ++p;  // the sink has it, and wants no more
            break;
        }
        ++p;
    }
    offset_ = offset();
    return static_cast<size_t>(p - data);
}

template <class Sink>
inline bool Scanner::begin_string(bool is_key, uint32_t offset, Sink &sink) {
    state_ = kText;
    is_key_ = is_key;
    return sink.open_string(is_key, offset);
}

template <class Sink>
inline bool Scanner::end_string(Sink &sink) {
    if (is_key_) {
        state_ = kColon;
    } else {
        after_value();
    }
    return sink.close_string();
}

template <class Sink>
inline bool Scanner::step(uint8_t c, uint32_t offset, Sink &sink) {
    if (state_ < kText) return is_space(c) || structure(c, offset, sink);
    return state_ < kMinus ? string(c, sink) : number_or_literal(c, offset, sink);
}

// What feed() has not taken: the first of a container, its end, values other than strings.
template <class Sink>
bool Scanner::structure(uint8_t c, uint32_t offset, Sink &sink) {
    switch (state_) {
        case kCommaOrClose:
            if (c != ',') {
                if (!close(c)) return false;
                break;
            }
            state_ = in_object() ? kKey : kValue;  // behind a number
            break;
        case kKeyOrClose:
            if (c == '"') return begin_string(true, offset, sink);
            if (!close(c)) return false;
            break;
        case kValueOrClose:
            if (c == '"') return begin_string(false, offset, sink);
            if (c == ']') {
                close(c);
                break;
            }
            [[fallthrough]];
        case kValue:
            if (c != '{' && c != '[') return begin_scalar(c, offset, sink);
            if (!open(c)) return false;
            break;
        default: return refuse();  // no colon, no key, or something after the root value
    }
    return sink.punctuation(c, offset);
}

template <class Sink>
bool Scanner::begin_scalar(uint8_t c, uint32_t offset, Sink &sink) {
    if (c == '-') {
        state_ = kMinus;
    } else if (is_digit(c)) {
        state_ = c == '0' ? kZero : kInteger;
    } else if (c == 't' || c == 'f' || c == 'n') {
        state_ = kLiteral;
        literal_ = c;
        left_ = c == 'f' ? 4 : 3;
    } else {
        return refuse();
    }
    return sink.scalar(c, offset);
}

template <class Sink>
[[gnu::noinline]] bool Scanner::string(uint8_t c, Sink &sink) {
    switch (state_) {
        case kText:
            if (c == '\\') {
                state_ = kEscape;
                return true;
            }
            if (c < 0x20 || !first_of_utf8(c)) return refuse();
            break;
        case kContinuation:
            if (c < lowest_ || c > highest_) return refuse();
            lowest_ = 0x80;
            highest_ = 0xBF;
            if (--left_ == 0) state_ = kText;
            break;
        case kEscape: {
            if (c == 'u') {
                state_ = kUnit;
                unit_ = 0;
                left_ = 4;
                return true;
            }
            uint8_t character = unescape(c);
            if (character == 0) return refuse();
            return code_point(character, sink);
        }
        case kUnit: {
            uint32_t value = hex_value(c);
            if (value > 15) return refuse();
            unit_ = static_cast<uint16_t>(static_cast<uint32_t>(unit_) << 4 | value);
            if (--left_ != 0) return true;
            if (is_low_surrogate(unit_) != (high_ != 0)) return refuse();
            if (is_high_surrogate(unit_)) {
                high_ = unit_;
                state_ = kLowBackslash;
                return true;
            }
            uint32_t whole = high_ != 0 ? combine_surrogates(high_, unit_) : unit_;
            high_ = 0;
            return code_point(whole, sink);
        }
        case kLowBackslash:
            if (c != '\\') return refuse();
            state_ = kLowU;
            return true;
        default:  // kLowU
            if (c != 'u') return refuse();
            state_ = kUnit;
            unit_ = 0;
            left_ = 4;
            return true;
    }
    return !sink.wants_text() || sink.text(&c, 1);
}

template <class Sink>
bool Scanner::code_point(uint32_t code_point, Sink &sink) {
    state_ = kText;
    if (!sink.wants_text()) return true;
    uint8_t spelling[kMaxSpelling];
    return sink.text(spelling, spell_code_point(code_point, spelling));
}

template <class Sink>
[[gnu::noinline]] bool Scanner::number_or_literal(uint8_t c, uint32_t offset, Sink &sink) {
    State next = kValue;  // "no transition"
    const bool digit = is_digit(c);
    const bool exponent = c == 'e' || c == 'E';
    switch (state_) {
        case kLiteral:
            if (c != static_cast<uint8_t>(*literal_rest())) return refuse();
            if (--left_ == 0) after_value();
            return sink.scalar(c, offset);
        case kMinus:
            if (digit) next = c == '0' ? kZero : kInteger;
            break;
        case kInteger:
            if (digit) next = kInteger;
            [[fallthrough]];
        case kZero:
            if (c == '.') next = kPoint;
            if (exponent) next = kExponent;
            break;
        case kPoint:
            if (digit) next = kFraction;
            break;
        case kFraction:
            if (digit) next = kFraction;
            if (exponent) next = kExponent;
            break;
        case kExponent:
            if (c == '+' || c == '-') next = kExponentSign;
            [[fallthrough]];
        default:  // kExponentSign, kExponentDigits
            if (digit) next = kExponentDigits;
            break;
    }
    if (next != kValue) {
        state_ = next;
        return sink.scalar(c, offset);
    }
    if (!number_may_end()) return refuse();
    after_value();
    return is_space(c) || structure(c, offset, sink);
}

}  // namespace pith::json

// SPDX-License-Identifier: MIT
// Accepts exactly the texts of RFC 8259 in UTF-8 (RFC 3629), byte by byte, in any split.
//
// A pushdown automaton of 24 bytes. json/scan_step.hpp has its transitions, json/scan_feed.hpp its
// inner loop. It passes the text to a sink, without white space and with canonical escapes
// (json/text.hpp).
//
// Stricter than RFC 8259 in two points that the RFC calls unpredictable: it refuses a lone
// surrogate escape (section 8.2), and containers deeper than PITH_DEPTH (section 9).
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "verdict.hpp"

namespace pith::json {

// The functions of a sink. Each returns true to continue. After false, feed() consumes the current
// byte and returns. `offset` counts from the start of the document.
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

    // Consumes bytes until their end, a fault, or false from the sink. Returns how many.
    template <class Sink>
    size_t feed(const uint8_t *data, size_t size, Sink &sink);

    // Ends the document. Returns PITH_PENDING for one complete JSON text, else the fault.
    verdict end();

    verdict fault() const { return fault_; }
    // Returns the number of bytes consumed. After a fault: the offset of its byte.
    uint32_t offset() const { return offset_; }

 private:
    enum State : uint8_t {
        kValue,           // a value must follow
        kValueOrClose,    // after [
        kKey,             // after a comma in an object: from here on a string is a key
        kKeyOrClose,      // after {; the last state in which a string may begin
        kColon,           // after a key
        kCommaOrClose,    // after a value within a container
        kDone,            // after the root value
        kText,            // in a string
        kContinuation,    // in a multi-byte UTF-8 character
        kEscape,          // after a backslash
        kUnit,            // in the four digits of \u
        kLowBackslash,    // after a high surrogate: the low one must follow
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
    State behind_value() const { return depth_ == 0 ? kDone : kCommaOrClose; }
    void after_value() { state_ = behind_value(); }

    uint32_t offset_;
    verdict fault_;
    uint32_t objects_;  // bit d: the container d levels out is an object; bit 0 the innermost
    uint16_t unit_;     // digits of \u so far
    uint16_t high_;     // the high surrogate before \u, or 0
    State state_;       //
    uint8_t depth_;     //
    bool is_key_;       // the current string is a key
    uint8_t left_;      // continuation bytes, digits or letters that must follow
    uint8_t lowest_;    // bounds of the next continuation byte (RFC 3629 section 4)
    uint8_t highest_;   //
    uint8_t literal_;   // first letter of the current literal
};

static_assert(PITH_DEPTH >= 1 && PITH_DEPTH <= 32, "PITH_DEPTH: objects_ holds one bit a level");

}  // namespace pith::json

#include "json/scan_feed.hpp"
#include "json/scan_step.hpp"

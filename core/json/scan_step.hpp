// SPDX-License-Identifier: MIT
// The scanner's transitions, one byte at a time. Included by json/scan.hpp.
#pragma once

#include "json/scan.hpp"
#include "json/text.hpp"

namespace pith::json {

template <class Sink>
inline bool Scanner::step(uint8_t c, uint32_t offset, Sink &sink) {
    if (state_ < kText) return is_space(c) || structure(c, offset, sink);
    return state_ < kMinus ? string(c, sink) : number_or_literal(c, offset, sink);
}

// Takes what feed() does not: brackets, and values other than strings.
template <class Sink>
bool Scanner::structure(uint8_t c, uint32_t offset, Sink &sink) {
    switch (state_) {
        case kCommaOrClose:
            if (c != ',') {
                if (!close(c)) return false;
                break;
            }
            state_ = in_object() ? kKey : kValue;  // after a number
            break;
        case kKeyOrClose:
            if (!close(c)) return false;
            break;
        case kValueOrClose:
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
[[gnu::cold, gnu::noinline]] bool Scanner::string(uint8_t c, Sink &sink) {
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
    uint8_t encoded[kMaxEncoded];
    return sink.text(encoded, encode_code_point(code_point, encoded));
}

template <class Sink>
[[gnu::cold, gnu::noinline]] bool Scanner::number_or_literal(uint8_t c, uint32_t offset,
                                                             Sink &sink) {
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

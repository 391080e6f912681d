// SPDX-License-Identifier: MIT
// The scanner's inner loop. Included by json/scan.hpp.
//
// Plain characters of strings are skipped in words (json/skip_plain.hpp) and reach the sink as one
// run. A quote, a colon or comma, and the next quote take one turn. The rest, one byte in thirty,
// goes through step().
#pragma once

#include "json/scan.hpp"
#include "json/skip_plain.hpp"

namespace pith::json {

template <class Sink>
size_t Scanner::feed(const uint8_t *data, size_t size, Sink &sink) {
    if (fault_ != PITH_PENDING) return 0;
    const uint32_t base = offset_;
    if (base == UINT32_MAX && size != 0) refuse(PITH_TOO_LARGE);
    if (size > UINT32_MAX - base) size = UINT32_MAX - base;
    const uint8_t *p = data;
    const uint8_t *const end = data + size;
    const auto offset = [&] { return base + static_cast<uint32_t>(p - data); };

    State state = state_;
    while (p != end) {
        if (state == kText) {
            const uint8_t *const run = p;
            p = skip_plain(p, end);
            if (p != run && sink.wants_text()) {
                if (!sink.text(run, static_cast<size_t>(p - run))) break;
            }
            if (p == end) break;
            if (*p == '"') {
                ++p;
                state = is_key_ ? kColon : behind_value();
                if (!sink.close_string() || p == end) break;
            }
        }
        if (state == kColon && *p == ':') {
            state = kValue;
            const bool goes_on = sink.punctuation(':', offset());
            if (++p == end || !goes_on) break;
        } else if (state == kCommaOrClose && *p == ',') {
            state = in_object() ? kKey : kValue;
            const bool goes_on = sink.punctuation(',', offset());
            if (++p == end || !goes_on) break;
        }
        if (*p == '"' && state <= kKeyOrClose) {
            is_key_ = state >= kKey;
            state = kText;
            const bool goes_on = sink.open_string(is_key_, offset());
            ++p;
            if (!goes_on) break;
            continue;
        }
        state_ = state;
        const bool goes_on = step(*p, offset(), sink);
        state = state_;
        if (fault_ == PITH_PENDING) ++p;
        if (!goes_on) break;
    }
    state_ = state;
    offset_ = offset();
    return static_cast<size_t>(p - data);
}

}  // namespace pith::json

// SPDX-License-Identifier: MIT
#include "codec/base32.hpp"

namespace pith::codec {

void encode_base32(const uint8_t *data, char *text, size_t count) {
    uint32_t bits = 0;  // the low `held` bits are read but not yet written
    unsigned held = 0;
    for (size_t i = 0; i < count; ++i) {
        if (held < 5) {
            bits = bits << 8 | *data++;
            held += 8;
        }
        held -= 5;
        uint32_t value = bits >> held & 31;
        text[i] = static_cast<char>(value < 26 ? 'A' + value : '2' + (value - 26));
    }
}

bool decode_base32(const uint8_t *text, size_t count, uint8_t *out) {
    uint32_t bits = 0;  // the low `held` bits are decoded but not yet stored
    unsigned held = 0;
    for (size_t i = 0; i < count; ++i) {
        uint8_t c = text[i];
        bool letter = c >= 'A' && c <= 'Z';
        if (!letter && !(c >= '2' && c <= '7')) return false;
        bits = bits << 5 | (letter ? c - uint32_t{'A'} : c - uint32_t{'2'} + 26);
        held += 5;
        if (held >= 8) {
            held -= 8;
            *out++ = static_cast<uint8_t>(bits >> held);
        }
    }
    if (held != 0) *out = static_cast<uint8_t>(bits << (8 - held));
    return true;
}

}  // namespace pith::codec

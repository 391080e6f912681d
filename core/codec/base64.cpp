// SPDX-License-Identifier: MIT
#include "codec/base64.hpp"

namespace pith::codec {
namespace {

constexpr uint32_t kInvalid = 0xff;

uint32_t sextet(uint8_t c) {
    if (c >= 'A' && c <= 'Z') return c - uint32_t{'A'};
    if (c >= 'a' && c <= 'z') return c - uint32_t{'a'} + 26;
    if (c >= '0' && c <= '9') return c - uint32_t{'0'} + 52;
    if (c == '+') return 62;
    if (c == '/') return 63;
    return kInvalid;
}

}  // namespace

bool decode_base64(const uint8_t *text, size_t text_size, uint8_t *out, size_t size) {
    if (text_size != (size + 2) / 3 * 4) return false;
    uint32_t bits =
        0;  // the low `held` bits are decoded but not yet stored; held < 8 between turns
    unsigned held = 0;
    size_t stored = 0;
    size_t i = 0;
    for (; stored < size; ++i) {
        uint32_t value = sextet(text[i]);
        if (value == kInvalid) return false;
        bits = bits << 6 | value;
        held += 6;
        if (held >= 8) {
            held -= 8;
            out[stored++] = static_cast<uint8_t>(bits >> held);
        }
    }
    if ((bits & ((uint32_t{1} << held) - 1)) != 0) return false;
    for (; i < text_size; ++i) {
        if (text[i] != '=') return false;
    }
    return true;
}

}  // namespace pith::codec

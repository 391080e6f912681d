// SPDX-License-Identifier: MIT
#include "codec/hex.hpp"

namespace pith::codec {
namespace {

constexpr unsigned kNotHex = 0xff;

unsigned digit(uint8_t c) {
    if (c >= '0' && c <= '9') return c - unsigned{'0'};
    if (c >= 'a' && c <= 'f') return c - unsigned{'a'} + 10;
    return kNotHex;
}

}  // namespace

bool decode_hex(const uint8_t *text, size_t text_size, uint8_t *out, size_t size) {
    if (text_size != 2 * size) return false;
    for (size_t i = 0; i < size; ++i) {
        unsigned high = digit(text[2 * i]);
        unsigned low = digit(text[2 * i + 1]);
        if (high == kNotHex || low == kNotHex) return false;
        out[i] = static_cast<uint8_t>(high << 4 | low);
    }
    return true;
}

}  // namespace pith::codec

// SPDX-License-Identifier: MIT
#include "codec/codec.hpp"

namespace pith::codec {
namespace {

constexpr uint32_t kInvalid = 0xff;

uint32_t digit(uint8_t c) {
    if (c >= '0' && c <= '9') return c - uint32_t{'0'};
    if (c >= 'a' && c <= 'f') return c - uint32_t{'a'} + 10;
    return kInvalid;
}

uint32_t sextet(uint8_t c) {
    if (c >= 'A' && c <= 'Z') return c - uint32_t{'A'};
    if (c >= 'a' && c <= 'z') return c - uint32_t{'a'} + 26;
    if (c >= '0' && c <= '9') return c - uint32_t{'0'} + 52;
    if (c == '+') return 62;
    if (c == '/') return 63;
    return kInvalid;
}

}  // namespace

bool decode_hex(const uint8_t *text, size_t text_size, uint8_t *out, size_t size) {
    if (text_size != 2 * size) return false;
    for (size_t i = 0; i < size; ++i) {
        const uint32_t high = digit(text[2 * i]);
        const uint32_t low = digit(text[2 * i + 1]);
        if (high == kInvalid || low == kInvalid) return false;
        out[i] = static_cast<uint8_t>(high << 4 | low);
    }
    return true;
}

bool decode_base64(const uint8_t *text, size_t text_size, uint8_t *out, size_t size) {
    if (text_size != (size + 2) / 3 * 4) return false;
    uint32_t bits = 0;  // the low `held` bits are decoded but not yet stored
    unsigned held = 0;  // below 8 between turns
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

bool read_digits(const uint8_t *text, size_t size, uint32_t &value) {
    uint64_t sum = 0;
    for (size_t i = 0; i < size; ++i) {
        if (text[i] < '0' || text[i] > '9') return false;
        sum = 10 * sum + (text[i] - uint32_t{'0'});
        if (sum > UINT32_MAX) return false;
    }
    value = static_cast<uint32_t>(sum);
    return true;
}

bool read_decimal(const uint8_t *text, size_t size, uint32_t &value) {
    if (size == 0 || (text[0] == '0' && size != 1)) return false;
    return read_digits(text, size, value);
}

size_t write_decimal(uint32_t value, uint8_t out[kDecimalSize]) {
    size_t first = kDecimalSize;
    do {
        out[--first] = static_cast<uint8_t>('0' + value % 10);
        value /= 10;
    } while (value != 0);
    return kDecimalSize - first;
}

}  // namespace pith::codec

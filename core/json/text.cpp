// SPDX-License-Identifier: MIT
#include "json/text.hpp"

namespace pith::json {
namespace {

struct Escape {
    uint8_t letter;
    uint8_t character;
};

// RFC 8259 section 7. The solidus is last: its escape is never written.
constexpr Escape kEscapes[] = {{'"', '"'},  {'\\', '\\'}, {'b', '\b'}, {'t', '\t'},
                               {'n', '\n'}, {'f', '\f'},  {'r', '\r'}, {'/', '/'}};
constexpr size_t kWrittenEscapes = sizeof kEscapes / sizeof *kEscapes - 1;

uint8_t low_byte(uint32_t word) {
    return static_cast<uint8_t>(word);
}

uint8_t hex_digit(uint32_t value) {
    return low_byte(value < 10 ? '0' + value : 'a' + value - 10);
}

uint32_t read_unit(const uint8_t *digits) {
    uint32_t unit = 0;
    for (int i = 0; i < 4; ++i) unit = unit << 4 | (hex_value(digits[i]) & 15);
    return unit;
}

// Returns the value of the four digits after \u at `from`, or more than 0xFFFF.
uint32_t unit_at(const uint8_t *text, size_t size, size_t from) {
    if (size < from + 6 || text[from] != '\\' || text[from + 1] != 'u') return UINT32_MAX;
    for (size_t i = from + 2; i < from + 6; ++i) {
        if (hex_value(text[i]) > 15) return UINT32_MAX;
    }
    return read_unit(text + from + 2);
}

}  // namespace

bool is_escape(const uint8_t *text, size_t size) {
    if (size < 2) return false;
    if (text[1] != 'u') return unescape(text[1]) != 0;
    const uint32_t unit = unit_at(text, size, 0);
    if (is_high_surrogate(unit)) return is_low_surrogate(unit_at(text, size, 6));
    return unit <= 0xFFFF && !is_low_surrogate(unit);
}

bool equals(const uint8_t *text, size_t size, const char *word) {
    for (size_t i = 0; i < size; ++i) {
        if (word[i] == '\0' || static_cast<uint8_t>(word[i]) != text[i]) return false;
    }
    return word[size] == '\0';
}

uint8_t read_escape(const uint8_t *body, uint32_t &position, uint32_t end) {
    return low_byte(read_code_point(body, position, end));
}

bool says(const uint8_t *body, size_t size, const void *raw, size_t raw_size) {
    const uint8_t *const bytes = static_cast<const uint8_t *>(raw);
    const uint32_t end = static_cast<uint32_t>(size);
    size_t at = 0;
    for (uint32_t i = 0; i < end; ++at) {
        const uint8_t c = body[i] == '\\' ? read_escape(body, i, end) : body[i++];
        if (at == raw_size || bytes[at] != c) return false;
    }
    return at == raw_size;
}

uint32_t unescape_text(uint8_t *body, uint32_t size) {
    uint32_t length = 0;
    for (uint32_t i = 0; i < size; ++length) {
        body[length] = body[i] == '\\' ? read_escape(body, i, size) : body[i++];
    }
    return length;
}

uint8_t unescape(uint8_t letter) {
    for (const Escape &escape : kEscapes) {
        if (escape.letter == letter) return escape.character;
    }
    return 0;
}

uint32_t hex_value(uint8_t c) {
    if (c >= '0' && c <= '9') return c - uint32_t{'0'};
    uint32_t letter = (c | 0x20u) - uint32_t{'a'};
    return letter < 6 ? letter + 10 : 16;
}

size_t encode_code_point(uint32_t code_point, uint8_t out[kMaxEncoded]) {
    if (code_point < 0x80) {
        for (size_t i = 0; i < kWrittenEscapes; ++i) {
            if (kEscapes[i].character == code_point) {
                out[0] = '\\';
                out[1] = kEscapes[i].letter;
                return 2;
            }
        }
        if (code_point >= 0x20) {
            out[0] = low_byte(code_point);
            return 1;
        }
        out[0] = '\\';
        out[1] = 'u';
        out[2] = out[3] = '0';
        out[4] = hex_digit(code_point >> 4);
        out[5] = hex_digit(code_point & 15);
        return 6;
    }
    // RFC 3629 section 3.
    if (code_point < 0x800) {
        out[0] = low_byte(0xC0 | code_point >> 6);
        out[1] = low_byte(0x80 | (code_point & 0x3F));
        return 2;
    }
    if (code_point < 0x10000) {
        out[0] = low_byte(0xE0 | code_point >> 12);
        out[1] = low_byte(0x80 | (code_point >> 6 & 0x3F));
        out[2] = low_byte(0x80 | (code_point & 0x3F));
        return 3;
    }
    out[0] = low_byte(0xF0 | code_point >> 18);
    out[1] = low_byte(0x80 | (code_point >> 12 & 0x3F));
    out[2] = low_byte(0x80 | (code_point >> 6 & 0x3F));
    out[3] = low_byte(0x80 | (code_point & 0x3F));
    return 4;
}

uint32_t read_code_point(const uint8_t *text, uint32_t &position, uint32_t end) {
    uint8_t first = text[position++];
    if (first < 0x80 && first != '\\') return first;
    if (first >= 0x80) {
        uint32_t more = first >= 0xF0 ? 3u : first >= 0xE0 ? 2u : 1u;
        uint32_t code_point = first & (0x3Fu >> more);
        for (; more != 0 && position < end; --more) {
            code_point = code_point << 6 | (text[position++] & 0x3Fu);
        }
        return code_point;
    }
    if (position >= end) return first;
    uint8_t letter = text[position++];
    if (letter != 'u') return unescape(letter);
    if (end - position < 4) {
        position = end;
        return 0;
    }
    uint32_t unit = read_unit(text + position);
    position += 4;
    if (!is_high_surrogate(unit) || end - position < 6) return unit;
    uint32_t low = read_unit(text + position + 2);
    position += 6;
    return combine_surrogates(unit, low);
}

}  // namespace pith::json

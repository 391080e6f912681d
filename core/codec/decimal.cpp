// SPDX-License-Identifier: MIT
#include "codec/decimal.hpp"

namespace pith::codec {

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

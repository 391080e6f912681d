// SPDX-License-Identifier: MIT
#include "json/lexeme.hpp"

namespace pith::json {
namespace {

// Returns the value of the four digits after \u at `from`, or more than 0xFFFF.
uint32_t unit_at(Run run, uint32_t from) {
    if (run.size < from + 6 || run.data[from] != '\\' || run.data[from + 1] != 'u') {
        return UINT32_MAX;
    }
    uint32_t unit = 0;
    for (uint32_t i = from + 2; i < from + 6; ++i) {
        const uint32_t digit = hex_value(run.data[i]);
        if (digit > 15) return UINT32_MAX;
        unit = unit << 4 | digit;
    }
    return unit;
}

}  // namespace

bool is_escape(Run run) {
    if (run.size < 2) return false;
    if (run.data[1] != 'u') return unescape(run.data[1]) != 0;
    const uint32_t unit = unit_at(run, 0);
    if (is_high_surrogate(unit)) return is_low_surrogate(unit_at(run, 6));
    return unit <= 0xFFFF && !is_low_surrogate(unit);
}

}  // namespace pith::json

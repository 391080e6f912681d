// SPDX-License-Identifier: MIT
#include "audit/list.hpp"

namespace pith::audit {

Earned List::check_digest(const Value &value) {
    static constexpr char kText[] = "{\"payload\":[]}";
    uint8_t stated[kDigestSize];
    uint8_t expected[kDigestSize];
    hash::sha256(reinterpret_cast<const uint8_t *>(kText), sizeof kText - 1, expected);
    const bool is_same = value.read_digest(stated) && same_digest(stated, expected);
    return is_same ? value.pass() : value.fail(PITH_ALTERED);
}

}  // namespace pith::audit

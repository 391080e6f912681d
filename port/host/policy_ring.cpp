// SPDX-License-Identifier: MIT
#include "policy_ring.hpp"

#include <algorithm>
#include <cstring>

#include "errors.hpp"
#include "key_check.hpp"
#include "keys.hpp"
#include "policy_values.hpp"

namespace host {

bool RingValues::take(const std::string &form, const JsonValue &value) {
    const std::string key = "ring.keys[].";
    if (form == "ring.version") {
        ring_.version = read_number(value);
        ++members_;
    } else if (form.compare(0, key.size(), key) == 0) {
        take_key(form.substr(key.size()), value);
    } else {
        return false;
    }
    return true;
}

// Members come sorted and keys in order, so the highest index gives the number of keys.
void RingValues::take_key(const std::string &member, const JsonValue &value) {
    const auto element = std::find_if(value.path.begin(), value.path.end(),
                                      [](const Step &step) { return step.is_element; });
    const std::size_t index = element->index;
    if (index >= PITH_RING_KEYS) {
        throw BadValue(value, "exceeds the " + std::to_string(PITH_RING_KEYS) + " keys of a ring");
    }
    pith_ring_key &key = ring_.keys[index];
    ring_.count = static_cast<std::uint32_t>(index + 1);
    ++members_;
    if (member == "key_id") {
        const std::string id = read_string(value);
        bool is_plain = !id.empty() && id.size() <= PITH_KEY_ID_SIZE;
        for (const char c : id)
            is_plain = is_plain && c >= '!' && c <= '~' && c != '"' && c != '\\';
        if (!is_plain)
            throw BadValue(value, "must be 1 to 64 characters of ! to ~, no \" and no \\");
        std::memcpy(key.id, id.c_str(), id.size() + 1);
    } else if (member == "public_key_hex") {
        pith::Key usable{"-", {}, nullptr};
        try {
            from_hex(read_string(value), usable.bytes);
            Comb comb;
            load(usable, comb);
        } catch (const UsageError &error) {
            throw BadValue(value, std::string("is invalid: ") + error.what());
        }
        std::memcpy(key.bytes, usable.bytes, sizeof key.bytes);
    } else if (member == "not_before") {
        key.not_before = read_number(value);
    } else if (member == "not_after") {
        key.not_after = read_number(value);
    } else if (member == "revoked") {
        key.revoked = read_boolean(value) ? 1 : 0;
    } else {
        throw BadValue(value, "is not a member of a policy");
    }
}

std::string RingValues::complaint() const {
    constexpr std::size_t kKeyMembers = 5;
    if (ring_.count == 0 || members_ != 1 + kKeyMembers * ring_.count) {
        return "ring must have version and keys; each key key_id, public_key_hex, not_before, "
               "not_after and revoked";
    }
    for (std::uint32_t i = 0; i < ring_.count; ++i) {
        const pith_ring_key &key = ring_.keys[i];
        if (key.not_after != 0 && key.not_before > key.not_after) {
            return "ring has a key that is never valid: not_before is after not_after";
        }
        for (std::uint32_t j = 0; j < i; ++j) {
            const pith_ring_key &other = ring_.keys[j];
            if (std::strcmp(key.id, other.id) == 0) return "ring has a duplicate key_id";
            if (std::memcmp(key.bytes, other.bytes, sizeof key.bytes) == 0) {
                return "ring has a duplicate key";
            }
        }
    }
    return "";
}

}  // namespace host

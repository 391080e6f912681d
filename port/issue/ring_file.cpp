// SPDX-License-Identifier: MIT
#include "ring_file.hpp"

#include <algorithm>
#include <cstring>

#include "encode.hpp"
#include "errors.hpp"

namespace issue {
namespace {

constexpr std::uint32_t kRevoked = UINT32_MAX;  // as a device stores it

// Reads members of one object of a ring file. Messages have its name and pointer.
class Reader {
 public:
    Reader(const Json &object, std::string where) : object_(object), where_(std::move(where)) {
        if (!object.is_object()) fail("", "an object", shown(object));
    }

    [[noreturn]] void fail(const std::string &name, const std::string &expected,
                           const std::string &found) const {
        throw Trouble(where_ + (name.empty() ? "" : "/" + printable(name)) + ": expected " +
                      expected + ", found " + found);
    }

    const Json &get(const char *name, const char *expected) const {
        if (!object_.contains(name)) fail(name, expected, "no such member");
        return object_[name];
    }

    std::uint32_t number(const char *name) const {
        const char *const expected = "an integer from 0 to 4294967295";
        const Json &value = get(name, expected);
        if (!value.is_number_unsigned() || value > UINT32_MAX) fail(name, expected, shown(value));
        return value;
    }

    std::string text(const char *name) const {
        const Json &value = get(name, "a string");
        if (!value.is_string()) fail(name, "a string", shown(value));
        return value;
    }

    void only(std::initializer_list<const char *> names) const {
        for (const auto &[name, value] : object_.items()) {
            if (std::find(names.begin(), names.end(), name) == names.end()) {
                fail(name, "no such member", shown(value));
            }
        }
    }

 private:
    const Json &object_;
    std::string where_;
};

KeyBytes read_bytes(const std::string &text, const std::string &where) {
    const auto bytes = from_hex(text);
    const bool is_lower =
        std::none_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'F'; });
    if (!bytes || bytes->size() != 32 || !is_lower) {
        throw Trouble(where + ": expected 64 hexadecimal digits in lower case, found \"" +
                      printable(text.substr(0, 70)) + "\"");
    }
    KeyBytes key;
    std::memcpy(key.data(), bytes->data(), key.size());
    return key;
}

pith_ring_key read_key(const Json &value, const std::string &where) {
    const Reader reader(value, where);
    reader.only({"key_id", "not_after", "not_before", "public_key_hex", "revoked"});
    pith_ring_key key{};
    const std::string id = reader.text("key_id");
    require_id(id);
    std::memcpy(key.id, id.c_str(), id.size() + 1);
    const KeyBytes bytes = read_bytes(reader.text("public_key_hex"), where + "/public_key_hex");
    std::memcpy(key.bytes, bytes.data(), bytes.size());
    key.not_before = reader.number("not_before");
    key.not_after = reader.number("not_after");
    const Json &revoked = reader.get("revoked", "true or false");
    if (!revoked.is_boolean()) reader.fail("revoked", "true or false", shown(revoked));
    key.revoked = revoked ? kRevoked : 0;
    return key;
}

}  // namespace

RingFile read_ring(const Json &value, const std::string &name) {
    const Reader reader(value, name + ": ");
    reader.only({"keys", "retired", "version"});
    RingFile file;
    file.ring.version = reader.number("version");
    const Json &keys = reader.get("keys", "an array of keys");
    if (!keys.is_array() || keys.empty() || keys.size() > PITH_RING_KEYS) {
        reader.fail("keys", "an array of 1 to " + std::to_string(PITH_RING_KEYS) + " keys",
                    keys.is_array() ? std::to_string(keys.size()) : shown(keys));
    }
    for (const Json &key : keys) {
        const std::string where = name + ": /keys/" + std::to_string(file.ring.count);
        file.ring.keys[file.ring.count++] = read_key(key, where);
    }
    const Json retired = value.value("retired", Json::array());
    if (!retired.is_array()) reader.fail("retired", "an array of strings", shown(retired));
    for (const Json &key : retired) {
        if (!key.is_string()) reader.fail("retired", "an array of strings", shown(key));
        file.retired.push_back(read_bytes(key, name + ": /retired"));
    }
    try {
        require_ring(file.ring);
    } catch (const Refusal &error) {
        throw Trouble(name + ": " + error.what());
    }
    return file;
}

RingFile read_ring_file(const std::string &file) {
    return read_ring(read_json(file), file == "-" ? "standard input" : file);
}

Json ring_json(const pith_ring &ring) {
    Json keys = Json::array();
    for (std::uint32_t i = 0; i < ring.count; ++i) {
        const pith_ring_key &key = ring.keys[i];
        keys.push_back({{"key_id", std::string(key.id)},
                        {"not_after", key.not_after},
                        {"not_before", key.not_before},
                        {"public_key_hex", hex(key.bytes, sizeof key.bytes)},
                        {"revoked", key.revoked != 0}});
    }
    return {{"keys", keys}, {"version", ring.version}};
}

std::string ring_text(const RingFile &file) {
    Json made = ring_json(file.ring);
    for (const KeyBytes &key : file.retired) made["retired"].push_back(hex(key.data(), key.size()));
    return made.dump(1) + "\n";
}

Digest ring_digest(const pith_ring &ring) {
    constexpr char kDomain[] = "pith keyring v1";  // with its NUL
    return sha256(std::string(kDomain, sizeof kDomain) + canonical(ring_json(ring)));
}

void require_ring(const pith_ring &ring) {
    for (std::uint32_t i = 0; i < ring.count; ++i) {
        const pith_ring_key &key = ring.keys[i];
        const std::string id = key.id;
        require_usable(public_key(key), "key " + id);
        if (key.not_after != 0 && key.not_before > key.not_after) {
            throw Refusal("key " + id + ": expected not_before up to not_after, found " +
                          write_time(key.not_before) + " after " + write_time(key.not_after));
        }
        for (std::uint32_t j = 0; j < i; ++j) {
            if (id == ring.keys[j].id) {
                throw Refusal("key " + id + ": expected different ids, found this id twice");
            }
            if (std::memcmp(key.bytes, ring.keys[j].bytes, sizeof key.bytes) == 0) {
                throw Refusal("key " + id + ": expected different keys, found the bytes of key " +
                              ring.keys[j].id);
            }
        }
    }
}

std::uint32_t find_key(const pith_ring &ring, const std::string &id) {
    for (std::uint32_t i = 0; i < ring.count; ++i) {
        if (id == ring.keys[i].id) return i;
    }
    return PITH_RING_KEYS;
}

PublicKey public_key(const pith_ring_key &key) {
    PublicKey made{key.id, {}};
    std::memcpy(made.bytes.data(), key.bytes, made.bytes.size());
    return made;
}

void add_key(pith_ring &ring, const PublicKey &key) {
    if (ring.count == PITH_RING_KEYS) {
        throw Refusal("key " + key.id + ": expected at most " + std::to_string(PITH_RING_KEYS) +
                      " keys in a ring, found one more; --remove one");
    }
    pith_ring_key &added = ring.keys[ring.count++];
    added = {};
    std::memcpy(added.id, key.id.c_str(), key.id.size() + 1);
    std::memcpy(added.bytes, key.bytes.data(), key.bytes.size());
}

}  // namespace issue

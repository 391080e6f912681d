// SPDX-License-Identifier: MIT
#include "key.hpp"

#include <pith/pith.h>

#include <algorithm>
#include <cstring>

#include "encode.hpp"
#include "errors.hpp"
#include "files.hpp"
#include "key_formats.hpp"

namespace issue {

std::string fingerprint(const PublicKey &key) {
    const Digest digest =
        sha256({reinterpret_cast<const char *>(key.bytes.data()), key.bytes.size()});
    return hex(digest.data(), digest.size() / 2);
}

std::string fingerprint_base32(const PublicKey &key) {
    const Digest digest =
        sha256({reinterpret_cast<const char *>(key.bytes.data()), key.bytes.size()});
    return base32(digest.data(), digest.size()).substr(0, 26);
}

void require_id(const std::string &id) {
    bool is_plain = !id.empty() && id.size() <= PITH_KEY_ID_SIZE;
    for (const char c : id) is_plain = is_plain && c >= '!' && c <= '~' && c != '"' && c != '\\';
    if (is_plain) return;
    throw Trouble("key id \"" + printable(id) + "\": expected 1 to " +
                  std::to_string(PITH_KEY_ID_SIZE) +
                  " characters ! to ~ without \" and \\; choose one with --id");
}

void require_usable(const PublicKey &key, const std::string &where) {
    struct alignas(void *) Comb {
        unsigned char bytes[PITH_COMB_SIZE(2)];
    } comb;
    pith_key loaded{"-", {}, nullptr};
    std::memcpy(loaded.bytes, key.bytes.data(), key.bytes.size());
    if (pith_load_key(&loaded, &comb, sizeof comb) != 0) return;
    throw Trouble(where + ": expected the canonical encoding of a point of order L, found " +
                  hex(key.bytes.data(), key.bytes.size()) + "; no device accepts this key");
}

std::string public_file(const PublicKey &key) {
    const std::string der = public_der(key.bytes);
    return "key_id: " + key.id + "\n-----BEGIN PUBLIC KEY-----\n" +
           base64(reinterpret_cast<const std::uint8_t *>(der.data()), der.size()) +
           "\n-----END PUBLIC KEY-----\n";
}

PublicKey read_public_key(const std::string &file, const std::string &id) {
    constexpr std::size_t kMost = 64 * 1024;  // a certificate chain by mistake gets its own message
    const std::string content = read_file(file, kMost);
    PublicKey key;
    try {
        const KeyText text = parse_public_key(content);
        key.bytes = text.bytes;
        key.id = !id.empty() ? id : text.id;
    } catch (const Trouble &error) {
        throw Trouble(file + ": " + error.what());
    }
    if (key.id.empty()) {
        const std::size_t slash = file.rfind('/');
        key.id = file.substr(slash == std::string::npos ? 0 : slash + 1);
        key.id.resize(std::min(key.id.size(), key.id.rfind('.')));
    }
    require_id(key.id);
    require_usable(key, file);
    return key;
}

}  // namespace issue

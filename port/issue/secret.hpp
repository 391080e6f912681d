// SPDX-License-Identifier: MIT
// A private key. Its bytes are in locked memory that is wiped when it is freed, and in no other.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "key.hpp"

namespace issue {

using Signature = std::array<std::uint8_t, 64>;

// Memory of sodium_malloc().
class SecretBytes {
 public:
    explicit SecretBytes(std::size_t size);
    ~SecretBytes();
    SecretBytes(const SecretBytes &) = delete;
    SecretBytes &operator=(const SecretBytes &) = delete;
    unsigned char *data() { return data_; }
    const unsigned char *data() const { return data_; }
    std::size_t size() const { return size_; }

 private:
    unsigned char *data_;
    std::size_t size_;
};

class SecretKey {
 public:
    // Makes a new key.
    explicit SecretKey(const std::string &id);

    // Reads a PEM or DER file (PKCS#8). Throws Trouble, also if others than its owner can read the
    // file. The id is `id`, else that of the file.
    SecretKey(const std::string &file, const std::string &id);

    const PublicKey &key() const { return key_; }
    Signature sign(std::string_view message) const;

    // Creates the file, mode 0600. Throws Trouble if it exists.
    void create(const std::string &file) const;

 private:
    void expand(const unsigned char *seed);
    PublicKey key_;
    SecretBytes pair_;  // seed and public key
};

}  // namespace issue

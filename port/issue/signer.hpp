// SPDX-License-Identifier: MIT
// Makes signatures: by a key file, by a command, or by a key that is thrown away (a rehearsal).
#pragma once

#include <memory>
#include <string>

#include "encode.hpp"
#include "key.hpp"
#include "secret.hpp"

namespace issue {

class Signer {
 public:
    virtual ~Signer() = default;
    const PublicKey &key() const { return key_; }

    // Signs the 32 bytes, and verifies the signature. Throws Trouble if it is not the key's.
    Signature sign(const Digest &digest) const;

 protected:
    explicit Signer(PublicKey key) : key_(std::move(key)) {}
    PublicKey key_;

 private:
    virtual Signature make(std::string_view message) const = 0;
};

std::unique_ptr<Signer> file_signer(const std::string &file, const std::string &id);

// `command` runs in a shell. It reads the bytes to sign on standard input and writes 64 bytes.
std::unique_ptr<Signer> command_signer(const std::string &command, const PublicKey &key);

// Makes a new key with this id. It shows which documents a device accepts, before the real key
// signs anything.
std::unique_ptr<Signer> rehearsal_signer(const std::string &id);

}  // namespace issue

// SPDX-License-Identifier: MIT
#include "signer.hpp"

#include <sodium.h>

#include <algorithm>
#include <cstring>

#include "command.hpp"
#include "errors.hpp"

namespace issue {
namespace {

class KeySigner : public Signer {
 public:
    explicit KeySigner(std::unique_ptr<SecretKey> secret)
        : Signer(secret->key()), secret_(std::move(secret)) {}

 private:
    Signature make(std::string_view message) const override { return secret_->sign(message); }
    std::unique_ptr<SecretKey> secret_;
};

class CommandSigner : public Signer {
 public:
    CommandSigner(std::string command, const PublicKey &key)
        : Signer(key), command_(std::move(command)) {}

 private:
    Signature make(std::string_view message) const override {
        const CommandResult result = run_command(command_, message, sizeof(Signature) + 1);
        if (result.status != 0) {
            throw Trouble("--signer: expected exit status 0, found " +
                          std::to_string(result.status) + ": " + command_);
        }
        if (result.output.size() != sizeof(Signature)) {
            throw Trouble(
                "--signer: expected 64 bytes on its standard output, found " +
                std::string(result.output.size() > sizeof(Signature) ? "more than " : "") +
                std::to_string(std::min(result.output.size(), sizeof(Signature))) + ": " +
                command_);
        }
        Signature signature;
        std::memcpy(signature.data(), result.output.data(), signature.size());
        return signature;
    }
    std::string command_;
};

}  // namespace

Signature Signer::sign(const Digest &digest) const {
    const std::string_view message(reinterpret_cast<const char *>(digest.data()), digest.size());
    const Signature signature = make(message);
    if (crypto_sign_verify_detached(signature.data(), digest.data(), digest.size(),
                                    key_.bytes.data()) != 0) {
        throw Trouble("expected a signature by the key " + key_.id + " (" +
                      hex(key_.bytes.data(), key_.bytes.size()) +
                      "), found one that does not verify: is this the signer's public key, and "
                      "does it sign Ed25519 without a prehash?");
    }
    return signature;
}

std::unique_ptr<Signer> file_signer(const std::string &file, const std::string &id) {
    return std::make_unique<KeySigner>(std::make_unique<SecretKey>(file, id));
}

std::unique_ptr<Signer> command_signer(const std::string &command, const PublicKey &key) {
    return std::make_unique<CommandSigner>(command, key);
}

std::unique_ptr<Signer> rehearsal_signer(const std::string &id) {
    return std::make_unique<KeySigner>(std::make_unique<SecretKey>(id));
}

}  // namespace issue

// SPDX-License-Identifier: MIT
#include "keys.hpp"

#include <array>
#include <cstring>
#include <system_error>

#include "errors.hpp"
#include "input.hpp"
#include "key_check.hpp"

namespace host {
namespace {

constexpr std::size_t kKeySize = sizeof(pith::Key::bytes);

// Reads a key file. Throws UsageError above 256 bytes, more than any key file needs.
std::string read_key_file(const std::string &name) {
    Input input(name);
    std::string text;
    std::array<char, 256> chunk;
    while (const std::size_t size = input.read(chunk.data(), chunk.size())) {
        text.append(chunk.data(), size);
        if (text.size() > chunk.size()) {
            throw UsageError("too long: a key has 32 bytes or 64 hex digits");
        }
    }
    return text;
}

std::string trimmed(const std::string &text) {
    const char *const kSpace = " \t\r\n";
    const std::size_t first = text.find_first_not_of(kSpace);
    if (first == std::string::npos) return "";
    return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

unsigned digit_value(char digit) {
    if (digit >= '0' && digit <= '9') return static_cast<unsigned>(digit - '0');
    if (digit >= 'a' && digit <= 'f') return static_cast<unsigned>(digit - 'a' + 10);
    if (digit >= 'A' && digit <= 'F') return static_cast<unsigned>(digit - 'A' + 10);
    return 16;
}

void read_key(const std::string &value, std::uint8_t bytes[kKeySize]) {
    if (value.empty() || value[0] != '@') return from_hex(value, bytes);
    const std::string content = read_key_file(value.substr(1));
    if (content.size() != kKeySize) return from_hex(trimmed(content), bytes);
    std::memcpy(bytes, content.data(), kKeySize);
}

}  // namespace

void from_hex(const std::string &text, std::uint8_t bytes[kKeySize]) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (digit_value(text[i]) > 15) {
            throw UsageError("character " + std::to_string(i + 1) +
                             " of the key is not a hexadecimal digit");
        }
    }
    if (text.size() != 2 * kKeySize) {
        throw UsageError("the key has " + std::to_string(text.size()) +
                         " hexadecimal digits; it must have 64");
    }
    for (std::size_t i = 0; i < kKeySize; ++i) {
        bytes[i] =
            static_cast<std::uint8_t>(digit_value(text[2 * i]) << 4 | digit_value(text[2 * i + 1]));
    }
}

Keys::Keys(const std::vector<std::string> &words, const pith_ring *ring)
    : keys_{pith_registry_key} {
    if (ring != nullptr) {
        if (!words.empty()) {
            throw UsageError(
                "--key with a policy that has a ring: the ring lists the trusted keys");
        }
        keys_.resize(PITH_RING_KEYS);
        pith_ring_keyring(ring, keys_.data(), &ring_);
        for (std::size_t i = 0; i < ring_.count; ++i) load(keys_[i], combs_.emplace_back());
        return;
    }
    for (const std::string &word : words) {
        try {
            add(word);
        } catch (const UsageError &error) {
            throw UsageError("--key " + word + ": " + error.what());
        } catch (const std::system_error &error) {
            throw UsageError("--key " + word + ": " + error.code().message());
        }
    }
    ring_ = {keys_.data(), keys_.size()};
}

void Keys::add(const std::string &word) {
    const std::size_t equals = word.find('=');
    if (equals == std::string::npos) throw UsageError("not of the form ID=HEX or ID=@FILE");
    if (equals == 0 || equals > PITH_KEY_ID_SIZE) {
        throw UsageError("an ID has 1 to " + std::to_string(PITH_KEY_ID_SIZE) + " bytes");
    }
    const std::string &id = ids_.emplace_back(word.substr(0, equals));
    for (const pith::Key &key : keys_) {
        if (id != key.id) continue;
        throw UsageError(key.id == pith_registry_key.id
                             ? "the registry's key has this ID; it is built in"
                             : "duplicate ID");
    }
    pith::Key key{};
    key.id = id.c_str();
    read_key(word.substr(equals + 1), key.bytes);
    load(key, combs_.emplace_back());
    keys_.push_back(key);
}

}  // namespace host

// SPDX-License-Identifier: MIT
#include "secret.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <new>

#include "errors.hpp"
#include "files.hpp"
#include "key_formats.hpp"

namespace issue {
namespace {

constexpr std::size_t kMost = 4096;  // bytes of a key file

// RFC 8410: version 0 or 1, OID 1.3.101.112, OCTET STRING in an OCTET STRING.
constexpr unsigned char kPrefix[] = {0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06,
                                     0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20};
constexpr std::size_t kVersionAt = 4;
constexpr std::size_t kSeedSize = crypto_sign_SEEDBYTES;
constexpr std::size_t kDerSize = sizeof kPrefix + kSeedSize;

constexpr std::string_view kBegin = "-----BEGIN PRIVATE KEY-----";
constexpr std::string_view kEnd = "-----END PRIVATE KEY-----";

// Reads at most `kMost` bytes without a copy in other memory. Returns their number.
std::size_t read_secret(const std::string &file, SecretBytes &buffer) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) throw Trouble(file + ": " + std::strerror(errno));
    struct stat status {};
    std::size_t size = 0;
    ssize_t count = ::fstat(descriptor, &status);
    while (count == 0 && size < buffer.size()) {
        const ssize_t got = ::read(descriptor, buffer.data() + size, buffer.size() - size);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) {
            count = got;
            break;
        }
        size += static_cast<std::size_t>(got);
    }
    const int error = errno;
    ::close(descriptor);
    if (count < 0) throw Trouble(file + ": " + std::strerror(error));
    if (S_ISREG(status.st_mode) && (status.st_mode & 077) != 0) {
        char mode[8];
        std::snprintf(mode, sizeof mode, "%04o", status.st_mode & 0777);
        throw Trouble(file + ": expected mode 0600, found " + mode +
                      "; others can use this private key: chmod 600, and replace the key if "
                      "somebody may have read it");
    }
    return size;
}

[[noreturn]] void explain(std::string_view text) {
    const auto has = [&](std::string_view word) { return text.find(word) != text.npos; };
    const std::string wanted = "expected an Ed25519 private key (PKCS#8), found ";
    if (has("ENCRYPTED PRIVATE KEY")) {
        throw Trouble(wanted +
                      "an encrypted one; decrypt it: openssl pkey -in FILE -out NEW, or "
                      "sign with --signer");
    }
    if (has("BEGIN OPENSSH PRIVATE KEY")) {
        throw Trouble(wanted + "OpenSSH's own form; make a key with pith-issue keygen");
    }
    if (has("PUBLIC KEY")) throw Trouble(wanted + "a public key; sign with the other file");
    if (has("untrusted comment:")) {
        throw Trouble(wanted +
                      "a minisign key, which is encrypted; make a key with pith-issue "
                      "keygen");
    }
    if (has("PRIVATE KEY")) {
        throw Trouble(wanted + "a key of another algorithm; make one with pith-issue keygen");
    }
    throw Trouble(wanted + "no PEM block -----BEGIN PRIVATE KEY-----");
}

// Returns the size of the DER in `der`; 0: no PEM block.
std::size_t decode_pem(std::string_view text, SecretBytes &der) {
    const std::size_t begin = text.find(kBegin);
    const std::size_t end = text.find(kEnd);
    if (begin == text.npos || end == text.npos || end < begin) return 0;
    const std::string_view body = text.substr(begin + kBegin.size(), end - begin - kBegin.size());
    std::size_t size = 0;
    const char *stop = nullptr;
    sodium_base642bin(der.data(), der.size(), body.data(), body.size(), " \r\n", &size, &stop,
                      sodium_base64_VARIANT_ORIGINAL);
    return stop == body.data() + body.size() ? size : 0;
}

}  // namespace

SecretBytes::SecretBytes(std::size_t size)
    : data_(static_cast<unsigned char *>(sodium_malloc(size))), size_(size) {
    if (data_ == nullptr) throw std::bad_alloc();
    sodium_memzero(data_, size_);
}

SecretBytes::~SecretBytes() {
    sodium_free(data_);  // wipes
}

void SecretKey::expand(const unsigned char *seed) {
    crypto_sign_seed_keypair(key_.bytes.data(), pair_.data(), seed);
}

SecretKey::SecretKey(const std::string &id) : key_{id, {}}, pair_(crypto_sign_SECRETKEYBYTES) {
    SecretBytes seed(kSeedSize);
    randombytes_buf(seed.data(), seed.size());
    expand(seed.data());
}

SecretKey::SecretKey(const std::string &file, const std::string &id)
    : pair_(crypto_sign_SECRETKEYBYTES) {
    SecretBytes content(kMost), der(kMost);
    const std::size_t size = read_secret(file, content);
    const std::string_view text(reinterpret_cast<const char *>(content.data()), size);
    std::size_t der_size = decode_pem(text, der);
    if (der_size == 0 && size >= kDerSize && content.data()[0] == kPrefix[0]) {
        std::memcpy(der.data(), content.data(), size);
        der_size = size;
    }
    // Length and version differ if the public key follows (RFC 5958).
    const auto differs = [&](std::size_t i) {
        return i != 1 && i != kVersionAt && der.data()[i] != kPrefix[i];
    };
    bool is_known = der_size >= kDerSize;
    for (std::size_t i = 0; is_known && i < sizeof kPrefix; ++i) is_known = !differs(i);
    try {
        if (!is_known) explain(text);
    } catch (const Trouble &error) {
        throw Trouble(file + ": " + error.what());
    }
    expand(der.data() + sizeof kPrefix);
    key_.id = !id.empty() ? id : id_line(text);
    if (key_.id.empty()) {
        throw Trouble(file +
                      ": expected a line \"key_id: ID\" before the PEM block, found none; "
                      "give the id with --id");
    }
    require_id(key_.id);
}

Signature SecretKey::sign(std::string_view message) const {
    Signature signature;
    crypto_sign_detached(signature.data(), nullptr,
                         reinterpret_cast<const unsigned char *>(message.data()), message.size(),
                         pair_.data());
    return signature;
}

void SecretKey::create(const std::string &file) const {
    SecretBytes der(kDerSize), text(512);
    std::memcpy(der.data(), kPrefix, sizeof kPrefix);
    std::memcpy(der.data() + sizeof kPrefix, pair_.data(), kSeedSize);
    const std::string head = "key_id: " + key_.id + "\n" + std::string(kBegin) + "\n";
    const std::string tail = "\n" + std::string(kEnd) + "\n";
    char *at = reinterpret_cast<char *>(text.data());
    std::memcpy(at, head.data(), head.size());
    char *const body = at + head.size();
    sodium_bin2base64(body, sodium_base64_ENCODED_LEN(kDerSize, sodium_base64_VARIANT_ORIGINAL),
                      der.data(), der.size(), sodium_base64_VARIANT_ORIGINAL);
    char *const end = body + std::strlen(body);
    std::memcpy(end, tail.data(), tail.size());
    create_file(file, {at, static_cast<std::size_t>(end - at) + tail.size()}, 0600);
}

}  // namespace issue

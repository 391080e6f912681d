// SPDX-License-Identifier: MIT
#include "key_formats.hpp"

#include <algorithm>
#include <cstring>
#include <optional>

#include "encode.hpp"
#include "errors.hpp"

namespace issue {
namespace {

// RFC 8410: SEQUENCE { SEQUENCE { OID 1.3.101.112 }, BIT STRING of 32 bytes }.
constexpr char kPrefix[] = "\x30\x2a\x30\x05\x06\x03\x2b\x65\x70\x03\x21";
constexpr std::size_t kPrefixSize = 12;  // with the NUL, the number of unused bits

struct Algorithm {
    std::string_view oid;
    const char *name;
};
constexpr Algorithm kAlgorithms[] = {
    {{"\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01", 9}, "an RSA key"},
    {{"\x2a\x86\x48\xce\x3d\x02\x01", 7}, "an ECDSA or ECDH key"},
    {{"\x2b\x65\x6e", 3}, "an X25519 key, which cannot sign"},
    {{"\x2b\x65\x71", 3}, "an Ed448 key"},
};

constexpr const char *kWanted = "expected an Ed25519 public key, found ";
constexpr const char *kMakeOne = "; make one with pith-issue keygen";

KeyText key_of(std::string_view bytes) {
    KeyText key;
    std::memcpy(key.bytes.data(), bytes.data(), key.bytes.size());
    return key;
}

std::string trimmed(std::string_view text) {
    const char *const kSpace = " \t\r\n";
    const std::size_t first = text.find_first_not_of(kSpace);
    if (first == std::string_view::npos) return "";
    return std::string(text.substr(first, text.find_last_not_of(kSpace) - first + 1));
}

KeyText parse_der(std::string_view der) {
    if (der.size() == kPrefixSize + 32 &&
        der.compare(0, kPrefixSize, {kPrefix, kPrefixSize}) == 0) {
        return key_of(der.substr(kPrefixSize));
    }
    for (const Algorithm &other : kAlgorithms) {
        if (der.substr(0, 40).find(other.oid) != std::string_view::npos) {
            throw Trouble(std::string(kWanted) + other.name + kMakeOne);
        }
    }
    throw Trouble(std::string(kWanted) + std::to_string(der.size()) +
                  " bytes of DER of another shape; try: openssl pkey -pubin -in FILE -pubout");
}

KeyText parse_pem(std::string_view content) {
    constexpr std::string_view kBegin = "-----BEGIN ", kEnd = "-----";
    const std::size_t begin = content.find(kBegin) + kBegin.size();
    const std::size_t label_end = content.find(kEnd, begin);
    const std::string label(
        content.substr(begin, label_end == std::string_view::npos ? 0 : label_end - begin));
    if (label.find("PRIVATE KEY") != std::string::npos) {
        throw Trouble(std::string(kWanted) + "a private key (" + printable(label) +
                      "); its public part: openssl pkey -in FILE -pubout");
    }
    if (label == "CERTIFICATE") {
        throw Trouble(std::string(kWanted) +
                      "a certificate; its key: openssl x509 -in FILE -noout -pubkey");
    }
    if (label != "PUBLIC KEY") {
        throw Trouble("expected -----BEGIN PUBLIC KEY-----, found -----BEGIN " + printable(label) +
                      "; try: openssl pkey -pubin -in FILE -pubout");
    }
    const std::size_t body = label_end + kEnd.size();
    const std::size_t end = content.find("-----END PUBLIC KEY-----", body);
    if (end == std::string_view::npos) {
        throw Trouble("expected -----END PUBLIC KEY-----, found the end of the file");
    }
    std::string text(content.substr(body, end - body));
    text.erase(std::remove_if(text.begin(), text.end(),
                              [](char c) { return c == '\n' || c == '\r' || c == ' '; }),
               text.end());
    const auto der = from_base64(text);
    if (!der) throw Trouble("expected base64 in the PEM block, found other characters");
    KeyText key = parse_der(*der);
    key.id = id_line(content.substr(0, begin));
    return key;
}

// "Ed", 8 bytes of minisign's own id, the key.
KeyText parse_minisign(std::string_view content) {
    std::string line = trimmed(content);
    if (line.find("secret key") != std::string::npos) {
        throw Trouble(std::string(kWanted) + "minisign's secret key; give its file minisign.pub");
    }
    line = trimmed(line.substr(line.rfind('\n') + 1));
    const auto bytes = from_base64(line);
    if (!bytes || bytes->size() != 42 || bytes->compare(0, 2, "Ed") != 0) {
        throw Trouble(
            "expected a minisign public key of 56 base64 characters that begins with RW, "
            "found " +
            std::to_string(line.size()) + " characters of another form");
    }
    return key_of(std::string_view(*bytes).substr(10));
}

// "ssh-ed25519", base64 of two strings with their lengths, a comment.
KeyText parse_ssh(std::string_view content) {
    constexpr std::string_view kName = "ssh-ed25519 ";
    if (content.compare(0, kName.size(), kName) != 0) {
        throw Trouble(std::string(kWanted) + "another OpenSSH key: " +
                      printable(content.substr(0, content.find(' '))) + kMakeOne);
    }
    content.remove_prefix(kName.size());
    const auto bytes = from_base64(content.substr(0, content.find_first_of(" \r\n")));
    if (!bytes || bytes->size() != 51) {
        throw Trouble("expected 51 bytes of base64 after ssh-ed25519, found another text");
    }
    return key_of(std::string_view(*bytes).substr(19));
}

}  // namespace

std::string id_line(std::string_view content) {
    constexpr std::string_view kName = "key_id: ";
    if (content.compare(0, kName.size(), kName) != 0) return "";
    return std::string(content.substr(kName.size(), content.find('\n') - kName.size()));
}

std::string public_der(const std::array<std::uint8_t, 32> &bytes) {
    return std::string(kPrefix, kPrefixSize) +
           std::string(reinterpret_cast<const char *>(bytes.data()), bytes.size());
}

KeyText parse_public_key(std::string_view content) {
    if (content.empty()) throw Trouble(std::string(kWanted) + "an empty file");
    if (content.find("-----BEGIN ") != std::string_view::npos) return parse_pem(content);
    if (content.size() == 32) return key_of(content);
    if (content[0] == '\x30' && content.size() > 34) return parse_der(content);
    const std::string text = trimmed(content);
    if (text.compare(0, 4, "ssh-") == 0) return parse_ssh(text);
    if (text.compare(0, 18, "untrusted comment:") == 0) return parse_minisign(text);
    if (text.size() == 56 && text.compare(0, 2, "RW") == 0) return parse_minisign(text);
    if (const auto bytes = from_hex(text); bytes && bytes->size() == 32) return key_of(*bytes);
    if (text.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos) {
        throw Trouble("expected 64 hexadecimal digits, found " + std::to_string(text.size()));
    }
    throw Trouble(std::string(kWanted) + std::to_string(content.size()) +
                  " bytes in no known form; the forms are PEM, DER, minisign, OpenSSH, 64 "
                  "hexadecimal digits and 32 bytes");
}

}  // namespace issue

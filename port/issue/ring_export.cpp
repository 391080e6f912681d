// SPDX-License-Identifier: MIT
#include "ring_export.hpp"

#include <cctype>
#include <cstdio>

namespace issue {
namespace {

void put_word(std::string &image, std::uint32_t word, bool is_big_endian) {
    for (unsigned i = 0; i < 4; ++i) {
        const unsigned shift = 8 * (is_big_endian ? 3 - i : i);
        image += static_cast<char>(word >> shift & 0xff);
    }
}

// Two question marks can begin a trigraph.
std::string c_text(const std::string &id) {
    std::string text;
    for (const char c : id) text += c == '?' ? "\\?" : std::string(1, c);
    return text;
}

}  // namespace

bool is_identifier(const std::string &name) {
    bool is_one = !name.empty() && std::isdigit(static_cast<unsigned char>(name[0])) == 0;
    for (const char c : name) {
        is_one = is_one && (c == '_' || std::isalnum(static_cast<unsigned char>(c)) != 0);
    }
    return is_one;
}

std::string c_array(const std::uint8_t bytes[32]) {
    std::string text = "{";
    for (unsigned i = 0; i < 32; ++i) {
        char digits[8];
        std::snprintf(digits, sizeof digits, "%s0x%02x", i == 0 ? "" : ", ", bytes[i]);
        text += digits;
    }
    return text + "}";
}

std::string ring_source(const pith_ring &ring, const std::string &name) {
    const auto number = [](std::uint32_t value) { return std::to_string(value) + "u"; };
    std::string text =
        "/* Made by pith-issue ring export. */\n"
        "#include <pith/ring.h>\n\n"
        "#ifdef __cplusplus\n"
        "extern \"C\"\n"
        "#else\n"
        "extern\n"
        "#endif\n"
        "    const pith_ring " +
        name +
        ";\n\n"
        "const pith_ring " +
        name +
        " = {\n"
        "    " +
        number(ring.version) +
        ", /* version */\n"
        "    " +
        number(ring.count) +
        ", /* keys */\n"
        "    {\n";
    for (std::uint32_t i = 0; i < ring.count; ++i) {
        const pith_ring_key &key = ring.keys[i];
        text += "        {\"" + c_text(key.id) + "\",\n         " + c_array(key.bytes) +
                ",\n         " + number(key.not_before) + ", " + number(key.not_after) + ", " +
                number(key.revoked) + "},\n";
    }
    return text + "    },\n};\n";
}

std::string ring_image(const pith_ring &ring, bool is_big_endian) {
    std::string image;
    put_word(image, ring.version, is_big_endian);
    put_word(image, ring.count, is_big_endian);
    for (const pith_ring_key &key : ring.keys) {
        image.append(key.id, sizeof key.id);
        image.append(reinterpret_cast<const char *>(key.bytes), sizeof key.bytes);
        while (image.size() % 4 != 0) image += '\0';
        put_word(image, key.not_before, is_big_endian);
        put_word(image, key.not_after, is_big_endian);
        put_word(image, key.revoked, is_big_endian);
    }
    return image;
}

}  // namespace issue

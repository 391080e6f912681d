// SPDX-License-Identifier: MIT
// Host tests only: finds and reads test material.
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace tests {

using Path = std::filesystem::path;

// Returns the project's source folder of this build.
inline Path project() {
    return PITH_TEST_PROJECT;
}

// Returns the folder of third-party vectors, which are not part of the project.
inline Path vectors() {
    if (const char *given = std::getenv("PITH_VECTORS"); given != nullptr && *given != '\0')
        return given;
    return project().parent_path() / "shared" / "vectors";
}

#define PITH_SKIP_WITHOUT(path)                                                                \
    do {                                                                                       \
        if (!std::filesystem::exists(path))                                                    \
            GTEST_SKIP() << "no " << (path) << "; set PITH_VECTORS to the folder that has it"; \
    } while (false)

inline std::string read(const Path &path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) {
        ADD_FAILURE() << "cannot read " << path;
        return {};
    }
    return {std::istreambuf_iterator<char>(in), {}};
}

inline const uint8_t *bytes(std::string_view text) {
    return reinterpret_cast<const uint8_t *>(text.data());
}

// Converts hex to bytes, without checks: vectors are valid hex.
inline std::string unhex(std::string_view hex) {
    const auto digit = [](char c) { return c <= '9' ? c - '0' : (c | 32) - 'a' + 10; };
    std::string out;
    for (size_t i = 0; i + 1 < hex.size(); i += 2)
        out.push_back(static_cast<char>(digit(hex[i]) << 4 | digit(hex[i + 1])));
    return out;
}

inline std::string hex(std::string_view data) {
    std::string out;
    for (const char c : data) {
        out.push_back("0123456789abcdef"[static_cast<uint8_t>(c) >> 4]);
        out.push_back("0123456789abcdef"[static_cast<uint8_t>(c) & 15]);
    }
    return out;
}

}  // namespace tests

// SPDX-License-Identifier: MIT
// Options, the share of the work, and the final output of every program.
//
//     PROGRAM NAME=VALUE ...      share=K/N: every N-th piece of the work, from the K-th on
//
// The last line of output is one JSON object of counts, which the command adds up.
#pragma once

#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace tests {

// Prints location, failed condition and input (hex, or a file if long), and ends the program.
#define HOLDS(property, input)                                              \
    do {                                                                    \
        if (!(property)) tests::fail(__FILE__, __LINE__, #property, input); \
    } while (false)

[[noreturn]] inline void fail(const char *file, int line, const char *what,
                              std::string_view input) {
    std::fprintf(stderr, "%s:%d: does not hold: %s\ninput:", file, line, what);
    std::string path = std::filesystem::temp_directory_path() / "differential-XXXXXX";
    const int kept = input.size() > 500 ? mkstemp(path.data()) : -1;
    if (kept >= 0 && write(kept, input.data(), input.size()) > 0) {
        std::fprintf(stderr, " %s", path.c_str());
    } else {
        for (const char c : input) std::fprintf(stderr, " %02x", static_cast<unsigned>(c) & 255u);
    }
    std::fprintf(stderr, "\n");
    std::exit(1);
}

class Options {
 public:
    Options(int count, char **words) : count_(count), words_(words) {
        const std::string share = text("share", "0/1");
        const size_t slash = share.find('/');
        if (slash != share.npos) {
            share_ = std::strtoull(share.c_str(), nullptr, 10);
            shares_ = std::strtoull(share.c_str() + slash + 1, nullptr, 10);
        }
        if (share_ >= shares_) usage("share");
    }

    uint64_t number(std::string_view name, uint64_t otherwise) const {
        const std::string value = text(name, "");
        if (value.empty()) return otherwise;
        char *end = nullptr;
        const uint64_t got = std::strtoull(value.c_str(), &end, 10);
        if (*end != 0) usage(name);
        return got;
    }
    std::string text(std::string_view name, std::string_view otherwise) const {
        for (int i = 1; i < count_; ++i) {
            const std::string_view word = words_[i];
            if (word.substr(0, name.size()) == name && word.substr(name.size(), 1) == "=")
                return std::string(word.substr(name.size() + 1));
        }
        return std::string(otherwise);
    }
    bool is_mine(uint64_t piece) const { return piece % shares_ == share_; }
    uint64_t share() const { return share_; }
    uint64_t shares() const { return shares_; }

 private:
    [[noreturn]] void usage(std::string_view name) const {
        std::fprintf(stderr, "%s: %.*s=: not a value of it\n", words_[0],
                     static_cast<int>(name.size()), name.data());
        std::exit(2);
    }

    int count_;
    char **words_;
    uint64_t share_ = 0;
    uint64_t shares_ = 0;
};

inline std::string read_file(const std::string &path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) {
        std::fprintf(stderr, "cannot read %s\n", path.c_str());
        std::exit(2);
    }
    return {std::istreambuf_iterator<char>(in), {}};
}

inline const uint8_t *bytes(std::string_view text) {
    return reinterpret_cast<const uint8_t *>(text.data());
}

}  // namespace tests

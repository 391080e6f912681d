// SPDX-License-Identifier: MIT
// A failed property ends the run with its text; libFuzzer saves the input.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#define HOLDS(property)                                                                        \
    do {                                                                                       \
        if (!(property)) {                                                                     \
            std::fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #property); \
            std::abort();                                                                      \
        }                                                                                      \
    } while (false)

namespace tests {

// Collects the scanner's output as text: JSON without white space, strings canonical.
struct Normalized {
    std::string out;

    bool punctuation(uint8_t c, uint32_t) { return put(c); }
    bool scalar(uint8_t c, uint32_t) { return put(c); }
    bool open_string(bool, uint32_t) { return put('"'); }
    bool close_string() { return put('"'); }
    bool text(const uint8_t *run, size_t size) {
        out.append(reinterpret_cast<const char *>(run), size);
        return true;
    }
    bool wants_text() const { return true; }

 private:
    bool put(uint8_t c) {
        out.push_back(static_cast<char>(c));
        return true;
    }
};

inline const uint8_t *bytes(std::string_view text) {
    return reinterpret_cast<const uint8_t *>(text.data());
}

}  // namespace tests

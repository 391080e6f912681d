// SPDX-License-Identifier: MIT
// Documents with their canonical bytes by Python (tests/synthetic/make_canon.py).
#pragma once

#include <map>
#include <string>

#include "files.hpp"
#include "json/scan.hpp"

namespace tests {

struct Nothing {
    bool punctuation(uint8_t, uint32_t) { return true; }
    bool scalar(uint8_t, uint32_t) { return true; }
    bool open_string(bool, uint32_t) { return true; }
    bool text(const uint8_t *, size_t) { return true; }
    bool close_string() { return true; }
    bool wants_text() const { return false; }
};

inline bool is_json(const std::string &text) {
    pith::json::Scanner scanner;
    scanner.begin();
    Nothing sink;
    scanner.feed(tests::bytes(text), text.size(), sink);
    return scanner.end() == PITH_PENDING;
}

struct Case {
    std::string text, verdict, canonical;
};

// Calls visit(case) for each case. Returns the number of cases for each verdict.
template <class Visit>
std::map<std::string, size_t> for_each_case(Visit visit) {
    std::ifstream in(PITH_CANON_CASES, std::ios::binary);
    std::map<std::string, size_t> counts;
    size_t text_size, canonical_size;
    Case c;
    while (in >> text_size >> c.verdict >> canonical_size && in.get() == '\n') {
        c.text.resize(text_size);
        c.canonical.resize(canonical_size);
        in.read(c.text.data(), static_cast<std::streamsize>(text_size));
        in.read(c.canonical.data(), static_cast<std::streamsize>(canonical_size));
        ++counts[c.verdict];
        visit(c);
        if (testing::Test::HasFatalFailure()) break;
    }
    return counts;
}

inline pith::verdict wanted(const std::string &name) {
    return name == "ambiguous" ? PITH_AMBIGUOUS : PITH_PENDING;
}

}  // namespace tests

// SPDX-License-Identifier: MIT
// Reads documents and their canonical bytes by Python (tests/synthetic/make_canon.py). The
// canonicalizer must write the same bytes.
//
//     canon < documents
#include <iostream>
#include <vector>

#include "campaign.hpp"
#include "json/canonicalizer.hpp"

namespace {

using pith::verdict;

struct Case {
    std::string text, verdict, canonical;
};

bool next(Case &c) {
    size_t text_size = 0, canonical_size = 0;
    if (!(std::cin >> text_size >> c.verdict >> canonical_size) || std::cin.get() != '\n')
        return false;
    c.text.resize(text_size);
    c.canonical.resize(canonical_size);
    std::cin.read(c.text.data(), static_cast<std::streamsize>(text_size));
    std::cin.read(c.canonical.data(), static_cast<std::streamsize>(canonical_size));
    return std::cin.good();
}

struct Out {
    std::string bytes;
    bool operator()(const uint8_t *data, size_t size, uint32_t) {
        bytes.append(reinterpret_cast<const char *>(data), size);
        return true;
    }
};

void check(const Case &c, uint32_t budget) {
    const verdict want = c.verdict == "ambiguous" ? PITH_AMBIGUOUS : PITH_PENDING;
    // The heap holds the exact size, so ASan finds a read past the end.
    const std::vector<uint8_t> exact(c.text.begin(), c.text.end());
    Out out;
    const pith_source source = pith_mapped(exact.data(), static_cast<uint32_t>(exact.size()));
    pith::json::Canonicalizer canonicalizer;
    canonicalizer.begin(&source);
    verdict fault = PITH_PENDING;
    while (fault == PITH_PENDING && !canonicalizer.done()) fault = canonicalizer.step(out, budget);
    HOLDS(fault == want, c.text);
    HOLDS(want != PITH_PENDING || out.bytes == c.canonical, c.text);
}

}  // namespace

int main() {
    std::ios::sync_with_stdio(false);
    Case c;
    uint64_t documents = 0, equal = 0, numbers = 0, characters = 0;
    while (next(c)) {
        check(c, documents % 4 == 0 ? 1 + static_cast<uint32_t>(documents / 4 % 200) : UINT32_MAX);
        ++documents;
        characters += c.text.size();
        if (c.verdict == "ok") ++equal;
        if (c.verdict == "number") ++numbers;
    }
    std::printf(
        "{\"documents\": %llu, \"equal\": %llu, \"numbers\": %llu, \"refused\": %llu, "
        "\"bytes\": %llu}\n",
        static_cast<unsigned long long>(documents), static_cast<unsigned long long>(equal),
        static_cast<unsigned long long>(numbers),
        static_cast<unsigned long long>(documents - equal - numbers),
        static_cast<unsigned long long>(characters));
    return std::cin.eof() ? 0 : 2;
}

// SPDX-License-Identifier: MIT
// Documents from standard input, with the canonical bytes that Python gives them
// (tests/synthetic/make_canon.py): the canonicaliser's and the sorter's are the same.
//
//     canon < documents
#include <iostream>
#include <vector>

#include "campaign.hpp"
#include "json/canon.hpp"
#include "json/scan.hpp"
#include "json/sorter.hpp"

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
    void operator()(const uint8_t *data, size_t size) {
        bytes.append(reinterpret_cast<const char *>(data), size);
    }
    bool operator()(const uint8_t *data, size_t size, uint32_t) {
        (*this)(data, size);
        return true;
    }
    // The scanner's sink: nothing of it is looked at.
    bool punctuation(uint8_t, uint32_t) { return true; }
    bool scalar(uint8_t, uint32_t) { return true; }
    bool open_string(bool, uint32_t) { return true; }
    bool text(const uint8_t *, size_t) { return true; }
    bool close_string() { return true; }
    bool wants_text() const { return true; }
};

void check(const Case &c, uint32_t budget) {
    const verdict want = c.verdict == "ok"          ? PITH_PENDING
                         : c.verdict == "ambiguous" ? PITH_AMBIGUOUS
                                                    : PITH_MALFORMED;
    // On the heap at its exact size: a byte read past the end is an error under ASan.
    const std::vector<uint8_t> exact(c.text.begin(), c.text.end());
    const auto size = static_cast<uint32_t>(exact.size());

    Out out;
    pith::json::Scanner scanner;
    scanner.begin();
    scanner.feed(exact.data(), size, out);
    HOLDS(scanner.end() == PITH_PENDING, c.text);

    HOLDS((pith::json::canonicalize<uint32_t, 64, PITH_DEPTH>(exact.data(), size, out)) == want,
          c.text);
    HOLDS(want != PITH_PENDING || out.bytes == c.canonical, c.text);

    // Numbers that Python would rewrite pass the sorter: who reads them judges them.
    Out sorted;
    const pith_source source = pith_mapped(exact.data(), size);
    pith::json::Sorter sorter;
    sorter.begin(&source);
    verdict fault = PITH_PENDING;
    while (fault == PITH_PENDING && !sorter.done()) fault = sorter.step(sorted, budget);
    HOLDS(fault == (want == PITH_MALFORMED ? PITH_PENDING : want), c.text);
    HOLDS(want != PITH_PENDING || sorted.bytes == c.canonical, c.text);
}

}  // namespace

int main() {
    std::ios::sync_with_stdio(false);
    Case c;
    uint64_t documents = 0, equal = 0, characters = 0;
    while (next(c)) {
        check(c, documents % 4 == 0 ? 1 + static_cast<uint32_t>(documents / 4 % 200) : UINT32_MAX);
        ++documents;
        characters += c.text.size();
        if (c.verdict == "ok") ++equal;
    }
    std::printf("{\"documents\": %llu, \"equal\": %llu, \"refused\": %llu, \"bytes\": %llu}\n",
                static_cast<unsigned long long>(documents), static_cast<unsigned long long>(equal),
                static_cast<unsigned long long>(documents - equal),
                static_cast<unsigned long long>(characters));
    return std::cin.eof() ? 0 : 2;
}

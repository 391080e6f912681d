// SPDX-License-Identifier: MIT
// The scanner accepts the same texts as another parser, in any split, and its output is the same
// document.
#include "json/scan.hpp"

#include <algorithm>
#include <vector>

#include "fuzz.hpp"
#include "other_parser.hpp"

namespace {

struct Result {
    pith::verdict why;
    uint32_t offset;
    std::string passed_on;
    bool operator==(const Result &) const = default;
};

template <class NextSize>
Result scan(std::string_view text, NextSize next_size) {
    pith::json::Scanner scanner;
    scanner.begin();
    tests::Normalized sink;
    while (!text.empty() && scanner.fault() == PITH_PENDING) {
        // The heap holds the exact size, for ASan.
        const std::vector<uint8_t> piece(tests::bytes(text),
                                         tests::bytes(text) + std::min(text.size(), next_size()));
        text.remove_prefix(scanner.feed(piece.data(), piece.size(), sink));
    }
    const pith::verdict why = scanner.end();
    return {why, scanner.offset(), sink.out};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const Result whole = scan(text, [] { return SIZE_MAX; });
    HOLDS(whole.offset <= size);
    HOLDS(scan(text, [] { return size_t{1}; }) == whole);
    uint32_t random = static_cast<uint32_t>(size) * 2654435761u;
    const auto some = [&random]() -> size_t {
        random = random * 1664525 + 1013904223;
        return 1 + (random >> 28);
    };
    HOLDS(scan(text, some) == whole);

    const bool accepted = whole.why == PITH_PENDING;
    if (accepted) {
        const Result again = scan(whole.passed_on, [] { return SIZE_MAX; });
        HOLDS(again.why == PITH_PENDING && again.passed_on == whole.passed_on);
    }
    const tests::OtherParser other(text);
    if (!other.no_opinion && whole.why != PITH_TOO_COMPLEX) HOLDS(other.accepted == accepted);
    return 0;
}

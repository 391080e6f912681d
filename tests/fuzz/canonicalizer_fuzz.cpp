// SPDX-License-Identifier: MIT
// Canonicalizer and scanner together accept the texts that the scanner accepts. The output equals
// another library's with sorted keys. A changing source ends within the same bounds.
#include "json/canonicalizer.hpp"

#include <random>

#include "fuzz.hpp"
#include "json/scan.hpp"
#include "other_parser.hpp"

namespace {

using pith::verdict;

struct Disk {
    const std::vector<uint8_t> &bytes;
    uint32_t rarity;  // changes one byte in so many; 0: none
    std::mt19937 random;
    uint64_t reads;
};

int read(void *context, uint32_t offset, void *buffer, size_t size) {
    Disk &disk = *static_cast<Disk *>(context);
    HOLDS(size >= 1 && size <= PITH_WINDOW && offset + size <= disk.bytes.size());
    ++disk.reads;
    for (size_t i = 0; i < size; ++i) {
        const bool lies = disk.rarity != 0 && disk.random() % disk.rarity == 0;
        const auto other = static_cast<uint8_t>(disk.bytes[disk.random() % disk.bytes.size()]);
        static_cast<uint8_t *>(buffer)[i] = lies ? other : disk.bytes[offset + i];
    }
    return 0;
}

struct Result {
    verdict fault;
    std::string out;
};

Result canonicalize(const std::vector<uint8_t> &text, uint32_t budget, uint32_t rarity) {
    Disk disk{text, rarity, std::mt19937(static_cast<uint32_t>(text.size())), 0};
    const pith_source source{read, &disk, static_cast<uint32_t>(text.size())};
    pith::json::Canonicalizer canonicalizer;
    canonicalizer.begin(&source);
    Result result{PITH_PENDING, {}};
    auto sink = [&result](const uint8_t *piece, size_t size, uint32_t) {
        result.out.append(reinterpret_cast<const char *>(piece), size);
        return true;
    };
    const uint64_t fuel = 32 * uint64_t{source.size} + 4096;
    for (uint64_t steps = 0; result.fault == PITH_PENDING && !canonicalizer.done(); ++steps) {
        HOLDS(steps <= fuel / budget + 2);
        result.fault = canonicalizer.step(sink, budget);
    }
    HOLDS(disk.reads <= fuel && canonicalizer.offset() <= source.size);
    return result;
}

verdict scan(std::string_view text) {
    pith::json::Scanner scanner;
    scanner.begin();
    tests::Normalized sink;
    scanner.feed(tests::bytes(text), text.size(), sink);
    return scanner.end();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size == 0) return 0;
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const std::vector<uint8_t> exact(data, data + size);
    const Result whole = canonicalize(exact, UINT32_MAX, 0);
    const Result pieces = canonicalize(exact, 1 + data[size / 2] % 64u, 0);
    HOLDS(whole.fault == pieces.fault && whole.out == pieces.out);
    canonicalize(exact, 1000, 1 + data[size / 3] % 32u * 8u);

    const bool is_json = scan(text) == PITH_PENDING;
    const bool gave_up = whole.fault == PITH_TOO_COMPLEX;
    const bool passes = whole.fault == PITH_PENDING && scan(whole.out) == PITH_PENDING;
    if (whole.fault != PITH_AMBIGUOUS && !gave_up) HOLDS(passes == is_json);
    const tests::OtherParser other(text);
    if (other.no_opinion || !other.accepted) return 0;
    if (other.doubled_key && !gave_up) HOLDS(!passes || whole.fault == PITH_AMBIGUOUS);
    if (whole.fault == PITH_AMBIGUOUS) HOLDS(other.doubled_key);
    if (passes && other.plain_numbers) HOLDS(nlohmann::json::parse(text).dump() == whole.out);
    return 0;
}

// SPDX-License-Identifier: MIT
// The canonical form equals another library's output with sorted keys, with any arena.
#include "json/canon.hpp"

#include "fuzz.hpp"
#include "json/scan.hpp"
#include "other_parser.hpp"

namespace {

struct Bytes {
    std::string out;
    void operator()(const uint8_t *data, size_t size) {
        out.append(reinterpret_cast<const char *>(data), size);
    }
};

template <class Offset, size_t kArena>
pith::verdict canonicalize(std::string_view text, Bytes &bytes) {
    const std::vector<uint8_t> exact(tests::bytes(text), tests::bytes(text) + text.size());
    return pith::json::canonicalize<Offset, kArena, PITH_DEPTH>(
        exact.data(), static_cast<uint32_t>(exact.size()), bytes);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    pith::json::Scanner scanner;
    scanner.begin();
    tests::Normalized sink;
    scanner.feed(data, size, sink);
    if (scanner.end() != PITH_PENDING) return -1;  // canon gets only valid JSON

    Bytes large, small;
    const pith::verdict why = canonicalize<uint32_t, 64>(text, large);
    const pith::verdict why_small = canonicalize<uint16_t, PITH_DEPTH>(text, small);
    const auto gave_up = [](pith::verdict v) {
        return v == PITH_TOO_COMPLEX || v == PITH_TOO_LARGE;
    };
    if (!gave_up(why) && !gave_up(why_small))
        HOLDS((why == PITH_PENDING) == (why_small == PITH_PENDING));
    if (why == PITH_PENDING && why_small == PITH_PENDING) HOLDS(large.out == small.out);

    const tests::OtherParser other(text);
    if (why == PITH_AMBIGUOUS) HOLDS(other.no_opinion || other.doubled_key);
    if (why != PITH_PENDING) return 0;
    HOLDS(large.out.size() <= sink.out.size());
    Bytes again;
    HOLDS((canonicalize<uint32_t, 64>(large.out, again)) == PITH_PENDING && again.out == large.out);
    if (other.no_opinion) return 0;
    HOLDS(other.accepted && !other.doubled_key);
    if (other.plain_numbers) HOLDS(nlohmann::json::parse(text).dump() == large.out);
    return 0;
}

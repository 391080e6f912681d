// SPDX-License-Identifier: MIT
// Produces the canonical form of a document with the library's Sorter, then checks it with Scanner.
// The audit does the same, so both see the same values in the same order.
#pragma once

#include <cstdint>
#include <optional>
#include <pith/audit.hpp>

#include "json/scan.hpp"
#include "json/sorter.hpp"

namespace host {

struct Fault {
    pith::Verdict why;
    std::uint32_t offset;
};

// Feeds `sink`, a sink of Scanner. Offsets are those of the canonical form; add `shift` for those
// of the document. bytes() gets each piece before Scanner does. The sink may refuse a value: it
// sets `fault` and returns false.
template <class Sink>
std::optional<Fault> put_in_order(const pith::Source &source, Sink &sink) {
    pith::json::Sorter sorter;
    pith::json::Scanner scanner;
    sorter.begin(&source);
    scanner.begin();
    const auto refused = [&] { return sink.fault || scanner.fault() != PITH_PENDING; };
    const auto take = [&](const std::uint8_t *piece, std::size_t size, std::uint32_t origin) {
        // A comma has the offset of the end of the value before it (verify/source_audit.cpp).
        if (size != 1 || *piece != ',') sink.shift = origin - scanner.offset();
        sink.bytes(piece, size);
        scanner.feed(piece, size, sink);
        return !refused();
    };
    pith_verdict why = PITH_PENDING;
    while (why == PITH_PENDING && !refused() && !sorter.done()) {
        why = sorter.step(take, UINT32_MAX);
    }
    if (sink.fault) return sink.fault;
    if (scanner.fault() != PITH_PENDING) {
        return Fault{static_cast<pith::Verdict>(scanner.fault()), scanner.offset() + sink.shift};
    }
    if (why == PITH_PENDING) why = scanner.end();
    if (why == PITH_PENDING) return std::nullopt;
    return Fault{static_cast<pith::Verdict>(why), sorter.offset()};
}

}  // namespace host

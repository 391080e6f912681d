// SPDX-License-Identifier: MIT
// The canonical form of a document, as the library puts it in order and checks it: Canonicalizer,
// then Scanner over what came out. The audit reads the very same, so both meet the same values in
// the same order.
#pragma once

#include <cstdint>
#include <optional>
#include <pith/audit.hpp>

#include "json/canonicalizer.hpp"
#include "json/scan.hpp"

namespace host {

struct Fault {
    pith::Verdict why;
    std::uint32_t offset;
};

// `Sink` is a sink of Scanner. It sees offsets of the canonical form, to which `shift` must be
// added for the document's; and, by bytes(), what came out, before the rest of it is handed on. It
// may refuse a value itself by setting `fault` and answering false.
template <class Sink>
std::optional<Fault> put_in_order(const pith::Source &source, Sink &sink) {
    pith::json::Canonicalizer canonicalizer;
    pith::json::Scanner scanner;
    canonicalizer.begin(&source);
    scanner.begin();
    const auto refused = [&] { return sink.fault || scanner.fault() != PITH_PENDING; };
    const auto take = [&](const std::uint8_t *piece, std::size_t size, std::uint32_t origin) {
        // A comma between members stands where the value before it ends (verify/source_audit.cpp).
        if (size != 1 || *piece != ',') sink.shift = origin - scanner.offset();
        sink.bytes(piece, size);
        scanner.feed(piece, size, sink);
        return !refused();
    };
    pith_verdict why = PITH_PENDING;
    while (why == PITH_PENDING && !refused() && !canonicalizer.done()) {
        why = canonicalizer.step(take, UINT32_MAX);
    }
    if (sink.fault) return sink.fault;
    if (scanner.fault() != PITH_PENDING) {
        return Fault{static_cast<pith::Verdict>(scanner.fault()), scanner.offset() + sink.shift};
    }
    if (why == PITH_PENDING) why = scanner.end();
    if (why == PITH_PENDING) return std::nullopt;
    return Fault{static_cast<pith::Verdict>(why), canonicalizer.offset()};
}

}  // namespace host

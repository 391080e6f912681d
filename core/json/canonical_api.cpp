// SPDX-License-Identifier: MIT
// The C interface of canonical.h.
//
//     source -> Canonicalizer: pieces of the canonical form -> Scanner: checks them -> write()
//
// The scanner checks what the canonicalizer does not: numbers, literals, UTF-8.
#include <pith/canonical.h>

#include "json/canonicalizer.hpp"
#include "json/scan.hpp"
#include "storage.hpp"

namespace {

using pith::json::Canonicalizer;
using pith::json::Scanner;

// The scanner's sink ignores everything: only the fault matters.
struct Nothing {
    bool punctuation(uint8_t, uint32_t) { return true; }
    bool scalar(uint8_t, uint32_t) { return true; }
    bool open_string(bool, uint32_t) { return true; }
    bool text(const uint8_t *, size_t) { return true; }
    bool close_string() { return true; }
    bool wants_text() const { return false; }
};

// Plain data without constructors: all zero has not begun.
class Canonical {
 public:
    void begin(const pith_source *source) {
        if (source == nullptr || source->read == nullptr) {
            refuse(PITH_MISUSE, 0);
            return;
        }
        state_ = kWriting;
        fault_ = PITH_PENDING;
        offset_ = shift_ = 0;
        canonicalizer_.begin(source);
        scanner_.begin();
    }

    pith_verdict step(uint32_t budget, pith_write write, void *context) {
        const bool is_misuse = state_ == kIdle || (state_ == kWriting && write == nullptr);
        if (is_misuse) refuse(PITH_MISUSE, offset_);
        if (state_ != kWriting) return fault_;
        const auto sink = [&](const uint8_t *piece, size_t size, uint32_t origin) {
            check(piece, size, origin);
            if (state_ != kWriting) return false;
            offset_ = origin;
            if (write(context, piece, size) != 0) refuse(PITH_REFUSED, origin);
            return state_ == kWriting;
        };
        const pith_verdict fault = canonicalizer_.step(sink, budget == 0 ? UINT32_MAX : budget);
        if (state_ != kWriting) return fault_;
        offset_ = canonicalizer_.offset();
        if (fault != PITH_PENDING) refuse(fault, offset_);
        if (canonicalizer_.done()) end();
        return fault_;
    }

    bool done() const { return state_ == kDone; }
    uint32_t offset() const { return offset_; }

 private:
    enum State : uint32_t { kIdle, kWriting, kDone, kRefused };

    void refuse(pith_verdict fault, uint32_t offset) {
        state_ = kRefused;
        fault_ = fault;
        offset_ = offset;
    }

    void check(const uint8_t *piece, size_t size, uint32_t origin) {
        // A comma keeps the shift of the value before it: a truncated literal is at fault there.
        if (size != 1 || *piece != ',') shift_ = origin - scanner_.offset();
        Nothing sink;
        scanner_.feed(piece, size, sink);
        if (scanner_.fault() != PITH_PENDING) {
            refuse(scanner_.fault(), scanner_.offset() + shift_);
        }
    }

    void end() {
        const pith_verdict fault = scanner_.end();
        if (fault == PITH_PENDING) {
            state_ = kDone;
        } else {
            refuse(fault, offset_);
        }
    }

    State state_;
    pith_verdict fault_;
    uint32_t offset_;
    uint32_t shift_;  // from an offset in the canonical form to one in the document
    Scanner scanner_;
    Canonicalizer canonicalizer_;
};

constexpr pith::Storage<Canonical, pith_canonical> canonical_in;

}  // namespace

void pith_canonical_begin(pith_canonical *c, const pith_source *source) {
    if (c != nullptr) canonical_in(c).begin(source);
}

pith_verdict pith_canonical_step(pith_canonical *c, uint32_t budget, pith_write write,
                                 void *context) {
    return c == nullptr ? PITH_MISUSE : canonical_in(c).step(budget, write, context);
}

int pith_canonical_done(const pith_canonical *c) {
    return c != nullptr && canonical_in(c).done() ? 1 : 0;
}

uint32_t pith_canonical_offset(const pith_canonical *c) {
    return c == nullptr ? 0 : canonical_in(c).offset();
}

// SPDX-License-Identifier: MIT
// Writes the canonical form of a source in pieces: keys sorted by code point, no white space,
// strings encoded as in json/text.hpp, all else unchanged.
//
// There is no tree and no output buffer. The machine walks an object and keeps the offsets of its
// smallest keys in an arena that all open objects share. It writes these members, and walks the
// object again for the next ones. One turn processes one run of bytes.
//
// The text may be unchecked. It is strict JSON if done() is true without a fault and json/scan.hpp
// accepts the output. This class checks structure and escapes only.
//
// The source may answer every read differently. All indices come from this object, and every turn
// spends fuel, so the worst result is a fault or some other text.
#pragma once

#include "json/ends.hpp"
#include "json/text.hpp"
#include "json/window.hpp"
#include "verdict.hpp"

namespace pith::json {

class Canonicalizer {
 public:
    // The source must outlive the canonicalizer's use.
    void begin(const pith_source *source);

    // Works until `budget` bytes are visited (or 25 more: two escapes are compared at once), a
    // fault, or false from the sink. A visit costs at most one read of the source. A key costs at
    // most PITH_SORT_KEYS moves in the arena.
    //
    //     bool sink(const uint8_t *piece, size_t size, uint32_t origin);
    //
    // `origin` is the offset of the piece in the document. A comma between members has the offset
    // of the next key, and is a piece of its own, as a bracket is. Strings, with their quotes, and
    // scalars may come in several pieces. After false the next step continues.
    //
    // Returns PITH_PENDING: continue until done(); PITH_MALFORMED; PITH_AMBIGUOUS: a duplicate key;
    // PITH_TOO_COMPLEX: deeper than PITH_DEPTH, or more than 32 * size + 4096 visits (real
    // documents need 6 * size); PITH_INCOMPLETE: the text is truncated, or a read failed.
    template <class Sink>
    verdict step(Sink &sink, uint32_t budget) {
        const uint32_t stop = fuel_ - (budget < fuel_ ? budget : fuel_);
        Piece piece;
        while (next(stop, piece)) {
            if (!sink(piece.data, piece.size, piece.origin)) break;
        }
        return fault_;
    }

    bool done() const { return state_ == kDone; }
    // Returns the offset of a fault. PITH_AMBIGUOUS: of the key that was walked later.
    uint32_t offset() const { return position_; }

 private:
    // Writing and walking share the states up to kScalar.
    enum State : uint8_t {
        // These take one byte, after white space.
        kValue,         // a value must follow
        kKey,           // a key must follow
        kColon,         // after a key
        kFirstElement,  // writing: after [
        kAfterElement,  // writing: after a value in an array
        kEnd,           // writing: after the root value
        kFirstMember,   // walking: after {
        kAfterMember,   // walking: after a value
        // These take a run of bytes.
        kInside,   // walking: in a container, between strings
        kKeyText,  // in a key
        kText,     // in any other string
        kScalar,   // in a number or literal
        // These take no byte of the document.
        kFloor,       // comparing the walked key with the last one written
        kFind,        // comparing it with one in the arena
        kNextMember,  // before the next member of an object
        kDone,
    };

    struct Piece {
        const uint8_t *data;
        uint32_t size;
        uint32_t origin;
        uint8_t encoded[kMaxEncoded];
    };

    // The outer container knows where a container begins.
    struct Frame {
        // Array: of its inner container. Walked object: of its }. Above level_: of a container that
        // the walk is in.
        uint32_t position;
        uint8_t first;  // of its keys in the arena
        uint8_t count;
        uint8_t next;  // key to write
        bool is_object : 1;
        bool is_empty : 1;  // nothing written yet
        bool has_more : 1;  // it has keys greater than the last in the arena
    };

    // canonicalizer.cpp: the machine and its output.
    bool next(uint32_t stop, Piece &piece);
    void turn(uint32_t room, Piece &piece);
    uint32_t pass(Run rest);
    uint32_t pass_string(Run rest);
    uint32_t pass_text(Run rest);
    uint32_t pass_scalar(Run rest);
    void after_value();
    void write_alone(Run run, Piece &piece);
    void write_escape(Piece &piece);
    void write_member(Piece &piece);
    void put(const uint8_t *data, uint32_t size, Piece &piece);
    void open(uint8_t c);
    void close();
    Run look(Window &window, uint32_t position, uint32_t need);
    Run at(Window &window, uint32_t position, uint32_t need);

    // canonicalizer_walk.cpp: the search for the smallest keys.
    uint32_t walk(Run rest);
    uint32_t walk_inside(Run rest);
    void open_walked();
    void close_walked();
    void walk_again();
    void end_walk();
    void take_key();
    void compare(uint32_t room);
    void decide(int order);
    uint8_t middle() const;
    void probe();
    void insert();

    Frame &frame() { return frames_[level_ - 1]; }
    void spend(uint32_t visits) { fuel_ -= visits < fuel_ ? visits : fuel_; }
    void refuse(verdict why, uint32_t offset) {
        fault_ = why;
        position_ = offset;
    }

    const pith_source *source_;
    verdict fault_;
    uint32_t fuel_;
    uint32_t position_;      // of the next byte
    uint32_t key_;           // the walked key
    uint32_t rival_;         // the byte to compare with the one at position_
    uint32_t floor_;         // the last key written before this walk
    const uint8_t *memory_;  // of a pith_mapped() source, else null
    Window near_;            // at position_
    Window far_;             // at rival_
    State state_;
    bool walks_;      // else it writes
    uint8_t level_;   // containers open for writing
    uint8_t depth_;   // containers open within the walked one
    uint8_t count_;   // keys found in this walk
    uint8_t low_;     // the walked key belongs between these places
    uint8_t high_;    //
    bool returning_;  // the next value is the object to walk again
    Frame frames_[PITH_DEPTH];
    uint32_t arena_[PITH_SORT_KEYS];
    Ends ends_;
};

static_assert(
    PITH_SORT_KEYS >= PITH_DEPTH,
    "PITH_SORT_KEYS: one place for each of PITH_DEPTH levels, else an inner object cannot "
    "be sorted");
static_assert(PITH_SORT_KEYS < 128, "PITH_SORT_KEYS: the sum of two indices is a byte");
static_assert(PITH_WINDOW >= 12, "PITH_WINDOW: a surrogate pair of 12 bytes must fit");

}  // namespace pith::json

// SPDX-License-Identifier: MIT
// The canonical form of a document that can only be read in small pieces, and read again: keys
// sorted by code point, no white space, strings in the spelling of json/text.hpp, all else as it
// stands. It comes out in pieces, and the work can be left and taken up at any byte.
//
// There is neither a tree nor an output buffer. An object is walked, the offsets of its smallest
// keys not yet written are kept in an arena that all open objects share, these are written, and the
// object is walked again for the next ones. The walk, the comparison of two keys and the writing
// are states of one machine, which does one run of bytes at a time.
//
// The text need not have been checked before. It is strict JSON if no fault stands when done() and
// json/scan.hpp accepts what came out: structure and escapes are checked here, while numbers,
// literals, raw characters and UTF-8 come out as they stand.
//
// Nor need the source keep its word. Whatever it answers, indices come from this object alone,
// every turn of the machine spends fuel, and so the worst is a fault or some other text.
#pragma once

#include "json/text.hpp"
#include "json/window.hpp"
#include "verdict.hpp"

namespace pith::json {

class Canonicalizer {
 public:
    // The source must outlive the canonicalizer's use.
    void begin(const pith_source *source);

    // Goes on until `budget` bytes were visited (at most 25 more: two escapes are compared at
    // once), a fault stands, or the sink says stop. Each visit costs at most one read of the
    // source, each key met at most PITH_SORT_KEYS moves in the arena besides.
    //
    //     bool sink(const uint8_t *piece, size_t size, uint32_t origin);
    //
    // `origin` is where the piece begins in the document; a comma between members stands nowhere,
    // and has that of the key behind it. Brackets, commas and colons are pieces of their own;
    // strings, with their quotes, and scalars may come in several. After false, the piece is taken,
    // and the next step goes on behind it.
    //
    // PITH_PENDING: go on until done(). Faults: PITH_MALFORMED; PITH_AMBIGUOUS: a key twice;
    // PITH_TOO_COMPLEX: nested deeper than PITH_DEPTH, or 32 * size + 4096 visits spent (real
    // documents need 7.2 * size); PITH_INCOMPLETE: the text ended early, or a read failed.
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
    // Where a fault stands: for PITH_AMBIGUOUS the key met later in the walk.
    uint32_t offset() const { return position_; }

 private:
    enum State : uint8_t {
        // White space is skipped, then one byte decides. Writing:
        kValue,         // a value must follow
        kFirstElement,  // after [
        kAfterElement,  // after a value in an array
        kKey,           // at a key whose turn it is
        kColon,         // after it
        kEnd,           // after the root value
        // Walking through an object:
        kFirstMember,  // after {
        kMember,       // after a comma
        kWalkColon,    // after a key
        kWalkValue,    // before a value
        kAfterMember,  // after it
        // A run of bytes is taken. Writing:
        kKeyText,  // in a key
        kText,     // in any other string
        kScalar,   // in a number or literal
        // Walking:
        kWalkKey,     // in a key
        kWalkText,    // in a string of a value
        kWalkInside,  // in a container, between strings
        kWalkScalar,  // in a number or literal
        // Nothing of the document is taken.
        kFloor,       // comparing the key met with the last one written
        kFind,        // comparing it with one in the arena
        kNextMember,  // an object's next member is to be written
        kDone,
    };

    struct Piece {
        const uint8_t *data;
        uint32_t size;
        uint32_t origin;
        uint8_t encoded[kMaxEncoded];
    };

    // Where a container begins is not kept: its outer one knows.
    struct Frame {
        uint32_t position;  // array: of the container within it; object, when walked: of its }
        uint8_t first;      // its keys in the arena are first .. first + count - 1, written up to
        uint8_t count;      // next
        uint8_t next;
        bool is_object : 1;
        bool is_empty : 1;  // nothing written yet
        bool has_more : 1;  // keys greater than the last in the arena are still to be found
    };

    // canonicalizer.cpp: the machine, and what is written.
    bool next(uint32_t stop, Piece &piece);
    void turn(uint32_t room, Piece &piece);
    void write(uint8_t c, Run run, Piece &piece);
    void write_value(uint8_t c, Run run, Piece &piece);
    void write_text(Run run, uint32_t from, Piece &piece);
    void write_escape(Piece &piece);
    void write_scalar(Run run, Piece &piece);
    void write_member(Piece &piece);
    void put(const uint8_t *data, uint32_t size, Piece &piece);
    void open(uint8_t c);
    void close();
    void after_value();

    // canonicalizer_walk.cpp: finding the smallest keys.
    void walk(uint8_t c);
    void walk_value(uint8_t c);
    void walk_run(Run run);
    uint32_t walk_text(Run run);
    uint32_t walk_inside(Run run);
    void walk_again();
    void end_walk();
    void take_key();
    void compare(uint32_t room);
    void decide(int order);
    uint8_t middle() const;
    void probe();
    void insert();

    Run at(Window &window, uint32_t position, uint32_t need);
    Frame &frame() { return frames_[level_ - 1]; }
    void spend(uint32_t visits) { fuel_ -= visits < fuel_ ? visits : fuel_; }
    void refuse(verdict why, uint32_t offset) {
        fault_ = why;
        position_ = offset;
    }

    const pith_source *source_;
    verdict fault_;
    uint32_t fuel_;
    uint32_t position_;  // of the byte to be looked at next
    uint32_t key_;       // the key met
    uint32_t rival_;     // the byte it is compared with at position_
    uint32_t floor_;     // the last key written, when an object is walked again
    Window near_;        // at position_
    Window far_;         // at rival_
    State state_;
    uint8_t level_;   // containers open for writing
    uint8_t depth_;   // containers open within the one that is walked
    uint8_t count_;   // keys found in this walk
    uint8_t low_;     // the key met belongs between these places
    uint8_t high_;    //
    bool returning_;  // the value that follows is the object to be walked again
    Frame frames_[PITH_DEPTH];
    uint32_t arena_[PITH_SORT_KEYS];
};

static_assert(PITH_SORT_KEYS >= PITH_DEPTH, "a place a level, or an inner object cannot be sorted");
static_assert(PITH_SORT_KEYS < 128, "the sum of two indices is a byte");
static_assert(PITH_WINDOW >= 12, "the longest escape, a surrogate pair, is looked at as a whole");

}  // namespace pith::json

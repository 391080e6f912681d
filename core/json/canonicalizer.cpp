// SPDX-License-Identifier: MIT
// The machine and its output. canonicalizer_walk.cpp finds the keys.
#include "json/canonicalizer.hpp"

namespace pith::json {

void Canonicalizer::begin(const pith_source *source) {
    source_ = source;
    fault_ = PITH_PENDING;
    const uint32_t size = source->size;
    fuel_ = size < (UINT32_MAX - 4096) / 32 ? 32 * size + 4096 : UINT32_MAX;
    position_ = key_ = rival_ = floor_ = 0;
    near_.clear(*source);
    far_.clear(*source);
    state_ = kValue;
    level_ = depth_ = count_ = low_ = high_ = 0;
    returning_ = false;
}

// Every turn spends fuel, which bounds the loop.
bool Canonicalizer::next(uint32_t stop, Piece &piece) {
    piece.size = 0;
    while (fault_ == PITH_PENDING && state_ != kDone) {
        if (fuel_ == 0) refuse(PITH_TOO_COMPLEX, position_);
        if (fuel_ <= stop) return false;
        turn(fuel_ - stop, piece);
        if (piece.size != 0) return true;
    }
    return false;
}

// Passes over at most one window, and at most `room` bytes or one escape.
void Canonicalizer::turn(uint32_t room, Piece &piece) {
    if (state_ == kNextMember) return write_member(piece);
    if (state_ >= kFloor) return compare(room);
    if (level_ == 0 && position_ == source_->size && (state_ == kEnd || state_ == kScalar)) {
        state_ = kDone;
        return;
    }
    Run run = at(near_, position_, 1);
    if (run.size == 0) return;
    if (run.size > room) run.size = room;
    if (state_ >= kWalkKey) return walk_run(run);
    if (state_ == kScalar) return write_scalar(run, piece);
    if (state_ >= kKeyText) return write_text(run, 0, piece);

    uint32_t space = 0;
    while (space != run.size && is_space(run.data[space])) ++space;
    position_ += space;
    spend(space + 1);
    if (space == run.size) return;
    run.data += space;
    run.size -= space;
    if (state_ >= kFirstMember) {
        walk(*run.data);
    } else {
        write(*run.data, run, piece);
    }
}

// Returns the bytes from `position` on. If there are none, sets a fault.
Run Canonicalizer::at(Window &window, uint32_t position, uint32_t need) {
    const Run run = window.at(*source_, position, need);
    if (run.size == 0) refuse(PITH_INCOMPLETE, position);
    return run;
}

void Canonicalizer::put(const uint8_t *data, uint32_t size, Piece &piece) {
    piece.data = data;
    piece.size = size;
    piece.origin = position_;
    position_ += size;
}

void Canonicalizer::write(uint8_t c, Run run, Piece &piece) {
    switch (state_) {
        case kKey:
            if (c != '"') break;
            state_ = kKeyText;
            return write_text(run, 1, piece);
        case kColon:
            if (c != ':') break;
            state_ = kValue;
            return put(run.data, 1, piece);
        case kAfterElement:
            if (c != ',' && c != ']') break;
            state_ = kValue;
            put(run.data, 1, piece);
            if (c == ']') close();
            return;
        case kFirstElement:
            if (c == ']') {
                put(run.data, 1, piece);
                return close();
            }
            [[fallthrough]];
        case kValue: return write_value(c, run, piece);
        default: break;  // kEnd: something after the root value
    }
    refuse(PITH_MALFORMED, position_);
}

void Canonicalizer::write_value(uint8_t c, Run run, Piece &piece) {
    if (c == '"') {
        state_ = kText;
        write_text(run, 1, piece);
    } else if (c == '{' || c == '[') {
        if (level_ == PITH_DEPTH) return refuse(PITH_TOO_COMPLEX, position_);
        open(c);
        put(run.data, 1, piece);
    } else if (is_scalar(c)) {
        state_ = kScalar;
        write_scalar(run, piece);
    } else {
        refuse(PITH_MALFORMED, position_);
    }
}

void Canonicalizer::write_scalar(Run run, Piece &piece) {
    uint32_t end = 0;
    while (end != run.size && is_scalar(run.data[end])) ++end;
    put(run.data, end, piece);
    spend(end + 1);
    if (end != run.size) after_value();
}

// Writes unchanged bytes: up to an escape, or past the closing quote. The first `from` bytes, an
// opening quote or none, are spent already.
void Canonicalizer::write_text(Run run, uint32_t from, Piece &piece) {
    const uint32_t end = skip_unescaped(run, from);
    if (end == 0 && *run.data == '\\') return write_escape(piece);
    const bool closes = end != run.size && run.data[end] == '"';
    put(run.data, closes ? end + 1 : end, piece);
    spend(end + 1 - from);
    if (!closes) return;
    if (state_ == kKeyText) {
        state_ = kColon;
    } else {
        after_value();
    }
}

void Canonicalizer::write_escape(Piece &piece) {
    const Run run = at(near_, position_, kMaxEscape);
    if (run.size == 0) return;
    if (!is_escape(run.data, run.size)) return refuse(PITH_MALFORMED, position_);
    uint32_t size = 0;
    const uint32_t code_point = read_code_point(run.data, size, run.size);
    piece.data = piece.encoded;
    piece.size = static_cast<uint32_t>(encode_code_point(code_point, piece.encoded));
    piece.origin = position_;
    position_ += size;
    spend(size);
}

void Canonicalizer::open(uint8_t c) {
    uint8_t first = 0;
    if (level_ != 0) {
        Frame &outer = frame();
        if (!outer.is_object) outer.position = position_;
        first = static_cast<uint8_t>(outer.first + outer.count);
    }
    ++level_;
    Frame &inner = frame();
    inner.position = 0;
    inner.first = first;
    inner.count = inner.next = 0;
    inner.is_object = c == '{';
    inner.is_empty = true;
    inner.has_more = false;
    count_ = 0;
    state_ = inner.is_object ? kFirstMember : kFirstElement;
}

void Canonicalizer::close() {
    --level_;
    after_value();
}

void Canonicalizer::after_value() {
    state_ = level_ == 0 ? kEnd : frame().is_object ? kNextMember : kAfterElement;
}

// Writes a comma, and moves to the next key; or writes the closing bracket.
void Canonicalizer::write_member(Piece &piece) {
    static constexpr uint8_t kBytes[] = {',', '}'};
    Frame &object = frame();
    spend(1);
    if (object.next != object.count) {
        position_ = arena_[object.first + object.next++];
        state_ = kKey;
        if (object.is_empty) {
            object.is_empty = false;
            return;
        }
        put(kBytes, 1, piece);
        position_ = piece.origin;
    } else if (object.has_more) {
        walk_again();
    } else {
        position_ = object.position;
        put(kBytes + 1, 1, piece);
        close();
    }
}

}  // namespace pith::json

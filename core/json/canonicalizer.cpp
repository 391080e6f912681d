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
    memory_ = source->read == read_memory ? static_cast<const uint8_t *>(source->context) : nullptr;
    ends_.clear();
    state_ = kValue;
    level_ = depth_ = count_ = low_ = high_ = 0;
    walks_ = returning_ = false;
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

// Passes over a part of one run, and at most `room` bytes or one escape.
void Canonicalizer::turn(uint32_t room, Piece &piece) {
    if (state_ == kNextMember) return write_member(piece);
    if (state_ >= kFloor) return compare(room);
    if (level_ == 0 && position_ == source_->size && (state_ == kEnd || state_ == kScalar)) {
        state_ = kDone;
        return;
    }
    const bool writes = !walks_;
    const Run run = writes ? at(near_, position_, 1) : look(near_, position_, 1);
    const uint32_t start = position_;
    uint32_t spent = 0;
    while (spent < room && position_ - start < run.size && state_ < kFloor &&
           fault_ == PITH_PENDING) {
        const uint32_t passed = position_ - start;
        const uint32_t left = run.size - passed;
        const Run rest = {run.data + passed, left < room - spent ? left : room - spent};
        uint32_t visits = pass(rest);
        if (visits == 0) {
            if (writes) break;
            visits = walk(rest);
        }
        spent += visits;
    }
    if (fault_ != PITH_PENDING) return;
    if (spent == 0) return write_alone({run.data, run.size < room ? run.size : room}, piece);
    spend(spent);
    if (!writes) return;
    piece.data = run.data;
    piece.size = position_ - start;
    piece.origin = start;
}

// Returns the bytes from `position` on, copied to a window. If there are none, sets a fault.
Run Canonicalizer::at(Window &window, uint32_t position, uint32_t need) {
    const Run run = window.at(*source_, position, need);
    if (run.size == 0) refuse(PITH_INCOMPLETE, position);
    return run;
}

// The same for bytes that only decide where to read. In mapped memory they are not copied.
Run Canonicalizer::look(Window &window, uint32_t position, uint32_t need) {
    if (memory_ == nullptr || position >= source_->size) return at(window, position, need);
    return {memory_ + position, source_->size - position};
}

// Passes over one part of a member or an element, which follows the part before it also in the
// canonical form. Returns the visits: the bytes, and one more for a run. Returns 0 for any other
// byte.
uint32_t Canonicalizer::pass(Run rest) {
    const uint8_t c = *rest.data;
    switch (state_) {
        case kInside: return walk_inside(rest);
        case kKeyText:
        case kText: return pass_text(rest);
        case kScalar: return pass_scalar(rest);
        case kFirstMember:
        case kKey:
            if (c != '"') return 0;
            state_ = kKeyText;
            ++position_;
            if (walks_) take_key();
            return state_ == kKeyText ? pass_string(rest) : 1;
        case kColon:
            if (c != ':') return 0;
            state_ = kValue;
            break;
        case kFirstElement:
        case kValue:
            if (returning_) return 0;
            if (is_scalar(c)) {
                state_ = kScalar;
                return 1;
            }
            if (c != '"') return 0;
            state_ = kText;
            ++position_;
            return pass_string(rest);
        default: return 0;
    }
    ++position_;
    return 1;
}

// Passes over more of a string after its opening quote.
uint32_t Canonicalizer::pass_string(Run rest) {
    return rest.size == 1 ? 1 : 1 + pass_text({rest.data + 1, rest.size - 1});
}

// Passes over bytes of a string: past the closing quote, or up to an escape. A walk passes over
// escapes, too: write_escape() checks them.
uint32_t Canonicalizer::pass_text(Run rest) {
    uint32_t end = skip_unescaped(rest, 0);
    while (walks_ && end + 1 < rest.size && rest.data[end] == '\\') {
        end = skip_unescaped(rest, end + 2);
    }
    if (end != rest.size && rest.data[end] == '"') {
        ++end;
        if (state_ == kKeyText) {
            state_ = kColon;
        } else {
            after_value();
        }
    } else if (end == 0) {
        if (!walks_) return 0;
        const uint32_t size = look(near_, position_, 2).size;
        end = size < 2 ? size : 2;
    }
    position_ += end;
    return end + 1;
}

uint32_t Canonicalizer::pass_scalar(Run rest) {
    uint32_t end = 0;
    while (end != rest.size && is_scalar(rest.data[end])) ++end;
    if (end != rest.size) after_value();
    position_ += end;
    return end + 1;
}

void Canonicalizer::after_value() {
    if (walks_) {
        state_ = depth_ == 0 ? kAfterMember : kInside;
    } else if (level_ == 0) {
        state_ = kEnd;
    } else {
        state_ = frame().is_object ? kNextMember : kAfterElement;
    }
}

// Takes what no other byte can share a piece with: an escape, a bracket, a comma after a space.
// Skips white space.
void Canonicalizer::write_alone(Run run, Piece &piece) {
    const uint8_t c = *run.data;
    const bool is_value = state_ == kValue || state_ == kFirstElement;
    if (state_ == kKeyText || state_ == kText) return write_escape(piece);
    const uint32_t spaces = count_spaces(run);
    position_ += spaces;
    spend(spaces != 0 ? spaces : 2);  // a piece of one byte takes as long as two visits
    if (spaces != 0) return;
    if (is_value && (c == '{' || c == '[')) {
        if (level_ == PITH_DEPTH) return refuse(PITH_TOO_COMPLEX, position_);
        open(c);
        put(run.data, 1, piece);
    } else if (c == ']' && (state_ == kFirstElement || state_ == kAfterElement)) {
        put(run.data, 1, piece);
        close();
    } else if (c == ',' && state_ == kAfterElement) {
        state_ = kValue;
        put(run.data, 1, piece);
    } else {
        refuse(PITH_MALFORMED, position_);
    }
}

void Canonicalizer::write_escape(Piece &piece) {
    const Run run = at(near_, position_, kMaxEscape);
    if (run.size == 0) return;
    if (!is_escape(run.data, run.size)) return refuse(PITH_MALFORMED, position_);
    uint32_t size = 0;
    const uint32_t code_point = read_code_point(run.data, size, run.size);
    put(piece.encoded, 0, piece);
    piece.size = static_cast<uint32_t>(encode_code_point(code_point, piece.encoded));
    position_ += size;
    spend(size);
}

void Canonicalizer::put(const uint8_t *data, uint32_t size, Piece &piece) {
    piece.data = data;
    piece.size = size;
    piece.origin = position_;
    position_ += size;
}

void Canonicalizer::open(uint8_t c) {
    uint8_t first = 0;
    ends_.drop(position_);
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
    walks_ = inner.is_object;
    state_ = walks_ ? kFirstMember : kFirstElement;
}

void Canonicalizer::close() {
    --level_;
    after_value();
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

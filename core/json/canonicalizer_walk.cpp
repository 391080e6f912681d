// SPDX-License-Identifier: MIT
// Finds the smallest keys of an object above the last one written.
#include "json/canonicalizer.hpp"

namespace pith::json {

// Passes over white space, or a byte that no string, scalar or colon begins with. Returns the
// visits.
uint32_t Canonicalizer::walk(Run rest) {
    const uint8_t c = *rest.data;
    const uint32_t spaces = count_spaces(rest);
    position_ += spaces;
    if (spaces != 0) return spaces;
    if (c == '}' && (state_ == kFirstMember || state_ == kAfterMember)) {
        end_walk();
    } else if (c == ',' && state_ == kAfterMember) {
        state_ = kKey;
        ++position_;
    } else if (c == '{' && returning_ && state_ == kValue) {
        returning_ = false;
        state_ = kFirstMember;
        ++position_;
    } else if ((c == '{' || c == '[') && !returning_ && state_ == kValue) {
        open_walked();
    } else {
        refuse(PITH_MALFORMED, position_);
    }
    return 1;
}

// Passes over a part of a container: up to a string, or past a bracket. Writing checks that the
// brackets match.
uint32_t Canonicalizer::walk_inside(Run rest) {
    uint32_t end = 0;
    uint8_t c = *rest.data;
    while (c != '"' && c != '{' && c != '[' && c != '}' && c != ']') {
        if (++end == rest.size) break;
        c = rest.data[end];
    }
    position_ += end;
    if (end == rest.size) return end;
    if (c == '"') {
        state_ = kText;
        ++position_;
        return end + pass_string({rest.data + end, rest.size - end});
    }
    if (c == '{' || c == '[') {
        open_walked();
    } else {
        close_walked();
    }
    return end + 1;
}

// Enters a container in a value, or passes over it if its end is known.
void Canonicalizer::open_walked() {
    const uint32_t end = ends_.find(position_);
    if (end != 0) {
        position_ = end;
    } else if (level_ + depth_ == PITH_DEPTH) {
        return refuse(PITH_TOO_COMPLEX, position_);
    } else {
        frames_[level_ + depth_++].position = position_++;
    }
    after_value();
}

void Canonicalizer::close_walked() {
    ends_.keep(frames_[level_ + --depth_].position, ++position_);
    after_value();
}

// Returns to the start of the object. The array keeps it for an element; a member follows its key.
void Canonicalizer::walk_again() {
    Frame &object = frame();
    floor_ = arena_[object.first + object.count - 1];
    object.has_more = false;
    count_ = 0;
    walks_ = returning_ = true;
    state_ = kValue;
    position_ = 0;
    if (level_ == 1) return;
    const Frame &outer = frames_[level_ - 2];
    if (outer.is_object) {
        state_ = kKeyText;
        position_ = arena_[outer.first + outer.next - 1] + 1;
    } else {
        position_ = outer.position;
    }
}

void Canonicalizer::end_walk() {
    Frame &object = frame();
    object.position = position_;
    object.count = count_;
    object.next = 0;
    walks_ = false;
    state_ = kNextMember;
}

// Until end_walk(), the count of the frame is that of the previous walk, or 0.
void Canonicalizer::take_key() {
    key_ = position_ - 1;
    low_ = 0;
    high_ = count_;
    if (frame().count == 0) return probe();
    if (key_ == floor_) return;
    rival_ = floor_ + 1;
    state_ = kFloor;
}

// Probes the greatest key first. Most keys exceed it if the keys are sorted or overflow the arena.
uint8_t Canonicalizer::middle() const {
    return static_cast<uint8_t>(high_ == count_ ? high_ - 1 : (low_ + high_) / 2);
}

void Canonicalizer::probe() {
    position_ = key_ + 1;
    if (low_ == high_) {
        insert();
        state_ = kKeyText;
    } else {
        rival_ = arena_[frame().first + middle()] + 1;
        state_ = kFind;
    }
}

// Raw UTF-8 sorts like its code points, so the first different bytes decide. If one of them begins
// an escape, the two characters decide.
void Canonicalizer::compare(uint32_t room) {
    Run a = look(near_, position_, 1);
    if (a.size == 0) return;
    Run b = look(far_, rival_, 1);
    if (b.size == 0) return;
    uint32_t most = a.size < b.size ? a.size : b.size;
    if (most > (room + 1) / 2) most = (room + 1) / 2;
    uint32_t same = 0;
    while (a.data[same] == b.data[same] && a.data[same] != '"' && a.data[same] != '\\') {
        if (++same == most) break;
    }
    position_ += same;
    rival_ += same;
    spend(2 * same + 3);  // it takes as long as three visits of other bytes
    if (same == most) return;
    const uint8_t x = a.data[same];
    const uint8_t y = b.data[same];
    if (x == '"' || y == '"') return decide((y == '"') - (x == '"'));
    if (x != '\\' && y != '\\') return decide(x < y ? -1 : 1);
    a = look(near_, position_, kMaxEscape);
    b = look(far_, rival_, kMaxEscape);
    if (a.size == 0 || b.size == 0) return;
    uint32_t a_size = 0;
    uint32_t b_size = 0;
    const uint32_t c = read_code_point(a.data, a_size, a.size);
    const uint32_t d = read_code_point(b.data, b_size, b.size);
    position_ += a_size;
    rival_ += b_size;
    spend(a_size + b_size);
    if (c != d) decide(c < d ? -1 : 1);
}

void Canonicalizer::decide(int order) {
    if (order == 0) return refuse(PITH_AMBIGUOUS, key_);
    if (state_ == kFloor) {
        if (order > 0) return probe();
        position_ = key_ + 1;
        state_ = kKeyText;
        return;
    }
    if (order < 0) {
        high_ = middle();
    } else {
        low_ = static_cast<uint8_t>(middle() + 1);
    }
    probe();
}

// Keeps as many keys as fit while each deeper level has one place left. A duplicate is always
// found: in the walk that keeps the first copy, the second is compared with it.
void Canonicalizer::insert() {
    Frame &object = frame();
    uint32_t *const keys = arena_ + object.first;
    const uint32_t deeper = PITH_DEPTH - uint32_t{level_};
    const uint32_t room = PITH_SORT_KEYS - object.first - deeper;
    if (count_ == room) {
        object.has_more = true;
        if (low_ == room) return;
        --count_;
    }
    uint32_t *place = keys + count_;
    for (; place != keys + low_; --place) *place = place[-1];
    *place = key_;
    ++count_;
}

}  // namespace pith::json

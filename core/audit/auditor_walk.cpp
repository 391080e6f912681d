// SPDX-License-Identifier: MIT
// From the scanner's calls to values with a place: order and layout, what each hash takes, and what
// is copied into the slice.
#include <string.h>

#include "json/text.hpp"
#include "audit/auditor.hpp"
#include "audit/watch.hpp"

namespace pith::audit {

// ---- scanner's sink

bool Auditor::punctuation(uint8_t c, uint32_t offset) {
    offset += shift_;
    if (in_scalar_) end_scalar();
    switch (c) {
        case '{':
        case '[': open_container(c, offset); break;
        case '}':
        case ']': close_container(c, offset); break;
        case ',':
            // Between members of a live object itself the comma comes with the next key.
            for (LiveDigest &live : live_) {
                if (live.covers() && live.depth != path_.depth()) live.put(",", 1);
            }
            [[fallthrough]];
        default:
            if (capture_ == Capture::kObject) append(c);
    }
    return going();
}

bool Auditor::open_string(bool is_key, uint32_t offset) {
    offset += shift_;
    in_key_ = is_key;
    if (is_key) {
        if (capture_ != Capture::kObject) value_offset_ = offset;
        path_.begin_key();
    } else {
        begin_value(Type::kString, offset);
        hash(reinterpret_cast<const uint8_t *>("\""), 1);
    }
    if (capture_ == Capture::kObject) append('"');
    return going();
}

bool Auditor::text(const uint8_t *run, size_t size) {
    if (in_key_) {
        if (!path_.add_to_key(run, size)) fail(PITH_CHECK_SYNTAX, PITH_TOO_COMPLEX);
    } else {
        hash(run, size);
        watch_text(run, size);
    }
    if (capture_ == Capture::kObject || (capture_ == Capture::kString && !in_key_)) {
        append(run, size);
    }
    return going();
}

bool Auditor::close_string() {
    if (capture_ == Capture::kObject) append('"');
    if (in_key_) {
        end_key();
        return going();
    }
    hash(reinterpret_cast<const uint8_t *>("\""), 1);
    if (capture_ == Capture::kString) {
        capture_ = Capture::kNone;
        value(act_);
    }
    end_leaf(trust_, '"');
    return going();
}

bool Auditor::scalar(uint8_t c, uint32_t offset) {
    if (!in_scalar_) {
        begin_value(Type::kScalar, offset + shift_);
        scalar_ = c;
    }
    in_scalar_ = true;
    hash(&c, 1);
    watch_text(&c, 1);
    if (capture_ != Capture::kNone) append(c);
    return going();
}

void Auditor::end_scalar() {
    in_scalar_ = false;
    if (capture_ == Capture::kScalar) {
        capture_ = Capture::kNone;
        value(act_);
    }
    end_leaf(trust_, scalar_);
}

void Auditor::watch_text(const uint8_t *run, size_t size) {
    for (size_t i = 0; i < value_count_; ++i) Watch(values_[i]).text(path_.depth(), run, size);
}

// ---- keys

void Auditor::end_key() {
    const verdict fault = path_.end_key();
    if (fault != PITH_PENDING) return fail(PITH_CHECK_SYNTAX, fault);
    const uint8_t *const key = path_.key();
    const size_t size = path_.key_size();
    Path::Level &level = path_.top();
    for (size_t i = 0; i < value_count_; ++i) Watch(values_[i]).key(path_.depth(), key, size);
    if (path_.depth() == 1 && level.node == nullptr) {  // the first key of all
        layout_ = find_layout(key, size);
        const Node &root = root_of(layout_);
        level.node = &root;
        level.act = root.act;
        if (layout_ == Layout::kBundle) open_bundle();
        open(root.act);
    }
    node_ = nullptr;
    if (level.node != nullptr && level.node->children != nullptr) {
        node_ = find_child(*level.node, key, size);
        if (node_ == nullptr && level.node->closed) {
            return fail(level.act == Act::kEvent ? PITH_CHECK_EVENT : PITH_CHECK_KIND,
                        PITH_UNSUPPORTED);
        }
        if (node_ != nullptr) level.seen |= uint32_t{1} << (node_ - level.node->children);
    }
    for (LiveDigest &live : live_) {
        if (live.depth == path_.depth()) live.is_paused = is_excluded(live);
    }
    if (summary_depth_ == path_.depth()) summary_key();
    for (LiveDigest &live : live_) {
        if (!live.covers()) continue;
        if (live.depth == path_.depth()) {
            live.key(key, size);
        } else {
            live.put("\"", 1);
            live.hash.update(key, size);
            live.put("\":", 2);
        }
    }
}

bool Auditor::equals(const char *word) const {
    return json::equals(slice_, size_, word);
}

// What a signature or a digest cannot cover, because it stands there itself.
bool Auditor::is_excluded(const LiveDigest &live) const {
    const Act act = node_ == nullptr ? Act::kNone : node_->act;
    if (live.depth == summary_depth_) return act == Act::kSummaryId;
    if (live.depth == event_depth_) {
        return act == Act::kContentDigest || act == Act::kEventId || act == Act::kEventSignature;
    }
    if (live.depth == state_depth_) return act == Act::kStateDigest;
    return act == Act::kBundleSignature;
}

// ---- values

// What this place is there to do, or nothing where it is no concern: payloads are read by the type
// of their event, and a summary in a bundle is compared with its event by its digest alone.
Act Auditor::filter(const Node &node) const {
    const bool in_payload = event_depth_ != 0 && path_.depth() > event_depth_;
    if (in_bundle_state() && summary_depth_ != 0 && path_.depth() >= summary_depth_ &&
        node.act != Act::kSummaryId) {
        return Act::kNone;
    }
    if (!in_payload) return node.act;
    switch (node.act) {
        case Act::kTitle:
        case Act::kListCount:
        case Act::kListDigest:
            return event_type_ == EventType::kGraphSnapshot ? node.act : Act::kNone;
        case Act::kSource: return event_type_ == EventType::kGraphSnapshot ? node.act : Act::kNone;
        default: return event_type_ == EventType::kRecordCreated ? node.act : Act::kNone;
    }
}

void Auditor::begin_value(Type type, uint32_t offset) {
    act_ = Act::kNone;
    trust_ = Trust::kNone;
    if (path_.depth() == 0) return fail_at(PITH_CHECK_KIND, PITH_NOT_A_RECORD, offset);
    Path::Level &level = path_.top();
    if (capture_ != Capture::kObject) value_offset_ = offset;
    trust_ = level.trust;
    if (!level.is_object) {
        level.is_empty = false;
        for (size_t i = 0; i < value_count_; ++i) Watch(values_[i]).element(path_.depth());
        node_ = level.node == nullptr || level.node->type != Type::kArray
                    ? nullptr
                    : find_child(*level.node, nullptr, 0);
        if (level.act == Act::kBucket) leave_unchecked(PITH_CHECK_OTHER_EVENTS, offset);
        if (level.act == Act::kConflicts) leave_unchecked(PITH_CHECK_EQUIVOCATIONS, offset);
        if (level.act == Act::kSupersedes) leave_unchecked(PITH_CHECK_SUPERSEDES, offset);
    }
    if (node_ == nullptr) return;
    if (node_->trust != Trust::kInherit) trust_ = node_->trust;
    if (capture_ == Capture::kObject) return;
    act_ = filter(*node_);
    if (node_->type != Type::kAny && node_->type != type) {
        const bool matters = act_ != Act::kNone || (node_->children != nullptr && node_->closed);
        if (matters) fail(PITH_CHECK_KIND, PITH_UNSUPPORTED);
        node_ = nullptr;
        act_ = Act::kNone;
        return;
    }
    if (act_ == Act::kForeign) fail(PITH_CHECK_KIND, PITH_UNSUPPORTED);
    if (act_ == Act::kBucket && type != Type::kArray) {
        leave_unchecked(PITH_CHECK_OTHER_EVENTS, offset);
    }
    if (act_ == Act::kNone) return;
    size_ = 0;
    is_overflown_ = false;
    if (type == Type::kString) capture_ = Capture::kString;
    if (type == Type::kScalar) capture_ = Capture::kScalar;
    if (node_->captured) {
        capture_ = Capture::kObject;
        capture_depth_ = path_.depth();
    }
}

void Auditor::open_container(uint8_t c, uint32_t offset) {
    const bool is_object = c == '{';
    if (path_.depth() == 0) {
        if (!is_object) return fail_at(PITH_CHECK_KIND, PITH_NOT_A_RECORD, offset);
        path_.open(true, nullptr, Trust::kNone, Act::kNone);
        return;
    }
    begin_value(is_object ? Type::kObject : Type::kArray, offset);
    if (!going()) return;
    hash(&c, 1);
    const Act act = act_;
    const bool was_capturing = capture_ == Capture::kObject;
    if (was_capturing) append(c);
    path_.open(is_object, node_, trust_, act);
    if (act != Act::kNone && !(was_capturing && capture_depth_ + 1 == path_.depth())) open(act);
}

void Auditor::close_container(uint8_t c, uint32_t offset) {
    Path::Level &level = path_.top();
    const Act act = level.act;
    const Trust trust = level.trust;
    const bool is_empty = level.is_empty;
    const bool is_object = level.is_object;
    const bool is_root = path_.depth() == 1;
    if (level.node != nullptr && level.node->closed) {
        const uint32_t all = (uint32_t{1} << level.node->count) - 1;
        if (level.seen != all) {
            const bool is_event = act == Act::kEvent;
            fail_at(is_event ? PITH_CHECK_EVENT : PITH_CHECK_KIND,
                    is_event ? PITH_UNSUPPORTED : PITH_INCOMPLETE, offset);
        }
    }
    for (LiveDigest &live : live_) {
        // Whatever member came last, the brace of the object itself belongs to it.
        if (live.covers() || (live.is_alive() && live.depth == path_.depth())) {
            live.hash.update(&c, 1);
        }
    }
    if (capture_ == Capture::kObject) append(c);
    if (is_root) return close_root();
    path_.close();
    if (is_empty) {
        const uint8_t text[] = {is_object ? uint8_t{'{'} : uint8_t{'['}, c};
        watch_text(text, sizeof text);
        end_leaf(trust, text[0]);
    }
    if (capture_ == Capture::kObject) {
        if (path_.depth() != capture_depth_) return;
        capture_ = Capture::kNone;
        value(act);
    } else {
        close(act);
    }
}

void Auditor::end_leaf(Trust trust, uint8_t type) {
    if (leaf_ == nullptr && value_count_ == 0) return;
    bool is_signed = false;
    bool is_hashed = false;
    for (const LiveDigest &live : live_) {
        is_signed = is_signed || (live.covers() && live.is_signed);
        is_hashed = is_hashed || (live.is_alive() && !live.is_signed);
    }
    pith_label label = is_hashed ? PITH_HASH_ONLY : PITH_UNAUTHENTICATED;
    if (trust == Trust::kBound) label = PITH_BOUND;
    if (is_signed || trust == Trust::kAuthenticated) label = PITH_AUTHENTICATED;
    for (size_t i = 0; i < value_count_; ++i)
        Watch(values_[i]).end_leaf(path_.depth(), type, label);
    if (leaf_ != nullptr) leaf_(leaf_context_, label);
}

void Auditor::hash(const uint8_t *run, size_t size) {
    for (LiveDigest &live : live_) {
        if (live.covers()) live.hash.update(run, size);
    }
}

void Auditor::append(const uint8_t *run, size_t size) {
    if (size > sizeof slice_ - size_) {
        is_overflown_ = true;
        size = sizeof slice_ - size_;
    }
    memcpy(slice_ + size_, run, size);
    size_ = static_cast<uint16_t>(size_ + size);
}

// ---- live digests

LiveDigest &Auditor::live_at(uint8_t depth) {
    for (LiveDigest &live : live_) {
        if (live.depth == depth) return live;
    }
    return live_[0];  // not reached: each is closed where it was opened
}

void Auditor::begin_live(bool is_signed) {
    live_at(0).begin(path_.depth(), is_signed);
}

}  // namespace pith::audit

namespace pith::json {
template size_t Scanner::feed<audit::Auditor>(const uint8_t *, size_t, audit::Auditor &);
}

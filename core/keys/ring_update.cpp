// SPDX-License-Identifier: MIT
#include "keys/ring_update.hpp"

#include <string.h>

#include "codec/codec.hpp"
#include "json/text.hpp"

namespace pith::keys {
namespace {

using schema::kNoRow;
using schema::kRotation;
using schema::Row;
using schema::Rule;
using schema::Shape;

constexpr uint8_t kRootRow = 0;
constexpr uint32_t kUnrevoked = 0;
constexpr uint32_t kRevokedWord = UINT32_MAX;  // no single fault makes it 0

bool is_array(Shape shape) {
    return shape == Shape::kRingKeys || shape == Shape::kRingSignatures;
}

}  // namespace

struct RingReader::Sink {
    RingReader &reader;
    RingUpdate &update;

    // A number or literal ends at the next punctuation.
    bool punctuation(uint8_t c, uint32_t) {
        if (reader.holds_ == Holds::kScalar && !take()) return false;
        if (c == '{' || c == '[') return reader.open(update, c);
        return (c != '}' && c != ']') || reader.close(update);
    }
    bool open_string(bool is_key, uint32_t) {
        reader.holds_ = is_key ? Holds::kKey : Holds::kString;
        reader.size_ = 0;
        return true;
    }
    bool text(const uint8_t *run, size_t size) {
        reader.append(run, size);
        return true;
    }
    bool close_string() {
        if (reader.holds_ != Holds::kKey) return take();
        reader.holds_ = Holds::kNothing;
        const verdict fault = reader.walker_.enter(kRotation, reader.text_, reader.size_);
        return fault == PITH_PENDING || reader.refuse(fault);
    }
    bool scalar(uint8_t c, uint32_t) {
        if (reader.holds_ != Holds::kScalar) reader.size_ = 0;
        reader.holds_ = Holds::kScalar;
        reader.append(&c, 1);
        return true;
    }
    bool wants_text() const { return true; }

    bool take() {
        const verdict fault = reader.take(update);
        reader.holds_ = Holds::kNothing;
        reader.walker_.set_row(kNoRow);
        return fault == PITH_PENDING || reader.refuse(fault);
    }
};

void RingReader::begin(RingUpdate &update) {
    memset(&update, 0, sizeof update);
    scanner_.begin();
    walker_.begin(kRootRow);
    fault_ = PITH_PENDING;
    holds_ = Holds::kNothing;
    is_complete_ = false;
    signatures_ = 0;
    size_ = 0;
}

verdict RingReader::feed(RingUpdate &update, const uint8_t *data, size_t size) {
    const size_t room = PITH_RING_UPDATE_SIZE - scanner_.offset();
    Sink sink{*this, update};
    scanner_.feed(data, size < room ? size : room, sink);
    if (fault_ == PITH_PENDING) fault_ = scanner_.fault();
    if (fault_ == PITH_PENDING && size > room) fault_ = PITH_TOO_LARGE;
    return fault_;
}

// The root may be a string, which opens no container.
verdict RingReader::end() {
    if (fault_ == PITH_PENDING) fault_ = scanner_.end();
    if (fault_ == PITH_PENDING && !is_complete_) fault_ = PITH_UNSUPPORTED;
    return fault_;
}

bool RingReader::refuse(verdict why) {
    fault_ = why;
    return false;
}

bool RingReader::is(const char *word) const {
    return json::equals(text_, size_, word);
}

bool RingReader::open(RingUpdate &update, uint8_t bracket) {
    if (walker_.depth() != 0 && is_array(walker_.shape())) walker_.enter_element(kRotation);
    if (walker_.row() == kNoRow) return refuse(PITH_UNSUPPORTED);
    const Row &row = kRotation.rows[walker_.row()];
    if (row.shape == Shape::kNone || !schema::fits(row.type, bracket)) {
        return refuse(PITH_UNSUPPORTED);
    }
    if (row.rule == Rule::kRingKey && update.ring.count++ == PITH_RING_KEYS) {
        return refuse(PITH_TOO_LARGE);
    }
    if (row.rule == Rule::kRingSignature && signatures_++ == RingUpdate::kSigners) {
        return refuse(PITH_TOO_LARGE);
    }
    walker_.open(row.shape);
    return true;
}

bool RingReader::close(RingUpdate &update) {
    const Shape shape = walker_.shape();
    if (!walker_.has_all(kRotation)) return refuse(PITH_UNSUPPORTED);
    if (shape == Shape::kRingSignatures && signatures_ != RingUpdate::kSigners) {
        return refuse(PITH_UNSUPPORTED);
    }
    if (shape == Shape::kRingKey) {
        const pith_ring_key &key = update.ring.keys[update.ring.count - 1];
        const bool is_window = key.not_after == 0 || key.not_before <= key.not_after;
        if (!is_window) return refuse(PITH_MALFORMED);
    }
    walker_.close();
    is_complete_ = walker_.depth() == 0;
    return true;
}

void RingReader::append(const uint8_t *run, size_t size) {
    if (size > kTextSize - size_ || size_ > kTextSize) {
        size_ = kTextSize + 1;
        return;
    }
    memcpy(text_ + size_, run, size);
    size_ = static_cast<uint8_t>(size_ + size);
}

// Stores the value in text_.
verdict RingReader::take(RingUpdate &update) const {
    if (walker_.depth() == 0 || walker_.row() == kNoRow) return PITH_UNSUPPORTED;
    const Row &row = kRotation.rows[walker_.row()];
    const uint8_t first = holds_ == Holds::kString ? uint8_t{'"'} : text_[0];
    if (!schema::fits(row.type, first)) return PITH_UNSUPPORTED;
    pith_ring_key &key = update.ring.keys[update.ring.count != 0 ? update.ring.count - 1 : 0];
    RingUpdate::Signature &signature = update.signatures[signatures_ != 0 ? signatures_ - 1 : 0];
    bool is_formed = false;
    switch (row.rule) {
        case Rule::kConstant: return is(row.constant) ? PITH_PENDING : PITH_UNSUPPORTED;
        case Rule::kRingVersion: return take_number(update.ring.version);
        case Rule::kRingKeyId: return take_id(key.id);
        case Rule::kSignerId: return take_id(signature.key_id);
        case Rule::kNotAfter: return take_number(key.not_after);
        case Rule::kNotBefore: return take_number(key.not_before);
        case Rule::kRevoked:
            key.revoked = is("false") ? kUnrevoked : kRevokedWord;
            return PITH_PENDING;
        case Rule::kRingKeyHex:
            is_formed = size_ == 2 * sizeof key.bytes &&
                        codec::decode_hex(text_, size_, key.bytes, sizeof key.bytes);
            break;
        default:  // kSignatureBase64
            is_formed = size_ <= kTextSize &&
                        codec::decode_base64(text_, size_, signature.bytes, sizeof signature.bytes);
            break;
    }
    return is_formed ? PITH_PENDING : PITH_MALFORMED;
}

// Takes an id of printable ASCII that JSON does not escape.
verdict RingReader::take_id(char *id) const {
    if (size_ > PITH_KEY_ID_SIZE) return PITH_TOO_LARGE;
    if (size_ == 0) return PITH_MALFORMED;
    for (uint32_t i = 0; i < size_; ++i) {
        const uint8_t c = text_[i];
        if (c <= ' ' || c > '~' || c == '\\') return PITH_MALFORMED;
        id[i] = static_cast<char>(c);
    }
    return PITH_PENDING;
}

verdict RingReader::take_number(uint32_t &number) const {
    if (size_ > codec::kDecimalSize) return PITH_MALFORMED;
    return codec::read_decimal(text_, size_, number) ? PITH_PENDING : PITH_MALFORMED;
}

}  // namespace pith::keys

// SPDX-License-Identifier: MIT
#include "keys/ring_update.hpp"

#include <string.h>

#include "codec/base64.hpp"
#include "codec/hex.hpp"
#include "json/text.hpp"

namespace pith::keys {
namespace {

using Reader = RingReader;

// All members there are; each stands in its object, once.
enum : uint8_t {
    kKeyringType,
    kKeyringVersion,
    kRingObject,
    kSignatureList,
    kKeyList,
    kVersion,
    kKeyId,
    kNotAfter,
    kNotBefore,
    kPublicKey,
    kRevoked,
    kSignerId,
    kSignatureBytes,
    kMembers
};

struct Member {
    Reader::Place in;
    uint8_t kind;  // " of a string, 0 of a number or literal, or the bracket
    const char *name;
    Reader::Place opens = Reader::kNowhere;
};

constexpr Member kShape[kMembers] = {
    {Reader::kRoot, '"', "keyring_type"},
    {Reader::kRoot, '"', "keyring_version"},
    {Reader::kRoot, '{', "ring", Reader::kRing},
    {Reader::kRoot, '[', "signatures", Reader::kSignatures},
    {Reader::kRing, '[', "keys", Reader::kKeys},
    {Reader::kRing, '0', "version"},
    {Reader::kKey, '"', "key_id"},
    {Reader::kKey, '0', "not_after"},
    {Reader::kKey, '0', "not_before"},
    {Reader::kKey, '"', "public_key_hex"},
    {Reader::kKey, '0', "revoked"},
    {Reader::kSignature, '"', "key_id"},
    {Reader::kSignature, '"', "signature_b64"},
};

constexpr Reader::Place kAround[] = {
    Reader::kNowhere,  // kNowhere
    Reader::kNowhere,  // kRoot
    Reader::kRoot,     // kRing
    Reader::kRing,     // kKeys
    Reader::kKeys,     // kKey
    Reader::kRoot,     // kSignatures
    Reader::kSignatures,
};

constexpr uint16_t members_of(Reader::Place place) {
    uint16_t bits = 0;
    for (uint32_t i = 0; i < kMembers; ++i) {
        if (kShape[i].in == place) bits = static_cast<uint16_t>(bits | 1u << i);
    }
    return bits;
}

constexpr bool is_array(Reader::Place place) {
    return place == Reader::kKeys || place == Reader::kSignatures;
}

constexpr uint32_t kUnrevoked = 0;
constexpr uint32_t kRevokedWord = UINT32_MAX;  // no single fault makes it 0

}  // namespace

struct RingReader::Sink {
    RingReader &reader;
    RingUpdate &update;

    // A number or literal ends where the next punctuation stands.
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
    bool close_string() { return reader.holds_ == Holds::kKey ? reader.find() : take(); }
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
        reader.member_ = kMembers;
        if (fault != PITH_PENDING) return reader.refuse(fault);
        return true;
    }
};

void RingReader::begin(RingUpdate &update) {
    memset(&update, 0, sizeof update);
    scanner_.begin();
    fault_ = PITH_PENDING;
    seen_ = 0;
    place_ = kNowhere;
    member_ = kMembers;
    holds_ = Holds::kNothing;
    count_ = 0;
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

// A root that is no object holds a text, or nothing was ever opened.
verdict RingReader::end() {
    if (fault_ == PITH_PENDING) fault_ = scanner_.end();
    if (fault_ == PITH_PENDING && (seen_ & members_of(kRoot)) != members_of(kRoot)) {
        fault_ = PITH_UNSUPPORTED;
    }
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
    Place opened = kNowhere;
    if (is_array(place_)) {
        const uint32_t most = place_ == kKeys ? PITH_RING_KEYS : RingUpdate::kSigners;
        if (bracket == '{') opened = place_ == kKeys ? kKey : kSignature;
        if (count_ == most) return refuse(PITH_TOO_LARGE);
        ++count_;
        seen_ = static_cast<uint16_t>(seen_ & ~members_of(opened));
    } else if (place_ == kNowhere) {
        if (bracket == '{') opened = kRoot;
    } else if (member_ != kMembers && kShape[member_].kind == bracket) {
        opened = kShape[member_].opens;
        if (is_array(opened)) count_ = 0;
    }
    if (opened == kNowhere) return refuse(PITH_UNSUPPORTED);
    if (place_ == kKeys) update.ring.count = count_;
    place_ = opened;
    member_ = kMembers;
    return true;
}

bool RingReader::close(RingUpdate &update) {
    const uint16_t wanted = members_of(place_);
    if ((seen_ & wanted) != wanted) return refuse(PITH_UNSUPPORTED);
    if (place_ == kSignatures && count_ != RingUpdate::kSigners) {
        return refuse(PITH_UNSUPPORTED);
    }
    if (place_ == kKey) {
        const pith_ring_key &key = update.ring.keys[count_ - 1];
        const bool is_window = key.not_after == 0 || key.not_before <= key.not_after;
        if (!is_window) return refuse(PITH_MALFORMED);
    }
    place_ = kAround[place_];
    return true;
}

bool RingReader::find() {
    holds_ = Holds::kNothing;
    for (member_ = 0; member_ < kMembers; ++member_) {
        if (kShape[member_].in != place_ || !is(kShape[member_].name)) continue;
        const uint32_t bit = 1u << member_;
        if ((seen_ & bit) != 0) return refuse(PITH_AMBIGUOUS);
        seen_ = static_cast<uint16_t>(seen_ | bit);
        return true;
    }
    return refuse(PITH_UNSUPPORTED);
}

void RingReader::append(const uint8_t *run, size_t size) {
    if (size > kTextSize - size_ || size_ > kTextSize) {
        size_ = kTextSize + 1;
        return;
    }
    memcpy(text_ + size_, run, size);
    size_ = static_cast<uint8_t>(size_ + size);
}

// The value that text_ is, to its place. Elements of the arrays are no such values.
verdict RingReader::take(RingUpdate &update) const {
    const uint8_t kind = holds_ == Holds::kString ? '"' : '0';
    if (member_ == kMembers || kShape[member_].kind != kind) return PITH_UNSUPPORTED;
    pith_ring_key &key = update.ring.keys[place_ == kKey ? count_ - 1 : 0];
    RingUpdate::Signature &signature = update.signatures[place_ == kSignature ? count_ - 1 : 0];
    bool is_formed = false;
    switch (member_) {
        case kKeyringType: return is("pith_keyring") ? PITH_PENDING : PITH_UNSUPPORTED;
        case kKeyringVersion: return is("1.0") ? PITH_PENDING : PITH_UNSUPPORTED;
        case kVersion: return take_number(update.ring.version);
        case kKeyId: return take_id(key.id);
        case kSignerId: return take_id(signature.key_id);
        case kNotAfter: return take_number(key.not_after);
        case kNotBefore: return take_number(key.not_before);
        case kRevoked:
            key.revoked = is("false") ? kUnrevoked : kRevokedWord;
            is_formed = is("true") || is("false");
            break;
        case kPublicKey:
            is_formed = size_ == 2 * sizeof key.bytes &&
                        codec::decode_hex(text_, size_, key.bytes, sizeof key.bytes);
            break;
        default:  // kSignatureBytes
            is_formed = size_ <= kTextSize &&
                        codec::decode_base64(text_, size_, signature.bytes, sizeof signature.bytes);
            break;
    }
    return is_formed ? PITH_PENDING : PITH_MALFORMED;
}

// Printable ASCII that JSON writes as it stands, escaped by nobody; so a backslash is none either.
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

// Of the numbers only those that have one spelling: 0 or [1-9][0-9]*, below 2^32.
verdict RingReader::take_number(uint32_t &number) const {
    if (size_ > 10 || (text_[0] == '0' && size_ != 1)) return PITH_MALFORMED;
    uint64_t value = 0;
    for (uint32_t i = 0; i < size_; ++i) {
        if (text_[i] < '0' || text_[i] > '9') return PITH_MALFORMED;
        value = value * 10 + (text_[i] - uint32_t{'0'});
    }
    number = static_cast<uint32_t>(value);
    return value <= UINT32_MAX ? PITH_PENDING : PITH_MALFORMED;
}

}  // namespace pith::keys

// SPDX-License-Identifier: MIT
#include "keys/rotation.hpp"

#include <string.h>

#include "keys/keyring.hpp"
#include "storage.hpp"

namespace pith::keys {
namespace {

// The signature of a key that signs nothing: S is not below L. It is invalid, but a bad key is
// found first.
constexpr uint8_t kUnsigned = 0xFF;

}  // namespace

void Rotation::begin(const pith_ring *current, uint32_t time) {
    phase_ = Phase::kReading;
    result_ = PITH_PENDING;
    current_ = current;
    time_ = time;
    reader_.begin(update_);
    if (current == nullptr || !is_usable(*current)) misuse();
}

verdict Rotation::decide(verdict result) {
    result_ = result;
    phase_ = Phase::kDecided;
    return result;
}

verdict Rotation::feed(const uint8_t *data, size_t size) {
    if (phase_ == Phase::kDecided && result_ != PITH_GENUINE) return result_;
    if (phase_ != Phase::kReading) return misuse();
    const verdict fault = reader_.feed(update_, data, size);
    return fault == PITH_PENDING ? fault : decide(fault);
}

// Judges the next ring without its signatures.
verdict Rotation::judge() const {
    const pith_ring &next = update_.ring;
    if (next.version == 0 || next.version - 1 != current_->version) return PITH_UNSUPPORTED;
    if (has_duplicates(next)) return PITH_AMBIGUOUS;
    // A revoked key stays revoked or leaves: otherwise it could sign for itself.
    for (uint32_t i = 0; i < current_->count; ++i) {
        for (uint32_t j = 0; j < next.count; ++j) {
            const pith_ring_key &before = current_->keys[i], &after = next.keys[j];
            if (before.revoked == 0 || after.revoked != 0) continue;
            if (memcmp(before.bytes, after.bytes, sizeof before.bytes) == 0) {
                return PITH_UNSUPPORTED;
            }
        }
    }
    return PITH_PENDING;
}

// Finds the signers: a key of the current ring, and a key of the next. Both may be one key.
bool Rotation::find_signers() {
    const pith_ring *const rings[] = {current_, &update_.ring};
    for (uint32_t i = 0; i < RingUpdate::kSigners; ++i) {
        const uint32_t found = find_key(*rings[i], update_.signatures[i].key_id);
        if (found == PITH_RING_KEYS) return false;
        if (validity(rings[i]->keys[found], time_) != PITH_KEY_VALID) return false;
        signer_[i] = static_cast<uint8_t>(found);
    }
    return true;
}

// Replaces RingReader by PlainCheck in the same memory.
verdict Rotation::end() {
    if (phase_ == Phase::kDecided && result_ != PITH_GENUINE) return result_;
    if (phase_ != Phase::kReading) return misuse();
    verdict fault = reader_.end();
    if (fault == PITH_PENDING) fault = judge();
    if (fault == PITH_PENDING && !find_signers()) fault = PITH_UNKNOWN_KEY;
    if (fault != PITH_PENDING) return decide(fault);
    digest_ring(update_.ring, digest_);
    phase_ = Phase::kWorking;
    turn_ = 0;
    proven_ = 0;
    begin_check();
    return PITH_PENDING;
}

// Returns the key to check.
const uint8_t *Rotation::key() const {
    return turn_ == 0 ? current_->keys[signer_[0]].bytes : update_.ring.keys[turn_ - 1].bytes;
}

[[gnu::noinline]] void Rotation::begin_check() {
    uint8_t signature[sizeof update_.signatures[0].bytes];
    memset(signature, kUnsigned, sizeof signature);
    if (is_signed()) memcpy(signature, update_.signatures[turn_ != 0].bytes, sizeof signature);
    check_.begin(signature, digest_, key());
}

[[gnu::noinline]] void Rotation::check(uint32_t budget) {
    using Result = curve::PlainCheck::Result;
    const Result result = check_.step(key(), budget);
    if (result == Result::kPending) return;
    if (result == Result::kBadKey) {
        decide(turn_ == 0 ? PITH_MISUSE : PITH_MALFORMED);
        return;
    }
    if (is_signed()) {
        if (result != Result::kValid) {
            decide(PITH_FORGED);
            return;
        }
        ++proven_;
    }
    if (turn_++ == update_.ring.count) {
        decide(proven_ == RingUpdate::kSigners ? PITH_GENUINE : PITH_FORGED);
        return;
    }
    begin_check();
}

verdict Rotation::step(uint32_t budget) {
    if (phase_ == Phase::kDecided) return result_;
    if (phase_ == Phase::kReading) return PITH_PENDING;
    if (phase_ != Phase::kWorking) return misuse();
    do {  // at most 1 + PITH_RING_KEYS times
        check(budget);
    } while (budget == 0 && phase_ == Phase::kWorking);
    return result_;
}

verdict Rotation::get(pith_ring &next) const {
    if (&next == current_) return PITH_MISUSE;
    memset(&next, 0, sizeof next);
    if (phase_ == Phase::kDecided && result_ == PITH_GENUINE) next = update_.ring;
    return result_;
}

}  // namespace pith::keys

// ---- the C interface of ring.h

namespace {

constexpr pith::Storage<pith::keys::Rotation, pith_rotation> rotation_in;

}  // namespace

void pith_rotation_begin(pith_rotation *r, const pith_ring *current, uint32_t time) {
    if (r != nullptr) rotation_in(r).begin(current, time);
}

pith_verdict pith_rotation_feed(pith_rotation *r, const void *data, size_t size) {
    if (r == nullptr) return PITH_MISUSE;
    if (data == nullptr && size != 0) return rotation_in(r).misuse();
    return rotation_in(r).feed(static_cast<const uint8_t *>(data), size);
}

pith_verdict pith_rotation_end(pith_rotation *r) {
    return r == nullptr ? PITH_MISUSE : rotation_in(r).end();
}

pith_verdict pith_rotation_step(pith_rotation *r, uint32_t budget) {
    return r == nullptr ? PITH_MISUSE : rotation_in(r).step(budget);
}

pith_verdict pith_rotation_get(const pith_rotation *r, pith_ring *next) {
    if (next == nullptr) return PITH_MISUSE;
    if (r != nullptr) return rotation_in(r).get(*next);
    memset(next, 0, sizeof *next);
    return PITH_MISUSE;
}

pith_verdict pith_rotate(pith_rotation *r, const pith_ring *current, uint32_t time,
                         const void *document, size_t size, pith_ring *next) {
    pith_rotation_begin(r, current, time);
    pith_rotation_feed(r, document, size);
    pith_rotation_end(r);
    pith_rotation_step(r, 0);
    return pith_rotation_get(r, next);
}

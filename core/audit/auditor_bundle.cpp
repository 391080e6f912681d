// SPDX-License-Identifier: MIT
// The bundle around record, events and state, and the end of every kind of document.
#include <string.h>

#include "codec/base32.hpp"
#include "codec/base64.hpp"
#include "codec/hex.hpp"
#include "record/number.hpp"
#include "record/signature.hpp"
#include "record/time.hpp"
#include "audit/auditor.hpp"
#include "keys/keyring.hpp"

namespace pith::audit {

void Auditor::open_bundle() {
    begin_live(true);
}

void Auditor::admit_bundle_part(Act act) {
    if (act == Act::kBuiltAt) {
        built_at_ = record::read_time(slice_, size_);
        if (built_at_ == 0) fail(PITH_CHECK_KIND, PITH_MALFORMED);
        return;
    }
    if (act == Act::kLink) {
        if (lacks_record()) return;
        char number[PITH_NUMBER_SIZE + 1];
        record::spell_number(digest_, year(), number);
        constexpr size_t kSize = record::Number::kCharacters;
        const char *const name = number + (PITH_NUMBER_SIZE - kSize);
        bool is_named = false;
        for (size_t i = 0; i + kSize <= size_ && !is_named; ++i) {
            is_named = memcmp(slice_ + i, name, kSize) == 0;
        }
        return judge(PITH_CHECK_LINKS, is_named, PITH_ALTERED);
    }
    verdict fault = record::read_bundle_signature(slice_, size_, *ring_, bundle_key_,
                                                  bundle_.signature, bundle_.digest);
    if (is_overflown_) fault = PITH_TOO_LARGE;
    if (fault != PITH_PENDING) return fail(PITH_CHECK_BUNDLE_SIGNATURE, fault);
    bundle_signature_offset_ = value_offset_;
    has_bundle_signature_ = true;
}

// What a document says of keys is only ever compared with the ring.
void Auditor::admit_public_key(Act act) {
    uint8_t bytes[32];
    bool holds = true;
    switch (act) {
        case Act::kFingerprintBase32:
            has_fingerprint_base32_ = true;
            holds = size_ == 26 && codec::decode_base32(slice_, 26, fingerprint_.base32);
            break;
        case Act::kFingerprintHex:
            has_fingerprint_hex_ = true;
            holds = codec::decode_hex(slice_, size_, fingerprint_.hex, sizeof fingerprint_.hex);
            break;
        case Act::kPublicKeyId:
            public_key_ = keys::find_key(*ring_, slice_, size_);
            is_foreign_ = public_key_ == nullptr;
            if (is_foreign_) return;
            if (has_fingerprint_hex_) holds = keys::has_fingerprint(*public_key_, fingerprint_.hex);
            if (has_fingerprint_base32_) {
                uint8_t digest[kDigestSize];
                hash::sha256(public_key_->bytes, 32, digest);
                holds = holds && memcmp(digest, fingerprint_.base32, 16) == 0 &&
                        fingerprint_.base32[16] == (digest[16] & 0xC0);
            }
            break;
        default:
            if (public_key_ == nullptr) return;
            holds = act == Act::kPublicKeyHex ? codec::decode_hex(slice_, size_, bytes, 32)
                                              : codec::decode_base64(slice_, size_, bytes, 32);
            holds = holds && memcmp(bytes, public_key_->bytes, sizeof bytes) == 0;
            has_public_key_ = true;
    }
    if (!holds) fail(PITH_CHECK_PUBLIC_KEYS, PITH_UNKNOWN_KEY);
}

// The aliases of a bundle and those of its state are the same bytes.
void Auditor::open_aliases() {
    LiveDigest &live = live_at(0);
    live.begin(path_.depth(), false);
}

void Auditor::close_aliases() {
    uint8_t digest[kDigestSize];
    live_at(static_cast<uint8_t>(path_.depth() + 1)).finish(digest);
    if (!in_bundle_state()) {
        memcpy(aliases_digest_, digest, sizeof digest);
        has_aliases_digest_ = true;
        return;
    }
    const bool is_same = has_aliases_digest_ && memcmp(digest, aliases_digest_, sizeof digest) == 0;
    judge(PITH_CHECK_STATE_ALIASES, is_same, PITH_ALTERED);
}

void Auditor::close_bundle() {
    uint8_t digest[kDigestSize];
    live_at(1).finish(digest);
    constexpr uint8_t kWhole = kHasRecord | kHasReceipt | kHasState;
    const bool is_whole =
        (met_ & kWhole) == kWhole && !is_record_missed_ && has_bundle_signature_ && built_at_ != 0;
    judge(PITH_CHECK_KIND, is_whole, PITH_INCOMPLETE);
    value_offset_ = bundle_signature_offset_;
    const bool is_digest = memcmp(digest, bundle_.digest, sizeof digest) == 0;
    judge(PITH_CHECK_BUNDLE_DIGEST, is_digest, PITH_ALTERED);
    time_ = built_at_;
    begin_signature(PITH_CHECK_BUNDLE_SIGNATURE, bundle_key_, built_at_, bundle_.signature, digest);
}

// The document's own brace. Its markers must all be there, and what its kind cannot do without.
void Auditor::close_root() {
    if (!going()) return;
    const Path::Level &root = path_.top();
    if (root.node == nullptr) return fail(PITH_CHECK_KIND, PITH_NOT_A_RECORD);
    uint32_t markers = 0;
    for (uint8_t i = 0; i < root.node->count; ++i) {
        if (root.node->children[i].act == Act::kMarker) markers |= uint32_t{1} << i;
    }
    const bool is_envelope = layout_ == Layout::kRecord && !has_record_type_;
    if (!is_envelope && (root.seen & markers) != markers) {
        return fail(PITH_CHECK_KIND, PITH_INCOMPLETE);
    }
    if (layout_ == Layout::kBundle) return close_bundle();
    if (layout_ == Layout::kRecord) {
        constexpr uint8_t kWhole = kHasRecord | kHasReceipt;
        if ((met_ & kWhole) != kWhole) {
            const bool is_pith = met_ != 0 || root.seen != 0;
            return fail(PITH_CHECK_KIND, is_pith ? PITH_INCOMPLETE : PITH_NOT_A_RECORD);
        }
    }
    if (is_record_missed_) return fail(PITH_CHECK_KIND, PITH_INCOMPLETE);
    pass(PITH_CHECK_KIND);
    close(root.act);
}

}  // namespace pith::audit

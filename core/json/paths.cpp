// SPDX-License-Identifier: MIT
#include "json/paths.hpp"

#include "json/text.hpp"

namespace pith::json {
namespace {

struct Member {
    template <size_t kSize>
    constexpr Member(Place in, Place is, const char (&name)[kSize])
        : parent(in), place(is), size(kSize - 1), key(name) {}

    Place parent;
    Place place;
    uint8_t size;  // of the key, most of which differ in it
    const char *key;
};

constexpr Member kMembers[] = {
    {Place::kRoot, Place::kRecord, "canonical_record"},
    {Place::kRoot, Place::kReceipt, "receipt"},
    {Place::kRoot, Place::kDigest, "canonical_sha256"},
    {Place::kRoot, Place::kNumber, "pith_number"},
    {Place::kRoot, Place::kShortNumber, "short_pith_number"},
    {Place::kRoot, Place::kRecordType, "record_type"},
    {Place::kRoot, Place::kSchemaVersion, "schema_version"},
    {Place::kRoot, Place::kBundleType, "bundle_type"},
    {Place::kRoot, Place::kBundleVersion, "bundle_version"},
    {Place::kRoot, Place::kStateType, "state_type"},
    {Place::kRoot, Place::kStateVersion, "state_version"},
    {Place::kRoot, Place::kEventType, "event_type"},
    {Place::kRoot, Place::kEvents, "events"},
    {Place::kRoot, Place::kState, "state"},
    {Place::kRoot, Place::kCurrent, "current"},
    {Place::kRoot, Place::kPayload, "payload"},
    {Place::kEvent, Place::kPayload, "payload"},
    {Place::kState, Place::kCurrent, "current"},
    {Place::kCurrent, Place::kRecord, "canonical_record"},
    {Place::kCurrent, Place::kCreated, "record_created"},
    {Place::kCreated, Place::kPayload, "payload"},
    {Place::kPayload, Place::kRecord, "canonical_record"},
    {Place::kPayload, Place::kDigest, "canonical_sha256"},
    {Place::kPayload, Place::kReceipt, "receipt"},
};

constexpr bool fit_their_bits() {
    for (const Member &one : kMembers) {
        unsigned siblings = 0;
        for (const Member &other : kMembers) siblings += other.parent == one.parent;
        if (siblings > 16) return false;
    }
    return true;
}
static_assert(fit_their_bits(), "Edge::bit has one for each member of a parent");

}  // namespace

Edge find_member(Place parent, const uint8_t *key, size_t size) {
    uint16_t bit = 1;
    for (const Member &member : kMembers) {
        if (member.parent != parent) continue;
        if (member.size == size && equals(key, size, member.key)) return {member.place, bit};
        bit = static_cast<uint16_t>(bit << 1);
    }
    return {Place::kNone, 0};
}

}  // namespace pith::json

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

// In the order of their parents.
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

constexpr size_t kCount = sizeof kMembers / sizeof *kMembers;

// Where the members of each container begin; those of the next one end them.
struct Starts {
    static constexpr size_t kContainers = static_cast<size_t>(Place::kPayload) + 1;
    uint8_t at[kContainers + 1];
};
consteval Starts find_starts() {
    Starts starts = {};
    for (const Member &member : kMembers) {
        for (size_t place = static_cast<size_t>(member.parent) + 1; place < Starts::kContainers + 1;
             ++place) {
            ++starts.at[place];
        }
    }
    return starts;
}
constexpr Starts kStarts = find_starts();

consteval bool are_in_order() {
    for (size_t i = 1; i < kCount; ++i) {
        if (kMembers[i].parent < kMembers[i - 1].parent) return false;
    }
    return true;
}
static_assert(are_in_order());

consteval bool fit_their_bits() {
    for (size_t i = 0; i < Starts::kContainers; ++i) {
        if (kStarts.at[i + 1] - kStarts.at[i] > 16) return false;
    }
    return kStarts.at[Starts::kContainers] == kCount;
}
static_assert(fit_their_bits(), "Edge::bit has one for each member of a parent");

}  // namespace

Edge find_member(Place parent, const uint8_t *key, size_t size) {
    const size_t first = kStarts.at[static_cast<size_t>(parent)];
    const size_t end = kStarts.at[static_cast<size_t>(parent) + 1];
    for (size_t i = first; i < end; ++i) {
        if (kMembers[i].size != size || !equals(key, size, kMembers[i].key)) continue;
        return {kMembers[i].place, static_cast<uint16_t>(1u << (i - first))};
    }
    return {Place::kNone, 0};
}

}  // namespace pith::json

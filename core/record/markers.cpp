// SPDX-License-Identifier: MIT
#include "record/markers.hpp"

#include <stddef.h>

#include "json/text.hpp"

namespace pith::record {
namespace {

using json::Place;

struct Marker {
    Place place;
    const char *value;  // null: any
};

constexpr Marker kMarkers[] = {
    {Place::kRecordType, "pith_number_record"},
    {Place::kSchemaVersion, "1.0"},
    {Place::kBundleType, "pith_open_graph_bundle"},
    {Place::kBundleVersion, "1.0"},
    {Place::kStateType, "pith_open_graph_state"},
    {Place::kStateVersion, "1.0"},
    {Place::kEventType, nullptr},
};

constexpr uint8_t bit(Place place) {
    return static_cast<uint8_t>(
        1u << (static_cast<unsigned>(place) - static_cast<unsigned>(Place::kRecordType)));
}

struct Kind {
    uint8_t type;
    uint8_t version;
};

// Records and events share the name of their version.
constexpr Kind kKinds[] = {
    {bit(Place::kRecordType), bit(Place::kSchemaVersion)},
    {bit(Place::kBundleType), bit(Place::kBundleVersion)},
    {bit(Place::kStateType), bit(Place::kStateVersion)},
    {bit(Place::kEventType), bit(Place::kSchemaVersion)},
};

}  // namespace

bool Markers::note(Place place, const uint8_t *text, uint16_t size) {
    seen_ = static_cast<uint8_t>(seen_ | bit(place));
    for (const Marker &marker : kMarkers) {
        if (marker.place != place) continue;
        return marker.value == nullptr || json::equals(text, size, marker.value);
    }
    return false;
}

bool Markers::consistent() const {
    unsigned kinds = 0;
    for (const Kind &kind : kKinds) {
        if ((seen_ & kind.type) == 0) continue;
        if ((seen_ & kind.version) == 0) return false;
        ++kinds;
    }
    return kinds <= 1;
}

}  // namespace pith::record

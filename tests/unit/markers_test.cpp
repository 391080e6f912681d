// SPDX-License-Identifier: MIT
#include "record/markers.hpp"

#include "check.hpp"

namespace {

using pith::json::Place;
using pith::record::Markers;

bool note(Markers &markers, Place place, const char *text) {
    return markers.note(place, reinterpret_cast<const uint8_t *>(text),
                        static_cast<uint16_t>(strlen(text)));
}

struct Marker {
    Place place;
    const char *value;
};

constexpr Marker kTypes[] = {{Place::kRecordType, "pith_number_record"},
                             {Place::kBundleType, "pith_open_graph_bundle"},
                             {Place::kStateType, "pith_open_graph_state"},
                             {Place::kEventType, "anything"}};
constexpr Marker kVersions[] = {{Place::kSchemaVersion, "1.0"},
                                {Place::kBundleVersion, "1.0"},
                                {Place::kStateVersion, "1.0"},
                                {Place::kSchemaVersion, "1.0"}};

}  // namespace

TEST(Markers, know_four_kinds_in_one_version) {
    for (size_t kind = 0; kind < 4; ++kind) {
        for (size_t version = 0; version < 4; ++version) {
            Markers markers;
            markers.begin();
            EXPECT_FALSE(markers.any());
            EXPECT_TRUE(note(markers, kTypes[kind].place, kTypes[kind].value));
            EXPECT_TRUE(markers.any());
            EXPECT_FALSE(markers.consistent());  // no version yet
            EXPECT_TRUE(note(markers, kVersions[version].place, kVersions[version].value));
            EXPECT_EQ(markers.consistent(), kVersions[kind].place == kVersions[version].place);
        }
    }
}

TEST(Markers, are_at_most_of_one_kind) {
    for (size_t one = 0; one < 4; ++one) {
        for (size_t other = 0; other < one; ++other) {
            Markers markers;
            markers.begin();
            const size_t both[] = {one, other};
            for (const size_t kind : both) {
                note(markers, kTypes[kind].place, kTypes[kind].value);
                note(markers, kVersions[kind].place, kVersions[kind].value);
            }
            EXPECT_FALSE(markers.consistent());
        }
    }
    Markers none;
    none.begin();
    EXPECT_TRUE(none.consistent());  // a bare envelope
}

TEST(Markers, refuse_other_values) {
    Markers markers;
    markers.begin();
    EXPECT_FALSE(note(markers, Place::kRecordType, "pith_number_records"));
    EXPECT_FALSE(note(markers, Place::kBundleType, "pith_number_record"));
    EXPECT_FALSE(note(markers, Place::kStateType, ""));
    EXPECT_FALSE(note(markers, Place::kSchemaVersion, "1.1"));
    EXPECT_FALSE(note(markers, Place::kBundleVersion, "1"));
    EXPECT_FALSE(note(markers, Place::kStateVersion, "1.00"));
}

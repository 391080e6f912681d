// SPDX-License-Identifier: MIT
#include "record/markers.hpp"

#include "check.hpp"

namespace {

using pith::record::Markers;
using pith::schema::Rule;

pith::verdict judge(Rule a, Rule b, Rule c) {
    Markers markers;
    markers.begin();
    EXPECT_FALSE(markers.any());
    markers.note(a);
    markers.note(b);
    markers.note(c);
    EXPECT_TRUE(markers.any());
    return markers.judge();
}

}  // namespace

// Records and events share a version member; bundles and states use another.
TEST(Markers, accept_only_the_version_of_their_kind) {
    const Rule schema = Rule::kSchemaVersion;
    EXPECT_EQ(judge(schema, schema, schema), PITH_PENDING);
    EXPECT_EQ(judge(Rule::kRecordType, schema, schema), PITH_PENDING);
    EXPECT_EQ(judge(Rule::kBundleType, Rule::kBundleVersion, Rule::kBundleVersion), PITH_PENDING);
    EXPECT_EQ(judge(Rule::kBundleType, Rule::kBundleVersion, schema), PITH_UNSUPPORTED);
    EXPECT_EQ(judge(Rule::kStateType, Rule::kStateVersion, Rule::kStateVersion), PITH_PENDING);
    EXPECT_EQ(judge(Rule::kStateType, Rule::kStateVersion, schema), PITH_UNSUPPORTED);
}

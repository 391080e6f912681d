// SPDX-License-Identifier: MIT
#include "audit/layout.hpp"

#include <pith/limits.h>

#include <initializer_list>

#include "check.hpp"

namespace {

using namespace pith::audit;

const uint8_t *bytes(const char *text) {
    return reinterpret_cast<const uint8_t *>(text);
}

const Node *child(const Node &parent, const char *key) {
    return find_child(parent, bytes(key), strlen(key));
}

// What a table must hold to be walked: each key once, closed ones within the bits of a level.
void expect_sound(const Node &node, int depth) {
    ASSERT_TRUE(depth < PITH_DEPTH);
    EXPECT_LE(node.count, 32);
    EXPECT_TRUE(!node.closed ||
                node.act != Act::kNone);  // so that another type in its place matters
    for (uint8_t i = 0; i < node.count; ++i) {
        const Node &member = node.children[i];
        // Only the last may stand for any other: the first that fits is taken.
        EXPECT_TRUE(member.key != nullptr || i + 1 == node.count);
        if (member.key != nullptr) {
            EXPECT_TRUE(child(node, member.key) == &member) << member.key;
        }
        if (node.type == Type::kArray) {
            EXPECT_TRUE(member.key == nullptr);
        }
        expect_sound(member, depth + 1);
    }
}

}  // namespace

TEST(Layout, is_known_by_its_first_key) {
    const struct {
        const char *key;
        Layout layout;
    } firsts[] = {{"aliases", Layout::kRecord},       {"canonical_record", Layout::kRecord},
                  {"built_at", Layout::kBundle},      {"bundle_signature", Layout::kBundle},
                  {"bundle_type", Layout::kBundle},   {"applied_event_ids", Layout::kState},
                  {"content_sha256", Layout::kEvent}, {"event_type", Layout::kEvent},
                  {"state_type", Layout::kState},     {"built_a", Layout::kRecord},
                  {"built_at_", Layout::kRecord},     {"", Layout::kRecord}};
    for (const auto &first : firsts) {
        EXPECT_TRUE(find_layout(bytes(first.key), strlen(first.key)) == first.layout) << first.key;
    }
}

TEST(Layout, is_a_sound_table) {
    for (const Layout layout : {Layout::kRecord, Layout::kBundle, Layout::kState, Layout::kEvent}) {
        expect_sound(root_of(layout), 0);
    }
    // Whatever has a signature of its own, or is put together again from a summary, is closed.
    EXPECT_TRUE(root_of(Layout::kEvent).closed);
    EXPECT_TRUE(root_of(Layout::kState).closed);
    EXPECT_TRUE(child(root_of(Layout::kBundle), "events")->children[0].closed);
    EXPECT_TRUE(child(root_of(Layout::kBundle), "state")->closed);
}

TEST(Layout, finds_members_and_elements) {
    const Node &bundle = root_of(Layout::kBundle);
    EXPECT_TRUE(child(bundle, "built_at") == &bundle.children[0]);
    EXPECT_TRUE(child(bundle, "built_a") == nullptr);
    EXPECT_TRUE(find_child(bundle, nullptr, 0) == nullptr);  // an object has no elements
    const Node *const events = child(bundle, "events");
    ASSERT_TRUE(events != nullptr);
    EXPECT_TRUE(find_child(*events, nullptr, 0) == &events->children[0]);
    const Node *const links = child(bundle, "links");
    ASSERT_TRUE(links != nullptr);
    EXPECT_TRUE(child(*links, "anything") == &links->children[0]);
    Node one = *child(bundle, "links");
    one.children = bundle.children;
    one.count = 1;
    EXPECT_TRUE(child(one, bundle.children[0].key) == &bundle.children[0]);
    EXPECT_TRUE(child(one, bundle.children[1].key) == nullptr);  // behind the last
}

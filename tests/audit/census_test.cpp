// SPDX-License-Identifier: MIT
// Audits the five real documents. nlohmann sorts the members of an object, so its dump is the
// canonical form of their values.
#include "audit.hpp"

namespace {

using nlohmann::json;
using tests::Audit;

struct Document {
    const char *name;
    pith_kind kind;
    uint32_t time;  // Python: datetime.fromisoformat(built_at).timestamp()
    size_t leaves;
    size_t open;  // leaves that are hash_only or unauthenticated, counted by hand from protocol.md
};

// 300 + 294 + 137 + 131 + 124 leaves.
constexpr Document kDocuments[] = {
    {"bundle-1706.02379", PITH_KIND_BUNDLE, 1780441523, 300, 1},
    {"bundle-1802.08635", PITH_KIND_BUNDLE, 1780618961, 294, 1},
    {"record-1702.00953", PITH_KIND_RECORD, 0, 137, 92},
    {"record-1812.11732", PITH_KIND_RECORD, 0, 131, 87},
    {"state-1903.01061", PITH_KIND_STATE, 0, 124, 71},
};

json read(const Document &document) {
    return json::parse(tests::read_document("records", document.name));
}

void collect(json &value, std::vector<json *> &leaves) {
    if (!value.is_structured() || value.empty()) {
        leaves.push_back(&value);
        return;
    }
    for (json &child : value) collect(child, leaves);
}

// Returns another value of the same type, and of the same form apart from one character.
json changed(const json &leaf) {
    if (leaf.is_number()) return leaf.get<int>() + 1;
    if (leaf.is_boolean()) return !leaf.get<bool>();
    if (leaf.is_null()) return "null";
    if (leaf.is_array()) return json::array({nullptr});
    if (leaf.is_object()) return json{{"a", 1}};
    std::string text = leaf;
    if (text.empty()) return "x";
    char &last = text[text.size() / 2];
    last = last == '1' ? '2' : '1';
    return text;
}

}  // namespace

TEST(Census, real_documents_are_genuine_in_any_split) {
    for (const Document &document : kDocuments) {
        const std::string text = read(document).dump();
        const Audit whole = tests::audit(text, pith_registry_keyring);
        EXPECT_EQ(whole.verdict, PITH_GENUINE) << document.name << " at " << whole.offset;
        EXPECT_EQ(whole.kind, document.kind) << document.name;
        EXPECT_EQ(whole.time, document.time) << document.name;
        for (const auto &[check, verdict] : whole.findings) {
            EXPECT_EQ(verdict, PITH_GENUINE) << document.name << " " << check;
        }
        for (const size_t split : {size_t{1}, size_t{3}, size_t{64}, size_t{1000}}) {
            EXPECT_EQ(tests::audit(text, pith_registry_keyring, split), whole) << document.name;
        }
    }
}

TEST(Census, a_changed_leaf_is_refused_or_untrusted) {
    size_t leaves_in_all = 0;
    for (const Document &document : kDocuments) {
        json value = read(document);
        const Audit whole = tests::audit(value.dump(), pith_registry_keyring);
        std::vector<json *> leaves;
        collect(value, leaves);
        ASSERT_EQ(leaves.size(), document.leaves) << document.name;
        ASSERT_EQ(whole.labels.size(), leaves.size()) << document.name;
        leaves_in_all += leaves.size();
        size_t open = 0;
        for (size_t i = 0; i < leaves.size(); ++i) {
            const json original = *leaves[i];
            *leaves[i] = changed(original);
            const Audit got = tests::audit(value.dump(), pith_registry_keyring);
            *leaves[i] = original;
            if (!tests::is_trusted(whole.labels[i])) {
                ++open;
                continue;
            }
            // An alias of another kind passes, but is not bound.
            EXPECT_TRUE(got.verdict != PITH_GENUINE || !tests::is_trusted(got.labels[i]))
                << document.name << " leaf " << i << " " << original;
        }
        EXPECT_EQ(open, document.open) << document.name;
    }
    EXPECT_EQ(leaves_in_all, 986u);
}

// Anyone can compute a state's hash, so the hash is unauthenticated. All other values of a state
// have another label.
TEST(Census, only_the_hash_of_a_state_is_unauthenticated) {
    const json value = read(kDocuments[4]);
    const Audit whole = tests::audit(value.dump(), pith_registry_keyring);
    const tests::Leaves leaves = tests::leaves_of(value);
    ASSERT_EQ(leaves.size(), whole.labels.size());
    for (size_t i = 0; i < leaves.size(); ++i) {
        EXPECT_EQ(whole.labels[i] == PITH_UNAUTHENTICATED, leaves[i].first == "/state_sha256")
            << leaves[i].first;
    }
}

TEST(Census, published_order_is_unsorted) {
    EXPECT_EQ(
        tests::audit(tests::read_document("records", kDocuments[0].name), pith_registry_keyring)
            .verdict,
        PITH_UNSORTED);
}

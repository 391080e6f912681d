// SPDX-License-Identifier: MIT
// Reads values by pointer. They equal the values that nlohmann's JSON finds, and a refused document
// gives none.
#include "audit.hpp"

namespace {

using nlohmann::json;
using tests::kRecords;

struct Wanted {
    explicit Wanted(std::string path, size_t capacity = 4096)
        : pointer(std::move(path)), memory(capacity, '#') {
        value.pointer = pointer.c_str();
        value.data = capacity == 0 ? nullptr : memory.data();
        value.capacity = static_cast<uint32_t>(capacity);
    }
    Wanted(const Wanted &) = delete;

    std::string pointer;
    std::string memory;
    pith_value value{};
};

// An audit, whole or over a source, that watches one value.
pith_verdict ask(const std::string &document, Wanted &wanted, pith_text &text,
                 const pith_keyring &ring = pith_registry_keyring, bool by_source = false) {
    static pith_source_audit s;
    const pith_source source = pith_mapped(document.data(), static_cast<uint32_t>(document.size()));
    pith_source_audit_begin(&s, &ring, &pith_default_policy, &source);
    if (!by_source) pith_audit_begin(&s.audit, &ring, &pith_default_policy);
    pith_audit_watch(&s.audit, &wanted.value, 1);
    pith_verdict verdict = PITH_PENDING;
    for (size_t at = 0; !by_source && at < document.size() && verdict == PITH_PENDING;) {
        at += pith_audit_feed(&s.audit, document.data() + at, document.size() - at);
        verdict = pith_audit_step(&s.audit, 0);
    }
    if (by_source) {
        pith_source_audit_step(&s, 0);
    } else {
        pith_audit_end(&s.audit);
        pith_audit_step(&s.audit, 0);
    }
    return pith_audit_value(&s.audit, &wanted.value, &text);
}

}  // namespace

TEST(Values, every_leaf_equals_another_parsers) {
    for (const char *name : kRecords) {
        const json document = json::parse(tests::read_document("records", name));
        const std::string text = document.dump();
        const std::vector<pith_label> labels = tests::audit(text, pith_registry_keyring).labels;
        const tests::Leaves leaves = tests::leaves_of(document);
        ASSERT_EQ(leaves.size(), labels.size());
        for (size_t i = 0; i < leaves.size(); ++i) {
            const auto &[pointer, leaf] = leaves[i];
            Wanted wanted(pointer);
            pith_text got;
            const pith_verdict verdict = ask(text, wanted, got);
            EXPECT_EQ(wanted.value.label, labels[i]) << name << pointer;
            const bool is_trusted = labels[i] == PITH_AUTHENTICATED || labels[i] == PITH_BOUND;
            if (!is_trusted) {
                EXPECT_EQ(verdict, PITH_NOT_CHECKED) << name << pointer;
                EXPECT_EQ(got.data, nullptr) << name << pointer;
                continue;
            }
            EXPECT_EQ(verdict, PITH_GENUINE) << name << pointer;
            const std::string expected = leaf.is_string() ? leaf.get<std::string>() : leaf.dump();
            EXPECT_EQ(std::string(got.data, got.size), expected) << name << pointer;
            EXPECT_EQ(wanted.value.type == PITH_TYPE_STRING, leaf.is_string());
            EXPECT_EQ(wanted.value.type == PITH_TYPE_NUMBER, leaf.is_number());
            EXPECT_EQ(wanted.value.type == PITH_TYPE_BOOLEAN, leaf.is_boolean());
            EXPECT_EQ(wanted.value.type == PITH_TYPE_NULL, leaf.is_null());
            EXPECT_EQ(wanted.value.type == PITH_TYPE_ARRAY, leaf.is_array());
            EXPECT_EQ(wanted.value.type == PITH_TYPE_OBJECT, leaf.is_object());
        }
    }
}

TEST(Values, are_found_in_any_order_of_the_document) {
    const std::string raw = tests::read_document("records", kRecords[0]);
    const json document = json::parse(raw);
    for (const char *pointer : {"/built_at", "/events/1/payload/graph_snapshot/paper/title",
                                "/state/applied_event_ids/1", "/canonical_record/source/version"}) {
        Wanted wanted(pointer);
        pith_text got;
        ASSERT_EQ(ask(raw, wanted, got, pith_registry_keyring, true), PITH_GENUINE) << pointer;
        const json &leaf = document.at(json::json_pointer(pointer));
        const std::string expected = leaf.is_string() ? leaf.get<std::string>() : leaf.dump();
        EXPECT_EQ(std::string(got.data, got.size), expected) << pointer;
    }
}

TEST(Values, missing_places_are_incomplete) {
    const std::string text = json::parse(tests::read_document("records", kRecords[0])).dump();
    for (const char *pointer :
         {"/nothing", "/events", "/events/2", "/events/00/created_at", "/events/-/created_at",
          "/events/0/created_at/x", "/events/4294967296/created_at", "/built_a", "/built_at/",
          "/built_at0", "built_at", "", "/", "/events//created_at", "/built_a~t", "/state/built_at",
          "/canonical_record/built_at"}) {
        Wanted wanted(pointer);
        pith_text got;
        EXPECT_EQ(ask(text, wanted, got), PITH_INCOMPLETE) << pointer;
        EXPECT_EQ(got.data, nullptr);
    }
}

// An index is read within the first 64 KiB of a pointer. This pointer has no end.
TEST(Values, are_not_found_by_an_endless_index) {
    const std::string text = json::parse(tests::read_document("records", kRecords[0])).dump();
    std::vector<char> pointer(65536, '0');
    memcpy(pointer.data(), "/events/", 8);
    Wanted wanted("/");
    wanted.value.pointer = pointer.data();
    pith_text got;
    EXPECT_EQ(ask(text, wanted, got), PITH_INCOMPLETE);
}

TEST(Values, too_long_for_their_memory_say_how_much_they_need) {
    const std::string text = json::parse(tests::read_document("records", kRecords[0])).dump();
    const size_t size = std::string("2026-06-02T23:05:23Z").size();
    for (const size_t capacity : {size_t{1}, size - 1}) {
        Wanted wanted("/built_at", capacity);
        pith_text got;
        EXPECT_EQ(ask(text, wanted, got), PITH_TOO_LARGE);
        EXPECT_EQ(wanted.value.size, size);
        EXPECT_EQ(got.data, nullptr);
    }
    Wanted exact("/built_at", size);
    Wanted label_only("/built_at", 0);
    pith_text got;
    EXPECT_EQ(ask(text, exact, got), PITH_GENUINE);
    EXPECT_EQ(ask(text, label_only, got), PITH_GENUINE);
    EXPECT_EQ(label_only.value.label, PITH_AUTHENTICATED);
    EXPECT_EQ(got.data, nullptr);
}

TEST(Values, are_cleared_if_the_document_is_refused) {
    std::string text = json::parse(tests::read_document("records", kRecords[0])).dump();
    text[text.find("bundle_version") + 17] = '2';  // after built_at
    Wanted wanted("/built_at");
    pith_text got;
    EXPECT_NE(ask(text, wanted, got), PITH_GENUINE);
    EXPECT_EQ(got.data, nullptr);
    EXPECT_EQ(wanted.value.label, PITH_LABEL_NONE);
    EXPECT_EQ(wanted.value.type, PITH_TYPE_NONE);
    EXPECT_EQ(wanted.memory.find("2026"), std::string::npos);
}

TEST(Values, not_watched_are_misuse) {
    pith_audit a;
    pith_audit_begin(&a, &pith_registry_keyring, &pith_default_policy);
    pith_audit_feed(&a, "{", 1);
    Wanted late("/built_at");
    pith_audit_watch(&a, &late.value, 1);
    EXPECT_EQ(pith_audit_step(&a, 0), PITH_MISUSE);
    pith_text got;
    EXPECT_EQ(pith_audit_value(&a, &late.value, &got), PITH_MISUSE);
    EXPECT_EQ(pith_audit_value(nullptr, &late.value, &got), PITH_MISUSE);
    EXPECT_EQ(pith_audit_value(&a, nullptr, nullptr), PITH_MISUSE);
    const std::string text = json::parse(tests::read_document("records", kRecords[2])).dump();
    ASSERT_EQ(pith_audit_verify(&a, &pith_registry_keyring, &pith_default_policy, text.data(),
                                text.size()),
              PITH_GENUINE);
    EXPECT_EQ(pith_audit_value(&a, &late.value, &got), PITH_MISUSE);
}

// Escapes in the pointer and in the text, and characters of every length.
TEST(Values, odd_keys_and_texts) {
    const json odd = {{"a/b~c", "q\" b\\ s/ \b\f\n\r\t \u0001 \x7f \u00e9 \u20ac \U0001F600"},
                      {"\"\n\u00e9", {1, {{"", "empty"}}}},
                      {"", json::array()}};
    json document = json::parse(tests::Cases::get().text("record"));
    document["odd"] = odd;
    tests::Leaves leaves;
    tests::collect(odd, json::json_pointer("/odd"), leaves);
    ASSERT_EQ(leaves.size(), 4u);
    for (const auto &[pointer, leaf] : leaves) {
        Wanted wanted(pointer);
        pith_text got;
        EXPECT_EQ(ask(document.dump(), wanted, got, tests::Cases::get().ring), PITH_NOT_CHECKED)
            << pointer;
        EXPECT_EQ(wanted.value.label, PITH_UNAUTHENTICATED);
        // An unauthenticated value is not returned, but its copy shows that it was found.
        const std::string expected = leaf.is_string() ? leaf.get<std::string>() : leaf.dump();
        EXPECT_EQ(wanted.memory.substr(0, wanted.value.size), expected) << pointer;
    }
}

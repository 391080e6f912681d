// SPDX-License-Identifier: MIT
// Searches for wrong labels. A value inserted into a genuine document without a key must not become
// authenticated or bound. The input chooses the document and, by its hash, places and values.
#include <pith/audit.h>

#include <random>
#include <vector>

#include "mutation.hpp"
#include "oracle.hpp"

namespace {

using tests::json;

const tests::Registry &registry() {
    static const tests::Registry only;
    return only;
}

// Allows every kind and every open check, so more documents are genuine.
pith_policy open_policy() {
    pith_policy policy = pith_default_policy;
    policy.required = 0;
    policy.not_checked = UINT32_MAX;
    return policy;
}

void collect(json &value, std::vector<json *> &nodes) {
    if (!value.is_structured()) return;
    nodes.push_back(&value);
    for (json &child : value) collect(child, nodes);
}

// The names in the document, so a new member may have a known name.
void collect_keys(const json &value, std::vector<std::string> &keys) {
    if (value.is_object()) {
        for (const auto &member : value.items()) keys.push_back(member.key());
    }
    for (const json &child : value) {
        if (child.is_structured()) collect_keys(child, keys);
    }
}

// Counts the leaves of a canonical document before the marked one.
bool find_leaf(const json &value, std::string_view mark, size_t &index) {
    if (!value.is_structured() || value.empty()) {
        const bool is_it = value.is_string() && value.get_ref<const std::string &>() == mark;
        if (!is_it) ++index;
        return is_it;
    }
    for (const json &child : value) {
        if (find_leaf(child, mark, index)) return true;
    }
    return false;
}

void note(void *context, pith_label label, uint32_t count) {
    auto &labels = *static_cast<std::vector<pith_label> *>(context);
    labels.insert(labels.end(), count, label);
}

pith_verdict audit(const std::string &text, std::vector<pith_label> &labels) {
    const pith_policy policy = open_policy();
    pith_audit a;
    pith_audit_begin(&a, &registry().ring(), &policy);
    pith_audit_on_leaf(&a, note, &labels);
    size_t at = 0;
    while (at < text.size()) {
        at += pith_audit_feed(&a, text.data() + at, text.size() - at);
        const pith_verdict fault = pith_audit_step(&a, 0);
        if (fault != PITH_PENDING) return fault;
    }
    pith_audit_end(&a);
    return pith_audit_step(&a, 0);
}

// Inserts the marked value as a new member, as an element, or instead of a value.
void insert(json &document, std::mt19937 &random, const std::string &mark) {
    std::vector<json *> nodes;
    std::vector<std::string> keys = {"unknown", "~", "A"};
    collect(document, nodes);
    collect_keys(document, keys);
    json &node = *nodes[random() % (nodes.size())];
    const json value = random() % 4 == 0 ? json::array({mark}) : json(mark);
    if (node.is_array()) {
        node.insert(node.begin() + static_cast<ptrdiff_t>(random() % (node.size() + 1)), value);
    } else if (random() % 2 == 0 && !node.empty()) {
        std::next(node.begin(), static_cast<ptrdiff_t>(random() % (node.size()))).value() = value;
    } else {
        node[keys[random() % (keys.size())]] = value;
    }
}

}  // namespace

extern "C" size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size,
                                          unsigned seed) {
    return tests::Mutation(registry(), seed).mutate(data, size, max_size, true);
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static tests::Reached reached;
    const json document = json::parse(data, data + size, nullptr, false);
    std::vector<pith_label> labels;
    if (!document.is_object()) return 0;
    if (audit(tests::canonical(document), labels) != PITH_GENUINE) return 0;

    const std::string marks[] = {
        "marked by nobody's key", "https://example.invalid/Marked",
        "0000000000000000000000000000000000000000000000000000000000000bad"};
    const std::string hash = tests::sha256({reinterpret_cast<const char *>(data), size});
    std::mt19937 random(static_cast<uint8_t>(hash[0]) * 256u + static_cast<uint8_t>(hash[1]));
    for (int times = 0; times < 16; ++times) {
        json changed = document;
        const std::string &mark = marks[random() % 3];
        insert(changed, random, mark);
        registry().seal(changed, tests::kStateHash);  // needs no key
        labels.clear();
        const bool is_genuine = audit(tests::canonical(changed), labels) == PITH_GENUINE;
        reached.note(is_genuine);
        size_t index = 0;
        if (!is_genuine || !find_leaf(changed, mark, index)) continue;
        HOLDS(index < labels.size());
        HOLDS(labels[index] == PITH_HASH_ONLY || labels[index] == PITH_UNAUTHENTICATED);
    }
    return 0;
}

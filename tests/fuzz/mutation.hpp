// SPDX-License-Identifier: MIT
// Mutates signed documents: changes a document as a tree, signs all or a part again with the test
// registry's key, and encodes it. libFuzzer mutates the bytes of one string or, sometimes, of the
// whole text.
#pragma once

#include <algorithm>
#include <random>
#include <vector>

#include "sealing.hpp"

extern "C" size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size);

namespace tests {

class Mutation {
 public:
    Mutation(const Registry &registry, unsigned seed) : registry_(registry), random_(seed) {}

    size_t mutate(uint8_t *data, size_t size, size_t max_size, bool is_sorted) {
        json document = json::parse(data, data + size, nullptr, false);
        if (below(10) == 0 || !document.is_object() || is_deep(data, size))
            return LLVMFuzzerMutate(data, size, max_size);
        if (below(3) == 0) {
            change_record(document);
            registry_.seal(document, kAllSeals);
        } else {
            for (unsigned times = 1 + below(3); times != 0; --times) change(document);
            const unsigned seals[] = {kAllSeals, kAllSeals & ~kCopies, below(128), below(128)};
            registry_.seal(document, seals[below(4)]);
        }
        std::string text;
        if (is_sorted && below(8) != 0) {
            text = canonical(document);
        } else {
            spell(document, text, below(4) == 0 ? 20 : 0);
        }
        if (text.size() > max_size) text = canonical(document);
        if (text.size() > max_size) return LLVMFuzzerMutate(data, size, max_size);
        std::copy(text.begin(), text.end(), data);
        return text.size();
    }

 private:
    unsigned below(size_t end) { return static_cast<unsigned>(random_() % end); }

    // nlohmann/json writes recursively, so the depth is limited.
    static bool is_deep(const uint8_t *data, size_t size) {
        size_t depth = 0, deepest = 0;
        for (size_t i = 0; i < size; ++i) {
            if (data[i] == '{' || data[i] == '[') deepest = std::max(deepest, ++depth);
            if ((data[i] == '}' || data[i] == ']') && depth != 0) --depth;
        }
        return deepest > 40;
    }

    static void collect(json &value, std::vector<json *> &nodes) {
        nodes.push_back(&value);
        if (value.is_structured()) {
            for (json &child : value) collect(child, nodes);
        }
    }
    json &some_node(json &document) {
        std::vector<json *> nodes;
        collect(document, nodes);
        return *nodes[below(nodes.size())];
    }

    void change(json &document) {
        json &node = some_node(document);
        switch (below(10)) {
            case 0:
            case 1:
            case 2:
            case 3: change_value(node); break;
            case 4: node = some_value(); break;
            case 5: node = json(some_node(document)); break;
            case 6: erase_of(node); break;
            case 7: add_to(node, document); break;
            case 8: rename_of(node); break;
            default: {
                const json own = node;  // one node may contain the other
                json &other = some_node(document);
                const json copy = other;
                other = own;
                some_node(document) = copy;
            }
        }
    }
    // Changes that a registry may sign: another text in a record, or another time.
    void change_record(json &document) {
        std::vector<json *> nodes;
        Registry::for_each_holder(document, [&nodes](json &holder) {
            json *const record = object_at(&holder, "canonical_record");
            json *const metadata = object_at(record, "metadata");
            if (metadata == nullptr || !nodes.empty()) return;
            for (json &value : *metadata) {
                if (value.is_array()) {
                    nodes.push_back(&value);
                    for (json &element : value) nodes.push_back(&element);
                } else if (!is_hash(value)) {
                    nodes.push_back(&value);
                }
            }
        });
        for (const char *key : {"created_at", "built_at"}) {
            if (document.contains(key)) nodes.push_back(&document[key]);
        }
        if (nodes.empty()) return change(document);
        json &node = *nodes[below(nodes.size())];
        if (node.is_string() && node.get_ref<const std::string &>().ends_with('Z')) {
            std::string &text = node.get_ref<std::string &>();
            text[below(text.size())] = static_cast<char>('0' + below(10));
        } else if (node.is_array() && below(2) == 0) {
            node.push_back("cs." + std::string(1, static_cast<char>('A' + below(26))));
        } else {
            change_value(node);
        }
    }
    static bool is_hash(const json &value) {
        return value.is_string() && value.get_ref<const std::string &>().size() == 64;
    }

    void change_value(json &node) {
        if (node.is_string()) {
            std::string text = node;
            const size_t room = text.size() + 20;
            const size_t size = text.size();
            text.resize(room);
            text.resize(LLVMFuzzerMutate(reinterpret_cast<uint8_t *>(text.data()), size, room));
            node = text;
        } else if (node.is_number_integer()) {
            node = below(2) == 0 ? json(node.get<int64_t>() ^ int64_t{1} << below(40))
                                 : json(below(3));
        } else if (node.is_array() && node.size() > 1) {
            std::swap(node[below(node.size())], node[below(node.size())]);
        } else if (!node.is_structured()) {
            node = some_value();
        }
    }
    json some_value() {
        switch (below(9)) {
            case 0: return nullptr;
            case 1: return below(2) == 0;
            case 2: return below(1000);
            case 3: return -1;
            case 4: return json::array();
            case 5: return json::object();
            case 6: return "";
            case 7: return std::string(1 + below(300), 'a');
            default: return "2024-01-02T03:04:05Z";
        }
    }
    void erase_of(json &node) {
        if (!node.is_structured() || node.empty()) return;
        node.erase(std::next(node.begin(), below(node.size())));
    }
    void add_to(json &node, json &document) {
        const json copy = some_node(document);
        if (node.is_array()) {
            node.insert(std::next(node.begin(), below(node.size() + 1)), copy);
        } else if (node.is_object()) {
            node[some_key(document)] = copy;
        }
    }
    void rename_of(json &node) {
        if (!node.is_object() || node.empty()) return;
        const auto member = std::next(node.begin(), below(node.size()));
        const json value = member.value();
        const std::string key = member.key() + (below(2) == 0 ? "x" : "");
        node.erase(member);
        node[below(2) == 0 ? key : key.substr(key.size() / 2)] = value;
    }
    std::string some_key(json &document) {
        std::vector<json *> nodes;
        collect(document, nodes);
        for (int tries = 0; tries < 10; ++tries) {
            const json &node = *nodes[below(nodes.size())];
            if (node.is_object() && !node.empty())
                return std::next(node.begin(), below(node.size())).key();
        }
        return "a";
    }

    // Writes members in any order, with white space, and escapes one character of `rarity` (0: only
    // where required).
    void spell(const json &value, std::string &out, unsigned rarity) {
        if (below(16) == 0) out += " \t\n\r"[below(4)];
        if (value.is_object()) {
            std::vector<json::const_iterator> members;
            for (auto at = value.begin(); at != value.end(); ++at) members.push_back(at);
            std::shuffle(members.begin(), members.end(), random_);
            out += '{';
            for (const auto &member : members) {
                if (&member != &members.front()) out += ',';
                spell_string(member.key(), out, rarity);
                out += ':';
                spell(member.value(), out, rarity);
            }
            out += '}';
        } else if (value.is_array()) {
            out += '[';
            for (const json &element : value) {
                if (&element != &value.front()) out += ',';
                spell(element, out, rarity);
            }
            out += ']';
        } else if (value.is_string()) {
            spell_string(value.get_ref<const std::string &>(), out, rarity);
        } else {
            out += canonical(value);
        }
    }
    void spell_string(const std::string &text, std::string &out, unsigned rarity) {
        const std::string quoted = canonical(text);
        bool is_escape = false;
        for (const char c : quoted) {
            const bool is_plain = c >= ' ' && c <= '~' && c != '"' && c != '\\';
            if (is_plain && !is_escape && rarity != 0 && below(rarity) == 0) {
                char spelled[8];
                std::snprintf(spelled, sizeof spelled, below(2) == 0 ? "\\u%04x" : "\\u%04X",
                              static_cast<unsigned>(c));
                out += spelled;
            } else {
                out += c;
            }
            is_escape = c == '\\' && !is_escape;
        }
    }

    const Registry &registry_;
    std::mt19937 random_;
};

}  // namespace tests

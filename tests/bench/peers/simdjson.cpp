// SPDX-License-Identifier: MIT
// A peer with simdjson's DOM, whose objects are in the order of the document.
#include <simdjson.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "peer.hpp"

namespace peer {
namespace {

static_assert(simdjson::SIMDJSON_PADDING <= kPadding);

struct Simdjson {
    using Value = simdjson::dom::element;
    using Object = simdjson::dom::object;
    using Array = simdjson::dom::array;

    static bool find(const Value &object, std::string_view key, Value &member) {
        return object.at_key(key).get(member) == simdjson::SUCCESS;
    }
    static bool text(const Value &value, std::string_view &text) {
        return value.get(text) == simdjson::SUCCESS;
    }
    static bool number(const Value &value, std::uint64_t &number) {
        return value.get(number) == simdjson::SUCCESS;
    }
    template <class F>
    static bool each(const Value &value, F take) {
        Array array;
        if (value.get(array) != simdjson::SUCCESS) return false;
        for (const Value &item : array) {
            if (!take(item)) return false;
        }
        return true;
    }

    template <class F>
    static bool each_member(const Value &value, F take) {
        Object object;
        if (value.get(object) != simdjson::SUCCESS) return false;
        for (const auto &[key, member] : object) {
            if (!take(member)) return false;
        }
        return true;
    }
    static bool is_unique(const Value &value) {
        if (value.is_array()) return each(value, is_unique);
        if (!value.is_object()) return true;
        std::vector<std::string_view> keys;
        for (const auto &[key, member] : Object(value)) {
            if (!is_unique(member)) return false;
            keys.push_back(key);
        }
        std::sort(keys.begin(), keys.end());
        return std::adjacent_find(keys.begin(), keys.end()) == keys.end();
    }

    static void write(const Value &value, std::string &out, Skip skip) {
        switch (value.type()) {
            case simdjson::dom::element_type::OBJECT: return write_object(value, out, skip);
            case simdjson::dom::element_type::ARRAY: return write_array(value, out);
            case simdjson::dom::element_type::STRING:
                return write_string(std::string_view(value), out);
            default: out += simdjson::minify(value);
        }
    }

 private:
    static void write_array(const Array &array, std::string &out) {
        out += '[';
        bool first = true;
        for (const Value &item : array) {
            if (!std::exchange(first, false)) out += ',';
            write(item, out, {});
        }
        out += ']';
    }
    static void write_object(const Object &object, std::string &out, Skip skip) {
        std::vector<std::pair<std::string_view, Value>> members;
        members.reserve(object.size());
        for (const auto &[key, value] : object) members.emplace_back(key, value);
        std::sort(members.begin(), members.end(),
                  [](const auto &a, const auto &b) { return a.first < b.first; });
        out += '{';
        bool first = true;
        for (const auto &[key, value] : members) {
            if (std::find(skip.begin(), skip.end(), key) != skip.end()) continue;
            if (!std::exchange(first, false)) out += ',';
            write_string(key, out);
            out += ':';
            write(value, out, {});
        }
        out += '}';
    }
};

template <bool (Checks<Simdjson>::*check)(const Simdjson::Value &)>
bool run(std::string_view text, const Key &key) {
    static simdjson::dom::parser parser;  // its memory is used again
    Simdjson::Value root;
    Checks<Simdjson> checks(key);
    return parser.parse(text.data(), text.size(), false).get(root) == simdjson::SUCCESS &&
           (checks.*check)(root);
}

}  // namespace

Peer with_simdjson() {
    return {std::string("simdjson ") + SIMDJSON_STRINGIFY(SIMDJSON_VERSION) + " + libsodium",
            run<&Checks<Simdjson>::receipt>, run<&Checks<Simdjson>::record>,
            run<&Checks<Simdjson>::bundle>};
}

}  // namespace peer

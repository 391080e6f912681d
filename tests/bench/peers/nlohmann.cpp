// SPDX-License-Identifier: MIT
// A peer with nlohmann/json, whose objects are sorted by key.
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "peer.hpp"

namespace peer {
namespace {

using Json = nlohmann::json;

// A view of a value, as simdjson has it.
struct Nlohmann {
    using Value = const Json *;

    static bool find(const Value &object, std::string_view key, Value &member) {
        if (!object->is_object()) return false;
        const auto found = object->find(key);
        if (found == object->end()) return false;
        member = &*found;
        return true;
    }
    static bool text(const Value &value, std::string_view &text) {
        if (!value->is_string()) return false;
        text = value->get_ref<const std::string &>();
        return true;
    }
    static bool number(const Value &value, std::uint64_t &number) {
        if (!value->is_number_unsigned()) return false;
        number = value->get<std::uint64_t>();
        return true;
    }
    template <class F>
    static bool each(const Value &array, F take) {
        return array->is_array() && std::all_of(array->begin(), array->end(),
                                                [&](const Json &item) { return take(&item); });
    }
    template <class F>
    static bool each_member(const Value &object, F take) {
        return object->is_object() && std::all_of(object->begin(), object->end(),
                                                  [&](const Json &item) { return take(&item); });
    }
    // parse() has looked: a value of this library keeps no duplicate.
    static bool is_unique(const Value &) { return !has_duplicate; }
    static inline bool has_duplicate;

    static Json parse(std::string_view text) {
        std::vector<std::set<std::string>> keys;
        has_duplicate = false;
        const auto look = [&](int, Json::parse_event_t event, Json &value) {
            if (event == Json::parse_event_t::object_start) keys.emplace_back();
            if (event == Json::parse_event_t::object_end) keys.pop_back();
            if (event == Json::parse_event_t::key) {
                has_duplicate |= !keys.back().insert(value.get_ref<const std::string &>()).second;
            }
            return true;
        };
        return Json::parse(text, look, false);
    }

    static void write(const Value &value, std::string &out, Skip skip) {
        if (skip.size() == 0) {
            out += value->dump();
            return;
        }
        out += '{';
        bool first = true;
        for (const auto &[key, member] : value->items()) {
            if (std::find(skip.begin(), skip.end(), key) != skip.end()) continue;
            if (!std::exchange(first, false)) out += ',';
            write_string(key, out);
            out += ':';
            out += member.dump();
        }
        out += '}';
    }
};

// A receipt needs no search for duplicates: only what was hashed counts.
bool run_receipt(std::string_view text, const Key &key) {
    const Json root = Json::parse(text, nullptr, false);
    return !root.is_discarded() && Checks<Nlohmann>(key).receipt(&root);
}

template <bool (Checks<Nlohmann>::*check)(const Nlohmann::Value &)>
bool run_audit(std::string_view text, const Key &key) {
    const Json root = Nlohmann::parse(text);
    return !root.is_discarded() && (Checks<Nlohmann>(key).*check)(&root);
}

}  // namespace

Peer with_nlohmann() {
    return {"nlohmann/json " + std::to_string(NLOHMANN_JSON_VERSION_MAJOR) + "." +
                std::to_string(NLOHMANN_JSON_VERSION_MINOR) + "." +
                std::to_string(NLOHMANN_JSON_VERSION_PATCH) + " + libsodium",
            run_receipt, run_audit<&Checks<Nlohmann>::record>,
            run_audit<&Checks<Nlohmann>::bundle>};
}

}  // namespace peer

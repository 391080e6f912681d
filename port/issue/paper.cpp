// SPDX-License-Identifier: MIT
#include "paper.hpp"

#include <pith/limits.h>

#include <algorithm>
#include <initializer_list>
#include <vector>

#include "errors.hpp"

namespace issue {
namespace {

constexpr std::uint64_t kVersions = 999999999;  // PROTOCOL.md 3.5

[[noreturn]] void refuse(const std::string &pointer, const std::string &expected,
                         const std::string &found) {
    throw Refusal(printable(pointer) + ": expected " + expected + ", found " + found);
}

// Reads the members of one object and remembers which it has read.
class Members {
 public:
    Members(const Json &object, std::string pointer, std::initializer_list<const char *> names)
        : object_(object), pointer_(std::move(pointer)) {
        if (!object.is_object()) refuse(shown_pointer(), "an object", shown(object));
        std::string known;
        for (const char *name : names) known += (known.empty() ? "" : ", ") + std::string(name);
        for (const auto &[name, value] : object.items()) {
            if (std::find(names.begin(), names.end(), name) == names.end()) {
                refuse(pointer_ + "/" + name, "one of the members " + known, "another");
            }
        }
    }

    bool has(const char *name) const { return object_.contains(name); }
    std::string at(const char *name) const { return pointer_ + "/" + name; }

    const Json &get(const char *name, const char *expected) const {
        if (!has(name)) refuse(at(name), expected, "no such member");
        return object_[name];
    }

    std::string text(const char *name, const char *expected = "a string") const {
        const Json &value = get(name, expected);
        if (!value.is_string()) refuse(at(name), expected, shown(value));
        const std::string text = value;
        const std::size_t size = canonical(value).size() - 2;
        if (size > PITH_SLICE_SIZE) {
            refuse(at(name), "at most " + std::to_string(PITH_SLICE_SIZE) + " canonical bytes",
                   std::to_string(size));
        }
        return text;
    }

 private:
    std::string shown_pointer() const { return pointer_.empty() ? "the input" : pointer_; }
    const Json &object_;
    std::string pointer_;
};

// The lower-case form of a letter beyond ASCII is not defined (PROTOCOL.md 5.13).
void require_ascii(const std::string &text, const std::string &pointer, const char *hash) {
    const auto odd = std::find_if(text.begin(), text.end(),
                                  [](char c) { return static_cast<unsigned char>(c) > 0x7f; });
    if (odd == text.end()) return;
    refuse(pointer, "ASCII, because the protocol has no lower-case form for other letters",
           "byte " + std::to_string(odd - text.begin() + 1) + " beyond ASCII; give " + hash +
               " instead");
}

std::string single_spaced(const std::string &text) {
    std::string made;
    for (const char c : text) {
        const bool is_space = c == ' ' || (c >= '\t' && c <= '\r');
        if (!is_space) {
            made += c;
        } else if (!made.empty() && made.back() != ' ') {
            made += ' ';
        }
    }
    if (!made.empty() && made.back() == ' ') made.pop_back();
    return made;
}

// Reads `name`, or its hash from `hash`. Exactly one of them must be there.
std::string read_hash(const Members &paper, const char *name, const char *hash, bool is_spaced) {
    if (paper.has(name) == paper.has(hash)) {
        refuse(paper.at(name), std::string(name) + " or " + hash,
               paper.has(name) ? "both" : "neither");
    }
    if (!paper.has(name)) {
        const std::string stated = paper.text(hash);
        const bool is_hex = stated.size() == 64 &&
                            stated.find_first_not_of("0123456789abcdef") == std::string::npos;
        if (!is_hex) refuse(paper.at(hash), "64 hexadecimal digits in lower case", shown(stated));
        return stated;
    }
    const Json &value = paper.get(name, "a string");
    if (!value.is_string()) refuse(paper.at(name), "a string", shown(value));
    std::string text = value;
    require_ascii(text, paper.at(name), hash);
    if (is_spaced) text = single_spaced(text);
    const Digest digest = sha256(lower_case(text));
    return hex(digest.data(), digest.size());
}

Json read_source(const Json &value) {
    const Members source(value, "/source", {"id", "kind", "version"});
    const Json &version = source.get("version", "an integer from 1 to 999999999");
    if (!version.is_number_unsigned() || version == 0 || version > kVersions) {
        refuse("/source/version", "an integer from 1 to 999999999", shown(version));
    }
    return {{"id", source.text("id")}, {"kind", source.text("kind")}, {"version", version}};
}

Json read_categories(const Members &paper) {
    std::vector<std::string> made;
    if (!paper.has("cross_cats")) return Json::array();
    const Json &list = paper.get("cross_cats", "an array");
    if (!list.is_array()) refuse("/cross_cats", "an array of strings", shown(list));
    for (std::size_t i = 0; i < list.size(); ++i) {
        const std::string pointer = "/cross_cats/" + std::to_string(i);
        if (!list[i].is_string()) refuse(pointer, "a string", shown(list[i]));
        if (std::find(made.begin(), made.end(), list[i]) != made.end()) {
            refuse(pointer, "another category", shown(list[i]) + " again");
        }
        made.push_back(list[i]);
    }
    std::sort(made.begin(), made.end());
    return made;
}

// PROTOCOL.md 3.11.
void require_room(const Json &record) {
    const Json &metadata = record["metadata"], &source = record["source"];
    std::size_t sum = 0;
    for (const char *name : {"license", "primary_cat", "submitted_at"}) {
        sum += metadata[name].get<std::string>().size() + 1;
    }
    for (const char *name : {"id", "kind"}) sum += source[name].get<std::string>().size() + 1;
    for (const Json &category : metadata["cross_cats_sorted"]) {
        sum += category.get<std::string>().size() + 1;
    }
    if (sum > PITH_CLAIM_TEXT_SIZE) {
        throw Refusal(
            "license, primary_cat, submitted_at, id, kind and cross_cats: expected at "
            "most " +
            std::to_string(PITH_CLAIM_TEXT_SIZE) + " bytes together, with 1 for each, found " +
            std::to_string(sum));
    }
    const std::size_t size = canonical(record).size();
    if (size > PITH_SLICE_SIZE) {
        throw Refusal("the record: expected at most " + std::to_string(PITH_SLICE_SIZE) +
                      " canonical bytes, found " + std::to_string(size));
    }
}

// "{}" in a link stands for the 26 characters, which every link of a bundle must contain.
Json read_links(const Members &paper, const std::string &letters) {
    Json made = Json::object();
    if (!paper.has("links")) return made;
    const Json &links = paper.get("links", "an object");
    if (!links.is_object()) refuse("/links", "an object of strings", shown(links));
    for (const auto &[name, value] : links.items()) {
        const std::string pointer = "/links/" + name;
        if (!value.is_string()) refuse(pointer, "a string", shown(value));
        std::string link = value;
        const std::size_t at = link.find("{}");
        if (at != std::string::npos) link.replace(at, 2, letters);
        if (link.find(letters) == std::string::npos) {
            refuse(pointer, "{} where the 26 characters of the number go", shown(value));
        }
        made[name] = link;
    }
    return made;
}

Paper make_paper(const Json &input) {
    const Members paper(
        input, "",
        {"source", "title", "title_canon_sha256", "abstract", "abstract_canon_sha256",
         "primary_cat", "cross_cats", "license", "submitted_at", "links", "graph_snapshot"});
    const std::string submitted = paper.text("submitted_at", "a time like 2024-01-02T03:04:05Z");
    if (!read_time(submitted)) {
        refuse("/submitted_at",
               "a time like 2024-01-02T03:04:05Z, of the calendar, from 1970 to 2105",
               shown(submitted));
    }
    Paper made;
    made.record = {
        {"metadata",
         {{"abstract_canon_sha256", read_hash(paper, "abstract", "abstract_canon_sha256", true)},
          {"cross_cats_sorted", read_categories(paper)},
          {"license", paper.has("license") ? paper.text("license") : ""},
          {"primary_cat", paper.text("primary_cat")},
          {"submitted_at", submitted},
          {"title_canon_sha256", read_hash(paper, "title", "title_canon_sha256", false)}}},
        {"schema_version", "1.0"},
        {"source", read_source(paper.get("source", "an object {id, kind, version}"))}};
    require_room(made.record);
    if (paper.has("title")) made.title = paper.text("title");
    made.digest = digest_of(made.record);
    made.letters = base32(made.digest.data(), made.digest.size()).substr(0, 26);
    made.number = "pith:" + submitted.substr(0, 4) + ":" + made.letters;
    made.links = read_links(paper, made.letters);
    made.graph =
        paper.has("graph_snapshot") ? paper.get("graph_snapshot", "an object") : Json::object();
    if (!made.graph.is_object()) refuse("/graph_snapshot", "an object", shown(made.graph));
    for (const char *name : {"paper", "source"}) {
        if (!made.graph.contains(name)) continue;
        refuse(std::string("/graph_snapshot/") + name, "no such member, because it is made", "one");
    }
    return made;
}

}  // namespace

Paper read_paper(const std::string &file) {
    const Json input = read_json(file);
    try {
        return make_paper(input);
    } catch (const Refusal &refusal) {
        throw Refusal((file == "-" ? "standard input" : file) + ": " + refusal.what());
    }
}

}  // namespace issue

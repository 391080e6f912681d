// SPDX-License-Identifier: MIT
#include "digests.hpp"

#include <algorithm>
#include <vector>

#include "canonical.hpp"
#include "hash/sha256.hpp"
#include "text.hpp"

namespace host {
namespace {

constexpr std::size_t kMembers = 256;

const std::uint8_t *bytes(std::string_view text) {
    return reinterpret_cast<const std::uint8_t *>(text.data());
}

// A part of a source, as a source of its own.
struct Section {
    const pith::Source &whole;
    std::uint32_t begin;

    static int read(void *context, std::uint32_t offset, void *buffer, std::size_t size) {
        const Section &its = *static_cast<Section *>(context);
        return its.whole.read(its.whole.context, its.begin + offset, buffer, size);
    }
};

// Passes the canonical form of a value to `take`. Returns whether it exists, and all was taken.
bool canonicalize(Text &text, Span value, const std::function<bool(std::string_view)> &take) {
    Section section{text.source(), value.begin};
    const pith::Source source{Section::read, &section, value.end - value.begin};
    return !write_canonical(source,
                            [&](std::string_view piece, std::uint32_t) { return take(piece); });
}

class Hash {
 public:
    Hash() { hash_.begin(); }
    bool operator()(std::string_view piece) {
        hash_.update(bytes(piece), piece.size());
        return true;
    }
    Digest finish() {
        Digest digest;
        hash_.finish(digest.data());
        return digest;
    }

 private:
    pith::hash::Sha256 hash_;
};

struct Member {
    std::string name;
    Part part;
};

// Returns the members in canonical order; nothing if there are too many.
std::optional<std::vector<Member>> sorted_members(Text &text, Span object,
                                                  std::initializer_list<std::string_view> without) {
    std::vector<Member> members;
    const bool is_whole = text.for_each_part(object.begin, [&](const Part &part) {
        std::string name = name_of(part.step);
        if (std::find(without.begin(), without.end(), name) == without.end())
            members.push_back({std::move(name), part});
        return members.size() <= kMembers;
    });
    if (!is_whole || members.size() > kMembers) return std::nullopt;
    std::sort(members.begin(), members.end(),
              [](const Member &a, const Member &b) { return a.name < b.name; });
    return members;
}

}  // namespace

Digest sha256(std::string_view text) {
    Digest digest;
    pith::hash::sha256(bytes(text), text.size(), digest.data());
    return digest;
}

std::string hex(const Digest &digest) {
    return hex(digest.data(), digest.size());
}

std::string base32(const Digest &digest) {
    constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string text;
    unsigned held = 0, bits = 0;
    for (const std::uint8_t byte : digest) {
        held = (held << 8 | byte) & 0xFFF;
        for (bits += 8; bits >= 5; bits -= 5) text += kDigits[held >> (bits - 5) & 31];
    }
    return text;  // its last bit is in no whole character
}

std::string base64(std::string_view text) {
    constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string coded;
    for (std::size_t at = 0; at < text.size(); at += 3) {
        unsigned held = 0;
        for (std::size_t i = 0; i < 3; ++i)
            held = held << 8 | (at + i < text.size() ? bytes(text)[at + i] : 0u);
        for (std::size_t i = 0; i < 4; ++i)
            coded += at + i <= text.size() ? kDigits[held >> (18 - 6 * i) & 63] : '=';
    }
    return coded;
}

std::optional<Digest> digest_of(Text &text, Span value,
                                std::initializer_list<std::string_view> without) {
    Hash hash;
    if (without.size() == 0) {
        if (!canonicalize(text, value, std::ref(hash))) return std::nullopt;
        return hash.finish();
    }
    const auto members = sorted_members(text, value, without);
    if (!members) return std::nullopt;
    std::string_view before = "{";
    for (const Member &member : *members) {
        hash(before);
        before = ",";
        if (!canonicalize(text, member.part.key, std::ref(hash)) || !hash(":") ||
            !canonicalize(text, member.part.value, std::ref(hash)))
            return std::nullopt;
    }
    hash(members->empty() ? "{}" : "}");
    return hash.finish();
}

std::optional<Digest> digest_of_summary(Text &text, Span summary, std::string_view type,
                                        std::string_view number) {
    const auto members = sorted_members(text, summary, {"event_id"});
    if (!members || members->size() != 4) return std::nullopt;
    Hash hash;
    // The members are created_at, payload, signer, target.
    const auto add = [&](const char *before, std::size_t member) {
        return hash(before) && canonicalize(text, (*members)[member].part.value, std::ref(hash));
    };
    if (!add("{\"created_at\":", 0) || !hash(",\"event_type\":\"") || !hash(type) ||
        !add("\",\"payload\":", 1) ||
        !add(",\"prev_event\":null,\"schema_version\":\"1.0\",\"signer\":", 2) ||
        !hash(",\"subject_pith_number\":\"") || !hash(number) ||
        !add("\",\"supersedes\":[],\"target\":", 3))
        return std::nullopt;
    hash("}");
    return hash.finish();
}

std::size_t canonical_size(Text &text, Span value) {
    std::size_t size = 0;
    const bool is_whole = canonicalize(text, value, [&](std::string_view piece) {
        size += piece.size();
        return true;
    });
    const std::size_t quotes = text.at(value.begin) == '"' ? 2 : 0;
    return is_whole && size >= quotes ? size - quotes : 0;
}

std::optional<std::string> canonical_of(Text &text, Span value) {
    constexpr std::size_t kMost = 4096;
    std::string form;
    const bool is_whole = canonicalize(text, value, [&](std::string_view piece) {
        form += piece;
        return form.size() <= kMost;
    });
    if (!is_whole || form.size() > kMost) return std::nullopt;
    return form;
}

}  // namespace host

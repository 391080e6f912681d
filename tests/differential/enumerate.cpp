// SPDX-License-Identifier: MIT
// Compares scanner and canonicalizer with the reference on every string of up to `length` symbols
// over an alphabet of sixteen. The scanner runs whole and byte by byte.
//
//     enumerate alphabet=structure|strings length=N canonicalizer=N share=K/N
//
// The strings form a tree. The scanner is plain data, so each string copies its parent's state and
// feeds one more symbol. `canonicalizer` is the longest string that is canonicalized.
#include <cstring>
#include <memory>
#include <vector>

#include "campaign.hpp"
#include "json/canonicalizer.hpp"
#include "json/scan.hpp"
#include "reference.hpp"

namespace {

using pith::json::Scanner;
using tests::Options;
using tests::Reference;

constexpr size_t kSymbols = 16;
constexpr size_t kLongest = 9;

struct Alphabet {
    const char *name;
    const char *head;  // the prefix of every string
    std::string_view symbols[kSymbols];
};

// The second alphabet tests the inside of strings: escapes, and UTF-8 at the limits of RFC 3629.
constexpr Alphabet kAlphabets[] = {
    {"structure",
     "",
     {"{", "}", "[", "]", ":", ",", "\"", "\\", " ", "-", "0", "1", ".", "e", "+", "true"}},
    {"strings",
     "\"",
     {"\"", "\\", "\\u00", "\\ud83d", "\\uDE00", "u", "2", "F", "n", "/", "\x1F", "\x7F", "\x80",
      "\xBF", "\xC3", "\xED"}},
};

// Collects the scanner's output.
struct Normalized {
    std::string out;
    bool punctuation(uint8_t c, uint32_t) { return put(c); }
    bool scalar(uint8_t c, uint32_t) { return put(c); }
    bool open_string(bool, uint32_t) { return put('"'); }
    bool close_string() { return put('"'); }
    bool text(const uint8_t *run, size_t size) {
        out.append(reinterpret_cast<const char *>(run), size);
        return true;
    }
    bool wants_text() const { return true; }

 private:
    bool put(uint8_t c) {
        out.push_back(static_cast<char>(c));
        return true;
    }
};

class Enumeration {
 public:
    Enumeration(const Alphabet &alphabet, size_t length, size_t sort_up_to, const Options &options)
        : alphabet_(alphabet), length_(length), sort_up_to_(sort_up_to), options_(options) {
        text_ = alphabet.head;
        // The heap holds the exact size, so ASan finds a read past the end.
        for (size_t size = 0; size < 64; ++size) exact_.push_back(std::make_unique<char[]>(size));
    }

    void run() {
        Scanner scanner;
        scanner.begin();
        Normalized sink;
        scanner.feed(tests::bytes(text_), text_.size(), sink);
        visit(scanner, 0, 0);
    }

    uint64_t strings = 0, json = 0, sorted = 0;

 private:
    // The first two symbols choose the share; shorter strings belong to the first share.
    bool is_mine(size_t depth, uint64_t path) const {
        return depth < 2 ? options_.share() == 0 : options_.is_mine(path);
    }

    void visit(const Scanner &scanner, size_t depth, uint64_t path) {
        if (is_mine(depth, path)) check(scanner, depth);
        if (depth == length_) return;
        const size_t size = text_.size();
        for (uint64_t i = 0; i < kSymbols; ++i) {
            const uint64_t next = depth < 2 ? path * kSymbols + i : path;
            if (depth == 1 && !is_mine(2, next)) continue;
            const std::string_view symbol = alphabet_.symbols[i];
            Scanner child = scanner;
            Normalized sink;
            for (const char c : symbol) {
                const auto byte = static_cast<uint8_t>(c);
                child.feed(&byte, 1, sink);
            }
            text_ += symbol;
            visit(child, depth + 1, next);
            text_.resize(size);
        }
    }

    void check(const Scanner &fed_by_symbol, size_t depth) {
        ++strings;
        reference_.read(text_);
        const bool is_json = reference_.answer == Reference::Answer::kJson;
        const bool is_short = reference_.answer == Reference::Answer::kEndsEarly;
        const pith_verdict want = is_json    ? PITH_PENDING
                                  : is_short ? PITH_INCOMPLETE
                                             : PITH_MALFORMED;

        Scanner by_symbol = fed_by_symbol;
        HOLDS(by_symbol.end() == want, text_);
        HOLDS(by_symbol.offset() == reference_.fault, text_);

        char *const exact = exact_[text_.size()].get();
        memcpy(exact, text_.data(), text_.size());
        Scanner whole;
        whole.begin();
        sink_.out.clear();
        whole.feed(reinterpret_cast<const uint8_t *>(exact), text_.size(), sink_);
        HOLDS(whole.end() == want, text_);
        HOLDS(whole.offset() == reference_.fault, text_);
        if (is_json) {
            ++json;
            HOLDS(sink_.out == reference_.canonical, text_);
        }
        if (depth <= sort_up_to_) canonicalize(exact, is_json);
    }

    // So few symbols make no object of two members, so the order of members is unchanged.
    void canonicalize(const char *exact, bool is_json) {
        ++sorted;
        const pith_source source = pith_mapped(exact, static_cast<uint32_t>(text_.size()));
        pith::json::Canonicalizer canonicalizer;
        canonicalizer.begin(&source);
        sorted_text_.clear();
        auto sink = [this](const uint8_t *piece, size_t size, uint32_t) {
            sorted_text_.append(reinterpret_cast<const char *>(piece), size);
            return true;
        };
        pith_verdict fault = canonicalizer.step(sink, UINT32_MAX);
        HOLDS(fault != PITH_PENDING || canonicalizer.done(), text_);
        HOLDS(fault != PITH_AMBIGUOUS && fault != PITH_TOO_COMPLEX, text_);
        if (is_json) {
            HOLDS(fault == PITH_PENDING, text_);
            HOLDS(sorted_text_ == reference_.canonical, text_);
        } else if (fault == PITH_PENDING) {
            Scanner scanner;
            scanner.begin();
            sink_.out.clear();
            scanner.feed(tests::bytes(sorted_text_), sorted_text_.size(), sink_);
            HOLDS(scanner.end() != PITH_PENDING, text_);
        }
    }

    const Alphabet &alphabet_;
    size_t length_, sort_up_to_;
    const Options &options_;
    std::string text_, sorted_text_;
    std::vector<std::unique_ptr<char[]>> exact_;
    Reference reference_;
    Normalized sink_;
};

}  // namespace

int main(int count, char **words) {
    const Options options(count, words);
    const size_t length = options.number("length", 5);
    const std::string name = options.text("alphabet", "structure");
    for (const Alphabet &alphabet : kAlphabets) {
        if (name != alphabet.name || length > kLongest) continue;
        Enumeration all(alphabet, length, options.number("canonicalizer", length), options);
        all.run();
        std::printf("{\"strings\": %llu, \"json\": %llu, \"sorted\": %llu}\n",
                    static_cast<unsigned long long>(all.strings),
                    static_cast<unsigned long long>(all.json),
                    static_cast<unsigned long long>(all.sorted));
        return 0;
    }
    std::fprintf(stderr, "%s: no such alphabet, or length above %zu\n", words[0], kLongest);
    return 2;
}

// SPDX-License-Identifier: MIT
// Damages a real document at one offset, for every offset: flips a bit, truncates, deletes or
// inserts a byte. The values of a document that is still genuine equal the original.
//
//     damage document=FILE subject=verifier|audit inserts=few|all stride=N share=K/N
//
// The audit needs FILE in canonical order. Verifier and audit may be copied between two calls
// (pith.h), so each test continues from a copy before the damage.
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <vector>

#include "campaign.hpp"
#include "outcome.hpp"
#include "pith/audit.h"
#include "reference.hpp"

namespace {

using nlohmann::json;

class Pass {
 public:
    void begin() { pith_begin(&v_, &pith_registry_keyring); }
    bool feed(std::string_view text) {
        return pith_feed(&v_, text.data(), text.size()) == PITH_PENDING;
    }
    pith_verdict end() {
        pith_end(&v_);
        return pith_step(&v_, 0);
    }
    std::string says() const {
        pith_claims claims;
        return pith_get_claims(&v_, &claims) == PITH_GENUINE ? tests::spell(claims) : "";
    }
    uint32_t offset() const { return pith_offset(&v_); }
    // The verdict covers only the claims.
    static void expect_same(const std::string &, std::string_view) {}

 private:
    pith_verifier v_;
};

class Audit {
 public:
    void begin() {
        pith_audit_begin(&a_, &pith_registry_keyring, &pith_default_policy);
        pith_audit_on_leaf(
            &a_,
            [](void *, pith_label label, uint32_t count) {
                labels.insert(labels.end(), count, label);
            },
            nullptr);
        labels.clear();
        met_ = 0;
    }
    bool feed(std::string_view text) {
        labels.resize(met_);  // the labels of the copied state
        pith_verdict verdict = PITH_PENDING;
        while (!text.empty() && verdict == PITH_PENDING) {
            text.remove_prefix(pith_audit_feed(&a_, text.data(), text.size()));
            verdict = pith_audit_step(&a_, 0);
        }
        met_ = labels.size();
        return verdict == PITH_PENDING;
    }
    pith_verdict end() {
        labels.resize(met_);
        pith_audit_end(&a_);
        const pith_verdict verdict = pith_audit_step(&a_, 0);
        met_ = labels.size();
        return verdict;
    }
    std::string says() const {
        pith_claims claims;
        if (pith_audit_claims(&a_, &claims) != PITH_GENUINE) return "";
        // A record without its marker is an envelope, which promises less and which anyone can
        // make.
        const pith_kind kind = pith_audit_kind(&a_);
        return tests::spell(claims) + " " + std::to_string(pith_audit_time(&a_)) + " " +
               pith_kind_name(kind == PITH_KIND_RECORD ? PITH_KIND_ENVELOPE : kind);
    }
    uint32_t offset() const { return pith_audit_offset(&a_); }

    // Each value labelled authenticated or bound equals the original.
    static void expect_same(const std::string &original, std::string_view damaged) {
        static const std::set<std::string> trusted = trusted_of(original, original_labels);
        for (const std::string &leaf : trusted_of(damaged, labels))
            HOLDS(trusted.contains(leaf), damaged);
    }
    static void keep_labels() { original_labels = labels; }

 private:
    static void collect(const json &value, const std::string &path, std::vector<std::string> &out) {
        if (!value.is_structured() || value.empty()) {
            out.push_back(path + " " + value.dump());
            // The hash of a title is of its lower-cased text, so it does not protect the case.
            if (path.ends_with("/title")) {
                for (char &c : out.back()) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 32) : c;
            }
            return;
        }
        for (const auto &[key, child] : value.items()) collect(child, path + "/" + key, out);
    }
    static std::set<std::string> trusted_of(std::string_view text,
                                            const std::vector<pith_label> &label) {
        std::vector<std::string> leaves;
        collect(json::parse(text), "", leaves);
        HOLDS(leaves.size() == label.size(), text);
        std::set<std::string> trusted;
        for (size_t i = 0; i < leaves.size(); ++i) {
            if (label[i] == PITH_AUTHENTICATED || label[i] == PITH_BOUND) trusted.insert(leaves[i]);
        }
        return trusted;
    }

    static inline std::vector<pith_label> labels, original_labels;
    pith_audit a_;
    size_t met_ = 0;
};

template <class Subject>
class Campaign {
 public:
    Campaign(std::string text, const std::string &inserts)
        : text_(std::move(text)), inserts_(inserts) {
        Subject subject;
        subject.begin();
        for (size_t at = 0; at < text_.size(); ++at) {
            copies_.push_back(subject);
            HOLDS(subject.feed(std::string_view(text_).substr(at, 1)), text_);
        }
        copies_.push_back(subject);
        HOLDS(subject.end() == PITH_GENUINE, text_);
        if constexpr (std::is_same_v<Subject, Audit>) Audit::keep_labels();
        says_ = subject.says();
        HOLDS(!says_.empty(), text_);
    }

    void damage(size_t at) {
        const std::string_view whole = text_;
        if (at < text_.size()) {
            judge(at, "", "");
            for (int bit = 0; bit < 8; ++bit) {
                const char flipped = static_cast<char>(text_[at] ^ 1 << bit);
                judge(at, {&flipped, 1}, whole.substr(at + 1));
            }
            judge(at, "", whole.substr(at + 1));
        }
        for (const char &c : inserts_) judge(at, {&c, 1}, whole.substr(at));
    }

    std::map<std::string, uint64_t> counts;

 private:
    void judge(size_t at, std::string_view head, std::string_view tail) {
        Subject subject = copies_[at];
        pith_verdict verdict = PITH_PENDING;
        const bool goes_on = subject.feed(head) && subject.feed(tail);
        verdict = subject.end();
        ++counts["damages"];
        ++counts[std::string("ended_") + pith_verdict_name(verdict)];
        const std::string damaged = [&] {
            return verdict != PITH_GENUINE ? std::string()
                                           : text_.substr(0, at).append(head).append(tail);
        }();
        HOLDS(verdict != PITH_PENDING && verdict != PITH_MISUSE, input(at, head, tail));
        HOLDS(subject.offset() <= at + head.size() + tail.size(), input(at, head, tail));
        if (verdict != PITH_GENUINE) {
            HOLDS(subject.says().empty(), input(at, head, tail));
            return;
        }
        HOLDS(goes_on, damaged);
        HOLDS(!(head.empty() && tail.empty()), damaged);  // no truncated document is complete
        HOLDS(subject.says() == says_, damaged);
        reference_.read(damaged);
        HOLDS(reference_.answer == tests::Reference::Answer::kJson, damaged);
        Subject::expect_same(text_, damaged);
    }
    std::string input(size_t at, std::string_view head, std::string_view tail) const {
        return text_.substr(0, at).append(head).append(tail);
    }

    std::string text_, inserts_, says_;
    std::vector<Subject> copies_;
    tests::Reference reference_;
};

std::string inserts_of(const std::string &which) {
    if (which != "all") return std::string("{}[]:,\"\\ -0e.a/u\n\x7F\x80\xC3\xED\xF0") + '\0';
    std::string all;
    for (int c = 0; c < 256; ++c) all.push_back(static_cast<char>(c));
    return all;
}

template <class Subject>
int run(const tests::Options &options) {
    const std::string text = tests::read_file(options.text("document", ""));
    const uint64_t stride = options.number("stride", 1);
    Campaign<Subject> campaign(text, inserts_of(options.text("inserts", "few")));
    for (uint64_t at = 0; at <= text.size(); at += stride) {
        if (options.is_mine(at / stride)) campaign.damage(at);
    }
    std::string line;
    for (const auto &[name, number] : campaign.counts)
        line += (line.empty() ? "{\"" : ", \"") + name + "\": " + std::to_string(number);
    std::printf("%s}\n", line.c_str());
    return 0;
}

}  // namespace

int main(int count, char **words) {
    const tests::Options options(count, words);
    return options.text("subject", "verifier") == "audit" ? run<Audit>(options)
                                                          : run<Pass>(options);
}

// SPDX-License-Identifier: MIT
// For every byte and bit, a source changes the byte from its second, third or fourth read on. And
// for every byte, the memory of a mapped source changes between two steps, at one of several
// moments. The audit refuses, or reports the original values, which it has hashed.
//
//     double_read document=FILE stride=N share=K/N
#include <algorithm>
#include <climits>
#include <cstring>
#include <map>
#include <nlohmann/json.hpp>
#include <vector>

#include "campaign.hpp"
#include "outcome.hpp"
#include "pith/audit.h"

namespace {

using nlohmann::json;

struct Disk {
    std::string bytes;
    uint32_t at = UINT32_MAX;  // the changed byte
    unsigned truths = 0;       // reads before the change
    char mask = 0;
    unsigned reads = 0;  // reads of that byte

    static int read(void *context, uint32_t offset, void *buffer, size_t size) {
        Disk &disk = *static_cast<Disk *>(context);
        memcpy(buffer, disk.bytes.data() + offset, size);
        if (disk.at >= offset && disk.at - offset < size && disk.reads++ >= disk.truths) {
            char &byte = static_cast<char *>(buffer)[disk.at - offset];
            byte = static_cast<char>(byte ^ disk.mask);
        }
        return 0;
    }
};

// Finds every value of the document by its pointer.
class Leaves {
 public:
    explicit Leaves(const json &document) {
        collect(document, json::json_pointer());
        for (size_t i = 0; i < pointers_.size(); ++i) {
            memory_.emplace_back(words_[i].size() + 8);
            pith_value value{};
            value.pointer = pointers_[i].c_str();
            value.data = memory_[i].data();
            value.capacity = static_cast<uint32_t>(memory_[i].size());
            values_.push_back(value);
        }
    }
    void watch(pith_audit &a) { pith_audit_watch(&a, values_.data(), values_.size()); }
    // Counts the labelled values and checks that all equal the original.
    size_t expect_same(const pith_audit &a, const std::string &input) const {
        size_t vouched = 0;
        for (size_t i = 0; i < values_.size(); ++i) {
            pith_text text;
            if (pith_audit_value(&a, &values_[i], &text) != PITH_GENUINE) continue;
            ++vouched;
            HOLDS(text.data != nullptr, input);
            std::string got(text.data, text.size);
            if (pointers_[i].ends_with("/title")) lower(got);
            HOLDS(got == words_[i], input);
        }
        return vouched;
    }

 private:
    // The hash of a title is of its lower-cased text, so it does not protect the case.
    static void lower(std::string &text) {
        for (char &c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 32) : c;
    }
    void collect(const json &value, const json::json_pointer &at) {
        if (!value.is_structured() || value.empty()) {
            pointers_.push_back(at.to_string());
            words_.push_back(value.is_string() ? value.get<std::string>() : value.dump());
            if (pointers_.back().ends_with("/title")) lower(words_.back());
        } else if (value.is_object()) {
            for (const auto &[key, child] : value.items()) collect(child, at / key);
        } else {
            for (size_t i = 0; i < value.size(); ++i) collect(value[i], at / i);
        }
    }
    std::vector<std::string> pointers_, words_;
    std::vector<std::vector<char>> memory_;
    std::vector<pith_value> values_;
};

class Campaign {
 public:
    explicit Campaign(const std::string &text) : leaves_(json::parse(text)) {
        disk_.bytes = text;
        HOLDS(audit() == PITH_GENUINE, text);
        says_ = says();
        kind_ = pith_audit_kind(&s_.audit);
        time_ = pith_audit_time(&s_.audit);
        vouched_ = leaves_.expect_same(s_.audit, text);
        HOLDS(audit_mapped(UINT_MAX) == PITH_GENUINE, text);
        HOLDS(vouched_ != 0 && !says_.empty(), text);
        counts = {};
    }

    void change(uint32_t at) {
        for (unsigned truths = 1; truths <= 3; ++truths) {
            for (int bit = 0; bit < 8; ++bit) {
                if (truths != 1 && bit != static_cast<int>(at % 8)) continue;
                disk_.at = at;
                disk_.truths = truths;
                disk_.mask = static_cast<char>(1 << bit);
                disk_.reads = 0;
                ++counts["changes"];
                judge(audit());
            }
        }
    }

    void change_mapped(uint32_t at) {
        for (unsigned moment = 0; moment < kMoments; ++moment) {
            disk_.at = at;
            disk_.truths = moment;
            disk_.reads = UINT_MAX;
            disk_.mask = static_cast<char>(1 << (at + moment) % 8);
            ++counts["changes_in_memory"];
            judge(audit_mapped((moment * mapped_steps_ + at % mapped_steps_) / kMoments));
        }
    }

    std::map<std::string, uint64_t> counts;

 private:
    static constexpr unsigned kMoments = 8;

    // Changes the byte after this many steps.
    pith_verdict audit_mapped(unsigned moment) {
        const pith_source source =
            pith_mapped(disk_.bytes.data(), static_cast<uint32_t>(disk_.bytes.size()));
        pith_source_audit_begin(&s_, &pith_registry_keyring, &pith_default_policy, &source);
        leaves_.watch(s_.audit);
        char unused = 0;
        char &byte = disk_.at < disk_.bytes.size() ? disk_.bytes[disk_.at] : unused;
        const char before = byte;
        pith_verdict verdict = PITH_PENDING;
        unsigned step = 0;
        for (; verdict == PITH_PENDING; ++step) {
            if (step == moment) byte = static_cast<char>(byte ^ disk_.mask);
            verdict = pith_source_audit_step(&s_, 1);
        }
        byte = before;
        mapped_steps_ = std::max(mapped_steps_, step);
        return verdict;
    }
    pith_verdict audit() {
        const pith_source source{Disk::read, &disk_, static_cast<uint32_t>(disk_.bytes.size())};
        pith_source_audit_begin(&s_, &pith_registry_keyring, &pith_default_policy, &source);
        leaves_.watch(s_.audit);
        return pith_source_audit_step(&s_, 0);
    }
    std::string says() const {
        pith_claims claims;
        if (pith_audit_claims(&s_.audit, &claims) != PITH_GENUINE) return "";
        return tests::spell(claims);
    }
    // A document without its marker is an envelope, which promises less and which anyone can make.
    void expect_same_promise(const std::string &input) const {
        const pith_kind kind = pith_audit_kind(&s_.audit);
        const uint32_t time = pith_audit_time(&s_.audit);
        HOLDS(says() == says_, input);
        HOLDS((kind == kind_ && time == time_) || (kind == PITH_KIND_ENVELOPE && time == 0), input);
    }
    void judge(pith_verdict verdict) {
        const std::string input = "byte " + std::to_string(disk_.at) + " after read " +
                                  std::to_string(disk_.truths) + " ^ " +
                                  std::to_string(static_cast<uint8_t>(disk_.mask));
        if (disk_.reads <= disk_.truths) ++counts["never_seen"];
        ++counts[std::string("ended_") + pith_verdict_name(verdict)];
        HOLDS(verdict != PITH_PENDING && verdict != PITH_MISUSE, input);
        const size_t vouched = leaves_.expect_same(s_.audit, input);
        if (verdict == PITH_GENUINE) {
            expect_same_promise(input);
            HOLDS(vouched <= vouched_, input);
        } else {
            HOLDS(says().empty() && vouched == 0, input);
        }
    }

    Disk disk_;
    Leaves leaves_;
    pith_source_audit s_;
    std::string says_;
    pith_kind kind_;
    uint32_t time_;
    size_t vouched_ = 0;
    unsigned mapped_steps_ = 1;
};

}  // namespace

int main(int count, char **words) {
    const tests::Options options(count, words);
    const std::string text = tests::read_file(options.text("document", ""));
    const uint64_t stride = options.number("stride", 1);
    Campaign campaign(text);
    for (uint64_t at = 0; at < text.size(); at += stride) {
        if (!options.is_mine(at / stride)) continue;
        campaign.change(static_cast<uint32_t>(at));
        campaign.change_mapped(static_cast<uint32_t>(at));
    }
    std::string line;
    for (const auto &[name, number] : campaign.counts)
        line += (line.empty() ? "{\"" : ", \"") + name + "\": " + std::to_string(number);
    std::printf("%s}\n", line.c_str());
    return 0;
}

// SPDX-License-Identifier: MIT
#include "policy.hpp"

#include <optional>

#include "document.hpp"
#include "errors.hpp"
#include "policy_ring.hpp"
#include "policy_values.hpp"

namespace host {
namespace {

constexpr std::uint64_t kMostBytes = 64 * 1024;

// Each leaf goes to its member. An empty list is a leaf that ends where the list's elements would
// have begun.
class Reader {
 public:
    Reader(pith::Policy &rules, std::string &number, pith_ring &ring)
        : rules_(rules), number_(number), ring_(ring), ring_values_(ring) {}

    void take(const Leaf &leaf) {
        offset_ = leaf.offset;
        const std::string form = form_of(leaf.path);
        const bool is_list = form == "kinds" || form == "required" || form == "not_checked";
        if (form == "kinds[]" || form == "kinds") {
            if (!has_kinds_) rules_.kinds = 0;
            has_kinds_ = true;
        }
        if (is_list) {
            if (leaf.text != "[]") throw BadValue(leaf, "must be a list of names");
        } else if (form == "kinds[]") {
            rules_.kinds |= read_kind(leaf);
        } else if (form == "required[]") {
            rules_.required |= read_check(leaf);
        } else if (form == "not_checked[]") {
            rules_.not_checked |= read_check(leaf);
        } else if (form == "pith_number") {
            number_ = read_pith_number(leaf);
            rules_.number = number_.c_str();
        } else if (form == "maximum_size") {
            rules_.maximum_size = read_number(leaf);
        } else if (form == "time") {
            time_ = read_time_rule(leaf);
            time_offset_ = leaf.offset;
        } else if (form == "minimum_time") {
            minimum_offset_ = leaf.offset;
            rules_.minimum_time = read_time(leaf);
        } else if (ring_values_.take(form, leaf)) {
            if (rules_.ring == nullptr) ring_offset_ = leaf.offset;
            rules_.ring = &ring_;
        } else if (!leaf.path.empty() || leaf.text != "{}") {
            refuse_unknown(leaf, form);
        }
    }

    // What only the whole can show.
    void finish() {
        if (minimum_offset_ && !time_) time_ = PITH_TIME_FLOOR;
        if (time_) rules_.time = *time_;
        offset_ = minimum_offset_.value_or(time_offset_);
        if (minimum_offset_ && rules_.time != PITH_TIME_FLOOR) {
            throw std::runtime_error("minimum_time has no meaning unless time is \"floor\"");
        }
        if (!minimum_offset_ && rules_.time == PITH_TIME_FLOOR) {
            throw std::runtime_error("time \"floor\" needs minimum_time");
        }
        if (rules_.ring == nullptr) return;
        offset_ = ring_offset_;
        if (const std::string wrong = ring_values_.complaint(); !wrong.empty()) {
            throw std::runtime_error(wrong);
        }
    }

    std::uint32_t offset() const { return offset_; }

 private:
    [[noreturn]] static void refuse_unknown(const Leaf &leaf, const std::string &form) {
        for (const char *known : {"kinds", "required", "not_checked", "pith_number", "maximum_size",
                                  "time", "minimum_time", "ring"}) {
            if (form != known && form.rfind(std::string(known) + "[", 0) != 0 &&
                form.rfind(std::string(known) + ".", 0) != 0) {
                continue;
            }
            throw BadValue(leaf, "is not of the form that " + std::string(known) + " has");
        }
        if (leaf.path.empty() || leaf.path[0].is_element) {
            throw std::runtime_error("a policy is an object");
        }
        throw BadValue({{leaf.path[0]}, {}, 0}, "is no member of a policy");
    }

    pith::Policy &rules_;
    std::string &number_;
    pith_ring &ring_;
    RingValues ring_values_;
    bool has_kinds_ = false;
    std::optional<pith_time_rule> time_;
    std::optional<std::uint32_t> minimum_offset_;
    std::uint32_t time_offset_ = 0;
    std::uint32_t ring_offset_ = 0;
    std::uint32_t offset_ = 0;
};

const char *json_reason(pith::Verdict why) {
    switch (why) {
        case pith::Verdict::kAmbiguous: return "a key stands twice in an object";
        case pith::Verdict::kIncomplete: return "the file ends early";
        case pith::Verdict::kTooComplex: return "nested too deep";
        default: return "not strict JSON";
    }
}

}  // namespace

Policy::Policy(const std::string &file) {
    Document document(file, kMostBytes);
    const auto fail = [&](std::uint32_t offset, const std::string &why) {
        const Place place = document.place(offset);
        throw PolicyError(file + ":" + std::to_string(place.line) + ": " + why);
    };
    if (document.size() > kMostBytes) fail(0, "longer than any policy, 64 KiB");
    document.load();
    Reader reader(rules_, number_, ring_);
    std::optional<Fault> fault;
    try {
        fault = for_each_leaf(document.source(), [&](const Leaf &leaf) { reader.take(leaf); });
        if (!fault) reader.finish();
    } catch (const std::runtime_error &error) {
        fail(reader.offset(), error.what());
    }
    if (fault) fail(fault->offset, json_reason(fault->why));
}

}  // namespace host

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

// Passes each value to its member. An empty list is a value at the path of the list itself.
class Reader {
 public:
    Reader(pith::Policy &rules, std::string &number, pith_ring &ring)
        : rules_(rules), number_(number), ring_(ring), ring_values_(ring) {}

    void take(const JsonValue &value) {
        offset_ = value.offset;
        const std::string form = form_of(value.path);
        const bool is_list = form == "kinds" || form == "required" || form == "not_checked";
        if (form == "kinds[]" || form == "kinds") {
            if (!has_kinds_) rules_.kinds = 0;  // the list replaces the default
            has_kinds_ = true;
        }
        if (form == "required[]" || form == "required") {
            if (!has_required_) rules_.required = 0;
            has_required_ = true;
        }
        if (is_list) {
            if (value.text != "[]") throw BadValue(value, "must be a list of names");
        } else if (form == "kinds[]") {
            rules_.kinds |= read_kind(value);
        } else if (form == "required[]") {
            const std::uint32_t check = read_check(value);
            // This check is made last, after the required ones, so no document has passed it.
            if (check == std::uint32_t{1} << PITH_CHECK_POLICY) {
                throw BadValue(value, "must not be policy: a policy cannot require itself");
            }
            rules_.required |= check;
        } else if (form == "not_checked[]") {
            rules_.not_checked |= read_check(value);
        } else if (form == "pith_number") {
            number_ = read_pith_number(value);
            rules_.number = number_.c_str();
        } else if (form == "maximum_size") {
            rules_.maximum_size = read_number(value);
        } else if (form == "time") {
            time_ = read_time_rule(value);
            time_offset_ = value.offset;
        } else if (form == "minimum_time") {
            minimum_offset_ = value.offset;
            rules_.minimum_time = read_time(value);
        } else if (ring_values_.take(form, value)) {
            if (rules_.ring == nullptr) ring_offset_ = value.offset;
            rules_.ring = &ring_;
        } else if (!value.path.empty() || value.text != "{}") {
            refuse_unknown(value, form);
        }
    }

    // Checks rules between members.
    void finish() {
        if (minimum_offset_ && !time_) time_ = PITH_TIME_FLOOR;
        if (time_) rules_.time = *time_;
        offset_ = minimum_offset_.value_or(time_offset_);
        if (minimum_offset_ && rules_.time != PITH_TIME_FLOOR) {
            throw std::runtime_error("minimum_time requires time \"floor\"");
        }
        if (!minimum_offset_ && rules_.time == PITH_TIME_FLOOR) {
            throw std::runtime_error("time \"floor\" requires minimum_time");
        }
        if (rules_.ring == nullptr) return;
        offset_ = ring_offset_;
        if (const std::string wrong = ring_values_.complaint(); !wrong.empty()) {
            throw std::runtime_error(wrong);
        }
    }

    std::uint32_t offset() const { return offset_; }

 private:
    [[noreturn]] static void refuse_unknown(const JsonValue &value, const std::string &form) {
        for (const char *known : {"kinds", "required", "not_checked", "pith_number", "maximum_size",
                                  "time", "minimum_time", "ring"}) {
            if (form != known && form.rfind(std::string(known) + "[", 0) != 0 &&
                form.rfind(std::string(known) + ".", 0) != 0) {
                continue;
            }
            throw BadValue(value, "is not valid in " + std::string(known));
        }
        if (value.path.empty() || value.path[0].is_element) {
            throw std::runtime_error("a policy must be an object");
        }
        throw BadValue({{value.path[0]}, {}, 0}, "is not a member of a policy");
    }

    pith::Policy &rules_;
    std::string &number_;
    pith_ring &ring_;
    RingValues ring_values_;
    bool has_kinds_ = false;
    bool has_required_ = false;
    std::optional<pith_time_rule> time_;
    std::optional<std::uint32_t> minimum_offset_;
    std::uint32_t time_offset_ = 0;
    std::uint32_t ring_offset_ = 0;
    std::uint32_t offset_ = 0;
};

// Reads a ring that is alone in a file.
class RingReader {
 public:
    explicit RingReader(pith_ring &ring) : values_(ring) {}

    void take(const JsonValue &value) {
        offset_ = value.offset;
        const std::string form = form_of(value.path);
        if (form == "retired" && value.text == "[]") return;
        if (form == "retired[]") {
            read_string(value);
            return;
        }
        const bool is_inside = form.compare(0, 5, "ring.") == 0;
        if (!is_inside_) is_inside_ = is_inside;
        if (is_inside != *is_inside_ || !values_.take(is_inside ? form : "ring." + form, value)) {
            throw BadValue(value, "is not valid in a ring");
        }
    }

    void finish() {
        offset_ = 0;
        if (const std::string wrong = values_.complaint(); !wrong.empty()) {
            throw std::runtime_error(wrong);
        }
    }

    std::uint32_t offset() const { return offset_; }

 private:
    RingValues values_;
    std::optional<bool> is_inside_;  // of a member "ring"
    std::uint32_t offset_ = 0;
};

const char *json_reason(pith::Verdict why) {
    switch (why) {
        case pith::Verdict::kAmbiguous: return "duplicate key in an object";
        case pith::Verdict::kIncomplete: return "the file is truncated";
        case pith::Verdict::kTooComplex: return "nested too deeply";
        default: return "not strict JSON";
    }
}

template <class AnyReader>
void read_all(const std::string &file, const std::string &what, AnyReader &reader) {
    Document document(file, kMostBytes);
    const auto fail = [&](std::uint32_t offset, const std::string &why) {
        const Position position = document.position(offset);
        throw PolicyError(file + ":" + std::to_string(position.line) + ": " + why);
    };
    if (document.size() > kMostBytes) fail(0, "longer than 64 KiB, the limit of " + what);
    std::optional<Fault> fault;
    try {
        fault =
            for_each_value(document.source(), [&](const JsonValue &value) { reader.take(value); });
        if (!fault) reader.finish();
    } catch (const std::runtime_error &error) {
        fail(reader.offset(), error.what());
    }
    if (fault) fail(fault->offset, json_reason(fault->why));
}

}  // namespace

Policy::Policy(const std::string &file) {
    Reader reader(rules_, number_, ring_);
    read_all(file, "a policy", reader);
}

pith_ring read_ring(const std::string &file) {
    pith_ring ring{};
    RingReader reader(ring);
    read_all(file, "a ring", reader);
    return ring;
}

}  // namespace host

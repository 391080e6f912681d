// SPDX-License-Identifier: MIT
#include "misfits.hpp"

#include "forms.hpp"

namespace host {
namespace {

using pith::Verdict;

constexpr std::size_t kValue = 1024;

Verdict verdict_of(Misfit misfit) {
    return misfit == Misfit::kForm ? Verdict::kMalformed : Verdict::kUnsupported;
}

// Returns the verdict of an object that lacks a member: an alias, or one that is read as a whole,
// is of another shape then.
Verdict verdict_of_gap(Shape shape) {
    const bool is_whole = shape >= Shape::kCanonicalRecord && shape <= Shape::kSigner;
    return is_whole || shape == Shape::kAlias ? Verdict::kUnsupported : Verdict::kIncomplete;
}

struct Sibling {
    Shape shape;
    const char *name;
};
constexpr Sibling kRoots[] = {{Shape::kRecord, "a number record"},
                              {Shape::kBundle, "a bundle"},
                              {Shape::kState, "a state"},
                              {Shape::kEvent, "an event"}};
constexpr Sibling kPayloads[] = {{Shape::kCreatedPayload, "a record_created payload"},
                                 {Shape::kSnapshotPayload, "a graph_snapshot payload"}};

// Returns the name of another shape with this member, if both are in the list.
template <std::size_t kCount>
std::string sibling_with(const Sibling (&list)[kCount], const std::string &key, Shape shape) {
    bool is_listed = false;
    std::string name;
    for (const Sibling &sibling : list) {
        if (sibling.shape == shape) {
            is_listed = true;
        } else if (name.empty() && row_of(sibling.shape, key) != nullptr) {
            name = sibling.name;
        }
    }
    return is_listed ? name : "";
}

class Search {
 public:
    Search(Text &text, Verdict verdict) : text_(text), verdict_(verdict) {}

    std::optional<Misfitting> found;

    void value(const Path &path, const Row *row, Shape in, Shape shape, Span span) {
        const int first = text_.at(span.begin);
        const bool is_container = first == '{' || first == '[';
        const std::string value = text_.read(span, is_container ? 1 : kValue);
        const Misfit misfit = row == nullptr ? Misfit::kNone : misfit_of(*row, in, value);
        if (misfit != Misfit::kNone && verdict_of(misfit) == verdict_) {
            found = {path, expected_form(*row, in), is_container ? "" : value, ""};
            if (is_container) found->found = first == '{' ? "an object" : "an array";
            return;
        }
        if (!is_container || shape == Shape::kNone) return;
        text_.for_each_part(span.begin,
                            [&](const Part &part) { return take(path, shape, span, part); });
        if (found || first != '{') return;
        if (verdict_ != verdict_of_gap(shape)) return;
        const std::string missing = missing_member(text_, span, shape);
        if (!missing.empty()) found = {path, "the member \"" + missing + '"', "", ""};
    }

    // Takes a member or an element of the container `around`. Returns whether to go on.
    bool take(const Path &path, Shape shape, Span around, const Part &part) {
        Path inner = path;
        inner.push_back(part.step);
        const std::string key = part.step.is_element ? "" : name_of(part.step);
        const Row *const row = row_of(shape, key);
        if (row != nullptr) {
            value(inner, row, shape, shape_at(text_, inner, *row, around), part.value);
        } else if (verdict_ == Verdict::kUnsupported && !part.step.is_element) {
            const std::string kind =
                sibling_with(kRoots, key, shape) + sibling_with(kPayloads, key, shape);
            if (is_closed(shape) || !kind.empty())
                found = {inner, "no member of this name", part.step.key, ""};
            if (found && !kind.empty()) found->cause = "a member of " + kind;
        }
        return !found;
    }

 private:
    Text &text_;
    const Verdict verdict_;
};

}  // namespace

std::optional<Misfitting> find_misfit(Text &text, const Path &path, Verdict verdict) {
    const auto span = text.find(path);
    if (!span) return std::nullopt;
    const Known known = look_up(text, path);
    Search search(text, verdict);
    if (!path.empty() && known.row == nullptr) {
        const Path outer(path.begin(), path.end() - 1);
        search.take(outer, known.in, text.find(outer).value_or(Span{}), {path.back(), {}, *span});
        return search.found;
    }
    search.value(path, known.row, known.in, known.shape, *span);
    return search.found;
}

}  // namespace host

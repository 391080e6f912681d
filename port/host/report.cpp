// SPDX-License-Identifier: MIT
#include "report.hpp"

#include "messages.hpp"
#include "text.hpp"

namespace host {
namespace {

using pith::Label;
using pith::Verdict;

constexpr char kGreen[] = "\033[32m";
constexpr char kYellow[] = "\033[33m";
constexpr char kRed[] = "\033[31m";

std::string painted(const std::string &text, const char *paint, bool colour) {
    return colour ? paint + text + "\033[0m" : text;
}

const char *paint_of(Label label) {
    switch (label) {
        case Label::kAuthenticated:
        case Label::kBound: return kGreen;
        case Label::kHashOnly: return kYellow;
        default: return kRed;
    }
}

// Returns the scope of the verdict: the kind of a genuine document.
std::string_view scope(const Outcome &outcome) {
    if (outcome.scope == Scope::kReceipt) return "receipt";
    return outcome.is_genuine() ? pith::kind_name(outcome.kind) : "document";
}

// Returns how much of a genuine document is trusted. A receipt has no labels.
std::string reach(const Outcome &outcome) {
    if (outcome.scope == Scope::kReceipt) return "";
    return ": " + std::to_string(outcome.trusted_count) + " of " +
           std::to_string(outcome.value_count) + " values trusted";
}

// Returns the name of a step in the tree.
std::string name(const Step &step) {
    return step.is_element ? "[" + std::to_string(step.index) + "]" : printable(unquoted(step.key));
}

}  // namespace

std::string text_line(const Outcome &outcome, bool colour) {
    const bool genuine = outcome.is_genuine();
    const std::string verdict = padded(pith::verdict_name(outcome.verdict), 12);
    constexpr std::size_t kScope = sizeof "document" - 1;
    std::string line = painted(verdict, genuine ? kGreen : kRed, colour) + "  " +
                       padded(scope(outcome), kScope) + "  " +
                       padded(outcome.said ? outcome.said->number : "-", PITH_NUMBER_SIZE) + "  " +
                       printable(outcome.file);
    if (genuine) return line + reach(outcome);
    if (outcome.position) {
        line += ":" + std::to_string(outcome.position->line) + ":" +
                std::to_string(outcome.position->column);
    }
    return line + ": " + reason(outcome) + " (byte " + std::to_string(outcome.offset) + ")";
}

std::string finding_lines(const Outcome &outcome, bool colour) {
    std::string text;
    if (outcome.is_genuine()) {
        text = "  " + std::string(pith::kind_name(outcome.kind));
        text += outcome.time == 0 ? ", no signed time" : ", signed time " + iso_time(outcome.time);
        text += '\n';
    }
    for (const pith::Finding &finding : outcome.findings) {
        const bool is_open = finding.verdict == Verdict::kNotChecked;
        const bool holds = finding.verdict == Verdict::kGenuine;
        const std::string mark = holds ? "✓" : is_open ? "?" : "✗";
        text += "  " +
                painted(mark,
                        holds     ? kGreen
                        : is_open ? kYellow
                                  : kRed,
                        colour) +
                " " + padded(pith::check_name(finding.check), 17) + " " + meaning(finding.check);
        if (!holds) {
            text += ": " + std::string(pith::verdict_name(finding.verdict)) + " (byte " +
                    std::to_string(finding.offset) + ")";
        }
        text += '\n';
    }
    return text;
}

std::string value_lines(const Outcome &outcome, bool colour) {
    if (!outcome.is_genuine()) {
        return "  no labels: the document is not genuine\n";
    }
    constexpr std::size_t kWidth = sizeof "unauthenticated" - 1;
    std::string text;
    Path open;  // the containers already printed
    for (const Value &value : outcome.values) {
        std::size_t common = 0;
        while (common < open.size() && common + 1 < value.path.size() &&
               open[common] == value.path[common]) {
            ++common;
        }
        for (std::size_t i = common; i + 1 < value.path.size(); ++i) {
            text += std::string(kWidth + 4 + 2 * i, ' ') + name(value.path[i]) + "\n";
        }
        open.assign(value.path.begin(), value.path.end() - 1);
        const std::string label = padded(pith::label_name(value.label), kWidth);
        text += "  " + painted(label, paint_of(value.label), colour) + "  " +
                std::string(2 * open.size(), ' ') + name(value.path.back()) + ": " +
                printable(value.text) + "\n";
    }
    return text;
}

}  // namespace host

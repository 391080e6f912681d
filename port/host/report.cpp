// SPDX-License-Identifier: MIT
#include "report.hpp"

#include "messages.hpp"
#include "reasons.hpp"
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

constexpr std::size_t kWidth = sizeof "unauthenticated" - 1;

// Writes each value on a line, below the lines of its containers.
class Tree : public LabelledSink {
 public:
    Tree(bool colour, const Write &write) : colour_(colour), write_(write) {}

    void begin(const Path &path, pith::Label label) override {
        std::size_t common = 0;
        while (common < open_.size() && common + 1 < path.size() && open_[common] == path[common]) {
            ++common;
        }
        std::string text;
        for (std::size_t i = common; i + 1 < path.size(); ++i) {
            text += std::string(kWidth + 4 + 2 * i, ' ') + name(path[i]) + "\n";
        }
        open_.assign(path.begin(), path.end() - 1);
        text += "  " + painted(padded(pith::label_name(label), kWidth), paint_of(label), colour_) +
                "  " + std::string(2 * open_.size(), ' ') + name(path.back()) + ": ";
        write_(text);
    }
    void text(std::string_view part) override { write_(printable_.add(part)); }
    void end() override { write_(printable_.end() + "\n"); }

 private:
    const bool colour_;
    const Write &write_;
    Printable printable_;
    Path open_;  // the containers already printed
};

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
    line += ": " + reason(outcome) + " (byte " + std::to_string(outcome.offset) + ")";
    return outcome.place ? line + shown(*outcome.place) : line;
}

std::string text_line(const RotationOutcome &outcome, bool colour) {
    const bool genuine = outcome.is_genuine();
    std::string line =
        painted(padded(pith::verdict_name(outcome.verdict), 12), genuine ? kGreen : kRed, colour) +
        "  rotation  ";
    if (genuine) {
        return line + "version " + std::to_string(outcome.ring_version) + " -> " +
               std::to_string(outcome.next_version) + "  " + printable(outcome.file);
    }
    return line + "-  " + printable(outcome.file) + ":" + std::to_string(outcome.position.line) +
           ":" + std::to_string(outcome.position.column) + ": " + reason(outcome) + " (byte " +
           std::to_string(outcome.offset) + ")" + shown(outcome.place);
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

void write_values(const Outcome &outcome, bool colour, const Write &write) {
    if (!outcome.values) return write("  no labels: the document is not genuine\n");
    Tree tree(colour, write);
    outcome.values->read(tree);
}

}  // namespace host

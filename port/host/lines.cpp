// SPDX-License-Identifier: MIT
#include "lines.hpp"

#include <utility>
#include <vector>

#include "batch.hpp"
#include "line_reader.hpp"
#include "progress.hpp"
#include "text.hpp"

namespace host {
namespace {

// One line, and what becomes of it.
struct Task {
    Line line;
    std::string bytes;  // of the document
    std::string error;  // of a broken line
    pith::Verdict verdict = pith::Verdict::kPending;
    std::string object;
};

const std::string_view kGenuine = pith::verdict_name(pith::Verdict::kGenuine);
// A batch has at most so many lines for each job. It ends with the line that makes it this large.
constexpr std::size_t kTasksAJob = 32;
constexpr std::size_t kBatch = 1024 * 1024;

class Stage {
 public:
    Stage(const LinesOptions &options, const Judge &judge)
        : options_(options), judge_(judge), reader_(options.file, options.most) {}

    // Waits for one line, and takes those that are there already. Returns false at the end.
    bool take(std::vector<Task> &tasks) {
        tasks.clear();
        std::string text;
        std::size_t size = 0;
        do {
            if (!reader_.next(text)) break;
            size += text.size();
            tasks.push_back(task(text));
        } while (size < kBatch && tasks.size() < kTasksAJob * options_.jobs && reader_.is_ready());
        return !tasks.empty();
    }

    void judge(Task &task) const {
        const Write write = [&](std::string_view part) { task.object += part; };
        if (!task.error.empty()) {
            return write_json_error(options_.file, task.line, task.error, write);
        }
        const std::size_t before = task.line.id ? task.line.id->size() + 1 : 0;
        Outcome outcome = judge_(std::move(task.bytes));
        task.verdict = outcome.verdict;
        outcome.file = options_.file;
        outcome.line = task.line;
        if (outcome.position) {
            outcome.position->line = task.line.number;
            outcome.position->column += before;
        }
        if (!options_.quiet) write_json(outcome, write);
    }

    std::uint64_t taken() const { return reader_.taken(); }
    std::optional<std::uint64_t> size() const { return reader_.size(); }

 private:
    Task task(const std::string &text) {
        Task task;
        task.line.number = ++count_;
        std::size_t start = 0;
        if (options_.has_id) {
            const std::size_t tab = text.find('\t');
            if (tab == std::string::npos) {
                task.error = "no tab: an id column, a tab and a document were expected";
                return task;
            }
            if (!is_utf8(std::string_view(text).substr(0, tab))) {
                task.error = "the id is not UTF-8";
                return task;
            }
            task.line.id = text.substr(0, tab);
            start = tab + 1;
        }
        if (text.size() > options_.most) {
            task.error = "the line has more than " + std::to_string(options_.most) + " bytes";
            return task;
        }
        task.bytes = text.substr(start);
        return task;
    }

    const LinesOptions &options_;
    const Judge &judge_;
    LineReader reader_;
    std::uint64_t count_ = 0;
};

}  // namespace

bool LinesSummary::all_genuine() const {
    return documents.empty() || (documents.size() == 1 && documents.count(kGenuine) == 1);
}

std::string LinesSummary::text() const {
    std::uint64_t count = 0;
    std::string genuine, others;
    for (const auto &[verdict, documents_of_it] : documents) {
        count += documents_of_it;
        const std::string part = ", " + std::to_string(documents_of_it) + " " + verdict;
        (verdict == kGenuine ? genuine : others) += part;
    }
    std::string verdicts = genuine + others;
    if (!verdicts.empty()) verdicts[0] = ':';
    if (broken != 0) {
        verdicts +=
            "; " + std::to_string(broken) + (broken == 1 ? " broken line" : " broken lines");
    }
    return std::to_string(count) + (count == 1 ? " document" : " documents") + verdicts;
}

LinesSummary verify_lines(const LinesOptions &options, const Judge &judge, const Write &write,
                          const std::function<void()> &flush) {
    LinesSummary summary;
    Stage stage(options, judge);
    Progress progress(printable(options.file == "-" ? "standard input" : options.file),
                      stage.size());
    std::vector<Task> tasks;
    while (stage.take(tasks)) {
        do_all(tasks.size(), options.jobs, [&](std::size_t i) { stage.judge(tasks[i]); });
        if (!options.quiet) progress.make_room(false);
        for (const Task &task : tasks) {
            if (task.error.empty()) {
                ++summary.documents[std::string(pith::verdict_name(task.verdict))];
            } else {
                ++summary.broken;
            }
            if (!options.quiet) write(task.object);
        }
        flush();
        progress.at(stage.taken());
    }
    return summary;
}

}  // namespace host

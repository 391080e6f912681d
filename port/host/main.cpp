// SPDX-License-Identifier: MIT
// pith-verify: checks that Pith documents are genuine.
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <exception>
#include <filesystem>
#include <new>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include "audit.hpp"
#include "batch.hpp"
#include "canonicalize.hpp"
#include "errors.hpp"
#include "explain.hpp"
#include "file_names.hpp"
#include "keys.hpp"
#include "lines.hpp"
#include "options.hpp"
#include "policy.hpp"
#include "progress.hpp"
#include "receipt.hpp"
#include "report.hpp"
#include "rotation.hpp"
#include "text.hpp"
#include "version.hpp"

namespace {

// kBroken is added.
enum Exit { kGenuine = 0, kNotGenuine = 1, kTrouble = 2, kBroken = 4 };

void complain(const std::string &what) {
    std::fprintf(stderr, "pith-verify: %s\n", host::printable(what).c_str());
}

// A failed write, such as a closed pipe or a full disk: exit status 2, because a reader must know
// that output is missing.
struct OutputError : std::system_error {
    OutputError() : std::system_error(errno, std::generic_category(), "standard output") {}
};

void write(std::string_view text) {
    errno = 0;
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) throw OutputError();
}

void flush() {
    errno = 0;
    if (std::fflush(stdout) != 0) throw OutputError();
}

void print(std::string_view text) {
    write(text);
    flush();
}

bool colour_wanted() {
    const char *const no_color = std::getenv("NO_COLOR");
    const char *const term = std::getenv("TERM");
    return ::isatty(STDOUT_FILENO) != 0 && (no_color == nullptr || *no_color == '\0') &&
           (term == nullptr || std::strcmp(term, "dumb") != 0);
}

// Returns the name for messages.
std::string name_of(const std::string &file) {
    return file == "-" ? "standard input" : file;
}

void report(const host::Outcome &outcome, const host::Options &options, bool colour) {
    if (options.json) {
        host::write_json(outcome, write);
    } else {
        write(host::text_line(outcome, colour) + "\n");
        if (options.findings) write(host::finding_lines(outcome, colour));
        if (options.values) host::write_values(outcome, colour, write);
    }
    flush();
}

host::Policy read_policy(const std::string &file) {
    if (file.empty()) return host::Policy();
    try {
        return host::Policy(file);
    } catch (const std::system_error &error) {
        throw host::PolicyError("--policy " + file + ": " + error.code().message());
    }
}

constexpr const char *kNoMemory = "out of memory";  // so short that the text itself needs none

// Runs `work`. Returns why a file cannot be read, or an empty string.
template <typename Work>
std::string trouble_of(const Work &work) {
    try {
        work();
    } catch (const OutputError &) {
        throw;
    } catch (const std::system_error &error) {
        return error.code().message();
    } catch (const host::FileError &error) {
        return error.what();
    } catch (const std::bad_alloc &) {
        return kNoMemory;
    }
    return "";
}

// The result for a file: an outcome, or why it cannot be read.
struct Answer {
    std::string file;
    std::optional<host::Outcome> outcome;
    std::string error;
};

// Returns true for a file, false for a pipe, which gives its bytes only once.
bool is_readable_again(const std::string &file) {
    std::error_code ignored;
    return file != "-" && std::filesystem::is_regular_file(file, ignored);
}

int verify_files(const host::Options &options, const host::Policy &policy, const host::Keys &keys) {
    const bool colour = colour_wanted();
    const bool wants_values = !options.quiet && (options.values || options.json);
    int status = kGenuine;
    host::FileNames names(options.files, options.files0_from, options.recursive);
    std::vector<Answer> answers;
    const auto check = [&](std::size_t i) {
        Answer &of_file = answers[i];
        if (!of_file.error.empty()) return;
        of_file.error = trouble_of([&] {
            of_file.outcome =
                options.scope == host::Scope::kReceipt
                    ? host::check_receipt(of_file.file, keys.ring())
                    : host::audit(of_file.file, keys.ring(), policy.rules(), wants_values);
        });
    };
    // A single file has progress of its own.
    std::optional<host::Progress> progress;
    std::uint64_t done_count = 0;
    if (options.recursive || !options.files0_from.empty() || options.files.size() > 1) {
        const bool is_known = !options.recursive && options.files0_from.empty();
        progress.emplace("files", is_known ? std::optional(options.files.size()) : std::nullopt,
                         host::Progress::Unit::kFiles);
    }
    for (bool more = true; more;) {
        answers.clear();
        Answer next;
        while (answers.size() < options.jobs && (more = names.next(next.file, next.error))) {
            answers.push_back(next);
        }
        host::do_all(answers.size(), options.jobs, check);
        for (std::size_t i = 0; i < answers.size(); ++i) {  // one thread needs less memory
            if (answers[i].error != kNoMemory || !is_readable_again(answers[i].file)) continue;
            answers[i].error.clear();
            check(i);
        }
        for (Answer &done : answers) {
            if (progress && (!options.quiet || !done.error.empty()))
                progress->make_room(!done.error.empty());
            if (done.outcome && !done.outcome->is_genuine())
                status = std::max<int>(status, kNotGenuine);
            if (done.outcome && !options.quiet) {  // reads the values again
                done.error = trouble_of([&] { report(*done.outcome, options, colour); });
            }
            if (done.error.empty()) continue;
            complain(name_of(done.file) + ": " + done.error);
            status = kTrouble;
            if (options.json && !options.quiet && !done.outcome) {
                host::write_json_error(done.file, std::nullopt, done.error, write);
                flush();
            }
        }
        if (progress) progress->at(done_count += answers.size());
    }
    return status;
}

constexpr std::uint32_t kLongestLine = 64 << 20;

int verify_lines(const host::Options &options, const host::Policy &policy, const host::Keys &keys) {
    const std::string &file = options.files[0];
    const auto judge = [&](std::string bytes) {
        return options.scope == host::Scope::kReceipt
                   ? host::check_receipt(file, bytes, keys.ring())
                   : host::audit(file, std::move(bytes), keys.ring(), policy.rules(),
                                 options.values);
    };
    host::LinesSummary summary;
    const std::uint32_t most = std::min(kLongestLine, policy.rules().maximum_size);
    const std::string trouble = trouble_of([&] {
        summary = host::verify_lines({file, options.has_id, options.jobs, most, options.quiet},
                                     judge, write, flush);
    });
    complain(trouble.empty() ? summary.text() : name_of(file) + ": " + trouble);
    if (!trouble.empty()) return kTrouble;
    return (summary.all_genuine() ? kGenuine : kNotGenuine) + (summary.broken == 0 ? 0 : kBroken);
}

int verify(const host::Options &options) {
    const host::Policy policy = read_policy(options.policy);
    const host::Keys keys(options.keys, policy.ring());
    return options.lines ? verify_lines(options, policy, keys)
                         : verify_files(options, policy, keys);
}

Exit canonicalize(const std::string &file) {
    std::optional<host::NotCanonical> fault;
    const std::string trouble = trouble_of([&] { fault = host::canonicalize(file, print); });
    if (!trouble.empty()) {
        complain(name_of(file) + ": " + trouble);
        return kTrouble;
    }
    if (!fault) return kGenuine;
    std::string position;
    if (fault->position) {
        position = ":" + std::to_string(fault->position->line) + ":" +
                   std::to_string(fault->position->column);
    }
    complain(file + position + ": " + fault->reason + " (byte " + std::to_string(fault->offset) +
             ")");
    return kNotGenuine;
}

Exit explain(const host::Options &options) {
    const std::string &file = options.files[0];
    const std::string trouble =
        trouble_of([&] { print(host::explain(file, options.offset, options.is_sorted)); });
    if (trouble.empty()) return kGenuine;
    complain(name_of(file) + ": " + trouble);
    return kTrouble;
}

pith_ring read_ring(const std::string &file) {
    try {
        return host::read_ring(file);
    } catch (const std::system_error &error) {
        throw host::PolicyError("--ring " + file + ": " + error.code().message());
    }
}

Exit rotate(const host::Options &options) {
    const pith_ring ring = read_ring(options.ring);
    const auto time = options.now.value_or(static_cast<std::uint32_t>(std::time(nullptr)));
    host::RotationOutcome outcome;
    const std::string trouble =
        trouble_of([&] { outcome = host::check_rotation(options.rotation, ring, time); });
    if (!trouble.empty()) {
        complain(name_of(options.rotation) + ": " + trouble);
        if (options.json && !options.quiet) {
            host::write_json_error(options.rotation, std::nullopt, trouble, write);
            flush();
        }
        return kTrouble;
    }
    if (options.json && !options.quiet) {
        host::write_json(outcome, write);
    } else if (!options.quiet) {
        write(host::text_line(outcome, colour_wanted()) + "\n");
    }
    flush();
    return outcome.is_genuine() ? kGenuine : kNotGenuine;
}

int run(int argc, char **argv) {
    const host::Options options = host::parse_options(argc, argv);
    switch (options.action) {
        case host::Options::Action::kHelp: print(host::kHelp); return kGenuine;
        case host::Options::Action::kVersion: print(host::kVersion); return kGenuine;
        case host::Options::Action::kCanonicalize: return canonicalize(options.files[0]);
        case host::Options::Action::kExplain: return explain(options);
        case host::Options::Action::kRotation: return rotate(options);
        case host::Options::Action::kVerify: break;
    }
    return verify(options);
}

}  // namespace

int main(int argc, char **argv) {
    std::signal(SIGPIPE, SIG_IGN);  // fflush() reports it, so that the exit status is 2
    try {
        return run(argc, argv);
    } catch (const host::UsageError &error) {
        complain(error.what());
        std::fputs("Try 'pith-verify --help'.\n", stderr);
    } catch (const std::exception &error) {
        complain(error.what());
    }
    return kTrouble;
}

// SPDX-License-Identifier: MIT
#include "options.hpp"

#include <getopt.h>

#include <algorithm>
#include <charconv>
#include <cstring>

#include "text.hpp"

namespace host {

const char *const kHelp =
    R"(Usage: pith-verify [OPTION]... [--] FILE...
       pith-verify --lines [OPTION]... [FILE]
       pith-verify --canonicalize FILE
       pith-verify --explain OFFSET [--sorted] FILE
       pith-verify --ring FILE --rotation FILE [--now TIME]
Checks offline that Pith documents are genuine. FILE - is standard input.

  -a, --audit         list the findings of all checks; without this option the program runs the
                      same checks and prints one line
  -r, --receipt       check only the record and the registry's receipt for it, in one pass
      --values        show the document as a tree, each value with its trust label
  -p, --policy FILE   what to accept: kinds, times, keys, checks (a JSON file; see the manual)
  -k, --key ID=HEX    also trust the Ed25519 public key HEX (64 digits) under the key_id ID;
      --key ID=@FILE  the key is in FILE, as 64 hex digits or 32 bytes
  -j, --json          print one JSON object on one line for each document
  -q, --quiet         print nothing on standard output; only set the exit status
      --lines         each line of FILE, or of standard input, is a document: print a JSON object
                      for each, in order, and at the end a summary on standard error
      --id-column     with --lines: a line is an id, a tab and a document; the object has the id
      --recursive     also check the files in folders and their folders; links are not followed
      --files0-from FILE  also check the files named in FILE, each ended by a byte of 0
      --jobs N        check N documents at once; the output keeps the order (default 1)
      --canonicalize  write FILE in canonical form, which a device can audit in one pass
      --explain OFFSET  show the place of a byte that a device reported: line, column, JSON pointer
      --sorted        with --explain: OFFSET counts bytes of the canonical form
      --ring FILE     the ring of keys that a device has, for --rotation
      --rotation FILE  check a rotation to the next ring, as the device will
      --now TIME      with --rotation: the device's time, like 2026-01-01T00:00:00Z, or unknown if it
                      has none (default: the computer's time)
  -h, --help          print this help
  -V, --version       print the version, the commit and the preset

Each line has the verdict, its scope, the Pith number and the file. The scope of a genuine document
is its kind: envelope, record, bundle, state or event. The line ends with the number of its values
that are trusted. The scope "receipt" covers only the canonical record and the registry's receipt
for it. The registry's key pith-v1-2026-05 is built in.

Exit status: 0 all are genuine; 1 at least one is not; 2 wrong usage, or a file that cannot be read.
With --lines add 4 if a line is no document: too long, or without an id.
)";

namespace {

enum : int {
    kValues = 256,
    kCanonicalize,
    kLines,
    kIdColumn,
    kRecursive,
    kFiles0From,
    kJobs,
    kExplain,
    kSorted,
    kRing,
    kRotation,
    kNow
};  // options without a letter

const option kLong[] = {{"audit", no_argument, nullptr, 'a'},
                        {"receipt", no_argument, nullptr, 'r'},
                        {"values", no_argument, nullptr, kValues},
                        {"policy", required_argument, nullptr, 'p'},
                        {"key", required_argument, nullptr, 'k'},
                        {"json", no_argument, nullptr, 'j'},
                        {"quiet", no_argument, nullptr, 'q'},
                        {"canonicalize", no_argument, nullptr, kCanonicalize},
                        {"explain", required_argument, nullptr, kExplain},
                        {"sorted", no_argument, nullptr, kSorted},
                        {"ring", required_argument, nullptr, kRing},
                        {"rotation", required_argument, nullptr, kRotation},
                        {"now", required_argument, nullptr, kNow},
                        {"lines", no_argument, nullptr, kLines},
                        {"id-column", no_argument, nullptr, kIdColumn},
                        {"recursive", no_argument, nullptr, kRecursive},
                        {"files0-from", required_argument, nullptr, kFiles0From},
                        {"jobs", required_argument, nullptr, kJobs},
                        {"help", no_argument, nullptr, 'h'},
                        {"version", no_argument, nullptr, 'V'},
                        {nullptr, 0, nullptr, 0}};

// Describes the error. optopt is 0 for an unknown long option, otherwise the option's value.
std::string complaint(char **argv) {
    if (optopt == 0) return std::string("no such option: ") + argv[optind - 1];
    for (const option *known = kLong; known->name != nullptr; ++known) {
        if (known->val == optopt) return std::string("--") + known->name + " takes no value";
    }
    return std::string("no such option: -") + static_cast<char>(optopt);
}

// Describes the option without its value.
const char *missing_value() {
    switch (optopt) {
        case 'p': return "--policy needs a FILE";
        case kFiles0From: return "--files0-from needs a FILE";
        case kJobs: return "--jobs needs a number";
        case kExplain: return "--explain needs an OFFSET";
        case kRing: return "--ring needs a FILE";
        case kRotation: return "--rotation needs a FILE";
        case kNow: return "--now needs a TIME";
        default: return "--key needs ID=HEX or ID=@FILE";
    }
}

std::uint32_t number(const std::string &name, const char *word, std::uint32_t least,
                     std::uint32_t most) {
    std::uint32_t value = 0;
    const char *const end = word + std::strlen(word);
    const auto [read, fault] = std::from_chars(word, end, value);
    if (fault != std::errc() || read != end || value < least || value > most) {
        throw UsageError(name + " is a number from " + std::to_string(least) + " to " +
                         std::to_string(most));
    }
    return value;
}

std::uint32_t time_of(const std::string &word) {
    if (word == "unknown") return 0;
    const auto time = read_iso_time(word);
    if (!time) throw UsageError("--now is a time like 2026-01-01T00:00:00Z, or unknown");
    return *time;
}

// Sets an option that may be given once and names a file.
void set_file(std::string &option, const std::string &name) {
    if (!option.empty()) throw UsageError("duplicate " + name);
    if (*optarg == '\0') throw UsageError(name + " needs a FILE");
    option = optarg;
}

// Refuses what is not for a rotation.
void require_agreement_of_rotation(const Options &options, bool is_receipt) {
    if (options.ring.empty()) throw UsageError("--rotation needs --ring FILE, the device's ring");
    const bool is_other = is_receipt || options.findings || options.values || options.lines ||
                          options.has_id || options.recursive || options.jobs != 1 ||
                          options.is_sorted || !options.files0_from.empty() ||
                          !options.keys.empty() || !options.policy.empty();
    if (is_other) throw UsageError("--rotation takes no option but --ring, --now, --json, --quiet");
    if (!options.files.empty()) throw UsageError("--rotation takes no further FILE");
    if (options.ring == "-" && options.rotation == "-") {
        throw UsageError("standard input (-) can be read only once");
    }
}

void require_agreement_of_lines(const Options &options, bool is_audit) {
    if (!options.lines) {
        if (options.has_id) throw UsageError("--id-column is for --lines");
        return;
    }
    if (is_audit || options.json) {
        throw UsageError(
            "--lines always prints JSON with all findings: --audit and --json do not apply");
    }
    if (options.files.size() > 1 || options.recursive || !options.files0_from.empty()) {
        throw UsageError("--lines takes one FILE");
    }
}

// Refuses options that contradict each other or have no effect together.
void require_agreement(const Options &options, bool is_receipt, bool is_audit) {
    using Action = Options::Action;
    if (options.action != Action::kVerify) {
        const std::string name =
            options.action == Action::kExplain ? "--explain" : "--canonicalize";
        const bool is_other =
            is_receipt || is_audit || options.values || options.json || options.quiet ||
            options.lines || options.has_id || options.recursive || options.jobs != 1 ||
            (options.is_sorted && options.action != Action::kExplain) ||
            !options.files0_from.empty() || !options.keys.empty() || !options.policy.empty();
        if (is_other) throw UsageError(name + " checks nothing and takes no other option");
        if (options.files.size() > 1) throw UsageError(name + " takes one FILE");
        return;
    }
    if (options.is_sorted) throw UsageError("--sorted is for --explain");
    require_agreement_of_lines(options, is_audit);
    if (!is_receipt) return;
    if (is_audit) throw UsageError("--audit and --receipt exclude each other");
    if (options.values) throw UsageError("--values needs the audit; --receipt runs none");
    if (!options.policy.empty()) {
        throw UsageError("--policy is for the audit; --receipt runs none");
    }
}

}  // namespace

Options parse_options(int argc, char **argv) {
    Options options;
    bool is_receipt = false;
    opterr = 0;
    for (int letter = 0; (letter = getopt_long(argc, argv, ":arp:k:jqhV", kLong, nullptr)) != -1;) {
        switch (letter) {
            case 'a': options.findings = true; break;
            case 'r': is_receipt = true; break;
            case kValues: options.values = true; break;
            case 'p': set_file(options.policy, "--policy"); break;
            case 'k': options.keys.emplace_back(optarg); break;
            case 'j': options.json = true; break;
            case 'q': options.quiet = true; break;
            case kLines: options.lines = true; break;
            case kExplain:
                options.action = Options::Action::kExplain;
                options.offset = number("--explain OFFSET", optarg, 0, UINT32_MAX);
                break;
            case kSorted: options.is_sorted = true; break;
            case kRing: set_file(options.ring, "--ring"); break;
            case kRotation: set_file(options.rotation, "--rotation"); break;
            case kNow: options.now = time_of(optarg); break;
            case kIdColumn: options.has_id = true; break;
            case kRecursive: options.recursive = true; break;
            case kFiles0From: set_file(options.files0_from, "--files0-from"); break;
            case kJobs: options.jobs = number("--jobs N", optarg, 1, 256); break;
            case kCanonicalize: options.action = Options::Action::kCanonicalize; break;
            case 'h': options.action = Options::Action::kHelp; return options;
            case 'V': options.action = Options::Action::kVersion; return options;
            case ':': throw UsageError(missing_value());
            default: throw UsageError(complaint(argv));
        }
    }
    if (is_receipt) options.scope = Scope::kReceipt;
    options.files.assign(argv + optind, argv + argc);
    if (!options.rotation.empty()) {
        if (options.action != Options::Action::kVerify) {
            throw UsageError("--rotation excludes --explain and --canonicalize");
        }
        require_agreement_of_rotation(options, is_receipt);
        options.action = Options::Action::kRotation;
        return options;
    }
    if (!options.ring.empty())
        throw UsageError("--ring needs --rotation FILE, the rotation to check");
    if (options.now) throw UsageError("--now is for --rotation");
    if (options.lines && options.files.empty()) options.files.emplace_back("-");
    if (options.files.empty() && options.files0_from.empty()) throw UsageError("no FILE given");
    require_agreement(options, is_receipt, options.findings);
    if (std::count(options.files.begin(), options.files.end(), "-") +
            (options.policy == "-" ? 1 : 0) + (options.files0_from == "-" ? 1 : 0) >
        1) {
        throw UsageError("standard input (-) can be read only once");
    }
    return options;
}

}  // namespace host

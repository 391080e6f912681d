// SPDX-License-Identifier: MIT
#include "options.hpp"

#include <getopt.h>

#include <algorithm>

namespace host {

const char *const kHelp =
    R"(Usage: pith-verify [OPTION]... [--] FILE...
       pith-verify --canonicalize FILE
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
      --canonicalize  write FILE in canonical form, which a device can audit in one pass
  -h, --help          print this help
  -V, --version       print the version, the commit and the preset

Each line has the verdict, its scope, the Pith number and the file. The scope of a genuine document
is its kind: envelope, record, bundle, state or event. The line ends with the number of its values
that are trusted. The scope "receipt" covers only the canonical record and the registry's receipt
for it. The registry's key pith-v1-2026-05 is built in.

Exit status: 0 all are genuine; 1 at least one is not; 2 wrong usage, or a file that cannot be read.
)";

namespace {

enum : int { kValues = 256, kCanonicalize };  // options without a letter

const option kLong[] = {{"audit", no_argument, nullptr, 'a'},
                        {"receipt", no_argument, nullptr, 'r'},
                        {"values", no_argument, nullptr, kValues},
                        {"policy", required_argument, nullptr, 'p'},
                        {"key", required_argument, nullptr, 'k'},
                        {"json", no_argument, nullptr, 'j'},
                        {"quiet", no_argument, nullptr, 'q'},
                        {"canonicalize", no_argument, nullptr, kCanonicalize},
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

// Refuses options that contradict each other or have no effect together.
void require_agreement(const Options &options, bool is_receipt, bool is_audit) {
    if (options.action == Options::Action::kCanonicalize) {
        if (is_receipt || is_audit || options.values || options.json || options.quiet ||
            !options.keys.empty() || !options.policy.empty()) {
            throw UsageError("--canonicalize checks nothing and takes no other option");
        }
        if (options.files.size() > 1) throw UsageError("--canonicalize takes one FILE");
        return;
    }
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
            case 'p':
                if (!options.policy.empty()) throw UsageError("duplicate --policy");
                if (*optarg == '\0') throw UsageError("--policy needs a FILE");
                options.policy = optarg;
                break;
            case 'k': options.keys.emplace_back(optarg); break;
            case 'j': options.json = true; break;
            case 'q': options.quiet = true; break;
            case kCanonicalize: options.action = Options::Action::kCanonicalize; break;
            case 'h': options.action = Options::Action::kHelp; return options;
            case 'V': options.action = Options::Action::kVersion; return options;
            case ':':
                throw UsageError(optopt == 'p' ? "--policy needs a FILE"
                                               : "--key needs ID=HEX or ID=@FILE");
            default: throw UsageError(complaint(argv));
        }
    }
    if (is_receipt) options.scope = Scope::kReceipt;
    options.files.assign(argv + optind, argv + argc);
    if (options.files.empty()) throw UsageError("no FILE given");
    require_agreement(options, is_receipt, options.findings);
    if (std::count(options.files.begin(), options.files.end(), "-") +
            (options.policy == "-" ? 1 : 0) >
        1) {
        throw UsageError("standard input (-) can be read only once");
    }
    return options;
}

}  // namespace host

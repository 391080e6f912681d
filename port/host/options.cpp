// SPDX-License-Identifier: MIT
#include "options.hpp"

#include <getopt.h>

#include <algorithm>

namespace host {

const char *const kHelp =
    R"(Usage: pith-verify [--key ID=HEX | --key ID=@FILE]... [--json] [-q] [--] FILE...
Says of each Pith document whether it is genuine, offline. FILE - is standard input.

  -k, --key ID=HEX    also trust the Ed25519 public key HEX (64 digits) under the key_id ID;
      --key ID=@FILE  the key is in FILE, as 64 hex digits or 32 bytes
  -j, --json          print one JSON object a document, each on a line
  -q, --quiet         print nothing on standard output; the exit status is the answer
  -h, --help          print this help
  -V, --version       print the version

Each line says the verdict, what the verdict speaks of, the Pith number, and the file. The scope
"receipt" is the canonical record and the registry's receipt for it, and nothing else in the
document. The registry's key pith-v1-2026-05 is built in.

Exit status: 0 all are genuine; 1 at least one is not; 2 wrong usage, or a file that cannot be read.
)";

namespace {

const option kLong[] = {
    {"key", required_argument, nullptr, 'k'}, {"json", no_argument, nullptr, 'j'},
    {"quiet", no_argument, nullptr, 'q'},     {"help", no_argument, nullptr, 'h'},
    {"version", no_argument, nullptr, 'V'},   {nullptr, 0, nullptr, 0}};

// getopt_long leaves 0 in optopt for an unknown long option, and the option's letter otherwise.
std::string complaint(char **argv) {
    if (optopt == 0) return std::string("no such option: ") + argv[optind - 1];
    for (const option *known = kLong; known->name != nullptr; ++known) {
        if (known->val == optopt) return std::string("--") + known->name + " takes no value";
    }
    return std::string("no such option: -") + static_cast<char>(optopt);
}

}  // namespace

Options parse_options(int argc, char **argv) {
    Options options;
    opterr = 0;
    for (int letter = 0; (letter = getopt_long(argc, argv, ":k:jqhV", kLong, nullptr)) != -1;) {
        switch (letter) {
            case 'k': options.keys.emplace_back(optarg); break;
            case 'j': options.json = true; break;
            case 'q': options.quiet = true; break;
            case 'h': options.action = Options::Action::kHelp; return options;
            case 'V': options.action = Options::Action::kVersion; return options;
            case ':': throw UsageError("--key needs ID=HEX or ID=@FILE");
            default: throw UsageError(complaint(argv));
        }
    }
    options.files.assign(argv + optind, argv + argc);
    if (options.files.empty()) throw UsageError("no FILE given");
    if (std::count(options.files.begin(), options.files.end(), "-") > 1) {
        throw UsageError("standard input (-) can be read only once");
    }
    return options;
}

}  // namespace host

// SPDX-License-Identifier: MIT
// pith-verify: is this Pith document genuine?
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <system_error>

#include "keys.hpp"
#include "options.hpp"
#include "receipt.hpp"
#include "report.hpp"

namespace {

enum Exit { kGenuine = 0, kNotGenuine = 1, kTrouble = 2 };

void complain(const std::string &what) {
    std::fprintf(stderr, "pith-verify: %s\n", host::printable(what).c_str());
}

// A reader must be able to trust that what it did not get was never said: a closed pipe or a full
// disk is trouble, not success.
struct OutputError : std::system_error {
    OutputError() : std::system_error(errno, std::generic_category(), "standard output") {}
};

void print(const std::string &text) {
    errno = 0;
    const std::size_t written = std::fwrite(text.data(), 1, text.size(), stdout);
    if (written != text.size() || std::fflush(stdout) != 0) throw OutputError();
}

bool colour_wanted() {
    const char *const no_color = std::getenv("NO_COLOR");
    const char *const term = std::getenv("TERM");
    return ::isatty(STDOUT_FILENO) != 0 && (no_color == nullptr || *no_color == '\0') &&
           (term == nullptr || std::strcmp(term, "dumb") != 0);
}

Exit verify(const host::Options &options) {
    const host::Keys keys(options.keys);
    const bool colour = colour_wanted();
    Exit status = kGenuine;
    for (const std::string &file : options.files) {
        try {
            const host::Finding finding = host::check_receipt(file, keys.ring());
            if (finding.verdict != pith::Verdict::kGenuine) status = std::max(status, kNotGenuine);
            if (options.quiet) continue;
            print((options.json ? host::json_line(finding) : host::text_line(finding, colour)) +
                  "\n");
        } catch (const OutputError &) {
            throw;
        } catch (const std::system_error &error) {
            complain((file == "-" ? "standard input" : file) + ": " + error.code().message());
            status = kTrouble;
        }
    }
    return status;
}

int run(int argc, char **argv) {
    const host::Options options = host::parse_options(argc, argv);
    switch (options.action) {
        case host::Options::Action::kHelp: print(host::kHelp); return kGenuine;
        case host::Options::Action::kVersion:
            print("pith-verify " PITH_VERSION "\n");
            return kGenuine;
        case host::Options::Action::kVerify: break;
    }
    return verify(options);
}

}  // namespace

int main(int argc, char **argv) {
    std::signal(SIGPIPE, SIG_IGN);  // fflush() reports it, and the exit status stays ours
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

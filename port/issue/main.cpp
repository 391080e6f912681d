// SPDX-License-Identifier: MIT
// pith-issue: makes keys, signs documents, and rotates rings.
#include <sodium.h>

#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>
#include <string>

#include "commands.hpp"
#include "encode.hpp"
#include "errors.hpp"
#include "files.hpp"

namespace {

enum Exit { kDone = 0, kRefused = 1, kTrouble = 2 };

void complain(const char *what) {
    std::fprintf(stderr, "pith-issue: %s\n", issue::printable(what).c_str());
}

bool is_asked(int argc, char **argv, const char *letter, const char *word) {
    for (int i = 1; i < argc && std::strcmp(argv[i], "--") != 0; ++i) {
        if (std::strcmp(argv[i], letter) == 0 || std::strcmp(argv[i], word) == 0) return true;
    }
    return false;
}

void run(int argc, char **argv) {
    if (is_asked(argc, argv, "-h", "--help")) return issue::put("", issue::kHelp);
    if (is_asked(argc, argv, "-V", "--version")) return issue::put("", issue::kVersion);
    const std::string command = argc > 1 ? argv[1] : "";
    if (command == "keygen") return issue::keygen(argc - 1, argv + 1);
    if (command == "show") return issue::show(argc - 1, argv + 1);
    if (command == "sign") return issue::sign(argc - 1, argv + 1);
    if (command == "ring") return issue::ring(argc - 1, argv + 1);
    throw issue::UsageError("expected a command keygen, show, sign or ring, found " +
                            (command.empty() ? "nothing" : command));
}

}  // namespace

int main(int argc, char **argv) {
    std::signal(SIGPIPE, SIG_IGN);  // a failed write then has exit status 2
    try {
        if (sodium_init() < 0) throw issue::Trouble("libsodium cannot start");
        run(argc, argv);
        return kDone;
    } catch (const issue::Refusal &error) {
        complain(error.what());
        return kRefused;
    } catch (const issue::UsageError &error) {
        complain(error.what());
        std::fputs("Try 'pith-issue --help'.\n", stderr);
    } catch (const std::exception &error) {
        complain(error.what());
    }
    return kTrouble;
}

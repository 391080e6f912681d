// SPDX-License-Identifier: MIT
// Runs test cases with a mutant, each in a new process forked after the setup.
//
//   in: "L"              out: a line with the name of each case, then "."
//   in: "T case file"    runs the case without a mutant, and writes the reached mutants to the file
//                        out: "<milliseconds> <exit code>"
//   in: "M mutant ms case ms case ..."
//                        runs the cases until one fails, or takes more than its CPU time in ms
//                        out: "K case" for the failed case, else "S"
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <string>
#include <vector>

#include "mutant.hpp"

#ifdef PITH_ON_TARGET
#include "check.hpp"
// The first failure ends the process.
void check::write(const char *) {
    if (failures != 0) _exit(1);
}
static std::vector<std::string> list() {
    std::vector<std::string> names;
    for (const check::Case *const *at = check::__start_check_cases; at != check::__stop_check_cases;
         ++at)
        names.push_back(std::string((*at)->suite) + "." + (*at)->name);
    return names;
}
static int run(size_t which, const std::string &) {
    check::__start_check_cases[which]->body();
    return check::failures == 0 ? 0 : 1;
}
#else
#include <gtest/gtest.h>
static std::vector<std::string> list() {
    std::vector<std::string> names;
    const auto &unit = *testing::UnitTest::GetInstance();
    for (int i = 0; i < unit.total_test_suite_count(); ++i) {
        const auto &suite = *unit.GetTestSuite(i);
        for (int j = 0; j < suite.total_test_count(); ++j)
            names.push_back(std::string(suite.name()) + "." + suite.GetTestInfo(j)->name());
    }
    return names;
}
static int run(size_t, const std::string &name) {
    testing::GTEST_FLAG(filter) = name;
    testing::GTEST_FLAG(break_on_failure) = true;  // the first failure ends the process
    return RUN_ALL_TESTS();
}
#endif

namespace mutant {
int chosen = -1;
unsigned char reached[PITH_MUTANTS + 1];
}  // namespace mutant

static int attempt(int id, int limit, size_t which, const std::string &name, const char *file) {
    const pid_t child = fork();
    if (child == 0) {
        mutant::chosen = id;
        const itimerval timer = {{0, 0}, {limit / 1000, limit % 1000 * 1000}};
        setitimer(ITIMER_VIRTUAL, &timer, nullptr);
        const int code = run(which, name);
        if (file != nullptr) {
            FILE *out = fopen(file, "wb");
            fwrite(mutant::reached, 1, sizeof mutant::reached, out);
            fclose(out);
        }
        _exit(code);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return status;
}

int main(int argc, char **argv) {
#ifndef PITH_ON_TARGET
    testing::InitGoogleTest(&argc, argv);
#endif
    static_cast<void>(argc);
    static_cast<void>(argv);
    const std::vector<std::string> names = list();
    FILE *const answers = fdopen(dup(1), "w");
    freopen("/dev/null", "w", stdout);
    freopen("/dev/null", "w", stderr);
    const rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
    char *line = nullptr;
    size_t room = 0;
    while (getline(&line, &room, stdin) > 0) {
        char *word = strtok(line, " \n");
        if (word == nullptr) continue;
        if (*word == 'L') {
            for (const auto &name : names) fprintf(answers, "%s\n", name.c_str());
            fprintf(answers, ".\n");
        } else if (*word == 'T') {
            const size_t which = strtoul(strtok(nullptr, " \n"), nullptr, 10);
            const char *file = strtok(nullptr, " \n");
            rusage before, after;
            getrusage(RUSAGE_CHILDREN, &before);
            const int status = attempt(-1, 600000, which, names[which], file);
            getrusage(RUSAGE_CHILDREN, &after);
            const long took = (after.ru_utime.tv_sec - before.ru_utime.tv_sec) * 1000 +
                              (after.ru_utime.tv_usec - before.ru_utime.tv_usec) / 1000;
            fprintf(answers, "%ld %d\n", took, status);
        } else {
            const int id = atoi(strtok(nullptr, " \n"));
            bool killed = false;
            while (char *limit = strtok(nullptr, " \n")) {
                const size_t which = strtoul(strtok(nullptr, " \n"), nullptr, 10);
                if (attempt(id, atoi(limit), which, names[which], nullptr) != 0) {
                    fprintf(answers, "K %zu\n", which);
                    killed = true;
                    break;
                }
            }
            if (!killed) fprintf(answers, "S\n");
        }
        fflush(answers);
    }
}

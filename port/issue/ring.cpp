// SPDX-License-Identifier: MIT
#include <string>

#include "commands.hpp"
#include "errors.hpp"
#include "ring_commands.hpp"

namespace issue {

void ring(int argc, char **argv) {
    constexpr struct {
        const char *name;
        void (*run)(int, char **);
    } kCommands[] = {{"new", ring_new},     {"rotate", ring_rotate},   {"sign", ring_sign},
                     {"apply", ring_apply}, {"inspect", ring_inspect}, {"export", ring_export}};
    const std::string word = argc > 1 ? argv[1] : "";
    for (const auto &command : kCommands) {
        if (word == command.name) return command.run(argc - 1, argv + 1);
    }
    throw UsageError("ring: expected new, rotate, sign, apply, inspect or export, found " +
                     (word.empty() ? "nothing" : word));
}

}  // namespace issue

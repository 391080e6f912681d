// SPDX-License-Identifier: MIT
// The commands. Each takes its words, its own name first, and throws the errors of errors.hpp.
#pragma once

namespace issue {

void keygen(int argc, char **argv);
void show(int argc, char **argv);
void sign(int argc, char **argv);
void ring(int argc, char **argv);

extern const char *const kHelp;
extern const char *const kVersion;

}  // namespace issue

// SPDX-License-Identifier: MIT
// The commands of `ring`. Each takes its words, its own name first.
#pragma once

namespace issue {

void ring_new(int argc, char **argv);
void ring_rotate(int argc, char **argv);
void ring_sign(int argc, char **argv);
void ring_apply(int argc, char **argv);
void ring_inspect(int argc, char **argv);
void ring_export(int argc, char **argv);

}  // namespace issue

// SPDX-License-Identifier: MIT
// The memory of the page: one arena that grows and is emptied for each document.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace web {

class Arena {
 public:
    // Frees everything. WebAssembly gives no memory back, so the next document uses it again.
    static void clear();

    // Makes room for `size` more bytes at end(). Returns false if the machine has no more memory.
    static bool reserve(size_t size);

    static uint8_t *end();
    static void take(size_t size);  // at most what was reserved
};

}  // namespace web

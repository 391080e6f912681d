// SPDX-License-Identifier: MIT
#include "memory.hpp"

#include <string.h>

extern "C" uint8_t __heap_base;  // from the linker: the first byte after data and stack

namespace web {
namespace {

constexpr size_t kPage = 65536;
size_t used = 0;

size_t capacity() {
    return __builtin_wasm_memory_size(0) * kPage - reinterpret_cast<uintptr_t>(&__heap_base);
}

}  // namespace

void Arena::clear() {
    used = 0;
}

bool Arena::reserve(size_t size) {
    const size_t free = capacity() - used;
    if (size <= free) return true;
    const size_t pages = (size - free - 1) / kPage + 1;
    return __builtin_wasm_memory_grow(0, pages) != SIZE_MAX;
}

uint8_t *Arena::end() {
    return &__heap_base + used;
}

// Multiples of 8 keep everything aligned.
void Arena::take(size_t size) {
    used += (size + 7) / 8 * 8;
}

}  // namespace web

// The C library of this machine. The compiler must not turn a loop into a call of itself.
extern "C" {

void *memmove(void *to, const void *from, size_t size) {
    auto *t = static_cast<uint8_t *>(to);
    const auto *f = static_cast<const uint8_t *>(from);
    if (t < f) {
        for (size_t i = 0; i < size; ++i) t[i] = f[i];
    } else {
        for (size_t i = size; i-- != 0;) t[i] = f[i];
    }
    return to;
}

void *memcpy(void *to, const void *from, size_t size) {
    return memmove(to, from, size);
}

void *memset(void *to, int byte, size_t size) {
    auto *t = static_cast<uint8_t *>(to);
    for (size_t i = 0; i < size; ++i) t[i] = static_cast<uint8_t>(byte);
    return to;
}

int memcmp(const void *a, const void *b, size_t size) {
    const auto *x = static_cast<const uint8_t *>(a);
    const auto *y = static_cast<const uint8_t *>(b);
    for (size_t i = 0; i < size; ++i) {
        if (x[i] != y[i]) return x[i] < y[i] ? -1 : 1;
    }
    return 0;
}

}  // extern "C"

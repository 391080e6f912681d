// SPDX-License-Identifier: MIT
// What stands for the parts of C++ that no compiler computes with. Included before core's lifted
// source; afterwards core's bytes, texts and words behave as they do on a device, but any access
// outside an object, any value that was never set, and any overflow that is undefined stops the
// compiler.
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <string.h>

namespace lifted {

void not_constant();  // nowhere defined, so that a call stops the compiler

// With -funsigned-char: casts between texts and bytes are then none.
template <class To, class From>
constexpr To cast(From from) {
    if constexpr (requires { static_cast<To>(from); }) {
        return static_cast<To>(from);
    } else {
        not_constant();
        return To{};
    }
}
// Of an address only its alignment is asked; here every address counts as aligned.
template <class To, class From>
requires __is_same(To, uintptr_t) constexpr To cast(From) {
    return 0;
}

template <class To, class From>
constexpr void copy(To *to, const From *from, size_t size) {
    if constexpr (sizeof(To) == sizeof(From)) {
        if (size % sizeof(To) != 0) not_constant();
        for (size_t i = 0; i < size / sizeof(To); ++i) to[i] = from[i];
    } else {  // one word of bytes
        if (sizeof(From) != 1 || size != sizeof(To)) not_constant();
        To word = 0;
        for (size_t i = 0; i < size; ++i) word |= static_cast<To>(from[i]) << (8 * i);
        *to = word;
    }
}

template <class T>
constexpr void fill(T *to, int value, size_t size) {
    if (size % sizeof(T) != 0 || (value != 0 && sizeof(T) != 1)) not_constant();
    for (size_t i = 0; i < size / sizeof(T); ++i) {
        if constexpr (sizeof(T) == 1) {
            to[i] = static_cast<T>(value);
        } else {
            to[i] = T{};
        }
    }
}

template <class A, class B>
constexpr int compare(const A *a, const B *b, size_t size) {
    static_assert(sizeof(A) == 1 && sizeof(B) == 1);
    for (size_t i = 0; i < size; ++i) {
        if (a[i] != b[i]) return a[i] < b[i] ? -1 : 1;
    }
    return 0;
}

}  // namespace lifted

#define uint8_t char
#define reinterpret_cast lifted::cast
#define memcpy                           lifted::copy
#define memset                           lifted::fill
#define memcmp                           lifted::compare
#define __builtin_memcpy                 lifted::copy
#define __builtin_assume_aligned(p, ...) (p)
// Members that share memory do so no more: what one of them leaves behind cannot pass for another.
#define union struct
// volatile asks a compiler for a second look; one that computes takes every look anyway.
#define volatile
// Sizes are those of the real build, which asserts them.
#define static_assert(...)

// SPDX-License-Identifier: MIT
// Replaces the parts of C++ that constant expressions do not allow. Included before core's lifted
// source. Bytes, texts and words then behave as on a device, but any access outside an object, any
// unset value and any undefined overflow is a compile error.
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <string.h>

namespace lifted {

void not_constant();  // never defined, so that a call is a compile error

// With -funsigned-char, so that texts and bytes need no cast.
template <class To, class From>
constexpr To cast(From from) {
    if constexpr (requires { static_cast<To>(from); }) {
        return static_cast<To>(from);
    } else {
        not_constant();
        return To{};
    }
}
// Core uses an address only to check alignment; here every address is aligned.
template <class To, class From>
requires __is_same(To, uintptr_t) constexpr To cast(From) {
    return 0;
}

template <class To, class From>
constexpr void copy(To *to, const From *from, size_t size) {
    if constexpr (sizeof(To) == sizeof(From)) {
        if (size % sizeof(To) != 0) not_constant();
        for (size_t i = 0; i < size / sizeof(To); ++i) to[i] = from[i];
    } else {  // copies one word of bytes
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
// Members share no memory, so a value of one member cannot be read as another.
#define union struct
// volatile has no effect at compile time.
#define volatile
// Sizes are those of the real build, which asserts them.
#define static_assert(...)

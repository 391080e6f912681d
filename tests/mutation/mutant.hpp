// SPDX-License-Identifier: MIT
// Included in the copy of core: each mutated expression checks here whether its mutant is on. All
// mutants are in one program; evaluation by the compiler is never mutated.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace mutant {

extern int chosen;               // -1: none
extern unsigned char reached[];  // 1: reached at run time; 2: no effect for these types

enum Op { kAdd, kSub, kMul, kDiv, kRem, kAnd, kOr, kXor, kShl, kShr, kLt, kLe, kGt, kGe, kEq, kNe };

template <int op>
    constexpr auto apply(auto a, auto b) requires(op == kAdd) && requires {
    a + b;
}
{ return a + b; }
template <int op>
    constexpr auto apply(auto a, auto b) requires(op == kSub) && requires {
    a - b;
}
{ return a - b; }
template <int op>
    constexpr auto apply(auto a, auto b) requires(op == kMul) && requires {
    a *b;
}
{ return a * b; }
template <int op>
    constexpr auto apply(auto a, auto b) requires(op == kDiv) && requires {
    a / b;
}
{ return a / b; }
template <int op>
    constexpr auto apply(auto a, auto b) requires(op == kRem) && requires {
    a % b;
}
{ return a % b; }
template <int op>
    constexpr auto apply(auto a, auto b) requires(op == kAnd) && requires {
    a &b;
}
{ return a & b; }
template <int op>
    constexpr auto apply(auto a, auto b) requires(op == kOr) && requires {
    a | b;
}
{ return a | b; }
template <int op>
    constexpr auto apply(auto a, auto b) requires(op == kXor) && requires {
    a ^ b;
}
{ return a ^ b; }
template <int op>
    constexpr auto apply(auto a, auto b) requires(op == kShl) && requires {
    a << b;
}
{ return a << b; }
template <int op>
    constexpr auto apply(auto a, auto b) requires(op == kShr) && requires {
    a >> b;
}
{ return a >> b; }
template <int op>
    constexpr bool apply(auto a, auto b) requires(op == kLt) && requires {
    a < b;
}
{ return a < b; }
template <int op>
    constexpr bool apply(auto a, auto b) requires(op == kLe) && requires {
    a <= b;
}
{ return a <= b; }
template <int op>
    constexpr bool apply(auto a, auto b) requires(op == kGt) && requires {
    a > b;
}
{ return a > b; }
template <int op>
    constexpr bool apply(auto a, auto b) requires(op == kGe) && requires {
    a >= b;
}
{ return a >= b; }
template <int op>
    constexpr bool apply(auto a, auto b) requires(op == kEq) && requires {
    a == b;
}
{ return a == b; }
template <int op>
    constexpr bool apply(auto a, auto b) requires(op == kNe) && requires {
    a != b;
}
{ return a != b; }

constexpr bool on(int id) {
    if (__builtin_is_constant_evaluated()) return false;
    reached[id] = 1;
    return chosen == id;
}

template <int id, int op, int alternative>
constexpr auto binary(auto a, auto b) {
    using Result = decltype(apply<op>(a, b));
    if (__builtin_is_constant_evaluated()) return apply<op>(a, b);
    if constexpr (requires { static_cast<Result>(apply<alternative>(a, b)); }) {
        reached[id] = 1;
        if (chosen == id) [[unlikely]]
            return static_cast<Result>(apply<alternative>(a, b));
    } else {
        reached[id] = 2;
    }
    return apply<op>(a, b);
}
template <int id, int op, int first, int second>
constexpr auto binary(auto a, auto b) {
    if (!__builtin_is_constant_evaluated()) {
        reached[id + 1] = 1;
        if (chosen == id + 1) [[unlikely]]
            return apply<second>(a, b);
    }
    return binary<id, op, first>(a, b);
}

template <int id, int op, int alternative, class A>
constexpr A &assign(A &a, auto b) {
    if (on(id)) [[unlikely]]
        return a = static_cast<A>(apply<alternative>(a, b));
    return a = static_cast<A>(apply<op>(a, b));
}

template <int id>
constexpr auto up_first(auto &a) {
    return on(id) ? --a : ++a;
}
template <int id>
constexpr auto up_last(auto &a) {
    return on(id) ? a-- : a++;
}
template <int id>
constexpr auto down_first(auto &a) {
    return on(id) ? ++a : --a;
}
template <int id>
constexpr auto down_last(auto &a) {
    return on(id) ? a++ : a--;
}

template <int id>
constexpr bool flip(bool value) {
    return on(id) ? !value : value;
}
template <int id, class T>
constexpr auto without_sign(T value, bool complement) {
    if (on(id)) [[unlikely]]
        return static_cast<decltype(-value)>(+value);
    return complement ? ~value : -value;
}

// Returns v + 1, v - 1 or 0: the first `count` of these are mutants.
template <int id, int count, class T>
constexpr T number(T value) {
    if (__builtin_is_constant_evaluated()) return value;
    for (int i = 0; i < count; ++i) reached[id + i] = 1;
    if (chosen == id) [[unlikely]]
        return static_cast<T>(value + 1);
    if (count > 1 && chosen == id + 1) [[unlikely]]
        return static_cast<T>(value - 1);
    if (count > 2 && chosen == id + 2) [[unlikely]]
        return static_cast<T>(0);
    return value;
}

template <int id, class T>
constexpr T other(T value, T instead) {
    return on(id) ? instead : value;
}

// A constexpr function of C++20 cannot have a static variable.
template <int id, class T>
inline T changed_value;

template <int id, size_t size>
constexpr const char *text(const char (&value)[size]) {
    if (on(id)) [[unlikely]] {
        char(&changed)[size] = changed_value<id, char[size]>;
        for (size_t i = 0; i < size; ++i) changed[i] = value[i];
        if (size > 1) changed[size - 2] ^= 1;
        return changed;
    }
    return value;
}

// A constant of the curve: mutant id + i has bit i changed.
template <int id, int bits, class T>
constexpr const T &constant(const T &value) {
    if (__builtin_is_constant_evaluated()) return value;
    reached[id] = 1;
    if (chosen < id || chosen >= id + bits) [[likely]]
        return value;
    T &changed = changed_value<id, T>;
    changed = value;
    changed.word[(chosen - id) / 32] ^= uint32_t{1} << ((chosen - id) % 32);
    return changed;
}

}  // namespace mutant

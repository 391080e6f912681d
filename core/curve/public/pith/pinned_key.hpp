// SPDX-License-Identifier: MIT
// Pins an Ed25519 public key: the compiler decodes and checks the key and computes its comb tables
// for flash. C++17; the CMake function pith_pin_key() writes such a file.
//
//     static constexpr pith::pinned_key<5> ours(
//         "ours-2026", "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
//     extern "C" {
//     extern const pith_keyring our_keyring;
//     const pith_keyring our_keyring = {&ours.key, 1};
//     }
//
// C code declares `extern const pith_keyring our_keyring;`. Without `extern "C"` and `extern`, a
// constant of C++ is not visible to it.
//
// One more tooth doubles the table and saves about a seventh of the time. The table has 96 << teeth
// bytes with B's table, which all pinned keys of the same shape share. A key that is not canonical
// or not of order L is a compile error that names key_is_not_canonical_or_not_of_order_L.
//
// clang needs -fconstexpr-steps=1000000000, gcc -fconstexpr-ops-limit=1000000000 for 8 teeth in two
// blocks; pith_pin_key() sets them.
#pragma once

#include <pith/pith.h>

static_assert(__cplusplus >= 201402L, "pith/pinned_key.hpp needs C++17, or C++14 of gcc or clang");

#if __has_include("../../comb.hpp")
#include "../../comb.hpp"  // in the source tree
#include "../../subgroup.hpp"
#else
#include <pith/curve/comb.hpp>  // installed
#include <pith/curve/subgroup.hpp>
#endif

namespace pith {

namespace curve {

// Not constexpr and never defined: the compiler shows their names as error messages.
void key_is_not_canonical_or_not_of_order_L();
void key_is_not_64_hex_digits();
void key_id_is_empty_or_too_long();

struct KeyBytes {
    uint8_t byte[32];
};

constexpr KeyBytes key_bytes(const char *hex) {
    KeyBytes key = {};
    for (uint32_t i = 0; i < 64; ++i) {
        const char c = hex[i];
        const bool digit = c >= '0' && c <= '9';
        const bool lower = c >= 'a' && c <= 'f';
        const bool upper = c >= 'A' && c <= 'F';
        if (!digit && !lower && !upper)
            key_is_not_64_hex_digits();  // also at the end of a short text
        const int value = digit ? c - '0' : lower ? c - 'a' + 10 : c - 'A' + 10;
        key.byte[i / 2] = static_cast<uint8_t>(key.byte[i / 2] << 4 | value);
    }
    if (hex[64] != '\0') key_is_not_64_hex_digits();
    return key;
}

struct Affine {
    FieldElement x, y;
};

// Decodes and checks A; returns -A.
constexpr Affine minus_key(const KeyBytes &bytes) {
    Affine a = {};
    if (!decode_point(a.x, a.y, bytes.byte) || !has_order_l(a.x, a.y)) {
        key_is_not_canonical_or_not_of_order_L();
    }
    subtract(a.x, kZero, a.x);
    return a;
}

}  // namespace curve

constexpr pith_key make_key(const char *id, const char *hex, const pith_comb *comb) {
    uint32_t size = 0;
    while (size <= PITH_KEY_ID_SIZE && id[size] != '\0') ++size;
    if (size == 0 || size > PITH_KEY_ID_SIZE) curve::key_id_is_empty_or_too_long();
    pith_key key = {id, {}, comb};
    const curve::KeyBytes bytes = curve::key_bytes(hex);
    for (uint32_t i = 0; i < 32; ++i) key.bytes[i] = bytes.byte[i];
    return key;
}

// Only the tables, for callers that write the pith_key themselves. Points into itself, so it needs
// static storage and cannot be copied.
template <uint32_t teeth, uint32_t blocks = 1>
class pinned_comb {
 public:
    constexpr explicit pinned_comb(const char *hex)
        : pinned_comb(curve::minus_key(curve::key_bytes(hex))) {}
    pinned_comb(const pinned_comb &) = delete;
    pinned_comb &operator=(const pinned_comb &) = delete;

#ifdef PITH_SMALL_CURVE  // no tables, for any teeth and blocks
 private:
    constexpr explicit pinned_comb(const curve::Affine &a)
        : comb{{curve::small::element(a.x), curve::small::element(a.y)}} {
        static_assert(teeth >= 2 && teeth <= 8 && blocks >= 1 && blocks <= 2);
    }
#else
 private:
    constexpr explicit pinned_comb(const curve::Affine &a)
        : table_(a.x, a.y),
          comb{curve::comb_over<teeth, blocks>(curve::kBaseTable<teeth, blocks>.entries),
               curve::comb_over<teeth, blocks>(table_.entries)} {}

    curve::CombTable<teeth, blocks> table_;
#endif

 public:
    const pith_comb comb;
};

template <uint32_t teeth, uint32_t blocks = 1>
class pinned_key {
    pinned_comb<teeth, blocks> comb_;

 public:
    const pith_key key;

    constexpr pinned_key(const char *id, const char *hex)
        : comb_(hex), key(make_key(id, hex, &comb_.comb)) {}
};

}  // namespace pith

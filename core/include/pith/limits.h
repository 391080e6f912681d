/* SPDX-License-Identifier: MIT
 *
 * Every limit of the verifier: its unit, its default and its cost.
 *
 * The library and all its users must be built with the same limits. A CMake build sets one with
 * -DPITH_SLICE_SIZE=1024; any other build defines it for every file. The value must be a plain
 * decimal number, because it becomes a part of symbol names. A build with two values of a limit
 * does not link: see PITH_CONFIGURED below. Core asserts the bounds that are given here.
 */
#ifndef PITH_LIMITS_H
#define PITH_LIMITS_H

/* Nested containers, 1 to 29. Real documents: 8. One bit each; in an audit 16 bytes. */
#ifndef PITH_DEPTH
#define PITH_DEPTH 16
#endif

/* Bytes of one signed part (a record or a receipt), without white space and with canonical escapes.
 * Real: records 466, receipts 617. 576 to 65535. One byte of RAM each. */
#ifndef PITH_SLICE_SIZE
#define PITH_SLICE_SIZE 640
#endif

/* Bytes of all text claims, with one length byte a claim. Real: 130. 1 to 255. One byte of RAM
 * each. */
#ifndef PITH_CLAIM_TEXT_SIZE
#define PITH_CLAIM_TEXT_SIZE 192
#endif

/* Bytes of a key_id. Real: 15. 15 to 88. Ids are compared in place: no RAM, but in a ring one byte
 * for each of its keys. */
#ifndef PITH_KEY_ID_SIZE
#define PITH_KEY_ID_SIZE 64
#endif

/* Digits of a number in a signed part. Real: 2. 1 to 10. */
#ifndef PITH_NUMBER_DIGITS
#define PITH_NUMBER_DIGITS 9
#endif

/* Keys of an object that are sorted at once. Real objects: up to 23. An object with more keys is
 * read several times; far too few places end an audit as PITH_TOO_COMPLEX. Four bytes of RAM each,
 * only in an audit. PITH_DEPTH to 127. */
#ifndef PITH_SORT_KEYS
#define PITH_SORT_KEYS 64
#endif

/* Source read window, in bytes, 12 or more. Two bytes of RAM each, only in an audit. */
#ifndef PITH_WINDOW
#define PITH_WINDOW 64
#endif

/* Audit: bytes of all keys on the path to a value, with the last key twice. Real: 76. 1 to 255. One
 * byte of RAM each; a longer path is PITH_TOO_COMPLEX. */
#ifndef PITH_PATH_SIZE
#define PITH_PATH_SIZE 192
#endif

/* Most keys of a ring, 1 to 254: 112 bytes each, in every ring and in a rotation. */
#ifndef PITH_RING_KEYS
#define PITH_RING_KEYS 4
#endif

/* Most bytes of a rotation's document with white space. All keys with the longest ids must
 * fit; by default these are 1,379 bytes. No RAM. */
#ifndef PITH_RING_UPDATE_SIZE
#define PITH_RING_UPDATE_SIZE 2048
#endif

/* PITH_PRESET=tiny defines it: the bits of a factor in one instruction, 16 or 32. 0: comb tables.
 */
#ifdef PITH_SMALL_CURVE
#define PITH_CURVE_ PITH_SMALL_CURVE
#else
#define PITH_CURVE_ 0
#endif

/* "pith:YYYY:" and 26 base32 characters. Given by the protocol: not a limit to set. */
#define PITH_NUMBER_SIZE 36

/* ---------------------------------------------------------------- sizes
 * In bytes. Core asserts that none is too small, and that none wastes memory. */
#define PITH_WORDS_(bytes) (((bytes) + 3) / 4 * 4)

/* Bytes in which a signature is checked: the memory of a slice, so short slices save nothing. */
#ifdef PITH_SMALL_CURVE
#define PITH_CHECK_SIZE_ 496
#else
#define PITH_CHECK_SIZE_ 640
#endif
#define PITH_SLICE_OR_(bytes) (PITH_SLICE_SIZE < (bytes) ? (bytes) : PITH_WORDS_(PITH_SLICE_SIZE))

/* sizeof(pith_verifier) */
#define PITH_VERIFIER_SIZE                                                             \
    (280 + PITH_SLICE_OR_(PITH_CHECK_SIZE_ - 56) + PITH_WORDS_(PITH_CLAIM_TEXT_SIZE) + \
     2 * sizeof(void *))

/* sizeof(pith_audit), and the additional bytes for a source. */
#define PITH_PATH_BYTES_ \
    PITH_WORDS_(PITH_WORDS_(5 * PITH_DEPTH + 2) + 2 + 3 * PITH_DEPTH + PITH_PATH_SIZE)
#define PITH_AUDIT_SIZE                                           \
    (1272 + PITH_PATH_BYTES_ + PITH_SLICE_OR_(PITH_CHECK_SIZE_) + \
     PITH_WORDS_(PITH_CLAIM_TEXT_SIZE) + 28 * sizeof(void *))
#define PITH_CANONICALIZER_SIZE \
    (296 + 8 * PITH_DEPTH + 4 * PITH_SORT_KEYS + 2 * PITH_WORDS_(PITH_WINDOW) + 2 * sizeof(void *))

/* Bytes in which a rotation checks one signature, and sizeof(pith_rotation). */
#ifdef PITH_SMALL_CURVE
#define PITH_ROTATION_CHECK_SIZE 568
#else
#define PITH_ROTATION_CHECK_SIZE PITH_CHECK_SIZE_
#endif
#define PITH_RING_BYTES_ (8 + PITH_RING_KEYS * (PITH_WORDS_(PITH_KEY_ID_SIZE + 33) + 12))
#define PITH_ROTATION_SIZE                                                                         \
    (48 + PITH_WORDS_(PITH_RING_BYTES_ + 2 * (PITH_KEY_ID_SIZE + 65)) + PITH_ROTATION_CHECK_SIZE + \
     sizeof(void *))

/* ---------------------------------------------------------------- one configuration
 * The functions that first write an object of the caller have the configuration in the names of
 * their symbols. So an application that was compiled with another preset or other limits than the
 * library does not link, instead of writing past its objects:
 *
 *     undefined reference to `pith_begin_small0_depth16_slice1024_claims192_...'
 *
 * Compare that name with the one in the library (nm libpith.a | grep pith_begin). Then give the
 * application the definitions of the library: link pith::pith, use pkg-config, or copy them. */
#define PITH_JOIN_(name, small, depth, slice, claims, id, digits, sort, window, path, keys, \
                   update)                                                                  \
    name##_small##small##_depth##depth##_slice##slice##_claims##claims##_id##id##_digits##digits##_sort##sort##_window##window##_path##path##_keys##keys##_update##update
#define PITH_NAME_(name, small, depth, slice, claims, id, digits, sort, window, path, keys, \
                   update)                                                                  \
    PITH_JOIN_(name, small, depth, slice, claims, id, digits, sort, window, path, keys, update)
#define PITH_CONFIGURED(name)                                                                     \
    PITH_NAME_(name, PITH_CURVE_, PITH_DEPTH, PITH_SLICE_SIZE, PITH_CLAIM_TEXT_SIZE,              \
               PITH_KEY_ID_SIZE, PITH_NUMBER_DIGITS, PITH_SORT_KEYS, PITH_WINDOW, PITH_PATH_SIZE, \
               PITH_RING_KEYS, PITH_RING_UPDATE_SIZE)

/* The name of the namespace of inline functions in the C++ headers. */
#define PITH_CONFIGURATION_ PITH_CONFIGURED(of)

#endif

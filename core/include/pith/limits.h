/* SPDX-License-Identifier: MIT
 *
 * Every limit of the verifier: its unit, its default and its cost. The library and its users must
 * be built with the same limits: change one here or for the whole build, never for one file.
 */
#ifndef PITH_LIMITS_H
#define PITH_LIMITS_H

/* Nested containers. Real documents: 8. One bit each. */
#define PITH_DEPTH 16

/* Bytes of one signed part (a record or a receipt), without white space and with canonical escapes.
 * Real: records 466, receipts 617. One byte of RAM each. */
#define PITH_SLICE_SIZE 640

/* Bytes of all text claims, with one length byte a claim. Real: 130. One byte of RAM each. */
#define PITH_CLAIM_TEXT_SIZE 192

/* Bytes of a key_id. Real: 15. No RAM: ids are compared in place. */
#define PITH_KEY_ID_SIZE 64

/* Digits of a number in a signed part. Real: 2. */
#define PITH_NUMBER_DIGITS 9

/* "pith:YYYY:" and 26 base32 characters. */
#define PITH_NUMBER_SIZE 36

/* Keys of an object that are sorted at once; more keys cost more reads, not an error. Real objects:
 * up to 23. Four bytes of RAM each, only in an audit. At least PITH_DEPTH, below 128. */
#define PITH_SORT_KEYS 64

/* Source read window, in bytes. Two bytes of RAM each, only in an audit. At least 12. */
#define PITH_WINDOW 64

/* Audit: bytes of all keys on the path to a value, with the last key twice. Real: 76. One byte of
 * RAM each; a longer path is PITH_TOO_COMPLEX. */
#define PITH_PATH_SIZE 192

/* sizeof(pith_audit) in bytes, and the additional bytes for a source. */
#define PITH_AUDIT_SIZE         (2368 + 28 * sizeof(void *))
#define PITH_CANONICALIZER_SIZE (552 + sizeof(void *))

/* sizeof(pith_verifier) in bytes. core/verify/api.cpp asserts the exact value. */
#define PITH_VERIFIER_SIZE (1112 + 2 * sizeof(void *))

#endif

/* SPDX-License-Identifier: MIT
 *
 * Every bound of the verifier: its unit, its default, and what a larger one costs. A bound is a
 * property of the build: the library and its users must agree, so change it here or for the whole
 * build, never for one file.
 */
#ifndef PITH_LIMITS_H
#define PITH_LIMITS_H

/* Containers nested within each other. Real documents: 8. One bit each. */
#define PITH_DEPTH 16

/* Bytes of one signed part (a record or a receipt) without white space, escapes in canonical form.
 * Real: records 466, receipts 617. One byte of RAM each. */
#define PITH_SLICE_SIZE 640

/* Bytes of all text claims together, each with a length byte. Real: 130. One byte of RAM each. */
#define PITH_CLAIM_TEXT_SIZE 192

/* Bytes of a key_id. Real: 15. No RAM: ids are compared where they stand. */
#define PITH_KEY_ID_SIZE 64

/* Digits of a number in a signed part. Seen: 2. */
#define PITH_NUMBER_DIGITS 9

/* "pith:YYYY:" and 26 base32 characters. */
#define PITH_NUMBER_SIZE 36

/* Keys of a document that are sorted at once; more keys cost more reads, not an error. Real
 * objects: up to 23. Four bytes of RAM each, in an audit alone. At least PITH_DEPTH, below 128. */
#define PITH_SORT_KEYS 64

/* Bytes of a document that can be read again which are looked at in one read. Two bytes of RAM
 * each, in an audit alone. At least 12. */
#define PITH_WINDOW 64

/* Audit: bytes of the keys that lead to a value, with the one at hand twice. Real: 76. One byte of
 * RAM each; a longer path is PITH_TOO_COMPLEX. */
#define PITH_PATH_SIZE 192

/* sizeof(pith_audit) in bytes, as below, and what a source takes in addition. */
#define PITH_AUDIT_SIZE  (2376 + 22 * sizeof(void *))
#define PITH_SORTER_SIZE (552 + sizeof(void *))

/* sizeof(pith_verifier) in bytes: two pointers and the rest. core/verify/api.cpp asserts that no
 * byte is missing or wasted. */
#define PITH_VERIFIER_SIZE (1112 + 2 * sizeof(void *))

#endif

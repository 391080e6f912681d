/* SPDX-License-Identifier: MIT
 * The layout that a library and its application must agree on, whatever -fshort-enums says to each.
 */
#include <pith/audit.h>
#include <pith/canonical.h>
#include <pith/selftest.h>

#ifdef __cplusplus
#define CHECK(what) static_assert(what, #what)
#else
#define CHECK(what) _Static_assert(what, #what)
#endif

CHECK(sizeof(pith_verdict) == 4);
CHECK(sizeof(pith_match) == 4);
CHECK(sizeof(pith_validity) == 4);
CHECK(sizeof(pith_kind) == 4);
CHECK(sizeof(pith_check) == 4);
CHECK(sizeof(pith_time_rule) == 4);
CHECK(sizeof(pith_rule) == 4);
CHECK(sizeof(pith_label) == 4);
CHECK(sizeof(pith_type) == 4);
CHECK(sizeof(pith_finding) == 12);
CHECK(sizeof(pith_refusal) == 8);
CHECK(sizeof(pith_policy) == 24 + 3 * sizeof(void *));
CHECK(sizeof(pith_verifier) % 8 == 0);

/* SPDX-License-Identifier: MIT
 *
 * A power-on self-test of this build on this chip. It must accept one real record of the registry.
 * It must refuse that record with one byte of the record changed, and with one byte of the
 * signature changed, each with its own verdict. This runs the scanner, both hashes, base64, the
 * curve and the registry key's tables in flash.
 *
 *     if (pith_self_test(&v) != PITH_GENUINE) halt();
 *
 * `v` is working memory: any verifier that is not in use. The test costs as much as three small
 * records. It takes no flash if it is not called.
 */
#ifndef PITH_SELFTEST_H
#define PITH_SELFTEST_H

#include <pith/pith.h>

#ifdef __cplusplus
extern "C" {
#endif

#define PITH_SELF_TESTS 3u

/* Returns PITH_GENUINE if all tests pass. Otherwise returns PITH_REFUSED: trust no verdict. */
#define pith_self_test PITH_CONFIGURED(pith_self_test)
pith_verdict pith_self_test(pith_verifier *v);

/* Runs one test, 0 to PITH_SELF_TESTS - 1, in bounded steps. After begin, call step, with a budget
 * as in pith_step(), until it does not return PITH_PENDING. begin takes as long as feeding 758
 * bytes and pith_end(). */
#define pith_self_test_begin PITH_CONFIGURED(pith_self_test_begin)
void pith_self_test_begin(pith_verifier *v, uint32_t test);
pith_verdict pith_self_test_step(pith_verifier *v, uint32_t test, uint32_t budget);

#ifdef __cplusplus
}
#endif

#endif

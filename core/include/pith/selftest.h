/* SPDX-License-Identifier: MIT
 *
 * A power-on self-test: does this build, on this chip, today, still tell a signed record from
 * others? One real record of the registry must be accepted; the same with one byte of the record
 * changed, and with one of the signature, must be refused, each for its own reason. That runs the
 * scanner, both hashes, base64, the curve and the registry key's tables in flash.
 *
 *     if (pith_self_test(&v) != PITH_GENUINE) halt();
 *
 * `v` is the memory that it works in: any verifier that is not in the midst of a document. Costs
 * three times a small record; who does not call it has nothing of it in his flash.
 */
#ifndef PITH_SELFTEST_H
#define PITH_SELFTEST_H

#include <pith/pith.h>

#ifdef __cplusplus
extern "C" {
#endif

#define PITH_SELF_TESTS 3u

/* PITH_GENUINE: every answer is as it must be. PITH_REFUSED: one is not, trust no verdict. */
pith_verdict pith_self_test(pith_verifier *v);

/* The same in bounded steps, one test after the other, `test` counted from 0: begin, then step with
 * a budget as in pith_step() until it is not PITH_PENDING. A begin takes as long as feeding 758
 * bytes and pith_end(). */
void pith_self_test_begin(pith_verifier *v, uint32_t test);
pith_verdict pith_self_test_step(pith_verifier *v, uint32_t test, uint32_t budget);

#ifdef __cplusplus
}
#endif

#endif

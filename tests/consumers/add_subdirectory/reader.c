/* SPDX-License-Identifier: MIT
 * A library of the user's.
 */
#include <pith/pith.h>

const char *reader_version(void);

const char *reader_version(void) {
    return pith_verdict_name(PITH_GENUINE);
}

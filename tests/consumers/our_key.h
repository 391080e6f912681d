/* SPDX-License-Identifier: MIT
 * The header that pith_pin_key() writes for the key of INTEGRATION.md.
 */
#include <pith/pith.h>

extern const pith_key our_key;

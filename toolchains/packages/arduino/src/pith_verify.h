/* SPDX-License-Identifier: MIT
 *
 * The header by which the Arduino IDE finds the library. It includes the public headers of C. */
#ifndef PITH_VERIFY_H
#define PITH_VERIFY_H

#include <pith/audit.h>
#include <pith/canonical.h>
#include <pith/pith.h>
#include <pith/ring.h>
#include <pith/selftest.h>

#endif

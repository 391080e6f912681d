/* SPDX-License-Identifier: MIT
 *
 * The header by which the Arduino IDE finds the library. It includes the public headers of C. */
#ifndef PITH_VERIFY_H
#define PITH_VERIFY_H

/* Here, because the sketch is compiled before the library, and with the same flags. */
#ifdef __AVR__
#error "pith-verify needs a 32-bit board: an AVR has too little memory"
#elif defined(__cplusplus) && __cplusplus < 201402L
#error \
    "pith-verify needs C++17: put compiler.cpp.extra_flags=-std=gnu++17 into platform.local.txt beside platform.txt of the board's core"
#endif

#include <pith/audit.h>
#include <pith/canonical.h>
#include <pith/pith.h>
#include <pith/ring.h>
#include <pith/selftest.h>

#endif

/* SPDX-License-Identifier: MIT
 * -Wpedantic warns of this macro in C++, unless the folder is a system folder. */
#ifndef TEST_LIBC_STRING_H
#define TEST_LIBC_STRING_H

#include_next <string.h>

#define TEST_ASSERT(expression, message...) static_assert(expression, "" message)

#endif

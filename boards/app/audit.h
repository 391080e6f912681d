// SPDX-License-Identifier: MIT
// The two ways to audit a document: where it lies in flash, or as it comes over the UART.
#pragma once

#include "answer.h"

// Bytes of flash that a document may take, and where they are.
uint32_t audit_room(void);
const void *audit_place(void);

// The document that lies at audit_place(), at most audit_room() bytes, in any order.
void audit_flash(pith_source_audit *s, uint32_t length, Answer *answer);

// The document that the host sends, in canonical order and of any length.
void audit_sorted(pith_audit *a, uint32_t length, Answer *answer);

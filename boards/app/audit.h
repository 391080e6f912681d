// SPDX-License-Identifier: MIT
// Audits a document in flash, or a document from the UART.
#pragma once

#include "answer.h"

// Size and address of the flash for a document.
uint32_t audit_room(void);
const void *audit_place(void);

// Audits the document at audit_place(), at most audit_room() bytes, with its keys in any order.
void audit_flash(pith_source_audit *s, uint32_t length, Answer *answer);

// Audits a document from the host, in canonical order and of any length.
void audit_sorted(pith_audit *a, uint32_t length, Answer *answer);

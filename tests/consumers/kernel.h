/* SPDX-License-Identifier: MIT
 * The parts of Zephyr, of FreeRTOS and of the user that the threads of INTEGRATION.md use.
 */
#include <pith/pith.h>
#include <stddef.h>

#define K_THREAD_DEFINE(name, stack, entry, a, b, c, priority, options, delay) \
    void (*const name)(void *, void *, void *) = entry
#define END_OF_DOCUMENT 100

static pith_verifier verifier;
extern void *line;

void k_yield(void);
void taskYIELD(void);
typedef uint32_t TickType_t;
#define portMAX_DELAY 0xFFFFFFFFu
size_t xStreamBufferReceive(void *buffer, void *data, size_t size, TickType_t ticks);
size_t receive(uint8_t *bytes, size_t size);
void report(pith_verdict verdict);

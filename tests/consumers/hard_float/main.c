/* SPDX-License-Identifier: MIT
 * Has a function whose arguments are in registers of the FPU.
 */
#include <pith/pith.h>

float scaled(float value, float factor);
void _start(void);

float scaled(float value, float factor) {
    return value * factor;
}

void _start(void) {
    static pith_verifier verifier;
    volatile float value = 2.0f;
    value = scaled(value, value);
    for (;;) pith_verify(&verifier, &pith_registry_keyring, "", 0);
}

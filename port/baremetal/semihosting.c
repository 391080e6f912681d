// SPDX-License-Identifier: MIT
#include "semihosting.h"

#include <string.h>

enum {
    kSysOpen = 0x01,
    kSysWrite0 = 0x04,
    kSysRead = 0x06,
    kSysExitExtended = 0x20,
    kApplicationExit = 0x20026,
    kModeReadBinary = 1,  // fopen's "rb"
};

static uint32_t call(uint32_t operation, const void *argument) {
    register uint32_t r0 __asm__("r0") = operation;
    register const void *r1 __asm__("r1") = argument;
    __asm__ volatile("bkpt 0xab" : "+r"(r0) : "r"(r1) : "memory");
    return r0;
}

void semihosting_write(const char *text) {
    call(kSysWrite0, text);
}

int32_t semihosting_open(const char *name) {
    const uint32_t file[3] = {(uint32_t)name, kModeReadBinary, strlen(name)};
    return (int32_t)call(kSysOpen, file);
}

size_t semihosting_read(int32_t handle, void *out, size_t size) {
    const uint32_t block[3] = {(uint32_t)handle, (uint32_t)out, size};
    const uint32_t left = call(kSysRead, block);  // bytes of `size` not read; -1 is above `size`
    return left <= size ? size - left : 0;
}

void semihosting_exit(int code) {
    const uint32_t reason[2] = {kApplicationExit, (uint32_t)code};
    for (;;) call(kSysExitExtended, reason);
}

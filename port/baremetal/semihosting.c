// SPDX-License-Identifier: MIT
#include "semihosting.h"

#include <string.h>

#include "semihosting_call.h"

enum {
    kSysOpen = 0x01,
    kSysWrite0 = 0x04,
    kSysRead = 0x06,
    kSysExitExtended = 0x20,
    kApplicationExit = 0x20026,
    kModeReadBinary = 1,  // fopen's "rb"
};

void semihosting_write(const char *text) {
    semihosting_call(kSysWrite0, text);
}

int32_t semihosting_open(const char *name) {
    const uint32_t file[3] = {(uint32_t)name, kModeReadBinary, strlen(name)};
    return (int32_t)semihosting_call(kSysOpen, file);
}

size_t semihosting_read(int32_t handle, void *out, size_t size) {
    const uint32_t block[3] = {(uint32_t)handle, (uint32_t)out, size};
    const uint32_t left =
        semihosting_call(kSysRead, block);  // bytes of `size` not read; -1 is above `size`
    return left <= size ? size - left : 0;
}

void semihosting_exit(int code) {
    const uint32_t reason[2] = {kApplicationExit, (uint32_t)code};
    for (;;) semihosting_call(kSysExitExtended, reason);
}

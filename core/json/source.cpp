// SPDX-License-Identifier: MIT
#include <pith/source.h>

namespace {

int read_memory(void *context, uint32_t offset, void *buffer, size_t size) {
    __builtin_memcpy(buffer, static_cast<const uint8_t *>(context) + offset, size);
    return 0;
}

}  // namespace

pith_source pith_mapped(const void *data, uint32_t size) {
    return {read_memory, const_cast<void *>(data), size};
}

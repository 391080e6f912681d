// SPDX-License-Identifier: MIT
// A source over memory.
#include <pith/source.h>
#include <string.h>

#include "json/window.hpp"

namespace pith::json {

int read_memory(void *context, uint32_t offset, void *buffer, size_t size) {
    memcpy(buffer, static_cast<const uint8_t *>(context) + offset, size);
    return 0;
}

}  // namespace pith::json

pith_source pith_mapped(const void *data, uint32_t size) {
    return {pith::json::read_memory, const_cast<void *>(data), size};
}

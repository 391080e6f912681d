// SPDX-License-Identifier: MIT
// The markers by which a document says what it is, and in which version. They are not signed; a
// marker not known here only means that the document is of a later kind, and is refused.
#pragma once

#include <stdint.h>

#include "json/paths.hpp"

namespace pith::record {

class Markers {
 public:
    void begin() { seen_ = 0; }

    // Notes a marker. False if its value is not the known one.
    bool note(json::Place place, const uint8_t *text, uint16_t size);

    bool any() const { return seen_ != 0; }
    // At most one kind, and with it its version.
    bool consistent() const;

 private:
    uint8_t seen_;
};

}  // namespace pith::record

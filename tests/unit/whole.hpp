// SPDX-License-Identifier: MIT
// The members of a whole object as the audit's walk finds them, found here by record/fields.hpp.
#pragma once

#include "audit/value.hpp"

template <class Object>
pith::audit::Whole whole_of(const uint8_t *text, size_t size) {
    pith::audit::Whole whole = {};
    Object object;
    whole.fault = object.read(pith::schema::kDocuments, text, static_cast<uint16_t>(size));
    memcpy(whole.members, object.fields, sizeof object.fields);
    return whole;
}

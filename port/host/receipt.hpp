// SPDX-License-Identifier: MIT
// The one-pass check of a document: its canonical record and the receipt for it, nothing else.
#pragma once

#include <optional>
#include <pith/pith.hpp>
#include <string>

#include "places.hpp"

namespace host {

struct Finding {
    std::string file;
    pith::Verifier verifier;  // owns the texts of the claims: read them by get_claims()
    pith::Verdict verdict = pith::Verdict::kPending;
    std::optional<Place> place;
};

// Throws std::system_error when the document cannot be read.
Finding check_receipt(const std::string &file, const pith::Keyring &keyring);

}  // namespace host

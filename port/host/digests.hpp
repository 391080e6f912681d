// SPDX-License-Identifier: MIT
// Computes what a document should state: digests and the numbers that encode them (PROTOCOL.md 5).
// Decides nothing: verifiers do that.
#pragma once

#include <array>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "spans.hpp"

namespace host {

using Digest = std::array<std::uint8_t, 32>;

Digest sha256(std::string_view bytes);

std::string hex(const Digest &digest);
std::string base32(const Digest &digest);
std::string base64(std::string_view bytes);

// Returns the SHA-256 of the canonical form of a value. `without` names members of the object that
// are not hashed. Returns nothing if the text has no canonical form.
std::optional<Digest> digest_of(Text &text, Span value,
                                std::initializer_list<std::string_view> without = {});

// Returns the digest of the event whose summary this is (PROTOCOL.md 6.24). `type` is its
// event_type, `number` the Pith number.
std::optional<Digest> digest_of_summary(Text &text, Span summary, std::string_view type,
                                        std::string_view number);

// Returns the bytes of the canonical form, of a string without its quotes; 0 if it does not exist.
std::size_t canonical_size(Text &text, Span value);

// Returns the canonical form, or nothing if it does not exist or has more than 4 KiB.
std::optional<std::string> canonical_of(Text &text, Span value);

}  // namespace host

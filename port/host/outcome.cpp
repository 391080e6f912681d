// SPDX-License-Identifier: MIT
#include "outcome.hpp"

#include "text.hpp"

namespace host {

Signed::Signed(const pith::Claims &claims)
    : number(claims.number()),
      canonical_sha256(hex(claims.digest(), sizeof claims.digest())),
      key_id(claims.key()->id),
      source_kind(claims.source_kind()),
      source_id(claims.source_id()),
      source_version(claims.source_version()),
      submitted_at(claims.submitted_at()),
      license(claims.license()),
      primary_cat(claims.primary_cat()),
      title_sha256(hex(claims.title_sha256(), 32)),
      abstract_sha256(hex(claims.abstract_sha256(), 32)) {
    for (std::uint32_t i = 0; i < claims.cross_cats(); ++i) {
        cross_cats.emplace_back(claims.cross_cat(i));
    }
}

}  // namespace host

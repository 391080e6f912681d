// SPDX-License-Identifier: MIT
// The registry's key, pinned.
#include <pith/pinned_key.hpp>

namespace {

constexpr const char *kId = "pith-v1-2026-05";
constexpr const char *kHex = "b2d552b68890857171a78b36a5dccf368a953413288c353f7c9d9d6f94b709b3";

constexpr pith::pinned_comb<PITH_TEETH, PITH_BLOCKS> kComb(kHex);

}  // namespace

extern "C" {
constexpr pith_key pith_registry_key = pith::make_key(kId, kHex, &kComb.comb);
constexpr pith_keyring pith_registry_keyring = {&pith_registry_key, 1};
}

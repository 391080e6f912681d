// SPDX-License-Identifier: MIT
// The trusted keys: the built-in registry key and those of --key, or only those of a policy's ring.
#pragma once

#include <pith/ring.h>
#include <deque>
#include <pith/pith.hpp>
#include <string>
#include <vector>

#include "key_check.hpp"

namespace host {

class Keys {
 public:
    // Throws UsageError for an invalid key, std::system_error for an unreadable key file. `words`
    // are Options::keys and must be empty with a ring. The ring must outlive this object.
    Keys(const std::vector<std::string> &words, const pith_ring *ring);
    Keys(const Keys &) = delete;
    Keys &operator=(const Keys &) = delete;

    const pith::Keyring &ring() const { return ring_; }

 private:
    void add(const std::string &word);
    std::deque<std::string> ids_;  // keys_ point into ids_ and combs_
    std::deque<Comb> combs_;
    std::vector<pith::Key> keys_;
    pith::Keyring ring_{};
};

// Decodes 64 hex digits of either case. Throws UsageError with the reason.
void from_hex(const std::string &text, std::uint8_t bytes[sizeof(pith::Key::bytes)]);

}  // namespace host

// SPDX-License-Identifier: MIT
// The keys a run trusts: the registry's, built in, and those of --key; or those of a policy's ring.
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
    // Throws UsageError for a key that is not fit to be trusted, std::system_error for a key file
    // that cannot be read. `words` are as in Options::keys; none beside a ring, which must
    // outlive this.
    Keys(const std::vector<std::string> &words, const pith_ring *ring);
    Keys(const Keys &) = delete;
    Keys &operator=(const Keys &) = delete;

    const pith::Keyring &ring() const { return ring_; }

 private:
    void add(const std::string &word);
    std::deque<std::string> ids_;  // keys_ point into them
    std::deque<Comb> combs_;       // ... and into these
    std::vector<pith::Key> keys_;
    pith::Keyring ring_{};
};

// 64 digits of either case. Throws UsageError, which says what is wrong with them.
void from_hex(const std::string &text, std::uint8_t bytes[sizeof(pith::Key::bytes)]);

}  // namespace host

// SPDX-License-Identifier: MIT
// The verification opened at its joints: h of a message of any length put in, and the check of the
// key's order left out.
#pragma once

#include <string>

#include "curve/ed25519.hpp"
#include "files.hpp"
#include "hash/sha512.hpp"

namespace pith::curve {

struct EquationTest {
    using Result = Verification::Result;

    enum class KeyCheck { kOn, kOff };

    static Result run(const std::string &signature, const std::string &message, const pith_key &key,
                      KeyCheck key_check = KeyCheck::kOn) {
        Verification v;
        uint8_t digest[64], short_message[32] = {};
        hash::Sha512 hash;
        hash.begin();
        hash.update(tests::bytes(signature), 32);
        hash.update(key.bytes, 32);
        hash.update(tests::bytes(message), message.size());
        hash.finish(digest);
        if (message.size() == 32) memcpy(short_message, message.data(), 32);
        v.begin(tests::bytes(signature), short_message, key);
        EXPECT_EQ(v.step(key, 1), Result::kPending);
        // What the first unit made of 32 bytes is what the streaming class and reduction give.
        Scalar h = {};
        reduce_hash(h, digest);
        if (message.size() == 32) {
            EXPECT_EQ(memcmp(&h, &v.h_, sizeof h), 0);
        }
        v.h_ = h;
        Result result = Result::kPending;
        while (result == Result::kPending) {
            if (key_check == KeyCheck::kOff && v.stage_ == Verification::Stage::kKeyOrder) {
                v.stage_ = Verification::Stage::kScalars;
            }
            result = v.step(key, 1);
        }
        return result;
    }
};

}  // namespace pith::curve

// SPDX-License-Identifier: MIT
// Canonicalizes a text and checks the bounds of the canonicalizer.
#pragma once

#include <string>
#include <vector>

#include "files.hpp"
#include "json/canonicalizer.hpp"

namespace tests {

inline constexpr uint32_t kBudgets[] = {1, 7, 100, UINT32_MAX};

// The text at its exact size, so ASan finds a read past its end. Each read is checked and counted,
// and may be changed.
struct Memory {
    explicit Memory(const std::string &text) : bytes(text.begin(), text.end()) {}
    virtual ~Memory() = default;
    virtual void spoil(uint32_t, uint8_t *, size_t) {}

    pith_source source() {
        return {[](void *context, uint32_t offset, void *buffer, size_t size) {
                    Memory &self = *static_cast<Memory *>(context);
                    EXPECT_GE(size, 1u);
                    EXPECT_LE(size, size_t{PITH_WINDOW});
                    EXPECT_LE(offset + size, self.bytes.size());
                    memcpy(buffer, self.bytes.data() + offset, size);
                    ++self.reads;
                    self.read_bytes += size;
                    self.spoil(offset, static_cast<uint8_t *>(buffer), size);
                    return 0;
                },
                this, static_cast<uint32_t>(bytes.size())};
    }

    std::vector<uint8_t> bytes;
    uint64_t reads = 0;
    uint64_t read_bytes = 0;
};

struct Outcome {
    pith::verdict fault;
    std::string out;
};

// Canonicalizes to the end and checks the bounds.
inline Outcome canonicalize(Memory &memory, uint32_t budget) {
    const pith_source source = memory.source();
    pith::json::Canonicalizer canonicalizer;
    memset(static_cast<void *>(&canonicalizer), 0xA5, sizeof canonicalizer);
    canonicalizer.begin(&source);
    Outcome outcome{PITH_PENDING, {}};
    auto sink = [&](const uint8_t *piece, size_t size, uint32_t origin) {
        EXPECT_LE(size, size_t{PITH_WINDOW});
        EXPECT_LT(origin, source.size);
        outcome.out.append(reinterpret_cast<const char *>(piece), size);
        return true;
    };
    const uint64_t fuel = 32 * uint64_t{source.size} + 4096;
    const uint64_t most_steps = fuel / budget + 2;
    uint64_t steps = 0;
    while (outcome.fault == PITH_PENDING && !canonicalizer.done()) {
        const uint64_t before = memory.reads;
        outcome.fault = canonicalizer.step(sink, budget);
        EXPECT_LE(memory.reads - before, uint64_t{budget} + 3);
        EXPECT_LE(++steps, most_steps);
        if (testing::Test::HasFailure()) break;
    }
    EXPECT_LE(memory.reads, fuel);
    EXPECT_LE(canonicalizer.offset(), source.size);
    return outcome;
}

inline Outcome canonicalize(const std::string &text, uint32_t budget = UINT32_MAX) {
    Memory memory(text);
    return canonicalize(memory, budget);
}

}  // namespace tests

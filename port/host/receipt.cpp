// SPDX-License-Identifier: MIT
#include "receipt.hpp"

#include <array>

#include "input.hpp"
#include "progress.hpp"
#include "text.hpp"

namespace host {

namespace {

using Chunk = std::array<char, 64 * 1024>;

// Reads the input again up to `offset`, if the input can seek.
std::optional<Position> find_again(Input &input, Chunk &chunk, std::uint64_t offset) {
    if (!input.rewind()) return std::nullopt;
    LineIndex lines;
    while (const std::size_t size = input.read(chunk.data(), chunk.size())) {
        lines.add({chunk.data(), size});
        if (const auto position = lines.at(offset)) return position;
    }
    return std::nullopt;
}

}  // namespace

Outcome check_receipt(const std::string &file, const pith::Keyring &keyring) {
    Input input(file);
    Progress progress(printable(file), input.size());
    LineIndex lines;
    pith::Verifier verifier(keyring);
    Chunk chunk;
    while (const std::size_t size = input.read(chunk.data(), chunk.size())) {
        const std::string_view bytes(chunk.data(), size);
        lines.add(bytes);
        if (verifier.feed(bytes) != pith::Verdict::kPending) break;
        progress.at(verifier.offset());
    }
    Outcome outcome;
    outcome.file = file;
    outcome.scope = Scope::kReceipt;
    verifier.end();
    outcome.verdict = verifier.step(0);
    outcome.offset = verifier.offset();
    outcome.position = lines.at(outcome.offset);
    if (!outcome.position) outcome.position = find_again(input, chunk, outcome.offset);
    pith::Claims claims;
    if (verifier.get_claims(claims) == pith::Verdict::kGenuine) outcome.said.emplace(claims);
    return outcome;
}

}  // namespace host

// SPDX-License-Identifier: MIT
#include "receipt.hpp"

#include <algorithm>
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

// Ends the document.
Outcome decide(const std::string &name, pith::Verifier &verifier) {
    Outcome outcome;
    outcome.file = name;
    outcome.scope = Scope::kReceipt;
    verifier.end();
    outcome.verdict = verifier.step(0);
    outcome.offset = verifier.offset();
    pith::Claims claims;
    if (verifier.get_claims(claims) == pith::Verdict::kGenuine) outcome.said.emplace(claims);
    return outcome;
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
    Outcome outcome = decide(file, verifier);
    outcome.position = lines.at(outcome.offset);
    if (!outcome.position) outcome.position = find_again(input, chunk, outcome.offset);
    return outcome;
}

Outcome check_receipt(const std::string &name, std::string_view bytes,
                      const pith::Keyring &keyring) {
    pith::Verifier verifier(keyring);
    verifier.feed(bytes);
    Outcome outcome = decide(name, verifier);
    LineIndex lines;
    lines.add(bytes.substr(0, outcome.offset));
    outcome.position = lines.at(outcome.offset);
    if (!outcome.is_genuine()) {
        const auto size =
            static_cast<std::uint32_t>(std::min<std::size_t>(bytes.size(), UINT32_MAX));
        outcome.place = place_of(pith::mapped(bytes.data(), size), outcome.offset,
                                 names_key(outcome.verdict) ? "key_id" : "");
    }
    return outcome;
}

}  // namespace host

// SPDX-License-Identifier: MIT
#include "receipt.hpp"

#include <array>

#include "input.hpp"
#include "progress.hpp"
#include "report.hpp"

namespace host {

namespace {

using Chunk = std::array<char, 64 * 1024>;

// By reading once more, where the input allows it.
std::optional<Place> find_again(Input &input, Chunk &chunk, std::uint64_t offset) {
    if (!input.rewind()) return std::nullopt;
    Places places;
    while (const std::size_t size = input.read(chunk.data(), chunk.size())) {
        places.add({chunk.data(), size});
        if (const auto place = places.at(offset)) return place;
    }
    return std::nullopt;
}

}  // namespace

Finding check_receipt(const std::string &file, const pith::Keyring &keyring) {
    Input input(file);
    Progress progress(printable(file), input.size());
    Places places;
    Finding finding;
    finding.file = file;
    finding.verifier.begin(keyring);
    Chunk chunk;
    while (const std::size_t size = input.read(chunk.data(), chunk.size())) {
        const std::string_view bytes(chunk.data(), size);
        places.add(bytes);
        if (finding.verifier.feed(bytes) != pith::Verdict::kPending) break;
        progress.at(finding.verifier.offset());
    }
    finding.verdict = finding.verifier.step(0);
    finding.place = places.at(finding.verifier.offset());
    if (!finding.place) finding.place = find_again(input, chunk, finding.verifier.offset());
    return finding;
}

}  // namespace host

// SPDX-License-Identifier: MIT
#include "receipt.hpp"

#include <algorithm>
#include <array>

#include "document.hpp"
#include "input.hpp"
#include "progress.hpp"
#include "refusal.hpp"
#include "text.hpp"

namespace host {

namespace {

using Chunk = std::array<char, 64 * 1024>;

// The first bytes of an input that cannot be read again. Keeps all or nothing.
class Kept {
 public:
    void add(std::string_view bytes) {
        is_whole_ = is_whole_ && bytes_.size() + bytes.size() <= kMost;
        if (is_whole_) bytes_ += bytes;
    }
    // Returns nothing if they were too many.
    std::optional<pith::Source> source() const {
        if (!is_whole_) return std::nullopt;
        return pith::mapped(bytes_.data(), static_cast<std::uint32_t>(bytes_.size()));
    }

 private:
    static constexpr std::size_t kMost = 1024 * 1024;
    std::string bytes_;
    bool is_whole_ = true;
};

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
    Kept kept;
    while (const std::size_t size = input.read(chunk.data(), chunk.size())) {
        const std::string_view bytes(chunk.data(), size);
        lines.add(bytes);
        if (!input.size()) kept.add(bytes);
        if (verifier.feed(bytes) != pith::Verdict::kPending) break;
        progress.at(verifier.offset());
    }
    Outcome outcome = decide(file, verifier);
    outcome.position = lines.at(outcome.offset);
    if (outcome.is_genuine()) return outcome;
    const Trust trust{keyring, nullptr};
    if (input.rewind()) {
        Document document(file, UINT32_MAX);
        outcome.position = document.position(outcome.offset);
        outcome.place = describe(document.source(), outcome, trust);
        document.require_read();
    } else if (const auto source = kept.source()) {
        outcome.place = describe(*source, outcome, trust);
    }
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
        outcome.place = describe(pith::mapped(bytes.data(), size), outcome, {keyring, nullptr});
    }
    return outcome;
}

}  // namespace host

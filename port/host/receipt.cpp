// SPDX-License-Identifier: MIT
#include "receipt.hpp"

#include <array>

#include "input.hpp"
#include "progress.hpp"
#include "report.hpp"

namespace host {

Finding check_receipt(const std::string &file, const pith::Keyring &keyring) {
    Input input(file);
    Progress progress(printable(file), input.size());
    Places places;
    Finding finding;
    finding.file = file;
    finding.verifier.begin(keyring);
    std::array<char, 64 * 1024> chunk;
    while (const std::size_t size = input.read(chunk.data(), chunk.size())) {
        const std::string_view bytes(chunk.data(), size);
        places.add(bytes);
        if (finding.verifier.feed(bytes) != pith::Verdict::kPending) break;
        progress.at(finding.verifier.offset());
    }
    finding.verdict = finding.verifier.step(0);
    finding.place = places.at(finding.verifier.offset());
    return finding;
}

}  // namespace host

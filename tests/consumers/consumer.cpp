// SPDX-License-Identifier: MIT
// A C++17 user of the same, through the C++ face.
#include <fstream>
#include <iostream>
#include <iterator>
#include <pith/pith.hpp>
#include <string>

int main(int argc, char **argv) {
    if (argc != 2) return 2;
    std::ifstream file(argv[1], std::ios::binary);
    if (!file) return 2;
    const std::string text{std::istreambuf_iterator<char>(file), {}};

    pith::Verifier verifier(pith_registry_keyring);
    verifier.feed(text);
    while (verifier.step(1) == pith::Verdict::kPending) {
    }
    pith::Claims streamed;
    const pith::Verdict verdict = verifier.get_claims(streamed);

    pith::Verifier whole;
    if (whole.verify(pith_registry_keyring, text) != verdict) return 3;
    if (verdict != pith::Verdict::kGenuine) return 1;

    // Every accessor, against what the C interface copies.
    pith_claims raw;
    pith_verifier c_verifier;
    if (pith_verify(&c_verifier, &pith_registry_keyring, text.data(), text.size()) !=
            PITH_GENUINE ||
        pith_get_claims(&c_verifier, &raw) != PITH_GENUINE) {
        return 4;
    }
    const auto same = [](std::string_view view, pith_text other) {
        return view == std::string_view(other.data, other.size);
    };
    bool equal =
        streamed.number() == raw.number && streamed.key()->id == raw.key->id &&
        same(streamed.source_kind(), raw.source_kind) &&
        same(streamed.source_id(), raw.source_id) &&
        streamed.source_version() == raw.source_version &&
        same(streamed.submitted_at(), raw.submitted_at) && same(streamed.license(), raw.license) &&
        same(streamed.primary_cat(), raw.primary_cat) && streamed.cross_cats() == raw.cross_cats &&
        streamed.cross_cat(raw.cross_cats).data() == nullptr &&
        streamed.title_matches("not the title") == pith::Match::kDiffers;
    for (std::uint32_t i = 0; i < raw.cross_cats; ++i) {
        equal = equal && same(streamed.cross_cat(i), pith_cross_cat(&raw, i));
    }
    for (std::size_t i = 0; i < 32; ++i) {
        equal = equal && streamed.digest()[i] == raw.digest[i] &&
                streamed.title_sha256()[i] == raw.title_sha256[i] &&
                streamed.abstract_sha256()[i] == raw.abstract_sha256[i];
    }
    if (!equal || pith::verdict_name(verdict) != "genuine") return 5;
    std::cout << streamed.number() << '\n';
    return 0;
}

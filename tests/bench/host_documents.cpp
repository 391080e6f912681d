// SPDX-License-Identifier: MIT
// bench_host_documents FOLDER : checks signed documents with this library and with two peers, and
// prints microseconds of CPU time a document. All take turns of a few documents in one thread, so
// that other load affects all equally. FOLDER is written by host_corpus.py.
#include <test_key.h>
#include <time.h>
#include <pith/audit.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "peers/peer.hpp"

namespace {

constexpr size_t kTurn = 50;  // documents
constexpr pith_keyring kRing = {&test_key, 1};

[[noreturn]] void fail(const std::string &what) {
    std::fprintf(stderr, "bench_host_documents: %s\n", what.c_str());
    std::exit(1);
}

// Each document has padding behind it.
std::vector<std::string> read(const std::string &name) {
    std::ifstream in(name, std::ios::binary);
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) {
        line.reserve(line.size() + peer::kPadding);
        lines.push_back(std::move(line));
    }
    if (lines.empty()) fail("cannot read " + name);
    return lines;
}

bool receipt(std::string_view text, const peer::Key &) {
    pith::Verifier verifier;
    return verifier.verify(kRing, text) == pith::Verdict::kGenuine;
}

bool audit(std::string_view text, const peer::Key &) {
    const pith::Source source = pith::mapped(text.data(), static_cast<std::uint32_t>(text.size()));
    pith::SourceAudit audit(kRing, pith_default_policy, source);
    return audit.step(0) == pith::Verdict::kGenuine;
}

double cpu_microseconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

// A check that accepts a record with a changed digit is no check.
void require_refusal(std::string text, const peer::Peer &peer, peer::Peer::Check check,
                     const peer::Key &key) {
    const std::string member = "\"title_canon_sha256\":\"";
    for (size_t at = 0; (at = text.find(member, at)) != text.npos; at += member.size()) {
        char &digit = text[at + member.size()];
        digit = digit == '0' ? '1' : '0';
    }
    text.reserve(text.size() + peer::kPadding);
    if (check(text, key)) fail(peer.name + " accepts a changed record");
}

// Returns the mean time of each check on all documents.
std::vector<double> times(const std::vector<std::string> &texts,
                          const std::vector<peer::Peer::Check> &checks, const peer::Key &key) {
    std::vector<double> sums(checks.size());
    for (size_t from = 0; from < texts.size(); from += kTurn) {
        const size_t end = std::min(texts.size(), from + kTurn);
        for (size_t i = 0; i < checks.size(); ++i) {
            const double start = cpu_microseconds();
            for (size_t at = from; at < end; ++at) {
                if (!checks[i](texts[at], key)) fail("a document is refused");
            }
            sums[i] += cpu_microseconds() - start;
        }
    }
    for (double &sum : sums) sum /= static_cast<double>(texts.size());
    return sums;
}

}  // namespace

int main(int argc, char **argv) {
    if (argc != 2) {
        std::fprintf(stderr, "usage: bench_host_documents FOLDER\n");
        return 2;
    }
    if (sodium_init() < 0) fail("libsodium does not start");
    const std::string folder = argv[1];
    const std::vector<std::string> records = read(folder + "/records");
    const std::vector<std::string> bundles = read(folder + "/bundles");
    const peer::Key key = {test_key.id, test_key.bytes};
    const std::vector<peer::Peer> all = {
        {"pith-verify", receipt, audit, audit}, peer::with_simdjson(), peer::with_nlohmann()};
    struct Part {
        const char *name;
        const std::vector<std::string> &texts;
        peer::Peer::Check peer::Peer::*check;
    };
    const Part parts[] = {{"receipts of records", records, &peer::Peer::receipt},
                          {"audits of records", records, &peer::Peer::record},
                          {"audits of bundles", bundles, &peer::Peer::bundle}};
    for (const Part &part : parts) {
        std::vector<peer::Peer::Check> checks;
        for (const peer::Peer &peer : all) {
            checks.push_back(peer.*part.check);
            require_refusal(part.texts[0], peer, checks.back(), key);
        }
        const std::vector<double> mean = times(part.texts, checks, key);
        std::printf("%zu %s\n", part.texts.size(), part.name);
        for (size_t i = 0; i < all.size(); ++i) {
            std::printf("  %-30s %8.1f us a document  %8.0f a second  %5.2f times ours\n",
                        all[i].name.c_str(), mean[i], 1e6 / mean[i], mean[i] / mean[0]);
        }
    }
    return 0;
}

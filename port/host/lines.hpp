// SPDX-License-Identifier: MIT
// A stage of a pipeline (--lines): a document a line in, a JSON object a line out, in order.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>

#include "outcome.hpp"
#include "report.hpp"

namespace host {

// Checks the document of one line. `bytes` is the line, without its id. May run in several threads.
using Judge = std::function<Outcome(std::string bytes)>;

struct LinesOptions {
    std::string file;  // "-" is standard input
    bool has_id;       // each line is an id, a tab, a document
    unsigned jobs;     // threads
    std::size_t most;  // bytes of a line
    bool quiet;        // writes no objects
};

struct LinesSummary {
    std::map<std::string, std::uint64_t, std::less<>> documents;  // by the verdict's name
    std::uint64_t broken = 0;  // lines that are no document: too long, or without an id

    bool all_genuine() const;
    std::string text() const;  // "3 documents: 2 genuine, 1 altered; 1 broken line"
};

// Writes one object for each line, and calls `flush` before it waits for input. Throws
// std::system_error if a read fails, and what `judge` and `write` throw.
LinesSummary verify_lines(const LinesOptions &options, const Judge &judge, const Write &write,
                          const std::function<void()> &flush);

}  // namespace host

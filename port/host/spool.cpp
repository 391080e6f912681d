// SPDX-License-Identifier: MIT
#include "spool.hpp"

#include <algorithm>

#include "errors.hpp"
#include "input.hpp"

namespace host {

void Spool::write(std::string_view bytes) {
    chunk_ += bytes;
    if (chunk_.size() < kChunk) return;
    file_.write(chunk_);
    written_ += chunk_.size();
    chunk_.clear();
}

std::string_view Spool::read() {
    if (written_ != 0 && at_ == 0) {  // the first read
        file_.write(chunk_);
        written_ += chunk_.size();
    }
    if (written_ == 0) {  // all is in memory
        if (is_read_) return {};
        is_read_ = true;
        return chunk_;
    }
    chunk_.resize(static_cast<std::size_t>(std::min<std::uint64_t>(kChunk, written_ - at_)));
    if (read_fully(file_.descriptor(), at_, chunk_.data(), chunk_.size()) != chunk_.size()) {
        throw FileError("the temporary file was truncated");
    }
    at_ += chunk_.size();
    return chunk_;
}

}  // namespace host

// SPDX-License-Identifier: MIT
#include "line_reader.hpp"

#include <poll.h>

#include <algorithm>

namespace host {

bool LineReader::next(std::string &line) {
    constexpr std::size_t kChunk = 64 * 1024;
    line.clear();
    bool is_any = false;
    for (;;) {
        const std::size_t end = std::min(buffer_.find('\n', at_), buffer_.size());
        if (line.size() <= most_)
            line.append(buffer_, at_, std::min(end - at_, most_ + 1 - line.size()));
        is_any = is_any || end != at_;
        taken_ += end - at_;
        at_ = end;
        if (at_ != buffer_.size()) break;
        buffer_.resize(kChunk);
        at_ = 0;
        buffer_.resize(ended_ ? 0 : input_.read(buffer_.data(), buffer_.size()));
        ended_ = ended_ || buffer_.empty();
        if (ended_) return is_any;
    }
    ++at_;
    ++taken_;
    if (line.size() <= most_ && !line.empty() && line.back() == '\r') line.pop_back();
    return true;
}

bool LineReader::is_ready() const {
    if (ended_ || buffer_.find('\n', at_) != std::string::npos) return true;
    pollfd waiting = {input_.descriptor(), POLLIN, 0};
    return ::poll(&waiting, 1, 0) > 0;
}

}  // namespace host

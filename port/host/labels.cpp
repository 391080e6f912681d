// SPDX-License-Identifier: MIT
#include "labels.hpp"

#include <cstring>

namespace host {

void Labels::write(const Run &run) {
    char bytes[sizeof run];
    std::memcpy(bytes, &run, sizeof run);
    spool_.write({bytes, sizeof bytes});
}

void Labels::add(pith::Label label, std::uint32_t count) {
    if (label != run_.label || run_.count > UINT32_MAX - count) {
        if (run_.count != 0) write(run_);
        run_ = {label, 0};
    }
    run_.count += count;
}

std::optional<pith::Label> Labels::next() {
    if (!is_reading_) {
        if (run_.count != 0) write(run_);
        run_.count = 0;
        is_reading_ = true;
    }
    if (run_.count == 0) {
        // Parts of a spool have a multiple of this size.
        if (part_.empty()) part_ = spool_.read();
        if (part_.empty()) return std::nullopt;
        std::memcpy(&run_, part_.data(), sizeof run_);
        part_.remove_prefix(sizeof run_);
    }
    --run_.count;
    return run_.label;
}

}  // namespace host

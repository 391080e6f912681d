// SPDX-License-Identifier: MIT
// Does independent work in several threads.
#pragma once

#include <cstddef>
#include <functional>

namespace host {

// Calls work(i) once for each i below `count`, in at most `jobs` threads and in no order. Uses
// fewer threads if the system makes no more. Throws what one of the calls threw, after all threads
// have ended.
void do_all(std::size_t count, unsigned jobs, const std::function<void(std::size_t)> &work);

}  // namespace host

// SPDX-License-Identifier: MIT
#include "batch.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace host {

void do_all(std::size_t count, unsigned jobs, const std::function<void(std::size_t)> &work) {
    std::atomic<std::size_t> next = 0;
    std::exception_ptr thrown;
    std::mutex of_thrown;
    const auto turn = [&] {
        try {
            for (std::size_t i = 0; (i = next++) < count;) work(i);
        } catch (...) {
            next = count;
            const std::lock_guard lock(of_thrown);
            thrown = std::current_exception();
        }
    };
    std::vector<std::thread> others;
    try {
        for (std::size_t i = 1; i < std::min<std::size_t>(jobs, count); ++i) {
            others.emplace_back(turn);
        }
    } catch (const std::exception &) {
        // At a limit of threads or memory: this thread and those that exist do all the work.
    }
    turn();
    for (std::thread &other : others) other.join();
    if (thrown) std::rethrow_exception(thrown);
}

}  // namespace host

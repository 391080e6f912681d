// SPDX-License-Identifier: MIT
#include "command.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>

#include "errors.hpp"

namespace issue {
namespace {

[[noreturn]] void fail() {
    throw Trouble(std::string("--signer: cannot start it: ") + std::strerror(errno));
}

}  // namespace

CommandResult run_command(const std::string &command, std::string_view input, std::size_t most) {
    int to[2], from[2];
    if (::pipe2(to, O_CLOEXEC) != 0 || ::pipe2(from, O_CLOEXEC) != 0) fail();
    const pid_t child = ::fork();
    if (child < 0) fail();
    if (child == 0) {
        std::signal(SIGPIPE, SIG_DFL);
        if (::dup2(to[0], STDIN_FILENO) < 0 || ::dup2(from[1], STDOUT_FILENO) < 0) ::_exit(126);
        ::execl("/bin/sh", "sh", "-c", command.c_str(), static_cast<char *>(nullptr));
        ::_exit(127);
    }
    ::close(to[0]);
    ::close(from[1]);
    // A command that reads nothing closes the pipe; its exit status says more than the error.
    const ssize_t written = ::write(to[1], input.data(), input.size());
    (void)written;
    ::close(to[1]);
    CommandResult result{0, ""};
    char chunk[512];
    for (;;) {
        const ssize_t count = ::read(from[0], chunk, sizeof chunk);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) break;
        result.output.append(chunk, static_cast<std::size_t>(count));
        result.output.resize(std::min(result.output.size(), most));
    }
    ::close(from[0]);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return result;
}

}  // namespace issue

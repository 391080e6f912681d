// SPDX-License-Identifier: MIT
#include "signing_options.hpp"

#include <ctime>

#include "encode.hpp"
#include "errors.hpp"

namespace issue {

std::unique_ptr<Signer> read_signer(const Arguments &arguments) {
    const std::string id = arguments.get("id");
    if (arguments.has("signer")) {
        if (arguments.has("key")) throw UsageError("--key and --signer exclude each other");
        if (!arguments.has("public")) {
            throw UsageError("--signer needs --public FILE, the public key of what it signs with");
        }
        return command_signer(arguments.get("signer"),
                              read_public_key(arguments.get("public"), id));
    }
    if (arguments.has("public")) throw UsageError("--public is for --signer; --key has its own");
    if (!arguments.has("key")) throw UsageError("who signs? give --key FILE or --signer COMMAND");
    return file_signer(arguments.get("key"), id);
}

std::uint32_t time_of(const std::string &text, const std::string &option) {
    const auto time = read_time(text);
    if (time) return *time;
    throw UsageError(option +
                     ": expected a time like 2026-06-01T00:00:00Z, from 1970 to 2105, "
                     "found " +
                     text);
}

std::uint32_t signing_time(const Arguments &arguments) {
    if (arguments.has("time")) return time_of(arguments.get("time"), "--time");
    return static_cast<std::uint32_t>(std::time(nullptr));
}

}  // namespace issue

// SPDX-License-Identifier: MIT
// keygen: makes a key file and its public part.
#include <sys/stat.h>

#include "arguments.hpp"
#include "commands.hpp"
#include "errors.hpp"
#include "files.hpp"
#include "secret.hpp"

namespace issue {

void keygen(int argc, char **argv) {
    const Arguments arguments(argc, argv, {{"output", 'o', "FILE"}});
    arguments.require_words(1, 1, "one key id");
    const std::string id = arguments.words()[0];
    require_id(id);
    if (!arguments.has("output") && id.find('/') != std::string::npos) {
        throw UsageError("the id has a /, so give the file's name with --output");
    }
    std::string base = arguments.get("output", id);
    constexpr std::size_t kEnding = 4;
    if (base.size() > kEnding && base.compare(base.size() - kEnding, kEnding, ".key") == 0) {
        base.resize(base.size() - kEnding);
    }
    const std::string secret_file = base + ".key", public_name = base + ".pub";
    struct stat status {};
    if (::lstat(public_name.c_str(), &status) == 0) {  // before a private key is on the disk
        throw Trouble(public_name +
                      " exists already, and a key file is never overwritten: "
                      "choose another name, or move the file away");
    }
    const SecretKey secret(id);
    secret.create(secret_file);
    create_file(public_name, public_file(secret.key()), 0644);
    put("", secret_file + "  private: keep it secret, and keep a copy in a safe place\n" +
                public_name + "  public: pith-issue show " + public_name + "\n");
}

}  // namespace issue

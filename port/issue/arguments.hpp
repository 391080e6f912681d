// SPDX-License-Identifier: MIT
// The words of one command, by getopt_long.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace issue {

struct OptionRule {
    const char *name;   // "key": --key
    char letter;        // 'k': -k; 0: none
    const char *value;  // "FILE"; null: takes none
    bool is_repeated = false;
};

class Arguments {
 public:
    // argv[0] is the command. Throws UsageError.
    Arguments(int argc, char **argv, const std::vector<OptionRule> &rules);

    bool has(const std::string &name) const { return values_.count(name) != 0; }
    std::string get(const std::string &name, const std::string &otherwise = "") const;
    std::vector<std::string> all(const std::string &name) const;
    const std::vector<std::string> &words() const { return words_; }

    // Throws UsageError unless there are `least` to `most` words.
    void require_words(std::size_t least, std::size_t most, const char *names) const;

 private:
    std::map<std::string, std::vector<std::string>> values_;
    std::vector<std::string> words_;
};

}  // namespace issue

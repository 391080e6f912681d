// SPDX-License-Identifier: MIT
#include "arguments.hpp"

#include <getopt.h>

#include "errors.hpp"

namespace issue {
namespace {

constexpr int kFirst = 256;  // the value of the first rule

}  // namespace

Arguments::Arguments(int argc, char **argv, const std::vector<OptionRule> &rules) {
    std::vector<option> known;
    std::string letters = ":";
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const int takes = rules[i].value != nullptr ? required_argument : no_argument;
        known.push_back({rules[i].name, takes, nullptr, kFirst + static_cast<int>(i)});
        if (rules[i].letter == 0) continue;
        letters += rules[i].letter;
        if (rules[i].value != nullptr) letters += ':';
    }
    known.push_back({nullptr, 0, nullptr, 0});
    opterr = 0;
    optind = 1;
    for (int found = 0;
         (found = getopt_long(argc, argv, letters.c_str(), known.data(), nullptr)) != -1;) {
        const int wanted = found == ':' ? optopt : found;
        const OptionRule *rule = nullptr;
        for (std::size_t i = 0; i < rules.size(); ++i) {
            const bool is_long = wanted == kFirst + static_cast<int>(i);
            if (is_long || (wanted != 0 && wanted == rules[i].letter)) rule = &rules[i];
        }
        if (found == ':' && rule != nullptr) {
            throw UsageError("--" + std::string(rule->name) + " needs " + rule->value);
        }
        if (rule == nullptr) {
            const bool is_letter = optopt > 0 && optopt < kFirst;
            const std::string word = is_letter ? std::string("-") + static_cast<char>(optopt)
                                               : std::string(argv[optind - 1]);
            throw UsageError(
                (optopt >= kFirst ? "this option takes no value: " : "no such option: ") + word);
        }
        auto &values = values_[rule->name];
        if (!values.empty() && !rule->is_repeated) {
            throw UsageError("duplicate --" + std::string(rule->name));
        }
        values.emplace_back(rule->value != nullptr ? optarg : "");
    }
    words_.assign(argv + optind, argv + argc);
}

std::string Arguments::get(const std::string &name, const std::string &otherwise) const {
    const auto found = values_.find(name);
    return found == values_.end() ? otherwise : found->second.back();
}

std::vector<std::string> Arguments::all(const std::string &name) const {
    const auto found = values_.find(name);
    return found == values_.end() ? std::vector<std::string>() : found->second;
}

void Arguments::require_words(std::size_t least, std::size_t most, const char *names) const {
    if (words_.size() >= least && words_.size() <= most) return;
    throw UsageError(std::string("expected ") + names + ", found " + std::to_string(words_.size()) +
                     " arguments");
}

}  // namespace issue

// SPDX-License-Identifier: Apache-2.0
#include "usage.hpp"

#include <hjemmel/core/nearest.hpp>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <set>
#include <string_view>
#include <system_error>

namespace hjemmel::cli {

namespace {

bool is_option(std::string_view word) {
    return word.size() > 1 && word.front() == '-' && (word[1] < '0' || word[1] > '9');
}

std::string spelt(const CLI::Option& option) {
    const auto& names = option.get_lnames();
    return names.empty() ? option.get_name() : "--" + names.front();
}

bool takes_value(const CLI::Option& option) {
    return option.get_type_size() > 0 && option.get_expected_min() > 0;
}

/// Reads the words as the parser will, up to the first that is wrong.
class reading {
  public:
    reading(CLI::App& app, const option_words& known, const manner& how)
        : command_(&app), known_(known), how_(how), name_(app.get_name()) {}

    std::optional<std::string> all(std::span<const std::string> words) {
        for (std::size_t i = 0; i < words.size(); ++i) {
            const auto& word = words[i];
            if (word == "--help" || word == "-h" || word == "--version") return std::nullopt;
            const auto* next = i + 1 < words.size() ? &words[i + 1] : nullptr;
            bool used = false;
            auto wrong = only_positionals_ || !is_option(word) ? positional(word)
                         : word == "--"                        ? rest()
                                                               : option(word, next, used);
            if (wrong) return wrong;
            i += used ? 1 : 0;
        }
        return missing();
    }

  private:
    std::string say(const bilingual& text, const bilingual& hint) const {
        return wrong_use(text, hint, how_);
    }

    bilingual see_help() const {
        return {"Se »" + name_ + " --help«.", "See `" + name_ + " --help`."};
    }

    std::optional<std::string> rest() {
        only_positionals_ = true;
        return std::nullopt;
    }

    std::vector<CLI::App*> commands() const {
        return command_->get_subcommands([](CLI::App*) { return true; });
    }

    std::vector<std::string> command_names() const {
        std::vector<std::string> out;
        for (const auto* one : commands())
            out.push_back(one->get_name());
        return out;
    }

    std::optional<std::string> positional(const std::string& word) {
        if (!commands().empty()) {
            const auto all = commands();
            const auto found = std::find_if(all.begin(), all.end(), [&word](const CLI::App* one) {
                return one->get_name() == word;
            });
            if (found == all.end())
                return unknown_name({"Kommandoen", "The command"}, word, command_names(), how_);
            command_ = *found;
            name_ += " " + word;
            return std::nullopt;
        }
        positionals_.push_back(word);
        std::size_t room = 0;
        for (auto* one : command_->get_options()) {
            if (!one->get_positional() || !one->get_lnames().empty()) continue;
            if (one->get_items_expected_max() > 1) return std::nullopt; // any number
            ++room;
        }
        if (positionals_.size() <= room) return std::nullopt;
        return say({"»" + word + "« er overflødig: kommandoen tager ikke så mange argumenter.",
                    "`" + word + "` is superfluous: the command does not take so many arguments."},
                   see_help());
    }

    std::optional<std::string> option(const std::string& word, const std::string* next,
                                      bool& used) {
        const auto name = word.substr(0, word.find('='));
        auto* const found = command_->get_option_no_throw(name);
        if (found == nullptr) return unknown_option(name);
        const bool joined = name.size() != word.size();
        const bool again = !seen_.insert(found).second && found->get_items_expected_max() <= 1;
        if (again && takes_value(*found)) {
            return say({"»" + name + "« står to gange.", "`" + name + "` stands twice."},
                       {"Slet den ene.", "Delete one of them."});
        }
        if (!takes_value(*found)) return std::nullopt;
        if (!joined && (next == nullptr || is_option(*next))) return no_value(*found, name);
        used = !joined;
        return bad_value(*found, name, joined ? word.substr(name.size() + 1) : *next);
    }

    std::optional<std::string> unknown_option(const std::string& name) const {
        std::vector<std::string> names;
        for (const auto* one : command_->get_options()) {
            for (const auto& long_name : one->get_lnames())
                names.push_back("--" + long_name);
        }
        const auto near = nearest(name, names);
        auto hint = see_help();
        if (!near.empty()) {
            hint = {"Skriv »" + near + "«.", "Write `" + near + "`."};
        } else if (!name.starts_with("--")) {
            hint.da += " Er det ingen indstilling, så skriv -- foran.";
            hint.en += " If it is no option, write -- before it.";
        }
        return say({"Indstillingen »" + name + "« findes ikke.",
                    "The option `" + name + "` does not exist."},
                   hint);
    }

    std::optional<std::string> no_value(const CLI::Option& of, const std::string& name) const {
        const auto words = known_.find(&of);
        auto hint = see_help();
        if (words != known_.end()) hint = meant("", words->second);
        return say({"Der mangler en værdi efter »" + name + "«.",
                    "A value is missing after `" + name + "`."},
                   hint);
    }

    std::optional<std::string> bad_value(const CLI::Option& of, const std::string& name,
                                         const std::string& text) const {
        const auto words = known_.find(&of);
        if (words != known_.end()) {
            const auto& all = words->second;
            if (std::find(all.begin(), all.end(), text) != all.end()) return std::nullopt;
            return say({"»" + text + "« kan ikke stå efter »" + name + "«.",
                        "`" + text + "` cannot stand after `" + name + "`."},
                       meant(text, all));
        }
        const bool digits =
            std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (of.get_lnames().front() != "depth" || (digits && !text.empty() && text.size() < 10))
            return std::nullopt;
        return say({"Efter »" + name + "« skal der stå et helt tal, som ikke er under 0.",
                    "After `" + name + "` there must be a whole number that is not below 0."},
                   {"Skriv f.eks. »" + name + " 2«.", "Write, for example, `" + name + " 2`."});
    }

    std::optional<std::string> missing() const {
        if (!commands().empty()) {
            auto hint = meant("", command_names());
            return say({"Der mangler en kommando.", "A command is missing."}, hint);
        }
        std::size_t place = 0;
        for (const auto* one : command_->get_options()) {
            const bool positional = one->get_positional() && one->get_lnames().empty();
            const bool given = positional ? positionals_.size() > place++ : seen_.count(one) != 0;
            if (!one->get_required() || given) continue;
            const auto name = spelt(*one);
            if (positional)
                return say({"Der mangler et argument: " + name + ".",
                            "An argument is missing: " + name + "."},
                           see_help());
            if (auto wrong = missing_file()) return wrong;
            return say({"»" + name + "« mangler.", "`" + name + "` is missing."}, see_help());
        }
        return std::nullopt;
    }

    // Files that are not there are told before options that are missing.
    std::optional<std::string> missing_file() const {
        for (const auto& one : positionals_) {
            std::error_code why;
            if (one == "-" || std::filesystem::exists(one, why)) continue;
            return say(
                {"Filen »" + one + "« kan ikke læses.", "The file `" + one + "` cannot be read."},
                {});
        }
        return std::nullopt;
    }

    CLI::App* command_;
    const option_words& known_;
    const manner& how_;
    std::string name_;
    std::vector<std::string> positionals_{};
    bool only_positionals_ = false;
    std::set<const CLI::Option*> seen_{};
};

} // namespace

language language_of(std::span<const std::string> words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == "--") break;
        if (words[i] == "--lang=en") return language::en;
        if (words[i] == "--lang" && i + 1 < words.size() && words[i + 1] == "en")
            return language::en;
    }
    return language::da;
}

std::optional<std::string> misuse(CLI::App& app, const option_words& known,
                                  std::span<const std::string> words, const manner& how) {
    return reading(app, known, how).all(words);
}

} // namespace hjemmel::cli

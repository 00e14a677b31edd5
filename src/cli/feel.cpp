// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"

#include "day.hpp"
#include "messages.hpp"

#include <hjemmel/api/expression.hpp>
#include <hjemmel/feel/text.hpp>
#include <hjemmel/io/case_reader.hpp>
#include <hjemmel/io/feel_line.hpp>

#include <cstddef>
#include <cstdio>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace hjemmel::cli {

namespace {

/// A line holds an expression and its values. Each typed value is two levels of JSON.
constexpr facts_limits line_limits{
    .case_bytes = std::size_t{1} << 20U, .depth = 64, .text_bytes = std::size_t{1} << 20U};

std::optional<std::size_t> read_input(char* into, std::size_t room) {
    const auto count = std::fread(into, 1, room, stdin);
    if (count == 0 && std::ferror(stdin) != 0) return std::nullopt;
    return count;
}

/// Standard input as one text, as far as an expression may be long; nothing when it fails.
std::optional<std::string> whole_input() {
    constexpr std::size_t enough = std::size_t{64} << 10U;
    std::string out(enough, '\0');
    std::size_t size = 0;
    while (size < enough) {
        const auto more = read_input(out.data() + size, enough - size);
        if (!more) return std::nullopt;
        if (*more == 0) break;
        size += *more;
    }
    out.resize(size);
    return out;
}

/// One run of the command.
class feel_run {
  public:
    feel_run(const feel_arguments& asked, std::optional<date> on)
        : asked_(asked), on_(on), how_{.lang = asked.lang, .colour = colour_on_messages()} {}

    exit_status one() {
        auto text = asked_.expression == "-" ? whole_input() : asked_.expression;
        if (!text) return unreadable();
        const auto compiled = expression::compile(*std::move(text));
        if (!compiled) return tell(compiled.diagnostics());
        const auto found = compiled.value().evaluate({}, on_);
        out_.write(feel::literal(found.value) + "\n");
        return ended(tell(found.diagnostics));
    }

    exit_status lines() {
        io::case_reader reader("stdin", read_input, line_limits, io::json_form::lines);
        auto status = exit_status::done;
        while (auto line = reader.next()) {
            if (line->rest_lost) status = exit_status::wrong_use;
            status = worse(status, answer(*line));
            if (out_.closed()) break;
        }
        return ended(status);
    }

  private:
    exit_status tell(const diagnostics& found) const {
        for (const auto& one : found)
            say(message(one, how_));
        return has_errors(found) ? exit_status::faults : exit_status::done;
    }

    evaluated value_of(const io::feel_line& asked) const {
        const auto compiled =
            expression::compile(asked.text, {asked.names, asked.fields, asked.result});
        if (!compiled) return {{}, compiled.diagnostics()};
        return compiled.value().evaluate(asked.values, on_);
    }

    exit_status answer(const io::given_case& line) {
        value id;
        for (const auto& [name, content] : line.content.entries()) {
            if (name == "id") id = content;
        }
        auto asked = line.faults.empty() ? io::read_feel_line(line.content)
                                         : result<io::feel_line>(line.faults);
        const auto found = asked ? value_of(asked.value()) : evaluated{{}, asked.diagnostics()};
        // Places of a bad line count from that line; those of an expression from its own beginning.
        const auto first_line = asked ? std::size_t{1} : line.line;
        out_.write(
            io::write_feel_line(id, found.value, found.diagnostics, asked_.lang, first_line) +
            "\n");
        return asked ? exit_status::done : exit_status::faults;
    }

    exit_status unreadable() const {
        say(wrong_use({"Standard input kan ikke læses.", "Standard input cannot be read."}, {},
                      how_));
        return exit_status::wrong_use;
    }

    exit_status ended(exit_status status) {
        if (out_.flush()) return status;
        say(wrong_use({"Resultatet kan ikke skrives til standard output.",
                       "The result cannot be written to standard output."},
                      {}, how_));
        return exit_status::wrong_use;
    }

    const feel_arguments& asked_;
    std::optional<date> on_;
    manner how_;
    results out_{};
};

} // namespace

exit_status feel(const feel_arguments& asked) {
    const manner how{.lang = asked.lang, .colour = colour_on_messages()};
    const auto refuse = [&how](const bilingual& text, const bilingual& hint) {
        say(wrong_use(text, hint, how));
        return exit_status::wrong_use;
    };
    if (asked.lines && !asked.expression.empty() && asked.expression != "-") {
        return refuse({"Et udtryk og --jsonl udelukker hinanden.",
                       "An expression and --jsonl exclude each other."},
                      {"Giv udtrykkene som linjer på standard input.",
                       "Give the expressions as lines on standard input."});
    }
    if (!asked.lines && asked.expression.empty()) {
        return refuse({"Udtrykket mangler.", "The expression is missing."},
                      {"Skriv hjemmel feel '1 + 2', eller - for standard input.",
                       "Write hjemmel feel '1 + 2', or - for standard input."});
    }
    std::optional<date> on;
    if (!asked.on.empty()) {
        const auto day = day_of(asked.on, how);
        if (const auto* wrong = std::get_if<std::string>(&day)) {
            say(*wrong);
            return exit_status::wrong_use;
        }
        on = std::get<date>(day);
    }
    feel_run run(asked, on);
    return asked.lines ? run.lines() : run.one();
}

} // namespace hjemmel::cli

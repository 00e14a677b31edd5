// SPDX-License-Identifier: Apache-2.0
// The program `hjemmel`: reads the command line and runs one command.
#include "commands.hpp"
#include "usage.hpp"

#include <hjemmel.h>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <exception>
#include <map>
#include <string>
#include <vector>

namespace {

using namespace hjemmel::cli;
using hjemmel::language;

const std::map<std::string, language> languages{{"da", language::da}, {"en", language::en}};

/// The options whose values are words of a set.
option_words& words_of_options() {
    static option_words all;
    return all;
}

template<class T>
CLI::Option* one_of(CLI::Option* option, const std::map<std::string, T>& words) {
    auto& known = words_of_options()[option];
    for (const auto& one : words)
        known.push_back(one.first);
    return option->transform(CLI::CheckedTransformer(words));
}

void add_language(CLI::App& command, language& lang) {
    one_of(command.add_option("--lang", lang, "Language of texts: da (the default) or en"),
           languages)
        ->option_text("LANG");
}

/// The options that all commands have.
template<class Arguments>
void add_common(CLI::App& command, Arguments& asked,
                const std::map<std::string, output_format>& formats) {
    command.add_option("RULES", asked.rules, "A folder of rule files, or one rule file")
        ->required();
    one_of(command.add_option("--format", asked.format,
                              "How results are written; text is the default"),
           formats)
        ->option_text("FORMAT");
    add_language(command, asked.lang);
}

/// The options of commands that read facts.
void add_facts(CLI::App& command, facts_arguments& asked) {
    static const std::map<std::string, hjemmel::eval::nulls> gaps{
        {"missing", hjemmel::eval::nulls::missing}, {"absent", hjemmel::eval::nulls::absent}};
    command.add_option("FACTS", asked.facts,
                       "Files of cases: JSON, JSON lines or CSV; - is standard input");
    command.add_option("--ruleset", asked.ruleset, "The ruleset; may be left out if there is one")
        ->option_text("ID");
    command.add_option("--on", asked.on, "The evaluation date, YYYY-MM-DD")
        ->required()
        ->option_text("DATE");
    command.add_option("--entity", asked.entity, "What the cases are about, e.g. borger")
        ->option_text("ENTITY");
    command.add_option("--set", asked.settings, "Another value or reading of a parameter")
        ->allow_extra_args(false)
        ->option_text("NAME=VALUE ...");
    command.add_option("--table", asked.tables, "A file of related cases, joined by their key")
        ->allow_extra_args(false)
        ->option_text("ENTITY=FILE ...");
    command
        .add_option("--complete", asked.complete,
                    "A fact known to be whole: left out, it is absent or an empty list")
        ->allow_extra_args(false)
        ->option_text("NAME ...");
    one_of(
        command.add_option("--nulls", asked.nulls, "What an empty CSV cell is: missing or absent"),
        gaps)
        ->option_text("missing|absent");
}

CLI::App& add_evaluate(CLI::App& app, evaluate_arguments& asked) {
    auto& command =
        *app.add_subcommand("evaluate", "Decide cases: one outcome a case and decision");
    static const std::map<std::string, output_format> formats{{"text", output_format::text},
                                                              {"json", output_format::json},
                                                              {"jsonl", output_format::jsonl},
                                                              {"csv", output_format::csv}};
    add_common(command, asked, formats);
    add_facts(command, asked);
    command.add_option("--decision", asked.decisions, "A decision; all when none is named")
        ->allow_extra_args(false)
        ->option_text("NAME ...");
    command.add_option("--id", asked.id, "Only the cases with this id")->option_text("ID");
    command.add_flag("--reasons", asked.reasons, "With the reasons and their sources");
    command.add_flag("--letter{}", asked.letter,
                     "As a letter: the ruleset's for each decision, or --letter=NAME");
    command.add_option("--letters", asked.letters, "A file of letters that change the ruleset's")
        ->option_text("FILE");
    return command;
}

CLI::App& add_report(CLI::App& app, report_arguments& asked) {
    auto& command = *app.add_subcommand("report", "Count cases, with small numbers hidden");
    static const std::map<std::string, output_format> formats{
        {"text", output_format::text}, {"json", output_format::json}, {"csv", output_format::csv}};
    add_common(command, asked, formats);
    add_facts(command, asked);
    command.add_option("--report", asked.report, "The report, by its name in the ruleset")
        ->required()
        ->option_text("NAME");
    command.add_option("--from", asked.from, "A table for each month from this one, YYYY-MM")
        ->option_text("MONTH");
    command.add_option("--to", asked.to, "The last month; that of --on is the default")
        ->option_text("MONTH");
    return command;
}

CLI::App& add_check(CLI::App& app, check_arguments& asked) {
    auto& command = *app.add_subcommand("check", "Tell every fault and warning in the rules");
    static const std::map<std::string, output_format> formats{{"text", output_format::text},
                                                              {"json", output_format::json},
                                                              {"sarif", output_format::sarif}};
    add_common(command, asked, formats);
    command.add_flag("--strict", asked.strict,
                     "Also demand ASCII names, sources, and texts in both languages");
    command.add_option("--letters", asked.letters, "Also check a file of letters")
        ->option_text("FILE");
    return command;
}

CLI::App& add_test(CLI::App& app, test_arguments& asked) {
    auto& command = *app.add_subcommand("test", "Run the examples beside the rules");
    static const std::map<std::string, output_format> formats{{"text", output_format::text},
                                                              {"json", output_format::json}};
    add_common(command, asked, formats);
    command.add_option("--ruleset", asked.ruleset, "Only this ruleset's examples")
        ->option_text("ID");
    command.add_flag("--strict", asked.strict, "Incomplete coverage is a fault, too");
    command.add_flag("--suggest", asked.suggest, "Propose examples for what is not covered");
    return command;
}

CLI::App& add_feel(CLI::App& app, feel_arguments& asked) {
    auto& command = *app.add_subcommand("feel", "Evaluate FEEL: one expression, or JSON lines");
    command.add_option("EXPRESSION", asked.expression, "The expression; - is standard input");
    command.add_option("--on", asked.on, "The date that today() gives, YYYY-MM-DD")
        ->option_text("DATE");
    command.add_flag(
        "--jsonl", asked.lines,
        "Read lines {\"id\", \"expression\", \"context\"} and answer each with a line");
    add_language(command, asked.lang);
    return command;
}

/// `hjemmel dmn import`; other commands about DMN may stand beside it.
CLI::App& add_dmn_import(CLI::App& app, dmn_arguments& asked) {
    auto& dmn = *app.add_subcommand("dmn", "DMN models of other tools");
    dmn.require_subcommand(1);
    auto& command = *dmn.add_subcommand("import", "Write a DMN model as a rule file");
    command.add_option("FILE", asked.model, "The model: DMN 1.1 to 1.5, XML")->required();
    command.add_option("--output", asked.output, "Where to; standard output where left out")
        ->option_text("FILE");
    add_language(command, asked.lang);
    return command;
}

CLI::App& add_graph(CLI::App& app, graph_arguments& asked) {
    auto& command = *app.add_subcommand("graph", "Draw what the decisions of a ruleset rest on");
    static const std::map<std::string, picture_format> formats{{"svg", picture_format::svg},
                                                               {"dot", picture_format::dot}};
    command.add_option("RULES", asked.rules, "A folder of rule files, or one rule file")
        ->required();
    command.add_option("--ruleset", asked.ruleset, "The ruleset; may be left out if there is one")
        ->option_text("ID");
    command.add_option("--on", asked.on, "A day of the version; the last version is the default")
        ->option_text("DATE");
    command.add_option("--decision", asked.decisions, "Only this decision and what it rests on")
        ->allow_extra_args(false)
        ->option_text("NAME ...");
    command.add_option("--depth", asked.depth, "At most so many steps away from it")
        ->check(CLI::NonNegativeNumber)
        ->option_text("N");
    command.add_option("--show", asked.show, "Also functions, or all parameters")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->option_text("KIND ...");
    command.add_option("--hide", asked.hide, "Without facts, helpers, parameters")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->option_text("KIND ...");
    one_of(command.add_option("--format", asked.format, "svg (the default) or dot"), formats)
        ->option_text("FORMAT");
    add_language(command, asked.lang);
    return command;
}

CLI::App& add_schema(CLI::App& app, schema_arguments& asked) {
    auto& command = *app.add_subcommand("schema", "The JSON Schema of rule files, for editors");
    add_language(command, asked.lang);
    return command;
}

int run(int count, char** words) {
    CLI::App app("Decides cases by public-sector rules, with the reasons and their sources.",
                 "hjemmel");
    app.set_version_flag("--version", "hjemmel " HJEMMEL_VERSION_STRING);
    app.require_subcommand(1);
    app.footer(
        "Exit status: 0 done; 1 rules or facts have faults; 2 wrong use or unreadable input.");
    evaluate_arguments evaluation;
    check_arguments checking;
    feel_arguments feeling;
    dmn_arguments importing;
    graph_arguments drawing;
    schema_arguments describing;
    test_arguments testing;
    report_arguments reporting;
    auto& evaluate_command = add_evaluate(app, evaluation);
    add_check(app, checking);
    auto& test_command = add_test(app, testing);
    auto& report_command = add_report(app, reporting);
    auto& feel_command = add_feel(app, feeling);
    auto& import_command = add_dmn_import(app, importing);
    auto& graph_command = add_graph(app, drawing);
    auto& schema_command = add_schema(app, describing);
    const std::vector<std::string> given(words + 1, words + std::max(count, 1));
    const manner how{.lang = language_of(given), .colour = colour_on_messages()};
    if (const auto wrong = misuse(app, words_of_options(), given, how)) {
        say(*wrong);
        return static_cast<int>(exit_status::wrong_use);
    }
    try {
        app.parse(count, words);
    } catch (const CLI::ParseError& why) {
        if (why.get_exit_code() == 0) return app.exit(why); // help, or the version
        say(wrong_use({"Kommandolinjen kan ikke læses.", "The command line cannot be read."},
                      {"Se »hjemmel --help«.", "See `hjemmel --help`."}, how));
        return static_cast<int>(exit_status::wrong_use);
    }
    evaluation.by_id = evaluate_command.count("--id") > 0;
    evaluation.by_letter =
        evaluate_command.count("--letter") > 0 || evaluate_command.count("--letters") > 0;
    const auto status = feel_command.parsed()       ? feel(feeling)
                        : import_command.parsed()   ? dmn_import(importing)
                        : graph_command.parsed()    ? graph(drawing)
                        : schema_command.parsed()   ? schema(describing)
                        : evaluate_command.parsed() ? evaluate(evaluation)
                        : test_command.parsed()     ? test(testing)
                        : report_command.parsed()   ? report(reporting)
                                                    : check(checking);
    return static_cast<int>(status);
}

} // namespace

int main(int count, char** words) {
    ignore_closed_pipes();
    try {
        return run(count, words);
    } catch (const std::exception& why) {
        say(std::string("hjemmel: ") + why.what() + "\n");
        return static_cast<int>(exit_status::wrong_use);
    }
}

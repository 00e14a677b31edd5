// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"

#include "facts_file.hpp"
#include "messages.hpp"
#include "outcome_writer.hpp"
#include "rules.hpp"
#include "selection.hpp"

#include <hjemmel/core/mask.hpp>
#include <hjemmel/io/related.hpp>

#include <algorithm>
#include <deque>
#include <memory>
#include <optional>
#include <utility>

namespace hjemmel::cli {

namespace {

using io::given_case;
using io::next_case;

std::string unreadable(const std::string& path, const manner& how) {
    return wrong_use(
        {"Filen »" + path + "« kan ikke læses.", "The file `" + path + "` cannot be read."}, {},
        how);
}

/// One run over all cases: reads, joins, decides, writes, and remembers what went wrong.
class run {
  public:
    run(selection chosen, const evaluate_arguments& asked)
        : chosen_(std::move(chosen)),
          asked_(asked), how_{.lang = asked.lang, .colour = colour_on_messages()},
          writer_(out_, asked_, colour_on_output()) {}

    exit_status all() {
        if (!open_files() || !find_entity() || !open_tables()) return exit_status::wrong_use;
        writer_.begin();
        if (down_)
            join_down();
        else
            for (auto& file : files_)
                each(file);
        progress_.clear();
        if (asked_.by_id && !found_) fail(no_such_id());
        if (!writer_.end()) fail(write_fault());
        return status_;
    }

  private:
    struct table {
        plan::index entity = plan::none;
        next_case rows{};
    };

    const plan::program& program() const { return chosen_.version.program(); }
    const plan::entity& entity() const { return program().entities[chosen_.entity]; }

    bool fail(const std::string& text) {
        progress_.clear();
        say(text);
        status_ = exit_status::wrong_use;
        return false;
    }

    bool open_files();
    bool find_entity();
    void look_at(const next_case& cases);
    bool open_tables();
    bool open_table(const std::string& text);
    void join_down();
    void each(const next_case& cases);
    void decide(given_case one);
    void tell(const given_case& one);
    std::vector<eval::outcome> refused(const given_case& one) const;
    std::string no_such_id() const;
    std::string write_fault() const;

    selection chosen_;
    const evaluate_arguments& asked_;
    manner how_;
    results out_{};
    outcome_writer writer_;
    progress progress_{};
    exit_status status_ = exit_status::done;
    std::vector<facts_file> opened_{};
    std::vector<next_case> files_{};
    std::optional<table> down_{};
    std::optional<io::related_parents> up_{};
    bool found_ = false;
    bool stopped_ = false;
    place last_fault_{};
};

bool run::open_files() {
    if (asked_.facts.empty() && asked_.tables.empty()) {
        return fail(wrong_use(
            {"Der er ingen fil med oplysninger.", "There is no file of facts."},
            {"Nævn en fil, eller - for standard input.", "Name a file, or - for standard input."},
            how_));
    }
    for (const auto& path : asked_.facts) {
        auto file = facts_file::open(path);
        if (!file) return fail(unreadable(path, how_));
        opened_.push_back(*std::move(file));
    }
    return true;
}

/// Where neither --entity nor a decision tells the entity, the first readable case's facts do.
bool run::find_entity() {
    const auto& of = chosen_.version.shared_program();
    if (chosen_.entity == plan::none && !opened_.empty() && !opened_.front().is_table()) {
        look_at(opened_.front().cases(of, plan::none, asked_.nulls));
    }
    if (chosen_.entity == plan::none) return fail(ask_for_entity(*of, how_));
    for (auto i = files_.size(); i < opened_.size(); ++i)
        files_.push_back(opened_[i].cases(of, chosen_.entity, asked_.nulls));
    if (!opened_.empty()) return true;
    // Tables alone: one case that has nothing else.
    files_.emplace_back([done = false]() mutable -> std::optional<given_case> {
        return std::exchange(done, true) ? std::nullopt : std::optional(given_case{});
    });
    return true;
}

/// Cases that were looked at come again from the file that is kept.
void run::look_at(const next_case& cases) {
    const auto looked = std::make_shared<std::deque<given_case>>();
    while (auto one = cases()) {
        looked->push_back(*std::move(one));
        if (!looked->back().faults.empty()) continue;
        chosen_.entity = entity_of(program(), looked->back().content);
        break;
    }
    if (looked->empty()) chosen_.entity = 0;
    files_.emplace_back([looked, cases]() -> std::optional<given_case> {
        if (looked->empty()) return cases();
        auto one = std::move(looked->front());
        looked->pop_front();
        return one;
    });
}

bool run::open_tables() {
    return std::all_of(asked_.tables.begin(), asked_.tables.end(),
                       [this](const std::string& text) { return open_table(text); });
}

bool run::open_table(const std::string& text) {
    const auto parts = assignment(text);
    if (!parts) {
        return fail(wrong_use({"»" + text + "« i --table har intet lighedstegn.",
                               "`" + text + "` in --table has no equals sign."},
                              {"Skriv --table borger=FIL.", "Write --table borger=FILE."}, how_));
    }
    const auto& [name, path] = *parts;
    std::vector<std::string> known;
    auto found = plan::none;
    for (const auto other : {entity().child, entity().parent}) {
        if (other == plan::none) continue;
        known.push_back(program().entities[other].name);
        if (name == known.back() || name == program().entities[other].plural) found = other;
    }
    if (found == plan::none) {
        return fail(
            unknown_name({"Den beslægtede entitet", "The related entity"}, name, known, how_));
    }
    auto file = facts_file::open(path);
    if (!file) return fail(unreadable(path, how_));
    const auto rows = file->cases(chosen_.version.shared_program(), found, asked_.nulls);
    if (found == entity().child) {
        down_ = table{found, rows};
        return true;
    }
    up_.emplace(program(), found, rows);
    for (const auto& one : up_->refused())
        tell(one);
    return true;
}

/// All cases are held while their related cases are read.
void run::join_down() {
    std::vector<given_case> cases;
    for (const auto& file : files_) {
        while (auto one = file())
            cases.push_back(*std::move(one));
    }
    auto joined = io::join_related(program(), chosen_.entity, std::move(cases), down_->rows);
    for (const auto& one : joined.refused)
        tell(one);
    for (auto& one : joined.cases) {
        if (stopped_) return;
        decide(std::move(one));
    }
}

void run::each(const next_case& cases) {
    while (!stopped_) {
        auto one = cases();
        if (!one) return;
        progress_.step(asked_.lang == language::da ? "sager" : "cases");
        if (up_ && one->faults.empty()) up_->attach(*one);
        decide(*std::move(one));
    }
}

void run::decide(given_case one) {
    if (asked_.by_id && one.content.id() != asked_.id) {
        if (one.rest_lost) tell(one);
        return;
    }
    found_ = true;
    std::vector<eval::outcome> outcomes;
    // Faults of the facts stand in their file, those of an evaluation in the rules.
    const auto first_line = one.faults.empty() ? std::size_t{1} : one.line;
    if (!one.faults.empty()) {
        tell(one);
        outcomes = refused(one);
    } else {
        io::drop_foreign_key(program(), chosen_.entity, one.content);
        for (auto& answer : chosen_.version.evaluate(one.content, asked_.decisions, chosen_.on,
                                                     entity().name, chosen_.options))
            outcomes.push_back(answer.content());
        if (!outcomes.empty()) one.faults = outcomes.front().diagnostics;
        for (const auto& answer : outcomes) {
            if (answer.status == status::failed || answer.status == status::refused)
                status_ = worse(status_, exit_status::faults);
            if (answer.status == status::failed) one.faults = answer.diagnostics;
        }
        progress_.clear();
        for (const auto& fault : one.faults)
            say(message(fault, how_));
    }
    stopped_ = !writer_.write(outcomes, first_line) || out_.closed();
}

/// Says why a case is refused; the faults of a table's header once, not with every row.
void run::tell(const given_case& one) {
    status_ = worse(status_, one.rest_lost ? exit_status::wrong_use : exit_status::faults);
    const auto& first = one.faults.front().where;
    if (first && first.file == last_fault_.file) return;
    last_fault_ = first;
    progress_.clear();
    for (const auto& fault : one.faults)
        say(message(fault, how_, one.line));
}

/// The outcomes of a case that was refused before its facts were held against the rules.
std::vector<eval::outcome> run::refused(const given_case& one) const {
    auto names = asked_.decisions;
    if (names.empty()) {
        for (const auto& slot : entity().slots) {
            if (!slot.is_fact && !slot.helper) names.push_back(slot.name);
        }
    }
    std::vector<eval::outcome> out;
    for (const auto& name : names) {
        eval::outcome answer;
        answer.id = one.content.id();
        answer.ruleset = chosen_.version.ruleset();
        answer.version = chosen_.version.from() ? chosen_.version.from()->text() : "";
        answer.digest = chosen_.version.digest();
        answer.date = chosen_.on;
        answer.entity = entity().name;
        answer.decision = name;
        answer.status = status::refused;
        answer.diagnostics = one.faults;
        answer.changed = chosen_.version.changed();
        answer.complete = chosen_.options.complete;
        answer.nulls_absent = chosen_.options.nulls == eval::nulls::absent;
        out.push_back(std::move(answer));
    }
    return out;
}

std::string run::no_such_id() const {
    const auto shown = masked(asked_.id);
    return wrong_use({"Ingen sag har id »" + shown + "«.", "No case has the id `" + shown + "`."},
                     {}, how_);
}

std::string run::write_fault() const {
    return wrong_use({"Resultatet kan ikke skrives til standard output.",
                      "The result cannot be written to standard output."},
                     {}, how_);
}

/// Standard input can be read once.
bool reads_input_twice(const evaluate_arguments& asked) {
    const auto files = std::count(asked.facts.begin(), asked.facts.end(), "-");
    const auto tables = std::count_if(asked.tables.begin(), asked.tables.end(),
                                      [](const std::string& text) { return text.ends_with("=-"); });
    return files + tables > 1;
}

} // namespace

exit_status evaluate(const evaluate_arguments& asked) {
    const manner how{.lang = asked.lang, .colour = colour_on_messages()};
    if (reads_input_twice(asked)) {
        say(wrong_use(
            {"Standard input er nævnt flere gange.", "Standard input is named more than once."}, {},
            how));
        return exit_status::wrong_use;
    }
    auto rules = load_rules(asked.rules, how);
    if (const auto* status = std::get_if<exit_status>(&rules)) return *status;
    auto chosen = select(std::get<catalog>(rules), asked, how);
    if (const auto* text = std::get_if<std::string>(&chosen)) {
        say(*text);
        return exit_status::wrong_use;
    }
    return run(std::get<selection>(std::move(chosen)), asked).all();
}

} // namespace hjemmel::cli

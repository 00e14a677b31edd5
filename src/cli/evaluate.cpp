// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"

#include "cases.hpp"
#include "known_cases.hpp"
#include "letters.hpp"
#include "messages.hpp"
#include "outcome_writer.hpp"
#include "rules.hpp"
#include "selection.hpp"

#include <hjemmel/core/mask.hpp>

#include <optional>
#include <utility>

namespace hjemmel::cli {

namespace {

using io::given_case;

/// One run over all cases: reads, decides, writes, and remembers what went wrong.
class run {
  public:
    run(selection chosen, const evaluate_arguments& asked, std::vector<model::letter> letters)
        : chosen_(std::move(chosen)),
          asked_(asked), how_{.lang = asked.lang, .colour = colour_on_messages()},
          writer_(out_, asked_, *chosen_.version.program().source, std::move(letters),
                  colour_on_output()),
          cases_(chosen_, asked_) {}

    exit_status all() {
        if (!cases_.open()) return cases_.status();
        writer_.begin();
        decide_all();
        cases_.clear();
        if (asked_.by_id && !found_) fail(no_such_id());
        if (!writer_.end()) fail(write_fault());
        return worse(status_, cases_.status());
    }

  private:
    const plan::program& program() const { return chosen_.version.program(); }
    const plan::entity& entity() const { return program().entities[chosen_.entity]; }

    void fail(const std::string& text) {
        say(text);
        status_ = exit_status::wrong_use;
    }

    void decide_all();
    bool decide(given_case one);
    std::vector<outcome> answers(const facts& of);
    std::vector<eval::outcome> blank() const;
    std::vector<eval::outcome> refused(const given_case& one) const;
    std::string no_such_id() const;
    std::string write_fault() const;

    selection chosen_;
    const evaluate_arguments& asked_;
    manner how_;
    results out_{};
    outcome_writer writer_;
    cases cases_;
    std::optional<evaluator> with_{}; ///< none where it cannot be made ready, as each outcome says
    exit_status status_ = exit_status::done;
    bool found_ = false;
};

void run::decide_all() {
    auto ready = chosen_.version.prepare(asked_.decisions, entity().name, chosen_.options);
    if (ready) with_.emplace(ready.value());
    const auto take = [this](given_case one) { return decide(std::move(one)); };
    auto known = known_cases::of(chosen_, asked_);
    if (!known) return cases_.each(take);
    known->set_outcomes(blank());
    cases_.each(
        *known, take, [this, &known](std::size_t row) { return writer_.write(*known, row); },
        [this] { return out_.flush() && !out_.closed(); });
}

std::vector<outcome> run::answers(const facts& of) {
    if (with_) return with_->run(of, chosen_.on);
    return chosen_.version.evaluate(of, asked_.decisions, chosen_.on, entity().name,
                                    chosen_.options);
}

/// False when nothing more can be written.
bool run::decide(given_case one) {
    if (asked_.by_id && one.content.id() != asked_.id) {
        if (one.rest_lost) cases_.tell(one);
        return true;
    }
    found_ = true;
    std::vector<eval::outcome> outcomes;
    // Faults of the facts stand in their file, those of an evaluation in the rules.
    const auto first_line = one.faults.empty() ? std::size_t{1} : one.line;
    if (!one.faults.empty()) {
        cases_.tell(one);
        outcomes = refused(one);
    } else {
        io::drop_foreign_key(program(), chosen_.entity, one.content);
        for (const auto& answer : answers(one.content))
            outcomes.push_back(answer.content());
        if (!outcomes.empty()) one.faults = outcomes.front().diagnostics;
        for (const auto& answer : outcomes) {
            if (answer.status == status::failed || answer.status == status::refused)
                status_ = worse(status_, exit_status::faults);
            if (answer.status == status::failed) one.faults = answer.diagnostics;
        }
        cases_.clear();
        for (const auto& fault : one.faults)
            say(message(fault, how_));
    }
    return writer_.write(outcomes, first_line) && !out_.closed();
}

/// An outcome of each decision, of no case yet.
std::vector<eval::outcome> run::blank() const {
    auto names = asked_.decisions;
    if (names.empty()) {
        for (const auto& slot : entity().slots) {
            if (!slot.is_fact && !slot.helper) names.push_back(slot.name);
        }
    }
    std::vector<eval::outcome> out;
    for (const auto& name : names) {
        eval::outcome answer;
        answer.ruleset = chosen_.version.ruleset();
        answer.version = chosen_.version.from() ? chosen_.version.from()->text() : "";
        answer.digest = chosen_.version.digest();
        answer.date = chosen_.on;
        answer.entity = entity().name;
        answer.decision = name;
        answer.changed = chosen_.version.changed();
        answer.complete = chosen_.options.complete;
        answer.nulls_absent = chosen_.options.nulls == eval::nulls::absent;
        out.push_back(std::move(answer));
    }
    return out;
}

/// The outcomes of a case that was refused before its facts were held against the rules.
std::vector<eval::outcome> run::refused(const given_case& one) const {
    auto out = blank();
    for (auto& answer : out) {
        answer.id = one.content.id();
        answer.status = status::refused;
        answer.diagnostics = one.faults;
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

} // namespace

exit_status evaluate(const evaluate_arguments& given) {
    const manner how{.lang = given.lang, .colour = colour_on_messages()};
    auto asked = given;
    auto rules = load_rules(asked.rules, how);
    if (const auto* status = std::get_if<exit_status>(&rules)) return *status;
    auto chosen = select(std::get<catalog>(rules), asked, how);
    if (const auto* text = std::get_if<std::string>(&chosen)) {
        say(*text);
        return exit_status::wrong_use;
    }
    auto letters = letters_of(std::get<selection>(chosen), asked, how);
    if (const auto* status = std::get_if<exit_status>(&letters)) return *status;
    return run(std::get<selection>(std::move(chosen)), asked,
               std::get<std::vector<model::letter>>(std::move(letters)))
        .all();
}

} // namespace hjemmel::cli

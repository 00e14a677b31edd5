// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"

#include "cases.hpp"
#include "day.hpp"
#include "rules.hpp"
#include "selection.hpp"

#include <hjemmel/report/write.hpp>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

namespace hjemmel::cli {

namespace {

/// A day on which cases are decided, and the month that it stands for.
struct occasion {
    date on{};
    std::string month{};
};

using occasions = std::vector<occasion>;

std::optional<date> first_of(const std::string& month) {
    return month.size() == 7 ? date::parse(month + "-01") : std::nullopt;
}

/// Each month's last day, the last month as far as `on` has come; one day alone without months.
std::variant<occasions, std::string> occasions_of(const report_arguments& asked, date on,
                                                  const manner& how) {
    if (asked.from.empty() && asked.to.empty()) return occasions{{on, {}}};
    const auto from = first_of(asked.from.empty() ? on.text().substr(0, 7) : asked.from);
    const auto to = first_of(asked.to.empty() ? on.text().substr(0, 7) : asked.to);
    if (!from || !to || *to < *from || *to > on) {
        return wrong_use({"--from og --to er ikke måneder frem til --on.",
                          "--from and --to are no months up to --on."},
                         {"Skriv måneder som 2018-03.", "Write months as 2018-03."}, how);
    }
    occasions out;
    for (auto month = *from; month <= *to;) {
        const auto next = month.add_months(1);
        if (!next) break;
        const auto last = std::min(next->add_days(-1).value_or(on), on);
        out.push_back({last, month.text().substr(0, 7)});
        month = *next;
    }
    return out;
}

/// The case above, of which the case has nothing but the key.
value parent_context(const std::string& key, const value& content) {
    return context_value{std::make_shared<const context_shape>(context_shape{{key}}), {content}};
}

/// The cases to count: a citizen itself, or all citizens of a municipality, each with its facts.
class counted_cases {
  public:
    counted_cases(const plan::program& in, plan::index counted, plan::index given)
        : program_(in), counted_(counted), given_(given) {}

    std::vector<facts> of(const facts& one) const {
        if (given_ == counted_) return {with_parent(one)};
        const auto& plural = program_.entities[counted_].plural;
        std::vector<facts> out;
        facts parent;
        const value* children = nullptr;
        for (const auto& [name, content] : one.entries()) {
            if (name == plural)
                children = &content;
            else
                parent.set(name, content);
        }
        if (children == nullptr || !children->is(kind::list)) return out;
        const auto above = as_context(parent);
        for (const auto& child : children->as_list().items) {
            if (!child.is(kind::context)) continue;
            out.push_back(as_facts(child.as_context()));
            io::drop_foreign_key(program_, counted_, out.back());
            out.back().set(program_.entities[given_].name, above);
        }
        return out;
    }

  private:
    static value as_context(const facts& from) {
        context_shape shape;
        std::vector<value> entries;
        for (const auto& [name, content] : from.entries()) {
            shape.names.push_back(name);
            entries.push_back(content);
        }
        return context_value{std::make_shared<const context_shape>(std::move(shape)),
                             std::move(entries)};
    }

    static facts as_facts(const context_value& from) {
        facts out;
        for (std::size_t i = 0; i < from.entries.size(); ++i) {
            const auto& name = from.shape->names[i];
            if (name == "sags_id" && from.entries[i].is(kind::string))
                out.set_id(from.entries[i].as_string());
            else
                out.set(name, from.entries[i]);
        }
        return out;
    }

    /// A key that the case carries tells which municipality it is of.
    facts with_parent(facts one) const {
        const auto parent = program_.entities[counted_].parent;
        if (parent == plan::none || program_.entities[parent].key == plan::none) return one;
        const auto& key = program_.entities[parent].slots[program_.entities[parent].key].name;
        const auto& name = program_.entities[parent].name;
        std::optional<value> carried;
        bool has_parent = false;
        for (const auto& [fact, content] : one.entries()) {
            if (fact == key) carried = content;
            has_parent = has_parent || fact == name;
        }
        io::drop_foreign_key(program_, counted_, one);
        if (carried && !has_parent) one.set(name, parent_context(key, *carried));
        return one;
    }

    const plan::program& program_;
    plan::index counted_;
    plan::index given_;
};

plan::index entity_named(const plan::program& in, const std::string& name) {
    for (plan::index i = 0; i < in.entities.size(); ++i) {
        if (in.entities[i].name == name) return i;
    }
    return plan::none;
}

/// What one occasion is counted by: its version, the report in it, the sheets so far.
struct counting {
    version rules;
    const model::report* what;
    report::tally tally;
    std::string month{};
};

using countings = std::vector<counting>;

/// All occasions: those that are counted, and sheets that say of the others that no version is in
/// force.
struct occasions_met {
    countings counted{};
    std::vector<report::sheet> outside{};
};

/// The first and the last day of the ruleset, as a hint.
bilingual validity_of(const catalog& rules, const std::string& ruleset) {
    const auto all = rules.versions(ruleset);
    if (all.empty()) return {};
    const auto from = all.front().from();
    const auto to = all.back().to();
    bilingual out{"Regelsættet gælder", "The ruleset is in force"};
    if (from) {
        out.da += " fra " + from->text();
        out.en += " from " + from->text();
    }
    if (to) {
        out.da += " til " + to->text();
        out.en += " to " + to->text();
    }
    out.da += ".";
    out.en += ".";
    return out;
}

std::variant<const model::report*, std::string>
report_in(const version& rules, const std::string& name, const manner& how) {
    std::vector<std::string> known;
    for (const auto& one : rules.program().source->reports) {
        if (one.name.text == name) return &one;
        known.push_back(one.name.text);
    }
    return unknown_name({"Rapporten", "The report"}, name, known, how);
}

report::sheet outside_sheet(const occasion& of) {
    report::sheet out;
    out.month = of.month;
    out.on = of.on;
    out.outside = true;
    return out;
}

/// Months before and after all versions are told as such; none but such is a wrong use.
std::variant<occasions_met, std::string> countings_of(const catalog& rules, const occasions& all,
                                                      const report_arguments& asked,
                                                      const manner& how) {
    occasions_met out;
    std::string ruleset;
    for (const auto& one : all) {
        auto on_the_day = asked;
        on_the_day.on = one.on.text();
        auto chosen = select(rules, on_the_day, how);
        if (const auto* wrong = std::get_if<std::string>(&chosen)) return *wrong;
        auto& found = std::get<selection>(chosen);
        ruleset = found.version.ruleset();
        if (!found.version.in_force_on(one.on)) {
            out.outside.push_back(outside_sheet(one));
            continue;
        }
        const auto what = report_in(found.version, asked.report, how);
        if (const auto* wrong = std::get_if<std::string>(&what)) return *wrong;
        const auto* declared = std::get<const model::report*>(what);
        out.counted.push_back(
            {found.version, declared,
             report::tally(found.version.shared_program(), *declared, one.on, one.month),
             one.month});
    }
    if (!out.counted.empty()) return out;
    const auto from = all.front().on.text();
    const auto to = all.back().on.text();
    const auto days = from == to ? bilingual{" den " + from + ".", " on " + from + "."}
                                 : bilingual{" fra " + from + " til " + to + ".",
                                             " from " + from + " to " + to + "."};
    return wrong_use({"Ingen version af regelsættet gælder" + days.da,
                      "No version of the ruleset is in force" + days.en},
                     validity_of(rules, ruleset), how);
}

/// Reads the cases and counts each on every occasion.
class report_run {
  public:
    report_run(selection chosen, occasions_met all, const report_arguments& asked)
        : chosen_(std::move(chosen)), all_(std::move(all.counted)),
          outside_(std::move(all.outside)),
          asked_(asked), how_{.lang = asked.lang, .colour = colour_on_messages()} {}

    exit_status run() {
        // The version of --on reads the cases; entities have other numbers in other versions.
        const auto& last = all_.back();
        const auto& program = chosen_.version.program();
        const auto& counted_by = last.rules.program().entities[last.tally.entity()];
        const auto counted = entity_named(program, counted_by.name);
        if (counted == plan::none) return not_counted();
        settle_entity(counted);
        cases given(chosen_, asked_, counted);
        if (!given.open()) return given.status();
        const auto parent = program.entities[counted].parent;
        if (chosen_.entity != counted && chosen_.entity != parent) return not_counted();
        given.each([&](const io::given_case& one) { return take(given, one); });
        given.clear();
        const auto status = worse(status_, given.status());
        return write() ? status : exit_status::wrong_use;
    }

  private:
    exit_status not_counted() const {
        say(wrong_use({"Rapporten tæller ikke sager af den entitet.",
                       "The report does not count cases of that entity."},
                      {}, how_));
        return exit_status::wrong_use;
    }

    /// Tables tell of which entity the files are; files may tell it themselves.
    void settle_entity(plan::index counted) {
        const auto& in = chosen_.version.program();
        if (!asked_.entity.empty()) return;
        const auto of_counted = [&](const std::string& text) {
            const auto parts = assignment(text);
            return parts && (parts->first == in.entities[counted].name ||
                             parts->first == in.entities[counted].plural);
        };
        if (asked_.tables.empty()) return;
        const bool down = std::any_of(asked_.tables.begin(), asked_.tables.end(), of_counted);
        chosen_.entity = down ? in.entities[counted].parent : counted;
    }

    bool take(cases& given, const io::given_case& one) {
        if (!one.faults.empty()) {
            given.tell(one);
            ++refused_;
            return true;
        }
        for (auto& counting : all_)
            count(given, counting, one.content);
        return true;
    }

    void count(cases& given, counting& in, const facts& one) {
        const auto& program = in.rules.program();
        const auto entity = entity_named(program, entity_name());
        const counted_cases split(program, in.tally.entity(), entity);
        for (const auto& single : split.of(one)) {
            std::vector<eval::outcome> outcomes;
            const auto& name = program.entities[in.tally.entity()].name;
            for (auto& answer : in.rules.evaluate(single, in.tally.decisions(), in.tally.on(), name,
                                                  chosen_.options))
                outcomes.push_back(answer.content());
            if (in.tally.add(outcomes)) continue;
            ++refused_;
            status_ = worse(status_, exit_status::faults);
            given.clear();
            for (const auto& fault : outcomes.front().diagnostics)
                say(message(fault, how_));
        }
    }

    const std::string& entity_name() const {
        return chosen_.version.program().entities[chosen_.entity].name;
    }

    bool write() {
        const auto& last = all_.back();
        report::printed out{*last.rules.program().source, *last.what, outside_, refused_,
                            last.rules.changed()};
        for (const auto& one : all_) {
            for (auto& sheet : one.tally.sheets())
                out.sheets.push_back(std::move(sheet));
        }
        std::stable_sort(
            out.sheets.begin(), out.sheets.end(),
            [](const report::sheet& a, const report::sheet& b) { return a.on < b.on; });
        results to;
        to.write(asked_.format == output_format::csv    ? report::write_csv(out)
                 : asked_.format == output_format::json ? report::write_json(out)
                                                        : report::write_text(out, asked_.lang));
        if (to.flush()) return true;
        say(wrong_use({"Resultatet kan ikke skrives til standard output.",
                       "The result cannot be written to standard output."},
                      {}, how_));
        return false;
    }

    selection chosen_;
    countings all_;
    std::vector<report::sheet> outside_;
    const report_arguments& asked_;
    manner how_;
    exit_status status_ = exit_status::done;
    std::size_t refused_ = 0;
};

exit_status told(const std::string& wrong) {
    say(wrong);
    return exit_status::wrong_use;
}

} // namespace

exit_status report(const report_arguments& asked) {
    const manner how{.lang = asked.lang, .colour = colour_on_messages()};
    const auto day = day_of(asked.on, how);
    if (const auto* wrong = std::get_if<std::string>(&day)) return told(*wrong);
    const auto days = occasions_of(asked, std::get<date>(day), how);
    if (const auto* wrong = std::get_if<std::string>(&days)) return told(*wrong);
    auto rules = load_rules(asked.rules, how);
    if (const auto* status = std::get_if<exit_status>(&rules)) return *status;
    auto chosen = select(std::get<catalog>(rules), asked, how);
    if (const auto* wrong = std::get_if<std::string>(&chosen)) return told(*wrong);
    auto all = countings_of(std::get<catalog>(rules), std::get<occasions>(days), asked, how);
    if (const auto* wrong = std::get_if<std::string>(&all)) return told(*wrong);
    return report_run(std::get<selection>(std::move(chosen)),
                      std::get<occasions_met>(std::move(all)), asked)
        .run();
}

} // namespace hjemmel::cli

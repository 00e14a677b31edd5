// SPDX-License-Identifier: Apache-2.0
// Decides Aalborg's citizens from C++: one by one with reasons, all in one table, and what can go
// wrong on the way.
//
// Usage: main RULES CITIZENS      CITIZENS is a file of JSON lines
#include "columns.hpp"

#include <hjemmel/hjemmel.hpp>

#include <cstdint>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace {

using namespace hjemmel;

constexpr auto da = language::da;
const std::vector<std::string> decision{"visitationsgruppe"};

/// Code, place, text and hint of the first diagnostic.
void print_first(const diagnostics& all) {
    const auto& one = all.front();
    std::cout << "  kode: " << one.code << '\n';
    if (one.where) {
        std::cout << "  sted: " << one.where.file->name << ':' << one.where.line() << ':'
                  << one.where.column() << '\n';
    }
    if (!one.fact.empty()) std::cout << "  oplysning: " << one.fact << '\n';
    if (!one.value.empty()) std::cout << "  værdi: " << one.value << '\n';
    std::cout << "  tekst: " << one.text.in(da) << '\n';
    if (!one.hint.empty()) std::cout << "  forslag: " << one.hint.in(da) << '\n';
}

/// The row that decided, its cells and its sources. `outcome::reasons` gives the whole text.
void print_reasons(const outcome& of) {
    for (const auto& row : of.reason_tree().parts) {
        if (row.what != explain::reason::kind::row || row.mark != eval::mark::met) continue;
        std::cout << "  række " << row.id << ": " << row.text.in(da) << '\n';
        for (const auto& cell : row.parts)
            std::cout << "    opfyldt: " << cell.label.in(da) << ' ' << cell.text.in(da) << '\n';
        for (const auto& source : row.sources)
            std::cout << "    kilde: " << source.title.in(da) << ", " << source.where.in(da)
                      << '\n';
    }
}

/// Decides every citizen of the file; shows the reasons of one of them.
void decide_all(const evaluation& ready, date on, std::istream& file) {
    std::map<std::string, int> groups;
    for (std::string line; std::getline(file, line);) {
        const auto facts = io::read_case(line).value();
        const auto found = ready.run(facts, on).front();
        const auto group = explain::show(found.value(), da);
        ++groups[group];
        if (facts.id() != "aalborg-0008") continue;
        std::cout << "Borger " << facts.id() << ": " << group << '\n';
        print_reasons(found);
    }
    std::cout << "Visitationsgrupper\n";
    for (const auto& [name, count] : groups)
        std::cout << "  " << name << ": " << count << '\n';
}

/// The texts of a column in the library's form, whose places have 64 bits; nothing for a gap.
std::optional<std::string> text_at(const ArrowArray& column, std::int64_t row) {
    const auto* validity = static_cast<const std::uint8_t*>(column.buffers[0]);
    if (validity != nullptr && (validity[row / 8] >> row % 8 & 1) == 0) return std::nullopt;
    const auto* begins = static_cast<const std::int64_t*>(column.buffers[1]);
    const auto* bytes = static_cast<const char*>(column.buffers[2]);
    return std::string(bytes + begins[row], bytes + begins[row + 1]);
}

/// A column NAME has the answers, NAME_status their statuses as a dictionary, NAME_missing lists of
/// paths.
void print_table(const ArrowArray& answers, const ArrowArray& status, const ArrowArray& missing) {
    const auto* statuses = static_cast<const std::int8_t*>(status.buffers[1]);
    std::map<std::string, int> groups;
    for (std::int64_t row = 0; row < answers.length; ++row) {
        const auto answer = text_at(answers, row);
        ++groups[answer ? *answer : *text_at(*status.dictionary, statuses[row])];
    }
    std::cout << "Tabel\n";
    for (const auto& [name, count] : groups)
        std::cout << "  " << name << ": " << count << '\n';
    if (missing.children[0]->length > 0)
        std::cout << "  mangler: " << *text_at(*missing.children[0], 0) << '\n';
}

/// All citizens in one call, by what three columns say. `complete` names the facts of which the
/// table is known to leave none out: there is no exit, no deferral.
void decide_table(const version& of, date on, std::istream& file) {
    std::vector<std::optional<std::string>> ids;
    std::vector<std::optional<std::string>> assessed;
    std::vector<std::optional<date>> talks;
    for (std::string line; std::getline(file, line);) {
        const auto given = io::read_case(line).value();
        ids.emplace_back(given.id());
        const auto text = [&](std::string_view name) -> std::optional<std::string> {
            for (const auto& [known, what] : given.entries())
                if (known == name && what.is(kind::string)) return what.as_string();
            return std::nullopt;
        };
        assessed.push_back(text("vurderet_maalgruppe"));
        const auto talk = text("visitationssamtale_dato");
        talks.push_back(talk ? date::parse(*talk) : std::nullopt);
    }
    columns cases(ids.size());
    cases.texts("sags_id", ids);
    cases.booleans("i_bruttomaalgruppe", std::vector<std::optional<bool>>(ids.size(), true));
    cases.dates("visitationssamtale_dato", talks);
    cases.texts("vurderet_maalgruppe", assessed);
    eval::options how;
    how.complete = {"afgang", "kommune_perioder", "udskydelser"};
    const auto ready = of.prepare(decision, "borger", how).value();
    batch what;
    what.cases = cases.view();
    what.on = on;
    what.columns.missing = true;
    const auto done = run_batch(ready, what).value();
    const auto& table = *done.table.view().array;
    print_table(*table.children[1], *table.children[2], *table.children[3]);
}

/// A citizen who has left, or has not: as long as nobody says, the answer is open.
void undetermined(const evaluation& ready, date on) {
    facts some;
    some.set("i_bruttomaalgruppe", true);
    some.set("visitationssamtale_dato", date{2018, 2, 9});
    some.set("vurderet_maalgruppe", "virksomhedsrettet");
    some.set("udskydelser", make_list({}));
    const auto found = ready.run(some, on).front();
    std::cout << "Uafklaret\n  status: " << static_cast<int>(found.status()) << '\n';
    std::cout << "  kan være: " << explain::show(found.value(), da) << '\n';
    for (const auto& fact : found.missing())
        std::cout << "  mangler: " << fact.label.in(da) << " (" << fact.path << ")\n";
}

/// Facts that do not fit are refused, and say which.
void refused(const evaluation& ready, date on) {
    facts wrong;
    wrong.set("vurderet_maalgruppe", "fleksjobb");
    const auto found = ready.run(wrong, on).front();
    std::cout << "Afvist\n  status: " << static_cast<int>(found.status()) << '\n';
    print_first(found.diagnostics());
}

/// A rule file with a fault never loads.
void bad_rules() {
    const std::vector<std::pair<std::string, std::string>> files{
        {"demo.yaml", "hjemmel: 1\nruleset: demo\ntitel: Demo\nend: demo\n"}};
    const auto loaded = catalog::from_memory(files);
    std::cout << "Regelfil med fejl\n";
    std::cout << "  resultat: " << (loaded ? "OK" : "ERROR_RULES") << '\n';
    print_first(loaded.diagnostics());
}

} // namespace

int main(int count, char** arguments) try {
    if (count != 3) return 2;
    std::ifstream citizens(arguments[2]);
    if (!citizens) {
        std::cerr << arguments[2] << " cannot be read\n";
        return 1;
    }
    const date on{2018, 3, 2};
    const auto rules = catalog::load(arguments[1]).value();
    const auto version = rules.in_force("flere-skal-med", on).value();
    std::cout << version.title().in(da) << " (" << version.ruleset() << ")\n\n";
    const auto ready = version.prepare(decision, "borger").value();
    decide_all(ready, on, citizens);
    citizens.clear();
    citizens.seekg(0);
    decide_table(version, on, citizens);
    undetermined(ready, on);
    refused(ready, on);
    bad_rules();
    return 0;
} catch (const error& why) {
    for (const auto& one : why.diagnostics())
        std::cerr << explain::render(one, da, false);
    return 1;
}

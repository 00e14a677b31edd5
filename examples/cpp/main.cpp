// SPDX-License-Identifier: Apache-2.0
// Decides Aalborg's citizens from C++: one by one with reasons, and what can go wrong on the way.
//
// Usage: main RULES CITIZENS      CITIZENS is a file of JSON lines
#include <hjemmel/hjemmel.hpp>

#include <fstream>
#include <iostream>
#include <map>
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
    undetermined(ready, on);
    refused(ready, on);
    bad_rules();
    return 0;
} catch (const error& why) {
    for (const auto& one : why.diagnostics())
        std::cerr << explain::render(one, da, false);
    return 1;
}

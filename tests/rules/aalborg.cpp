// SPDX-License-Identifier: Apache-2.0
// Aalborg's caseload: the generator makes the committed files, and a change of one citizen's facts
// moves exactly the figures that follow from it. What follows is counted here by plain C++.
#include <hjemmel/api/catalog.hpp>
#include <hjemmel/io/json.hpp>

#include "caseload.hpp"

#include <support/source_dir.hpp>

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

using namespace hjemmel;
using namespace hjemmel::test;

namespace {

const std::string folder = hjemmel::test::source_dir() + "/examples/aalborg";

std::string bytes(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

const version& rules() {
    static const auto all = catalog::load(hjemmel::test::source_dir() + "/rules").value();
    static const auto one = all.in_force("flere-skal-med", counted_on).value();
    return one;
}

/// The figures that the rules give, as JSON.
figures decided(const std::vector<value>& citizens) {
    facts municipality("aalborg");
    municipality.set("kommunekode", "851");
    municipality.set("tilsagn_oere", grant_oere);
    municipality.set("tilsagn_dato", date{2017, 6, 30});
    municipality.set("borgere", list_value{citizens, {}});
    const std::vector<std::string> asked{"rapport", "rate_1", "rate_2", "rate_3", "tilskud"};
    const auto outcomes = rules().evaluate(municipality, asked, counted_on, "kommune");
    figures out;
    for (const auto& one : outcomes) {
        REQUIRE(one.status() == status::known);
        out.emplace_back(one.content().decision, io::write_value(one.value()));
    }
    return out;
}

/// Changes one citizen after the other, and has the figures follow each time.
void walk(std::vector<value> citizens, std::uint64_t seed, int steps) {
    chance random(seed);
    CHECK(decided(citizens) == counted(citizens));
    for (int step = 0; step < steps; ++step) {
        auto& one = citizens[random.below(citizens.size())];
        std::string change;
        one = changed(one, random, change);
        CAPTURE(seed);
        CAPTURE(step);
        CAPTURE(change);
        CAPTURE(io::write_value(one));
        REQUIRE(decided(citizens) == counted(citizens));
    }
}

} // namespace

TEST_CASE("the generator makes Aalborg's files as they are committed") {
    const auto made = std::filesystem::temp_directory_path() / "hjemmel-aalborg-caseload";
    std::filesystem::create_directories(made);
    const std::string command = "python3 '" + folder + "/generate.py' '" + made.string() + "'";
    REQUIRE(std::system(command.c_str()) == 0);
    for (const auto* name : {"borgere.jsonl", "kommune.json"}) {
        CAPTURE(name);
        CHECK(bytes(made / name).size() > 100);
        CHECK((bytes(made / name) == bytes(std::filesystem::path(folder) / name)));
    }
    std::filesystem::remove_all(made);
}

TEST_CASE("one citizen's change moves what follows from it, in the whole caseload") {
    const auto citizens = read_citizens(folder + "/borgere.jsonl");
    REQUIRE(citizens.size() == 1220);
    walk(citizens, 1, 8);
}

TEST_CASE("one citizen's change moves what follows from it, where instalments turn") {
    const auto citizens = read_citizens(folder + "/borgere.jsonl");
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        const auto first = citizens.begin() + static_cast<std::ptrdiff_t>(50 * seed);
        walk({first, first + 6}, seed, 40);
    }
}

TEST_CASE("one citizen's change, many times over" * doctest::skip()) {
    const auto citizens = read_citizens(folder + "/borgere.jsonl");
    walk(citizens, 2, 40);
    for (std::uint64_t seed = 100; seed < 140; ++seed)
        walk({citizens.begin() + 40, citizens.begin() + 52}, seed, 60);
}

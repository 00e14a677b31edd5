// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/explain/text.hpp>

#include "pulje.hpp"

#include <hjemmel/core/place.hpp>

#include <support/source_dir.hpp>

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace {

using namespace hjemmel;

std::string golden_path(const std::string& name) {
    return hjemmel::test::source_dir() + "/tests/explain/golden/" + name + ".txt";
}

std::string golden(const std::string& name) {
    std::ifstream file(golden_path(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Holds a text to its file; run with HJEMMEL_GOLDEN=write to write the files anew.
void hold(const eval::outcome& of, const std::string& name) {
    const auto tree = explain::reasons(of);
    for (const auto& [wanted, ending] : {std::pair{language::da, ".da"}, {language::en, ".en"}}) {
        const auto text = explain::text(of, tree, wanted);
        const auto* mode = std::getenv("HJEMMEL_GOLDEN");
        if (mode != nullptr && std::string(mode) == "write") {
            std::ofstream(golden_path(name + ending), std::ios::binary) << text;
        }
        CHECK(text == golden(name + ending));
    }
}

struct sight {
    value what;
    const char* da;
    const char* en;
    const char* name = "";
};

const auto periods = sample::shape({"ydelse", "fra", "til"});

value between(value low, value high) {
    undetermined_value out;
    out.possible.shape = possible::form::between;
    out.possible.low = std::move(low);
    out.possible.high = std::move(high);
    return out;
}

value years(int first, int count) {
    std::vector<value> all;
    for (int i = 0; i < count; ++i)
        all.push_back(sample::period("su", date(first + i, 1, 1), date(first + i, 6, 30)));
    return make_list(std::move(all));
}

// A null that the rules mean, and say why.
value meant_null() {
    diagnostic why;
    why.level = severity::note;
    why.text = {"vises ikke", "not shown"};
    return value::failed(std::make_shared<const diagnostic>(std::move(why)));
}

const sight sights[] = {
    {true, "ja", "yes"},
    {false, "nej", "no"},
    {{}, "ingen værdi", "no value"},
    {value::absent(), "ingen", "none"},
    {value::failed(std::make_shared<const diagnostic>()), "kan ikke opgøres",
     "cannot be determined"},
    {meant_null(), "vises ikke", "not shown"},
    {0, "0", "0"},
    {999, "999", "999"},
    {1220, "1.220", "1,220"},
    {std::int64_t{-11'749'000}, "-11.749.000", "-11,749,000"},
    {*decimal::parse("4.5"), "4,5", "4.5"},
    {*decimal::parse("-1234567.25"), "-1.234.567,25", "-1,234,567.25"},
    {1, "0,01 kr.", "DKK 0.01", "beloeb_oere"},
    {-150, "-1,50 kr.", "DKK -1.50", "beloeb_oere"},
    {-50, "-0,50 kr.", "DKK -0.50", "beloeb_oere"},
    {std::int64_t{1'174'900'000}, "11.749.000 kr.", "DKK 11,749,000", "tilsagn_oere"},
    {*decimal::parse("0.5"), "0,5 øre", "0.5 øre", "beloeb_oere"},
    {100, "100", "100", "oere"},
    {"gruppe_1", "gruppe_1", "gruppe_1"},
    {"\x1b[2Jslettet", "␛[2Jslettet", "␛[2Jslettet"},
    {"set 010203-1234", "set 010203-xxxx", "set 010203-xxxx"},
    {date(2018, 3, 2), "2. marts 2018", "2 March 2018"},
    {months_duration{60}, "5 år", "5 years"},
    {months_duration{14}, "1 år og 2 måneder", "1 year and 2 months"},
    {months_duration{0}, "0 måneder", "0 months"},
    {*days_duration::from_days(28), "28 dage", "28 days"},
    {days_duration{90'000, 0}, "1 dag og 1 time", "1 day and 1 hour"},
    {days_duration{}, "0 dage", "0 days"},
    {days_duration{7'201, 500'000'000}, "2 timer og 1,5 sekunder", "2 hours and 1.5 seconds"},
    {*time_of_day::parse("10:30:00"), "kl. 10:30:00", "10:30:00"},
    {*date_time::parse("2018-03-02T10:30:00Z"), "2. marts 2018 kl. 10:30:00Z",
     "2 March 2018 at 10:30:00Z"},
    {range_value{*time_of_day::parse("10:30:00"), {}, true, false}, "tidligst kl. 10:30:00",
     "from 10:30:00"},
    {range_value{3, 3, false, false, range_value::form::unequal}, "alt andet end 3",
     "anything but 3"},
    {range_value{3, 8, true, true}, "fra 3 til 8", "from 3 to 8"},
    {range_value{3, 8, false, true}, "mere end 3 og højst 8", "more than 3 and at most 8"},
    {range_value{{}, date(2014, 5, 1), false, false}, "før 1. maj 2014", "before 1 May 2014"},
    {range_value{}, "alle", "all"},
    {make_list({}), "ingen", "none"},
    {make_list({1, 2}), "1, 2", "1, 2"},
    {list_value{{1, 2}, {missing_set(), missing_set(0)}}, "1, 2 (måske)", "1, 2 (perhaps)"},
    {sample::period("su", date(2010, 1, 1), date(2014, 3, 31)),
     "su 1. januar 2010 – 31. marts 2014", "su 1 January 2010 – 31 March 2014"},
    {sample::period("su", date(2010, 1, 1), value::absent()), "su siden 1. januar 2010",
     "su since 1 January 2010"},
    {sample::period("su", date(2010, 1, 1), sample::unknown(0)),
     "su 1. januar 2010 – (slutdato uafklaret)", "su 1 January 2010 – (end date undetermined)"},
    {years(2001, 2), "su 1. januar 2001 – 30. juni 2001; su 1. januar 2002 – 30. juni 2002",
     "su 1 January 2001 – 30 June 2001; su 1 January 2002 – 30 June 2002"},
    {context_value{sample::shape({"opfyldt", "beloeb_oere"}), {true, 100}},
     "opfyldt: ja, beloeb_oere: 1 kr.", "opfyldt: yes, beloeb_oere: DKK 1"},
    {sample::unknown(0), "uafklaret", "undetermined"},
    {sample::open({false, true}, {0}), "uafklaret", "undetermined"},
    {sample::open({"a", "b", "c"}, {0}), "uafklaret (a, b eller c)", "undetermined (a, b or c)"},
    {between(473, 483), "uafklaret (fra 473 til 483)", "undetermined (from 473 to 483)"},
    {between(3, {}), "uafklaret (mindst 3)", "undetermined (at least 3)"},
    {between({}, date(2018, 1, 1)), "uafklaret (senest 1. januar 2018)",
     "undetermined (up to 1 January 2018)"},
};

} // namespace

TEST_CASE("values as people write them") {
    for (const auto& one : sights) {
        CHECK(explain::show(one.what, language::da, one.name) == one.da);
        CHECK(explain::show(one.what, language::en, one.name) == one.en);
    }
}

TEST_CASE("long lists are cut") {
    const auto seven = explain::show(years(2001, 7), language::da);
    CHECK(seven.find("2007") != std::string::npos);
    const auto ten = explain::show(years(2001, 10), language::da);
    CHECK(ten.find("2007") == std::string::npos);
    CHECK(ten.substr(ten.size() - 9) == " og 4 til");
}

TEST_CASE("texts of outcomes") {
    const sample::pulje p;
    hold(sample::known(p), "known");
    hold(sample::undetermined(p), "undetermined");
    hold(sample::not_met(p), "not_met");
    hold(sample::municipality(p), "municipality");
}

namespace {

/// A table of one column with these tests; marks as given, a row's and its cell's.
eval::outcome table_of(std::vector<std::string> tests, std::vector<eval::mark> marks, value found,
                       value alder) {
    sample::builder make;
    const auto entity = make.entity("borger", "borgere");
    const auto age = make.fact(entity, "alder", {"Alder", "Age"}, types::number());
    const auto slot = make.decision(entity, "takst", {"Takst", "Rate"}, {}, types::number());
    model::table declared;
    declared.inputs = {sample::input("alder")};
    plan::table planned;
    planned.columns = {make.expression("alder", {{plan::op::slot, age}})};
    for (std::size_t i = 0; i < tests.size(); ++i) {
        model::row row;
        row.when = {{sample::named("alder"), sample::named(tests[i])}};
        row.id = sample::named("r" + std::to_string(i));
        declared.rows.push_back(row);
        const auto number = std::to_string(i);
        planned.rows.push_back({{{0, make.expression(tests[i].c_str(), {})}},
                                {make.constant(number.c_str(), static_cast<std::int64_t>(i))}});
    }
    make.slot(entity, slot).table = make.table(declared, planned);
    sample::pulje p;
    p.program = make.take();
    const auto record = sample::record_of(p, entity);
    record->root->slots = {std::move(alder), found};
    record->root->marks[slot] = std::move(marks);
    return sample::outcome_of(p, record, entity, slot, std::move(found));
}

bool says(const eval::outcome& of, language wanted, const std::string& what) {
    const auto text = explain::text(of, explain::reasons(of), wanted);
    const bool found = text.find(what) != std::string::npos;
    if (!found) MESSAGE(text);
    return found;
}

} // namespace

TEST_CASE("cells in words") {
    struct row {
        const char* test;
        const char* da;
        const char* en;
    };
    const row rows[] = {
        {">= 30", "»Alder« skal være mindst 30, men er 25", "“Age” must be at least 30 but is 25"},
        {"< 18", "»Alder« skal være mindre end 18, men er 25", "“Age” must be less than 18"},
        {"1, 2", "»Alder« skal være 1 eller 2, men er 25", "“Age” must be 1 or 2 but is 25"},
        {"not(25)", "»Alder« skal være ikke 25", "“Age” must be not 25"},
        {"null", "»Alder« skal være ingen", "“Age” must be none"},
        {"[30..40]", "»Alder« skal være »[30..40]«", "“Age” must be “[30..40]”"},
        {"\"a, b\", \"c\"", "»Alder« skal være a, b eller c", "“Age” must be a, b or c"},
        {"date(\"2018-03-02\")", "»Alder« skal være 2. marts 2018", "“Age” must be 2 March 2018"},
        {"@\"P2Y\"", "»Alder« skal være 2 år", "“Age” must be 2 years"},
        {"> f(1, 2)", "»Alder« skal være »> f(1, 2)«", "“Age” must be “> f(1, 2)”"},
    };
    using enum eval::mark;
    for (const auto& one : rows) {
        const auto of = table_of({one.test, "-"}, {not_met, not_met, met, met}, 1, 25);
        CHECK(says(of, language::da, one.da));
        CHECK(says(of, language::en, one.en));
    }
}

TEST_CASE("tables that fit nowhere, more than once, or in too many rows") {
    using enum eval::mark;
    const auto nowhere = table_of({"1", "2"}, {not_met, not_met, not_met, not_met}, {}, 25);
    CHECK(says(nowhere, language::da, "Ingen række i beslutningstabellen passer."));
    const auto twice = table_of({"25", "> 2"}, {met, met, met, met}, make_list({0, 1}), 25);
    CHECK(says(twice, language::da, "beslutningstabellens række 1 (r0):"));
    CHECK(says(twice, language::da, "beslutningstabellens række 2 (r1):"));
    CHECK(says(twice, language::da, "- Opfyldt: Alder: 25 (krav: mere end 2)"));
    const auto anyway = table_of({"25", "1"}, {met, met, undecided, undecided}, 0, 25);
    CHECK(says(anyway, language::en, "Rows that are undecided cannot change the result."));
    const auto both = table_of({"25", "25"}, {met, met, met, met}, {}, 25);
    CHECK(says(both, language::da,
               "Beslutningstabellen giver intet resultat:\n- Række 1 (r0), »0«: passer\n"));
    std::vector<std::string> tests(40, "1");
    std::vector<eval::mark> marks(80, not_met);
    CHECK(says(table_of(tests, marks, {}, 25), language::da, "- og 28 rækker til"));
}

TEST_CASE("a failed requirement tells its fault") {
    const sample::pulje p;
    auto of = sample::not_met(p);
    auto record = sample::record_of(p, p.borger);
    auto fault = std::make_shared<diagnostic>();
    fault->text = {"Der divideres med nul.", "Division by zero."};
    const auto failed = value::failed(fault);
    record->root->marks[p.kriterier] = {eval::mark::failed, eval::mark::met, eval::mark::met,
                                        eval::mark::met};
    record->root->conditions[p.kriterier] = {failed, true, true, true};
    of.evidence = record;
    of.value = {};
    of.status = status::failed;
    of.changed = {};
    CHECK(says(of, language::da, "Opfylder kriterierne: kan ikke opgøres\n"));
    CHECK(says(of, language::da, "- Fejlet: Har modtaget ydelse"));
    CHECK(says(of, language::da, "\n  Fejl: Der divideres med nul.\n"));
}

TEST_CASE("the same fact of many related entities is one point") {
    const sample::pulje p;
    auto of = sample::municipality(p);
    for (int i = 10; i < 20; ++i) {
        auto one = of.missing.front();
        one.id = "sag-" + std::to_string(i);
        one.path = "borgere[" + one.id + "].vurderet_maalgruppe";
        of.missing.push_back(one);
    }
    CHECK(says(of, language::da,
               "– borgere: sag-3, sag-10, sag-11, sag-12,\n  sag-13, sag-14 og 5 til (11 i alt)"));
}

TEST_CASE("texts of outcomes without reasons") {
    eval::outcome of;
    of.ruleset = "proeve";
    of.decision = "maalgruppe";
    of.date = date(2016, 3, 2);
    of.status = status::outside_validity;
    hold(of, "outside_validity");
    of.status = status::refused;
    diagnostic fault;
    fault.text = {"Datoen findes ikke i kalenderen.", "There is no such day."};
    fault.fact = "ydelsesperioder[2].fra";
    fault.value = "2018-02-30";
    of.diagnostics = {fault};
    hold(of, "refused");
}

TEST_CASE("what every text keeps to") {
    const sample::pulje p;
    for (const auto& of :
         {sample::known(p), sample::undetermined(p), sample::not_met(p), sample::municipality(p)}) {
        const auto tree = explain::reasons(of);
        for (const auto wanted : {language::da, language::en}) {
            const auto text = explain::text(of, tree, wanted);
            CHECK(text == explain::text(of, explain::reasons(of), wanted));
            CHECK(text.back() == '\n');
            CHECK(text.find("\n\n\n") == std::string::npos);
            CHECK(text.find("afgørelse") == std::string::npos);
            CHECK(text.find("1234") == std::string::npos); // of the CPR number
            for (std::size_t at = 0; at < text.size();) {
                const auto end = text.find('\n', at);
                CHECK(code_points(std::string_view(text).substr(at, end - at)) <= 100);
                CHECK((end == at || text[end - 1] != ' '));
                at = end + 1;
            }
        }
    }
}

TEST_CASE("each status in words") {
    CHECK(explain::status_words(status::known).da == "afgjort");
    for (const auto one : {status::known, status::undetermined, status::outside_validity,
                           status::failed, status::refused}) {
        CHECK_FALSE(explain::status_words(one).da.empty());
        CHECK_FALSE(explain::status_words(one).en.empty());
    }
}

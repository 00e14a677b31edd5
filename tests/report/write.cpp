// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/report/write.hpp>

#include "sample.hpp"

#include <string>

#include <doctest/doctest.h>

namespace {

using namespace hjemmel;

report::printed printed(const sample::caseload& of) {
    return {of.file(), of.report("efter_hus"), of.sheets("efter_hus"), 2};
}

sample::caseload some() {
    std::vector<sample::citizen> citizens(1234, {"101", "Vest", true, true});
    for (int i = 0; i < 7; ++i) {
        citizens.push_back({"101", "Vest", false, false});
        citizens.push_back({"101", "a \"b\", c", false, {}});
        citizens.push_back({"101", "a \"b\", c", true, true});
    }
    citizens.push_back({"851", "Vest", true, true});
    return sample::caseload(citizens, "3");
}

} // namespace

TEST_CASE("a report as text") {
    const auto load = some();
    CHECK(report::write_text(printed(load), language::da) == R"(Efter hus
Prøve. Myndige efter hus.

Kommune 101, opgjort pr. 2. marts 2018
Alle (alle)
              Ja  Nej  I alt
A "b", c       7    7     14
Vesthuset  1.234    7  1.241
I alt      1.241   14  1.255

Kommune 101, opgjort pr. 2. marts 2018
Aktive sager (aktive_sager)
           Ja  Nej  I alt
A "b", c   ..   ..      7
Vesthuset  ..   ..  1.234
I alt      ..   ..  1.241
Uafklaret, om de tæller med: 7

Kommune 851, opgjort pr. 2. marts 2018
Alle (alle)
           Ja  Nej  I alt
Vesthuset  ..   ..     ..
I alt      ..   ..     ..

Kommune 851, opgjort pr. 2. marts 2018
Aktive sager (aktive_sager)
           Ja  Nej  I alt
Vesthuset  ..   ..     ..
I alt      ..   ..     ..
Uafklaret, om de tæller med: ..

.. skjult af hensyn til diskretion: antal under 3, og antal, som et af dem ellers kunne regnes ud af
i sin række eller kolonne.
Ikke dækket: hvad flere rækker og kolonner eller flere tabeller (måneder, kommuner, måder at tælle
på) tilsammen kan røbe. Det må den, der offentliggør dem, se efter.
Afviste sager, som ikke er talt med: 2
Kilde: Et brev, En styrelse, 7. maj 2019, side 2
)");
    const auto english = report::write_text(printed(load), language::en);
    CHECK(english.find("Municipality 101, as of 2 March 2018\nAll (alle)\n") != std::string::npos);
    CHECK(english.find("The western house") != std::string::npos);
    CHECK(english.find("Not covered:") != std::string::npos);
}

TEST_CASE("a report as CSV and JSON") {
    const auto load = some();
    const auto csv = report::write_csv(printed(load));
    CHECK(csv.find(
              "report,count,month,date,place,row,column,number,hidden,derivable,status,"
              "changed\n"
              "efter_hus,alle,,2018-03-02,101,\"a \"\"b\"\", c\",true,7,false,false,counted,\n") ==
          0);
    CHECK(csv.find("efter_hus,aktive_sager,,2018-03-02,101,Vest,false,,true,false,counted,\n") !=
          std::string::npos);
    const auto json = report::write_json(printed(load));
    CHECK(json.find(
              R"({"ruleset":"proeve","report":"efter_hus","changed":{},"refused":2,"sheets":[)") ==
          0);
    CHECK(json.find(R"("place":"101","threshold":3,"rows":[{"value":"a \"b\", c"},)"
                    R"({"value":"Vest"},{"kind":"total"}])") != std::string::npos);
    CHECK(json.find(R"("counts":[[null,null,7],[null,null,1234],[null,null,1241]],)"
                    R"("derivable":[],"undecided":7)") != std::string::npos);
}

TEST_CASE("a report of nothing") {
    const sample::caseload load({});
    const auto text = report::write_text(printed(load), language::da);
    CHECK(text.find("Der er ingen sager at tælle.\n") != std::string::npos);
    CHECK(text.find("antal under") == std::string::npos);
}

TEST_CASE("a report tells what its tables tell after all") {
    const sample::caseload load(sample::telling(), "3");
    const auto danish = report::write_text(printed(load), language::da);
    CHECK(danish.find(R"(
Advarsel: Disse skjulte tal kan regnes ud af tabellen læst som helhed, så den bør ikke
offentliggøres, som den er: Vesthuset: Ja, Nej; Øst: Ja, Uafklaret; Ål: Ja, Nej, Uafklaret.
)") != std::string::npos);
    const auto json = report::write_json(printed(load));
    for (const auto* said :
         {R"("derivable":[[0,0],[0,1],[1,0],[1,2],[2,0],[2,1],[2,2]],"warning":{"da":"Advarsel: )",
          "read as a whole, so it should not be published as it is: The western house: Yes, No; ",
          "Øst: Yes, Undetermined; Ål: Yes, No, Undetermined.\"}"}) {
        CAPTURE(said);
        CHECK(json.find(said) != std::string::npos);
    }
    const auto csv = report::write_csv(printed(load));
    CHECK(csv.find(",101,Øst,true,,true,true,counted,\n") != std::string::npos);
    CHECK(csv.find(",101,Øst,false,4,false,false,counted,\n") != std::string::npos);
}

TEST_CASE("a report tells what was set otherwise, and months without a version") {
    const sample::caseload load({{"101", "Vest", true, true}});
    auto of = printed(load);
    of.changed.push_back({"diskretion", value(0)});
    report::sheet month;
    month.month = "2017-07";
    month.on = date(2017, 7, 31);
    month.outside = true;
    of.sheets.insert(of.sheets.begin(), month);
    const auto danish = report::write_text(of, language::da);
    for (const auto* said :
         {"Ændret i forhold til regelsættet: »diskretion« er sat til 0.\n",
          "Juli 2017: uden for regelsættets gyldighed; ingen version gælder den 31. juli 2017.",
          "Ingen tal er skjult: Diskretionsgrænsen er 0.\n"}) {
        CAPTURE(said);
        CHECK(danish.find(said) != std::string::npos);
    }
    CHECK(danish.find("antal under") == std::string::npos);
    const auto english = report::write_text(of, language::en);
    for (const auto* said : {"Changed from the ruleset: “diskretion” is set to 0.\n",
                             "July 2017: outside the ruleset's validity; no version is in force",
                             "No number is hidden: the threshold of discretion is 0.\n"}) {
        CAPTURE(said);
        CHECK(english.find(said) != std::string::npos);
    }
    const auto json = report::write_json(of);
    CHECK(json.find(R"("changed":{"diskretion":0},)") != std::string::npos);
    CHECK(json.find(R"({"status":"outside_validity","count":"","month":"2017-07",)"
                    R"("date":"2017-07-31","place":""})") != std::string::npos);
    const auto csv = report::write_csv(of);
    CHECK(
        csv.find("efter_hus,,2017-07,2017-07-31,,,,,false,false,outside_validity,diskretion=0\n") !=
        std::string::npos);
    CHECK(csv.find(",1,false,false,counted,diskretion=0\n") != std::string::npos);
}

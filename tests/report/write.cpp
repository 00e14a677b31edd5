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
    CHECK(csv.find("report,count,month,date,place,row,column,number,hidden\n"
                   "efter_hus,alle,,2018-03-02,101,\"a \"\"b\"\", c\",true,7,false\n") == 0);
    CHECK(csv.find("efter_hus,aktive_sager,,2018-03-02,101,Vest,false,,true\n") !=
          std::string::npos);
    const auto json = report::write_json(printed(load));
    CHECK(json.find(R"({"ruleset":"proeve","report":"efter_hus","refused":2,"sheets":[)") == 0);
    CHECK(json.find(R"("place":"101","threshold":3,"rows":[{"value":"a \"b\", c"},)"
                    R"({"value":"Vest"},{"kind":"total"}])") != std::string::npos);
    CHECK(
        json.find(R"("counts":[[null,null,7],[null,null,1234],[null,null,1241]],"undecided":7)") !=
        std::string::npos);
}

TEST_CASE("a report of nothing") {
    const sample::caseload load({});
    const auto text = report::write_text(printed(load), language::da);
    CHECK(text.find("Der er ingen sager at tælle.\n") != std::string::npos);
}

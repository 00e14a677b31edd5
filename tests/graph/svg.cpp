// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/graph/svg.hpp>

#include <doctest/doctest.h>

#include "support/drawn.hpp"

#include <string>
#include <string_view>

using namespace hjemmel;

namespace {

std::size_t count(std::string_view text, std::string_view what) {
    std::size_t out = 0;
    for (auto at = text.find(what); at != std::string_view::npos; at = text.find(what, at + 1))
        ++out;
    return out;
}

} // namespace

TEST_CASE("a picture with its texts escaped, in either language") {
    const auto of = graph::from_checked(test::drawn(), {.decisions = {}, .functions = true});
    const auto danish = graph::to_svg(of);
    CHECK(danish == graph::to_svg(of));
    CHECK(danish.find("<title>Regler &amp; &lt;tegn&gt;, gælder fra 1. august 2018 til 31. januar "
                      "2019</title>") != std::string::npos);
    CHECK(danish.find("Antal &quot;voksne&quot;") != std::string::npos);
    CHECK(danish.find("Ydelse bygger på: Er voksen.") != std::string::npos);
    CHECK(danish.find("Borger: Ydelse") != std::string::npos);
    CHECK(danish.find(">Mellemresultat<") != std::string::npos);
    CHECK(danish.find("prefers-color-scheme: dark") != std::string::npos);
    CHECK(count(danish, "<g ") == count(danish, "</g>"));
    CHECK(count(danish, "class=\"line call") == 1);
    const auto english = graph::to_svg(of, {.language = language::en, .marked = {}});
    CHECK(
        english.find("Rules &amp; &lt;signs&gt;, in force from 1 August 2018 to 31 January 2019") !=
        std::string::npos);
    CHECK(english.find("Benefit rests on: Is an adult.") != std::string::npos);
    CHECK(english.find("Citizen: Benefit") != std::string::npos);
}

TEST_CASE("what is marked stands out, and all else is dimmed") {
    const auto of = graph::from_checked(test::drawn());
    CHECK(count(graph::to_svg(of), " dimmed\"") == 0);
    const auto svg =
        graph::to_svg(of, {.language = language::da, .marked = {"borger.alder", "borger.voksen"}});
    CHECK(svg.find("class=\"fact marked\" data-node=\"borger.alder\"") != std::string::npos);
    CHECK(svg.find("class=\"decision helper marked\"") != std::string::npos);
    CHECK(svg.find("class=\"decision dimmed\" data-node=\"borger.ydelse\"") != std::string::npos);
    CHECK(count(svg, "class=\"line marked\"") == 1);
    CHECK(count(svg, "class=\"line dimmed\"") == 4);
}

TEST_CASE("without heading and legend, and without anything") {
    const auto of = graph::from_checked(test::drawn());
    const auto bare = graph::to_svg(
        of, {.language = language::da, .marked = {}, .heading = false, .legend = false});
    CHECK(bare.find("class=\"heading\"") == std::string::npos);
    CHECK(bare.find(">Mellemresultat<") == std::string::npos);
    const auto empty = graph::to_svg({});
    CHECK(empty.substr(0, 4) == "<svg");
    CHECK(empty.substr(empty.size() - 7) == "</svg>\n");
}

// SPDX-License-Identifier: Apache-2.0
// The YAML examples of docs/format.md load.
#include <hjemmel/api/catalog.hpp>

#include <support/source_dir.hpp>

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

using namespace hjemmel;

namespace {

/// The texts between ```yaml and ```.
std::vector<std::string> examples_of(const std::string& page) {
    std::vector<std::string> out;
    const std::string begin = "\n```yaml\n";
    for (auto at = page.find(begin); at != std::string::npos; at = page.find(begin, at)) {
        at += begin.size();
        out.push_back(page.substr(at, page.find("\n```", at) + 1 - at));
    }
    return out;
}

} // namespace

TEST_CASE("examples of the format that are whole, or have decisions, load") {
    std::ifstream in(hjemmel::test::source_dir() + "/docs/format.md");
    std::stringstream page;
    page << in.rdbuf();
    std::size_t loaded = 0;
    for (auto text : examples_of(page.str())) {
        if (text.find("decisions:") == std::string::npos) continue;
        if (!text.starts_with("hjemmel:"))
            text = "hjemmel: 1\nruleset: eksempel\n" + text + "end: eksempel\n";
        CAPTURE(text);
        const std::pair<std::string, std::string> files[] = {{"rules.yaml", text}};
        const auto read = catalog::from_memory(files);
        for (const auto& d : read.diagnostics())
            MESSAGE(d.code << ": " << d.text.en);
        CHECK(read);
        ++loaded;
    }
    CHECK(loaded >= 3);
}

// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/eval/observer.hpp>

#include <hjemmel/api/catalog.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace hjemmel;

namespace {

const char* const rules = R"(hjemmel: 1
ruleset: r
facts: {a: {type: number}, b: {type: boolean}}
decisions:
  d:
    all:
      - {id: x, when: "a >= 18"}
      - {id: y, when: b}
  t:
    table:
      hit_policy: FIRST
      rows:
        - {when: {a: "< 10"}, then: 1}
        - {when: {b: true}, then: 2}
      default: 3
end: r
)";

/// All that is told, as one line.
struct listener final : eval::observer {
    std::string heard{};

    void operated(plan::index /*instruction*/, std::span<const value> operands) override {
        heard += std::to_string(operands.size());
    }
    void required(plan::index /*condition*/, eval::mark found) override {
        heard += " required:" + std::to_string(static_cast<int>(found));
    }
    void row_hit(plan::index table, std::size_t row) override {
        heard += " row:" + std::to_string(table) + "." + std::to_string(row);
    }
    void fell_back(plan::index table) override { heard += " default:" + std::to_string(table); }
};

std::string heard(const facts& given, const std::string& decision) {
    const std::vector<std::pair<std::string, std::string>> files{{"r.yaml", rules}};
    listener by;
    eval::options how;
    how.watched_by = &by;
    catalog::from_memory(files).value().evaluate("r", *date::parse("2019-01-01"), decision, given,
                                                 how);
    return by.heard;
}

} // namespace

TEST_CASE("requirements, rows and operators are told as they come; what is only tried is not") {
    facts given;
    given.set("a", value(18));
    given.set("b", value(false));
    CHECK(heard(given, "d") == "2 required:1 required:2");
    CHECK(heard(given, "t") == "22 default:0");
    given.set("a", value(9));
    CHECK(heard(given, "t") == "2 row:0.0");
    facts open;
    open.set("b", value(true));
    CHECK(heard(open, "d") == "2 required:3 required:1");
    CHECK(heard(open, "t") == "22"); // the second row may be passed over
}

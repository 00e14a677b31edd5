// SPDX-License-Identifier: Apache-2.0
// The built-ins on regular expressions: their arguments.
#include <hjemmel/feel/builtins/regex.hpp>

#include "support/call.hpp"

#include <array>

namespace hjemmel {
namespace {

using test::built;

TEST_CASE("matches, replace and split") {
    constexpr auto rows = std::to_array<built>({
        {"matches", R"("foobar", "^fo*b", null)", "true"},
        {"matches", R"("FOO", "foo", "i")", "true"},
        {"matches", R"("FOO", "foo", "")", "false"},
        {"matches", R"("a b", "a\\sb", null)", "true"},
        {"matches", R"("foo", "(", null)", "!regex-syntax"},
        {"matches", R"("foo", "o", "z")", "!regex-flags"},
        {"matches", R"(null, "o", null)", "!null-argument"},
        {"matches", R"("foo", null, null)", "!null-argument"},
        {"matches", R"(1, "o", null)", "!argument-kind"},
        {"matches", R"("foo", 1, null)", "!argument-kind"},
        {"matches", R"("foo", "o", 1)", "!argument-kind"},
        {"matches", R"("foo", "o", failed)", "!earlier"},
        {"matches", R"(["foo"], "o", null)", "!argument-kind"},
        {"replace", R"x("abcd", "(ab)|(a)", "[1=$1][2=$2]", null)x", R"("[1=ab][2=]cd")"},
        {"replace", R"("foobar", "o", "0", null)", R"("f00bar")"},
        {"replace", R"("FOO", "o", "0", "i")", R"("F00")"},
        {"replace", R"("foo", "o", "$", null)", "!regex-replacement"},
        {"replace", R"("foo", "o*", "0", null)", "!regex-empty-match"},
        {"replace", R"(null, "o", "0", null)", "!null-argument"},
        {"replace", R"("foo", null, "0", null)", "!null-argument"},
        {"replace", R"("foo", "o", null, null)", "!null-argument"},
        {"replace", R"("foo", "o", 0, null)", "!argument-kind"},
        {"replace", R"("foo", "o", "0", true)", "!argument-kind"},
        {"split", R"("a,b", ",")", R"(["a", "b"])"},
        {"split", R"("a.b", ".")", R"(["", "", "", ""])"},
        {"split", R"("a", "")", "!regex-empty-match"},
        {"split", R"(null, ",")", "!null-argument"},
        {"split", R"("a", null)", "!null-argument"},
        {"split", R"(null, null)", "!null-argument"},
        {"split", R"("a", 1)", "!argument-kind"},
        {"split", R"(@"2018-03-02", "-")", "!argument-kind"},
    });
    test::check_calls(rows);
}

} // namespace
} // namespace hjemmel

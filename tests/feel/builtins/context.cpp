// SPDX-License-Identifier: Apache-2.0
// The built-ins on contexts.
#include <hjemmel/feel/builtins/context.hpp>

#include "support/call.hpp"

#include <array>

namespace hjemmel {
namespace {

using test::built;

TEST_CASE("contexts") {
    constexpr auto rows = std::to_array<built>({
        {"get value", R"({a: 1}, "a")", "1"},
        {"get value", R"({a: null}, "a")", "null"},
        {"get value", R"({a: 1}, "b")", "null"},
        {"get value", R"({a: failed}, "a")", "!earlier"},
        {"get value", "{a: 1}, null", "!null-argument"},
        {"get value", R"(null, "a")", "!null-argument"},
        {"get value", R"(1, "a")", "!argument-kind"},
        {"get entries", R"({a: "x", b: null})",
         R"([{key: "a", value: "x"}, {key: "b", value: null}])"},
        {"get entries", "{}", "[]"},
        {"get entries", "null", "!null-argument"},
        {"get entries", "[1]", "!argument-kind"},
        {"context", R"([{key: "a", value: 1}, {key: "b", value: 2}])", "{a: 1, b: 2}"},
        {"context", R"([{key: "a", value: null, more: 1}])", "{a: null}"},
        {"context", R"([{key: "", value: 1}])", R"({"": 1})"},
        {"context", "[]", "{}"},
        {"context", R"([{key: "a", value: 1}, {key: "a", value: 2}])", "!argument-range"},
        {"context", "[{value: 1}]", "!argument-kind"},
        {"context", R"([{key: "a"}])", "!argument-kind"},
        {"context", "[{key: null, value: 1}]", "!null-argument"},
        {"context", "[{key: 1, value: 1}]", "!argument-kind"},
        {"context", "[null]", "!null-argument"},
        {"context", "null", "!null-argument"},
        {"context", R"("foo")", "!argument-kind"},
        {"context put", R"({x: 1}, "y", 2)", "{x: 1, y: 2}"},
        {"context put", R"({x: 1, y: 0}, "x", null)", "{x: null, y: 0}"},
        {"context put", R"({}, "x", [1])", "{x: [1]}"},
        {"context put", R"({x: {y: 0}}, ["x", "y"], 2)", "{x: {y: 2}}"},
        {"context put", R"({x: {y: 0}}, ["x", "z"], 2)", "{x: {y: 0, z: 2}}"},
        {"context put", R"({x: 1}, ["y"], 2)", "{x: 1, y: 2}"},
        {"context put", R"({x: 1}, ["x", "y"], 2)", "!argument-range"},
        {"context put", R"({x: 1}, ["z", "y"], 2)", "!argument-range"},
        {"context put", "{x: 1}, [], 2", "!argument-range"},
        {"context put", R"({x: {}}, ["x", 1], 2)", "!argument-kind"},
        {"context put", "{x: 1}, null, 2", "!null-argument"},
        {"context put", R"(null, "x", 2)", "!null-argument"},
        {"context merge", "[{a: 1}, {b: 2}]", "{a: 1, b: 2}"},
        {"context merge", "[{a: 1, b: 1}, {a: 2}]", "{a: 2, b: 1}"},
        {"context merge", "[{a: {x: 1}}, {a: {y: 2}}]", "{a: {y: 2}}"},
        {"context merge", "[]", "{}"},
        {"context merge", "[{a: 1}, 2]", "!argument-kind"},
        {"context merge", "[{a: 1}, null]", "!null-argument"},
        {"context merge", "null", "!null-argument"},
    });
    test::check_calls(rows);
}

} // namespace
} // namespace hjemmel

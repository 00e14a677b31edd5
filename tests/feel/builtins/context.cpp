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
        {"get value", "{a: 1}, \"a\"", "1"},
        {"get value", "{a: null}, \"a\"", "null"},
        {"get value", "{a: 1}, \"b\"", "null"},
        {"get value", "{a: failed}, \"a\"", "!earlier"},
        {"get value", "{a: 1}, null", "!null-argument"},
        {"get value", "null, \"a\"", "!null-argument"},
        {"get value", "1, \"a\"", "!argument-kind"},
        {"get entries", "{a: \"x\", b: null}",
         "[{key: \"a\", value: \"x\"}, {key: \"b\", value: null}]"},
        {"get entries", "{}", "[]"},
        {"get entries", "null", "!null-argument"},
        {"get entries", "[1]", "!argument-kind"},
        {"context", "[{key: \"a\", value: 1}, {key: \"b\", value: 2}]", "{a: 1, b: 2}"},
        {"context", "[{key: \"a\", value: null, more: 1}]", "{a: null}"},
        {"context", "[{key: \"\", value: 1}]", "{\"\": 1}"},
        {"context", "[]", "{}"},
        {"context", "[{key: \"a\", value: 1}, {key: \"a\", value: 2}]", "!argument-range"},
        {"context", "[{value: 1}]", "!argument-kind"},
        {"context", "[{key: \"a\"}]", "!argument-kind"},
        {"context", "[{key: null, value: 1}]", "!null-argument"},
        {"context", "[{key: 1, value: 1}]", "!argument-kind"},
        {"context", "[null]", "!null-argument"},
        {"context", "null", "!null-argument"},
        {"context", "\"foo\"", "!argument-kind"},
        {"context put", "{x: 1}, \"y\", 2", "{x: 1, y: 2}"},
        {"context put", "{x: 1, y: 0}, \"x\", null", "{x: null, y: 0}"},
        {"context put", "{}, \"x\", [1]", "{x: [1]}"},
        {"context put", "{x: {y: 0}}, [\"x\", \"y\"], 2", "{x: {y: 2}}"},
        {"context put", "{x: {y: 0}}, [\"x\", \"z\"], 2", "{x: {y: 0, z: 2}}"},
        {"context put", "{x: 1}, [\"y\"], 2", "{x: 1, y: 2}"},
        {"context put", "{x: 1}, [\"x\", \"y\"], 2", "!argument-range"},
        {"context put", "{x: 1}, [\"z\", \"y\"], 2", "!argument-range"},
        {"context put", "{x: 1}, [], 2", "!argument-range"},
        {"context put", "{x: {}}, [\"x\", 1], 2", "!argument-kind"},
        {"context put", "{x: 1}, null, 2", "!null-argument"},
        {"context put", "null, \"x\", 2", "!null-argument"},
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

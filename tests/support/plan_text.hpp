// SPDX-License-Identifier: Apache-2.0
// A program's instructions as short text: `name[a,b](operand, ...)`.
#pragma once

#include <hjemmel/plan/program.hpp>

#include <array>
#include <string>
#include <string_view>

namespace hjemmel::test {

inline std::string_view op_name(plan::op code) {
    constexpr std::array<std::string_view, 45> names{
        "constant",   "parameter",     "slot",        "parent_slot", "parent",   "related",
        "local",      "field_or",      "negate",      "add",         "subtract", "multiply",
        "divide",     "power",         "equal",       "unequal",     "less",     "less_equal",
        "greater",    "greater_equal", "and",         "or",          "not",      "between",
        "value_test", "test_outcome",  "instance_of", "convert",     "if",       "for",
        "some",       "every",         "count_up",    "filter",      "path",     "list",
        "context",    "range",         "call",        "function",    "invoke",   "table",
        "closure"};
    return names[static_cast<std::size_t>(code)];
}

inline std::string plan_text(const plan::program& p, plan::index at) {
    const auto& i = p.code[at];
    std::string out(op_name(i.code));
    const bool registers = i.code == plan::op::local || i.code == plan::op::iteration ||
                           i.code == plan::op::some || i.code == plan::op::every ||
                           i.code == plan::op::filter;
    if (registers) out += "[" + std::to_string(i.a) + "]";
    if (i.code == plan::op::context) out += "[" + std::to_string(i.b) + "]";
    if (i.code == plan::op::path) out += "[" + p.names[i.a] + "]";
    if (i.count == 0) return out;
    out += "(";
    for (plan::index n = 0; n < i.count; ++n)
        out += (n > 0 ? ", " : "") + plan_text(p, p.operands[i.first + n]);
    return out + ")";
}

} // namespace hjemmel::test

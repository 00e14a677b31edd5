// SPDX-License-Identifier: Apache-2.0
// Values and types as JSON that tells the type of each: how FEEL values travel between programs.
#pragma once

#include <hjemmel/core/result.hpp>
#include <hjemmel/core/value.hpp>
#include <hjemmel/model/data.hpp>

#include <string>
#include <string_view>

namespace hjemmel::io {

/// The value that a typed JSON value says: `{"type": T, "value": V}` with T one of `string`,
/// `boolean`, `number` (V a text of digits, or a JSON number), `date`, `time`, `date and time`,
/// `days and time duration`, `years and months duration` (V as XML Schema and FEEL write them),
/// `list` (V a list of typed values), `context` (V an object of them) and `null` (no V). `json` is
/// decoded already; `path` names it in diagnostics (`bad-typed-value`).
result<value> read_typed(const value& json, const std::string& path);

/// The type that JSON says: a name as rule files have it, `{"list": T}`, `{"range": T}`,
/// `{"context": {NAME: T}}`, `{"function": {"params": [T], "result": T}}`,
/// `{"allowed": TESTS, "base": T}` with unary tests as TESTS, or null for none. As a rule file
/// would declare it, without places. Faults: `bad-typed-value`.
result<model::data> read_type(const value& json, const std::string& path);

/// The value as typed JSON, on one line. Beside the types above there are `range` and `function`,
/// whose V is FEEL text, and `undetermined` without V. The same value gives the same bytes.
std::string write_typed(const value& what);

} // namespace hjemmel::io

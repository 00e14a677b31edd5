// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/io/csv.hpp>

#include "json_text.hpp"
#include "value_text.hpp"

#include <string_view>

namespace hjemmel::io {

namespace {

std::string quoted(std::string_view text) {
    if (text.find_first_of(",;\"\r\n") == std::string_view::npos) return std::string(text);
    std::string out = "\"";
    for (const char c : text) {
        out += c;
        if (c == '"') out += '"';
    }
    return out + '"';
}

/// A text as it is, anything else as JSON; null is an empty cell.
std::string cell(const value& what, const eval::record* known) {
    if (what.is_null()) return {};
    if (what.is(kind::string)) return what.as_string();
    if (what.is(kind::date)) return what.as_date().text();
    if (what.is(kind::time)) return what.as_time().text();
    if (what.is(kind::date_and_time)) return what.as_date_time().text();
    if (what.is(kind::days_duration)) return what.as_days().text();
    if (what.is(kind::months_duration)) return what.as_months().text();
    detail::json_text out(false);
    detail::write(out, what, known);
    return out.take();
}

std::string possible_cell(const eval::outcome& of) {
    if (!of.value.is_undetermined()) return {};
    detail::json_text out(false);
    detail::write(out, of.value.as_undetermined().possible, of.evidence.get());
    return out.take();
}

} // namespace

std::string outcome_columns() {
    return "id,ruleset,version,date,decision,status,value,possible,missing\n";
}

std::string write_outcome_row(const eval::outcome& of) {
    std::string missing;
    for (const auto& one : of.missing)
        missing += (missing.empty() ? "" : " ") + one.path;
    const auto answer =
        of.value.is_undetermined() ? std::string{} : cell(of.value, of.evidence.get());
    std::string row = quoted(of.id);
    for (const std::string_view next : {std::string_view(of.ruleset), std::string_view(of.version)})
        row.append(",").append(quoted(next));
    row.append(",").append(of.date.text()).append(",").append(quoted(of.decision));
    row.append(",").append(status_name(of.status)).append(",").append(quoted(answer));
    row.append(",").append(quoted(possible_cell(of))).append(",").append(quoted(missing));
    return row + '\n';
}

} // namespace hjemmel::io

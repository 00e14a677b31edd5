// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/io/csv.hpp>

#include "json_text.hpp"
#include "outcome_text.hpp"
#include "value_text.hpp"

#include <string_view>

namespace hjemmel::io {

namespace detail {

void append_cell(std::string& to, std::string_view text) {
    if (text.find_first_of(",;\"\r\n") == std::string_view::npos) {
        to += text;
        return;
    }
    to += '"';
    for (const char c : text) {
        to += c;
        if (c == '"') to += '"';
    }
    to += '"';
}

std::string cell_text(const value& what, const eval::record* known) {
    if (what.is_null()) return {};
    if (what.is(kind::string)) return what.as_string();
    if (what.is(kind::date)) return what.as_date().text();
    if (what.is(kind::time)) return what.as_time().text();
    if (what.is(kind::date_and_time)) return what.as_date_time().text();
    if (what.is(kind::days_duration)) return what.as_days().text();
    if (what.is(kind::months_duration)) return what.as_months().text();
    json_text out(false);
    write(out, what, known);
    return out.take();
}

} // namespace detail

namespace {

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

namespace detail {

outcome_text csv_outcome(const eval::outcome& of) {
    std::string missing;
    for (const auto& one : of.missing)
        missing += (missing.empty() ? "" : " ") + one.path;
    outcome_text out;
    auto& row = out.text;
    append_cell(row, of.id);
    out.id_end = row.size();
    for (const std::string_view next :
         {std::string_view(of.ruleset), std::string_view(of.version)}) {
        row += ',';
        append_cell(row, next);
    }
    row.append(",").append(of.date.text()).append(",");
    append_cell(row, of.decision);
    row.append(",").append(status_name(of.status)).append(",");
    out.value_begin = row.size();
    if (!of.value.is_undetermined()) append_cell(row, cell_text(of.value, of.evidence.get()));
    out.value_end = row.size();
    row += ',';
    append_cell(row, possible_cell(of));
    row += ',';
    append_cell(row, missing);
    row += '\n';
    return out;
}

} // namespace detail

std::string write_outcome_row(const eval::outcome& of) { return detail::csv_outcome(of).text; }

} // namespace hjemmel::io

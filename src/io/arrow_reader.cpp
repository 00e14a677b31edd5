// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/io/arrow.hpp>

#include "arrow_values.hpp"
#include "table_columns.hpp"

#include <algorithm>
#include <vector>

namespace hjemmel::io {

using detail::arrow_column;
using detail::arrow_layout;
using detail::fault;
using detail::table_column;

namespace {

bool is_id_column(const arrow_column& one) {
    const auto& meant = one.dictionary ? *one.dictionary : one;
    switch (meant.format.layout) {
    case arrow_layout::null:
    case arrow_layout::text:
    case arrow_layout::text_view:
    case arrow_layout::signed_integer:
    case arrow_layout::unsigned_integer:
        return true;
    default:
        return false;
    }
}

bool is_day_column(const arrow_column& one) {
    const auto& meant = one.dictionary ? *one.dictionary : one;
    switch (meant.format.layout) {
    case arrow_layout::null:
    case arrow_layout::date_days:
    case arrow_layout::date_milliseconds:
        return true;
    default:
        return meant.format.layout == arrow_layout::timestamp && meant.format.anchor.is_local();
    }
}

fault wrong_id_type() {
    return {.code = "arrow-type",
            .text = {"Sagernes id skal være tekst eller heltal.",
                     "The ids of the cases must be texts or integers."},
            .fact = std::string(detail::id_name)};
}

fault no_day_column(const std::string& name) {
    return {.code = "unknown-column",
            .text = detail::naming("Tabellen har ingen kolonne", "The table has no column", name,
                                   " med vurderingsdatoer.", " of evaluation dates.")};
}

fault wrong_day_type(const std::string& name) {
    return {.code = "arrow-type",
            .text = {"Vurderingsdatoerne skal være datoer, eller tidspunkter uden zone.",
                     "The evaluation dates must be dates, or timestamps without a zone."},
            .fact = name};
}

} // namespace

struct arrow_reader::state {
    state(std::shared_ptr<const plan::program> of, arrow_column checked,
          const arrow_read_options& how)
        : program(std::move(of)), table(std::move(checked)),
          gaps_absent(how.gaps == eval::nulls::absent), values(gaps_absent, how.limits) {}

    std::shared_ptr<const plan::program> program;
    arrow_column table;
    std::vector<table_column> columns{}; ///< beside the table's; without a type: passed over
    std::size_t day = npos;              ///< which column has the days
    bool ids = false;
    bool gaps_absent;
    detail::arrow_values values;
    std::int64_t at = 0;

    static constexpr auto npos = static_cast<std::size_t>(-1);

    diagnostics match(plan::index entity, const std::string& day_name);
    void read_id(const arrow_column& from, given_case& out);
    given_case row();
};

/// Finds what each column is; what is wrong with them.
diagnostics arrow_reader::state::match(plan::index entity, const std::string& day_name) {
    std::vector<std::string> names;
    for (const auto& one : table.children)
        names.push_back(one.name);
    auto found = detail::match_columns(*program, entity, names);
    columns = std::move(found.columns);
    diagnostics out;
    const auto tell = [&out](fault why) {
        if (out.size() < detail::most_faults) out.push_back(told(std::move(why)));
    };
    for (auto& [number, why] : found.faults) {
        const bool day_alone = why.code == "unknown-fact" && names[number] == day_name;
        if (!day_alone) tell(std::move(why));
    }
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].is_id && !is_id_column(table.children[i])) tell(wrong_id_type());
        ids = ids || columns[i].is_id;
        if (!day_name.empty() && names[i] == day_name) day = i;
    }
    if (day_name.empty()) return out;
    if (day == npos)
        tell(no_day_column(day_name));
    else if (!is_day_column(table.children[day]))
        tell(wrong_day_type(day_name));
    return out;
}

void arrow_reader::state::read_id(const arrow_column& from, given_case& out) {
    const auto id = values.read(from, table.offset + at, *types::any(), detail::id_name);
    if (!id) return;
    out.content.set_id(id->is(kind::string) ? id->as_string() : id->as_number().text());
}

given_case arrow_reader::state::row() {
    given_case out{.line = static_cast<std::size_t>(at) + 1};
    values.begin();
    for (std::size_t i = 0; i < columns.size() && !table.is_null(at); ++i) {
        const auto& column = columns[i];
        if (column.is_id) read_id(table.children[i], out);
        if (!column.type) continue;
        auto content = values.read(table.children[i], table.offset + at, *column.type, column.name);
        if (content)
            out.content.set(column.name, *std::move(content));
        else if (gaps_absent)
            out.content.set(column.name, value::absent());
    }
    out.faults = values.take_faults();
    for (auto& one : out.faults)
        one.id = out.content.id();
    ++at;
    return out;
}

result<arrow_reader> arrow_reader::open(const std::string& name, arrow_view table,
                                        std::shared_ptr<const plan::program> of, plan::index entity,
                                        const arrow_read_options& how) {
    auto checked = detail::checked_table(name, table);
    if (!checked) return checked.diagnostics();
    auto made = std::make_unique<state>(std::move(of), std::move(checked).value(), how);
    auto faults = made->match(entity, how.day_column);
    if (!faults.empty()) return faults;
    return arrow_reader(std::move(made));
}

arrow_reader::arrow_reader(std::unique_ptr<state> made) : state_(std::move(made)) {}
arrow_reader::arrow_reader(arrow_reader&&) noexcept = default;
arrow_reader& arrow_reader::operator=(arrow_reader&&) noexcept = default;
arrow_reader::~arrow_reader() = default;

std::optional<given_case> arrow_reader::next() {
    if (state_->at >= state_->table.length) return std::nullopt;
    return state_->row();
}

std::uint64_t arrow_reader::rows() const {
    return static_cast<std::uint64_t>(state_->table.length);
}

bool arrow_reader::has_ids() const { return state_->ids; }

std::optional<date> arrow_reader::day(std::uint64_t row) const {
    const auto& table = state_->table;
    if (state_->day == state::npos || row >= rows()) return std::nullopt;
    const auto at = static_cast<std::int64_t>(row);
    if (table.is_null(at)) return std::nullopt;
    return detail::arrow_day(table.children[state_->day], table.offset + at);
}

} // namespace hjemmel::io

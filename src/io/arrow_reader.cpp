// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/io/arrow.hpp>

#include "arrow_chunk.hpp"
#include "arrow_values.hpp"
#include "table_columns.hpp"

#include <hjemmel/core/utf8.hpp>

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
    state(std::shared_ptr<const plan::program> of, std::shared_ptr<const arrow_column> checked,
          plan::index about, const arrow_read_options& how)
        : program(std::move(of)), shared(std::move(checked)), table(*shared), entity(about),
          limits(how.limits), gaps_absent(how.gaps == eval::nulls::absent),
          values(gaps_absent, how.limits) {}

    std::shared_ptr<const plan::program> program;
    std::shared_ptr<const arrow_column> shared;
    const arrow_column& table;
    plan::index entity;
    facts_limits limits;
    std::vector<table_column> columns{}; ///< beside the table's; without a type: passed over
    std::size_t day = npos;              ///< which column has the days
    bool ids = false;
    bool gaps_absent;
    detail::arrow_values values;
    std::optional<detail::arrow_chunks> chunks{};
    std::int64_t at = 0;

    static constexpr auto npos = static_cast<std::size_t>(-1);

    diagnostics match(const std::string& day_name);
    void read_id(const arrow_column& from, given_case& out);
    given_case row();
    bool has_id(std::int64_t row) const;
    std::string_view foreign_key() const;
    void leave_unread(std::uint64_t first, eval::case_columns& out) const;
};

/// Finds what each column is; what is wrong with them.
diagnostics arrow_reader::state::match(const std::string& day_name) {
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
    auto shared = std::make_shared<const arrow_column>(std::move(checked).value());
    auto made = std::make_unique<state>(std::move(of), std::move(shared), entity, how);
    auto faults = made->match(how.day_column);
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

given_case arrow_reader::at(std::uint64_t row) {
    state_->at = static_cast<std::int64_t>(row);
    return state_->row();
}

arrow_reader arrow_reader::fork() const {
    const auto& s = *state_;
    const auto gaps = s.gaps_absent ? eval::nulls::absent : eval::nulls::missing;
    auto made = std::make_unique<state>(s.program, s.shared, s.entity,
                                        arrow_read_options{gaps, {}, s.limits});
    made->columns = s.columns;
    made->day = s.day;
    made->ids = s.ids;
    return arrow_reader(std::move(made));
}

/// Whether a row's id can be read as it is.
bool arrow_reader::state::has_id(std::int64_t row) const {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (!columns[i].is_id) continue;
        const auto& from = table.children[i];
        if (from.dictionary) return false;
        const auto place = table.offset + row;
        if (from.is_null(place) || from.format.layout == arrow_layout::signed_integer) continue;
        const bool text = from.format.layout == arrow_layout::text ||
                          from.format.layout == arrow_layout::text_view;
        const auto found = text ? from.text(place) : std::nullopt;
        if (!found || found->size() > limits.text_bytes ||
            first_bad_or_nul(*found) != found->size())
            return false;
    }
    return true;
}

void arrow_reader::read_id(std::uint64_t row, std::string& to) const {
    to.clear();
    const auto& s = *state_;
    const auto place = s.table.offset + static_cast<std::int64_t>(row);
    for (std::size_t i = 0; i < s.columns.size(); ++i) {
        const auto& from = s.table.children[i];
        if (!s.columns[i].is_id || from.is_null(place)) continue;
        if (from.format.layout == arrow_layout::signed_integer)
            to = std::to_string(from.integer(from.offset + place));
        else
            to = from.text(place).value_or(std::string_view{});
    }
}

/// Rows whose id, date or place in the table only the reader of one case can tell of.
void arrow_reader::state::leave_unread(std::uint64_t first, eval::case_columns& out) const {
    if (!ids && day == npos && table.validity == nullptr) return;
    for (std::size_t r = 0; r < out.rows; ++r) {
        const auto row = static_cast<std::int64_t>(first + r);
        if (table.is_null(row) || !has_id(row)) out.left.fill()[r] = 1;
        if (day == npos) continue;
        const auto on = table.is_null(row)
                            ? std::nullopt
                            : detail::arrow_day(table.children[day], table.offset + row);
        if (!on) out.left.fill()[r] = 1;
        out.days.fill()[r] = on ? on->days() : 0;
    }
}

/// The key of the entity above, as columns of these cases may carry it; empty where there is none.
std::string_view arrow_reader::state::foreign_key() const {
    const auto above = program->entities[entity].parent;
    if (above == plan::none) return {};
    const auto& of = program->entities[above];
    return of.key == plan::none ? std::string_view{} : std::string_view(of.slots[of.key].name);
}

namespace {

/// Rows whose key may be wrong are left.
void leave_unread_key(eval::case_columns& out) {
    if (!holds_open(*out.key, eval::standing::left)) return;
    for (std::size_t r = 0; r < out.rows; ++r) {
        if (standing_of(*out.key, r) == eval::standing::left) out.left.fill()[r] = 1;
    }
}

} // namespace

eval::case_columns arrow_reader::columns(std::uint64_t first, std::uint64_t count, date on,
                                         eval::text_codes& texts) {
    auto& s = *state_;
    if (!s.chunks) s.chunks.emplace(s.gaps_absent, s.limits, texts);
    const auto& entity = s.program->entities[s.entity];
    eval::case_columns out;
    out.entity = s.entity;
    out.rows = static_cast<std::size_t>(count);
    out.on = on;
    out.facts.resize(entity.slots.size());
    out.left = eval::buffer<std::uint8_t>(out.rows, 0);
    if (s.day != state::npos) out.days = eval::buffer<std::int64_t>(out.rows);
    s.leave_unread(first, out);
    const auto place = s.table.offset + static_cast<std::int64_t>(first);
    for (std::size_t i = 0; i < s.columns.size(); ++i) {
        const auto& column = s.columns[i];
        if (!column.type) continue;
        const auto slot = entity.find(column.name);
        const auto gap = s.gaps_absent ? eval::standing::absent : eval::standing::missing;
        if (slot == plan::none && column.name == s.foreign_key()) {
            out.key = s.chunks->read(s.table.children[i], place, static_cast<std::int64_t>(count),
                                     *column.type, gap, false);
            continue;
        }
        if (slot == plan::none || !entity.slots[slot].is_fact) { // related cases inside of these
            std::fill_n(out.left.fill(), out.rows, std::uint8_t{1});
            continue;
        }
        out.facts[slot] =
            s.chunks->read(s.table.children[i], place, static_cast<std::int64_t>(count),
                           *column.type, gap, entity.slots[slot].optional);
        if (column.name == s.foreign_key()) out.key = out.facts[slot];
    }
    if (out.key) leave_unread_key(out);
    return out;
}

std::uint64_t arrow_reader::rows() const {
    return static_cast<std::uint64_t>(state_->table.length);
}

bool arrow_reader::has_ids() const { return state_->ids; }

bool arrow_reader::day_of_each() const { return state_->day != state::npos; }

std::optional<date> arrow_reader::day(std::uint64_t row) const {
    const auto& table = state_->table;
    if (state_->day == state::npos || row >= rows()) return std::nullopt;
    const auto at = static_cast<std::int64_t>(row);
    if (table.is_null(at)) return std::nullopt;
    return detail::arrow_day(table.children[state_->day], table.offset + at);
}

} // namespace hjemmel::io

// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/io/csv.hpp>

#include "blotted.hpp"
#include "chunk_rows.hpp"
#include "csv_records.hpp"
#include "json_decoder.hpp"
#include "json_rows.hpp"
#include "table_columns.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace hjemmel::io {

namespace {

using detail::csv_record;
using detail::fault;
using detail::table_column;

fault wrong_boolean() {
    return {.code = "wrong-type",
            .text = {"Cellen skal være true eller false.", "The cell must be true or false."},
            .hint = {"Skriv true for ja og false for nej.", "Write true for yes, false for no."}};
}

fault wrong_number() {
    return {.code = "wrong-type",
            .text = {"Cellen skal være et tal.", "The cell must be a number."},
            .hint = {"Skriv decimaltal med punktum og uden tusindtalsskilletegn: 11749000.50.",
                     "Write decimals with a point and no thousands separators: 11749000.50."}};
}

fault wrong_json() {
    return {.code = "wrong-type",
            .text = {"Cellen skal være en liste eller et objekt som JSON.",
                     "The cell must be a list or an object as JSON."},
            .hint = {"Skriv [{\"fra\": \"2018-03-02\"}] i cellen, eller giv en særskilt tabel.",
                     "Write [{\"fra\": \"2018-03-02\"}] in the cell, or give a table of its own."}};
}

/// A number in JSON's form, a plus or leading zeros apart.
bool is_number(std::string_view text) {
    const auto digits = [&text] {
        const auto end = std::min(text.find_first_not_of("0123456789"), text.size());
        text.remove_prefix(end);
        return end > 0;
    };
    if (text.starts_with('-')) text.remove_prefix(1);
    if (!digits()) return false;
    if (text.starts_with('.')) {
        text.remove_prefix(1);
        if (!digits()) return false;
    }
    if (text.starts_with('e') || text.starts_with('E')) {
        text.remove_prefix(1);
        if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
        if (!digits()) return false;
    }
    return text.empty();
}

bool is_json(const type& of) {
    return of.kind == type_kind::list || of.kind == type_kind::context ||
           of.kind == type_kind::range;
}

} // namespace

struct csv_reader::state {
    state(std::string file, byte_source from, std::shared_ptr<const plan::program> of,
          plan::index of_entity, eval::nulls how, const facts_limits& limits)
        : name(std::move(file)), records(std::move(from), limits.case_bytes),
          program(std::move(of)), entity(of_entity), gaps(how), decoder(name, limits) {}

    std::string name;
    detail::csv_records records;
    std::shared_ptr<const plan::program> program;
    plan::index entity;
    eval::nulls gaps;
    detail::json_decoder decoder;
    bool begun = false;
    bool lost = false; ///< no row can be read without a header
    std::vector<table_column> columns{};
    std::vector<plan::index> slots{}; ///< of each column; none: it is no fact of the case
    diagnostics header_faults{};
    std::optional<given_case> alone{}; ///< tells the header's faults where no row does
    csv_record now{};                  ///< its memory is kept from row to row

    std::optional<given_case> next();
    bool read(case_chunk::state& into);
    void add_row(case_chunk::state& into);
    bool read_cells(case_chunk::state& into);
    bool read_cell(std::size_t column, case_chunk::state& into);
    std::optional<given_case> begin();
    bool go_on();
    void read_header(const csv_record& header);
    given_case row(const csv_record& record);
    given_case refused(const csv_record& record, fault why, std::size_t begin,
                       std::size_t end) const;
    void convert(std::string_view said, bool quoted, const table_column& under, given_case& out,
                 diagnostics& faults);
    value from_json(std::string_view said, const table_column& under, diagnostics& faults);
    place at(const csv_record& record, std::size_t begin, std::size_t end) const;
};

place csv_reader::state::at(const csv_record& record, std::size_t begin, std::size_t end) const {
    return detail::place_in(name, detail::blotted_row(record.text, records.separator()), begin,
                            end);
}

given_case csv_reader::state::refused(const csv_record& record, fault why, std::size_t begin,
                                      std::size_t end) const {
    given_case out{.line = record.line, .rest_lost = record.rest_lost};
    out.faults.push_back(told(std::move(why), at(record, begin, end)));
    return out;
}

void csv_reader::state::read_header(const csv_record& header) {
    std::vector<std::string> names;
    for (const auto& cell : header.cells)
        names.emplace_back(header.said(cell));
    auto found = detail::match_columns(*program, entity, names);
    columns = std::move(found.columns);
    const auto& own = program->entities[entity];
    for (const auto& one : columns) {
        const auto slot = own.find(one.name);
        slots.push_back(slot != plan::none && own.slots[slot].is_fact ? slot : plan::none);
    }
    // Names of columns are no values; the place shows them as they are.
    const auto shown = detail::place_in(name, header.text, 0, 0);
    for (auto& [at, why] : found.faults) {
        if (header_faults.size() == detail::most_faults) break;
        auto where = shown;
        where.begin = static_cast<std::uint32_t>(header.cells[at].begin);
        where.end = static_cast<std::uint32_t>(header.cells[at].end);
        header_faults.push_back(told(std::move(why), std::move(where)));
    }
}

/// The header, and the case that stands in the place of all where it cannot be read.
std::optional<given_case> csv_reader::state::begin() {
    begun = true;
    if (!records.next(now)) return std::nullopt;
    if (now.wrong) {
        auto out = refused(now, *now.wrong, now.wrong_at, now.wrong_at);
        out.rest_lost = lost = true;
        return out;
    }
    read_header(now);
    if (!header_faults.empty()) alone = given_case{.faults = header_faults, .line = now.line};
    return std::nullopt;
}

/// Reads on; false at the end, and where no row can be read.
bool csv_reader::state::go_on() {
    if (lost || !records.next(now)) return false;
    alone.reset();
    return true;
}

std::optional<given_case> csv_reader::state::next() {
    if (!begun) {
        if (auto told = begin()) return told;
    }
    if (go_on()) return row(now);
    return std::exchange(alone, std::nullopt);
}

value csv_reader::state::from_json(std::string_view said, const table_column& under,
                                   diagnostics& faults) {
    auto read = decoder.decode(said, under.name);
    if (read.content) return *std::move(read.content);
    std::move(read.faults.begin(), read.faults.end(), std::back_inserter(faults));
    return {};
}

/// What the cell says under its column, or the faults that keep it from saying anything.
void csv_reader::state::convert(std::string_view said, bool quoted, const table_column& under,
                                given_case& out, diagnostics& faults) {
    const auto& type = *under.type;
    const auto fail = [&](fault why) {
        why.fact = under.name;
        why.value = said;
        faults.push_back(told(std::move(why)));
    };
    const bool text = type.kind == type_kind::string || type.kind == type_kind::any;
    if (said.empty() && !(quoted && text)) {
        if (gaps == eval::nulls::absent) out.content.set(under.name, value::absent());
        return;
    }
    if (type.kind == type_kind::boolean) {
        if (said != "true" && said != "false") return fail(wrong_boolean());
        return out.content.set(under.name, said == "true");
    }
    if (type.kind == type_kind::number) {
        decimal number;
        if (!is_number(said)) return fail(wrong_number());
        if (auto wrong = detail::read_number(said, number)) return fail(*std::move(wrong));
        return out.content.set(under.name, number);
    }
    if (!is_json(type)) return out.content.set(under.name, said);
    if (said.front() != '[' && said.front() != '{') return fail(wrong_json());
    auto content = from_json(said, under, faults);
    if (!content.is_null()) out.content.set(under.name, std::move(content));
}

given_case csv_reader::state::row(const csv_record& record) {
    if (record.wrong) return refused(record, *record.wrong, record.wrong_at, record.wrong_at + 1);
    given_case out{.line = record.line};
    for (std::size_t i = 0; i < columns.size() && i < record.cells.size(); ++i) {
        if (columns[i].is_id) out.content.set_id(std::string(record.said(record.cells[i])));
    }
    if (!header_faults.empty()) {
        out.faults = header_faults;
    } else if (record.cells.size() != columns.size()) {
        auto why = refused(record,
                           {.code = "ragged-row",
                            .text = {"Rækken har ikke lige så mange celler som overskriften: " +
                                         std::to_string(record.cells.size()) + " mod " +
                                         std::to_string(columns.size()) + ".",
                                     "The row does not have as many cells as the header: " +
                                         std::to_string(record.cells.size()) + " and " +
                                         std::to_string(columns.size()) + "."},
                            .hint = {"Sæt \" om celler, der rummer skilletegnet.",
                                     "Put \" around cells that hold the separator."}},
                           0, record.text.size());
        out.faults = std::move(why.faults);
    } else {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (columns[i].is_id) continue;
            const auto& cell = record.cells[i];
            diagnostics faults;
            convert(record.said(cell), cell.quoted, columns[i], out, faults);
            for (auto& one : faults) {
                one.where = at(record, cell.begin, cell.end);
                out.faults.push_back(std::move(one));
            }
        }
    }
    for (auto& one : out.faults)
        one.id = out.content.id();
    return out;
}

// ---------------------------------------------------------------- in columns

/// What the cell says under its column; false where only the reader of one row can tell.
bool csv_reader::state::read_cell(std::size_t column, case_chunk::state& into) {
    using form = detail::growing_fact::form;
    const auto& cell = now.cells[column];
    const auto said = now.said(cell);
    auto* fact = slots[column] == plan::none ? nullptr : &*into.facts[slots[column]];
    if (fact == nullptr) return said.empty() || columns[column].name == into.foreign_key;
    if (said.empty() && !(cell.quoted && fact->what() == form::texts)) {
        if (gaps == eval::nulls::absent) fact->gap(eval::standing::absent);
        return true;
    }
    switch (fact->what()) {
    case form::truths:
        if (said != "true" && said != "false") return false;
        fact->truth(said == "true");
        return true;
    case form::numbers:
        return fact->number(said);
    case form::lists:
    case form::contexts:
        return detail::read_part(said, *fact, into);
    default:
        return fact->text(said, *into.texts);
    }
}

bool csv_reader::state::read_cells(case_chunk::state& into) {
    if (!header_faults.empty() || now.cells.size() != columns.size()) return false;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].is_id)
            into.ids[into.rows] = now.said(now.cells[i]);
        else if (!read_cell(i, into))
            return false;
    }
    return true;
}

void csv_reader::state::add_row(case_chunk::state& into) {
    if (now.wrong) return into.add(row(now));
    into.begin_row(now.text, now.line);
    into.end_row(read_cells(into));
}

bool csv_reader::state::read(case_chunk::state& into) {
    into.again = [this](std::string_view text, std::size_t line) {
        return row(records.again(text, line));
    };
    if (!begun) {
        if (auto told = begin()) into.add(*std::move(told));
    }
    while (!into.full() && !(into.rows > 0 && records.waits()) && go_on())
        add_row(into);
    if (into.rows == 0 && alone) into.add(*std::exchange(alone, std::nullopt));
    return into.rows > 0;
}

csv_reader::csv_reader(std::string name, byte_source from, std::shared_ptr<const plan::program> of,
                       plan::index entity, eval::nulls gaps, const facts_limits& limits)
    : state_(std::make_unique<state>(std::move(name), std::move(from), std::move(of), entity, gaps,
                                     limits)) {}
csv_reader::csv_reader(csv_reader&&) noexcept = default;
csv_reader& csv_reader::operator=(csv_reader&&) noexcept = default;
csv_reader::~csv_reader() = default;

std::optional<given_case> csv_reader::next() { return state_->next(); }
bool csv_reader::read(case_chunk& into) { return state_->read(into.inside()); }

} // namespace hjemmel::io

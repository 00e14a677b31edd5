// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/io/csv.hpp>

#include "blotted.hpp"
#include "csv_records.hpp"
#include "json_decoder.hpp"
#include "table_columns.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace hjemmel::io {

namespace {

using detail::csv_cell;
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
    diagnostics header_faults{};

    std::optional<given_case> next();
    std::optional<given_case> begin();
    void read_header(const csv_record& header);
    given_case row(const csv_record& record);
    given_case refused(const csv_record& record, fault why, std::size_t begin,
                       std::size_t end) const;
    void convert(const csv_cell& cell, const table_column& under, given_case& out,
                 diagnostics& faults);
    value from_json(const csv_cell& cell, const table_column& under, diagnostics& faults);
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
        names.push_back(cell.text);
    auto found = detail::match_columns(*program, entity, names);
    columns = std::move(found.columns);
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

std::optional<given_case> csv_reader::state::begin() {
    begun = true;
    const auto header = records.next();
    if (!header) return std::nullopt;
    if (header->wrong) {
        auto out = refused(*header, *header->wrong, header->wrong_at, header->wrong_at);
        out.rest_lost = lost = true;
        return out;
    }
    read_header(*header);
    if (header_faults.empty()) return next();
    auto first = next();
    return first ? first : given_case{.faults = header_faults, .line = header->line};
}

std::optional<given_case> csv_reader::state::next() {
    if (!begun) return begin();
    if (lost) return std::nullopt;
    const auto record = records.next();
    if (!record) return std::nullopt;
    return row(*record);
}

value csv_reader::state::from_json(const csv_cell& cell, const table_column& under,
                                   diagnostics& faults) {
    auto read = decoder.decode(cell.text, under.name);
    if (read.content) return *std::move(read.content);
    std::move(read.faults.begin(), read.faults.end(), std::back_inserter(faults));
    return {};
}

/// What the cell says under its column, or the faults that keep it from saying anything.
void csv_reader::state::convert(const csv_cell& cell, const table_column& under, given_case& out,
                                diagnostics& faults) {
    const auto& type = *under.type;
    const auto fail = [&](fault why) {
        why.fact = under.name;
        why.value = cell.text;
        faults.push_back(told(std::move(why)));
    };
    const bool text = type.kind == type_kind::string || type.kind == type_kind::any;
    if (cell.text.empty() && !(cell.quoted && text)) {
        if (gaps == eval::nulls::absent) out.content.set(under.name, value::absent());
        return;
    }
    if (type.kind == type_kind::boolean) {
        if (cell.text != "true" && cell.text != "false") return fail(wrong_boolean());
        return out.content.set(under.name, cell.text == "true");
    }
    if (type.kind == type_kind::number) {
        decimal number;
        if (!is_number(cell.text)) return fail(wrong_number());
        if (auto wrong = detail::read_number(cell.text, number)) return fail(*std::move(wrong));
        return out.content.set(under.name, number);
    }
    if (!is_json(type)) return out.content.set(under.name, cell.text);
    if (cell.text.front() != '[' && cell.text.front() != '{') return fail(wrong_json());
    auto content = from_json(cell, under, faults);
    if (!content.is_null()) out.content.set(under.name, std::move(content));
}

given_case csv_reader::state::row(const csv_record& record) {
    if (record.wrong) return refused(record, *record.wrong, record.wrong_at, record.wrong_at + 1);
    given_case out{.line = record.line};
    for (std::size_t i = 0; i < columns.size() && i < record.cells.size(); ++i) {
        if (columns[i].is_id) out.content.set_id(record.cells[i].text);
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
            diagnostics faults;
            convert(record.cells[i], columns[i], out, faults);
            for (auto& one : faults) {
                one.where = at(record, record.cells[i].begin, record.cells[i].end);
                out.faults.push_back(std::move(one));
            }
        }
    }
    for (auto& one : out.faults)
        one.id = out.content.id();
    return out;
}

csv_reader::csv_reader(std::string name, byte_source from, std::shared_ptr<const plan::program> of,
                       plan::index entity, eval::nulls gaps, const facts_limits& limits)
    : state_(std::make_unique<state>(std::move(name), std::move(from), std::move(of), entity, gaps,
                                     limits)) {}
csv_reader::csv_reader(csv_reader&&) noexcept = default;
csv_reader& csv_reader::operator=(csv_reader&&) noexcept = default;
csv_reader::~csv_reader() = default;

std::optional<given_case> csv_reader::next() { return state_->next(); }

} // namespace hjemmel::io

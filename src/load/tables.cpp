// SPDX-License-Identifier: Apache-2.0
// Decision tables: columns, rows, cells.
#include "parts.hpp"

#include <hjemmel/core/nearest.hpp>

#include <unordered_set>
#include <utility>

namespace hjemmel::load::detail {

namespace {

using entry = data::entry;
using model::row;

/// A table while it is read. Columns that only rows name are added as they come.
struct unfinished {
    model::table table{};
    located_text fallback{}; ///< `default` of a table without `outputs`
    bool names_outputs = false;
    std::unordered_set<std::string> inputs{};
    std::unordered_set<std::string> outputs{};
    std::size_t* rows = nullptr;
};

/// A row while it is read; cells know whether `then` was a single one.
struct row_draft {
    row made{};
    bool single = false;
};

/// A unary test: nothing written means that every value fits.
located_text test(reader& r, const entry& e) {
    const auto& node = e.content;
    if (node.what != data::shape::scalar || !node.scalar.text.empty()) return r.expression(e);
    return {.text = "-", .where = node.where, .runs = {}};
}

void read_when(reader& r, const entry& e, row_draft& out) {
    r.named(e, [&](const entry& one) { out.made.when.push_back({one.key, test(r, one)}); });
}

void read_then(reader& r, const entry& e, row_draft& out) {
    if (e.content.what != data::shape::mapping) {
        out.single = true;
        out.made.then.push_back({{}, r.expression(e)});
        return;
    }
    r.named(e, [&](const entry& one) { out.made.then.push_back({one.key, r.expression(one)}); });
    if (e.content.entries.empty()) r.missing_value(e);
}

void read_row_id(reader& r, const entry& e, row_draft& out) { out.made.id = r.scalar(e); }

constexpr key<row_draft> row_keys[] = {
    {"id", false, read_row_id},
    {"when", true, read_when},
    {"then", true, read_then},
    {"text", false, [](reader& r, const entry& e, row_draft& d) { read_text(r, e, d.made); }},
    {"source", false, [](reader& r, const entry& e, row_draft& d) { read_source(r, e, d.made); }},
    {"interpretation", false,
     [](reader& r, const entry& e, row_draft& d) { read_interpretation(r, e, d.made); }},
};

constexpr key<model::input_column> input_keys[] = {
    {"values", false, read_values<model::input_column>},
    {"min", false, read_low<model::input_column>},
    {"max", false, read_high<model::input_column>},
    {"allowed", false, read_allowed<model::input_column>},
    {"label", false, read_label<model::input_column>},
};

void read_fallback(reader& r, const entry& e, model::output_column& out) {
    out.fallback = r.expression(e);
}

constexpr key<model::output_column> output_keys[] = {
    {"type", false, read_type<model::output_column>},
    {"values", false, read_values<model::output_column>},
    {"min", false, read_low<model::output_column>},
    {"max", false, read_high<model::output_column>},
    {"allowed", false, read_allowed<model::output_column>},
    {"default", false, read_fallback},
    {"label", false, read_label<model::output_column>},
};

void read_hit_policy(reader& r, const entry& e, unfinished& out) {
    static const std::vector<std::string_view> names(std::begin(model::hit_policy_names),
                                                     std::end(model::hit_policy_names));
    if (const auto found = r.word(e, names)) {
        out.table.hit_policy = static_cast<model::hit_policy>(*found);
    }
}

void read_aggregation(reader& r, const entry& e, unfinished& out) {
    static const std::vector<std::string_view> names = {"SUM", "MIN", "MAX", "COUNT"};
    if (const auto found = r.word(e, names)) {
        out.table.aggregation = static_cast<model::aggregation>(*found + 1);
    }
}

void read_inputs(reader& r, const entry& e, unfinished& out) {
    r.named(e, [&](const entry& one) {
        model::input_column column;
        column.expression = one.key;
        r.limit_expression(one.key);
        if (!r.keys(one.content, one.key, input_keys, column)) return;
        out.inputs.insert(one.key.text);
        out.table.inputs.push_back(std::move(column));
    });
}

void read_outputs(reader& r, const entry& e, unfinished& out) {
    r.named(e, [&](const entry& one) {
        model::output_column column;
        column.name = one.key;
        if (!r.keys(one.content, one.key, output_keys, column)) return;
        for (const auto* value : {&column.values, &column.low, &column.high})
            r.habits(column.type, *value);
        out.outputs.insert(one.key.text);
        out.table.outputs.push_back(std::move(column));
    });
    if (e.content.what == data::shape::mapping && e.content.entries.empty()) r.missing_value(e);
}

void read_rows(reader& r, const entry& e, unfinished& out);
void read_default(reader& r, const entry& e, unfinished& out);

constexpr key<unfinished> table_keys[] = {
    {"hit_policy", false, read_hit_policy},
    {"aggregation", false, read_aggregation},
    {"inputs", false, read_inputs},
    {"outputs", false, read_outputs},
    {"default", false, [](reader&, const entry&, unfinished&) {}}, // after the outputs
    {"rows", true, [](reader&, const entry&, unfinished&) {}},     // after the columns
};

void unknown_output(reader& r, const located_text& name, const unfinished& out) {
    std::vector<std::string_view> names;
    for (const auto& column : out.table.outputs)
        names.push_back(column.name.text);
    const std::string near = nearest(name.text, names);
    r.fail("unknown-output", name.where,
           sentence("Tabellen har intet output med navnet", "The table has no output named",
                    name.text, ".", "."),
           near.empty() ? bilingual{"Erklær det under »outputs«.", "Declare it under `outputs`."}
                        : sentence("Skriv", "Write", near, ".", "."));
}

/// Sees to it that the output `name` exists, adding it when the table declares none, and names
/// the only one where `name` is empty; false after an error.
bool find_output(reader& r, located_text& name, const place& where, unfinished& out) {
    if (out.outputs.count(name.text) != 0) return true;
    if (name.empty() && out.names_outputs && out.table.outputs.size() == 1) {
        name = out.table.outputs.front().name;
        return true;
    }
    const bool mixed =
        !out.table.outputs.empty() && (name.empty() || out.table.outputs.front().name.text.empty());
    if (mixed) {
        r.fail("mixed-outputs", where,
               {"Tabellens rækker giver både ét resultat og flere med navn.",
                "The table's rows give both a single result and named ones."},
               {"Skriv »then: {navn: værdi}« i alle rækker.",
                "Write `then: {name: value}` in all rows."});
        return false;
    }
    if (out.names_outputs) {
        unknown_output(r, name, out);
        return false;
    }
    out.outputs.insert(name.text);
    out.table.outputs.emplace_back().name = name;
    return true;
}

void add_row(reader& r, row_draft& read, unfinished& out) {
    for (const auto& one : read.made.when) {
        if (out.inputs.insert(one.column.text).second) {
            r.limit_expression(one.column);
            out.table.inputs.emplace_back().expression = one.column;
        }
    }
    for (auto& one : read.made.then) {
        if (one.text.empty()) continue;
        find_output(r, one.column, read.single ? one.text.where : one.column.where, out);
    }
    out.table.rows.push_back(std::move(read.made));
}

void read_rows(reader& r, const entry& e, unfinished& out) {
    r.items(e, [&](const data& item, const located_text& owner) {
        if (++*out.rows == r.limits().rows + 1) {
            r.fail(
                "limit-rows", owner.where,
                {"Filens tabeller har for mange rækker.", "The file's tables have too many rows."},
                {"Del reglerne i flere regelsæt, eller hæv grænsen.",
                 "Split the rules into several rulesets, or raise the limit."});
        }
        if (*out.rows > r.limits().rows) return;
        row_draft read;
        if (!r.keys(item, owner, row_keys, read)) return;
        read.made.where = item.where;
        add_row(r, read, out);
    });
}

void set_fallback(reader& r, located_text name, const located_text& value, unfinished& out) {
    if (value.empty() || !find_output(r, name, name.empty() ? value.where : name.where, out))
        return;
    for (auto& column : out.table.outputs) {
        if (column.name.text == name.text) column.fallback = value;
    }
}

void read_default(reader& r, const entry& e, unfinished& out) {
    if (e.content.what != data::shape::mapping) return set_fallback(r, {}, r.expression(e), out);
    r.named(e, [&](const entry& one) { set_fallback(r, one.key, r.expression(one), out); });
}

void check_aggregation(reader& r, const data& node, const unfinished& out) {
    const bool collects = out.table.hit_policy == model::hit_policy::collect;
    if (out.table.aggregation == model::aggregation::none || collects) return;
    r.fail("conflicting-keys", node.find("aggregation")->where,
           {"Kun COLLECT kan lægge rækkernes resultater sammen.",
            "Only COLLECT can aggregate the rows' results."},
           {"Skriv »hit_policy: COLLECT«, eller slet »aggregation«.",
            "Write `hit_policy: COLLECT`, or delete `aggregation`."});
}

void check_row_ids(reader& r, const model::table& table) {
    std::vector<located_text> ids;
    for (const auto& one : table.rows)
        ids.push_back(one.id);
    unique_ids(r, ids);
}

} // namespace

void list_table_keys(std::vector<known_mapping>& out) {
    out.push_back(known("table", table_keys));
    out.push_back(known("input", input_keys));
    out.push_back(known("output", output_keys));
    out.push_back(known("row", row_keys));
}

model::table read_table(reader& r, const entry& e, std::size_t& rows) {
    unfinished out;
    out.rows = &rows;
    out.table.where = e.content.where;
    if (!r.keys(e.content, e.key, table_keys, out)) return {};
    out.names_outputs = e.content.find("outputs") != nullptr;
    for (const auto& one : e.content.entries) {
        if (one.key.text == "rows") read_rows(r, one, out);
    }
    for (const auto& one : e.content.entries) {
        if (one.key.text == "default") read_default(r, one, out);
    }
    check_aggregation(r, e.content, out);
    check_row_ids(r, out.table);
    return std::move(out.table);
}

} // namespace hjemmel::load::detail

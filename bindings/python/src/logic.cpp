// SPDX-License-Identifier: Apache-2.0
#include "logic.hpp"

#include "diagnostics.hpp"
#include "reasons.hpp"

#include <algorithm>
#include <vector>

namespace hjemmel::python {

namespace {

py::dict grounds_out(const model::version& file, const model::grounds& grounds) {
    py::dict all;
    all["text"] = bilingual_out(grounds.text);
    all["sources"] = sources_out(file, grounds);
    all["interpretation"] = grounds.interpretation;
    return all;
}

/// The texts of a row's cells in the order of the columns; empty where it has none.
template<class Columns, class Name>
py::tuple cells_out(const std::vector<model::cell>& cells, const Columns& columns, Name&& name_of) {
    py::tuple all(columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto& name = name_of(columns[i]);
        const auto at = std::find_if(cells.begin(), cells.end(), [&](const model::cell& one) {
            return one.column.text == name;
        });
        all[i] = at == cells.end() ? py::str() : text_out(at->text.text);
    }
    return all;
}

py::dict row_out(const model::version& file, const model::table& table, const model::row& row) {
    auto one = grounds_out(file, row.grounds);
    one["id"] = text_out(row.id.text);
    one["when"] = cells_out(
        row.when, table.inputs,
        [](const model::input_column& column) -> auto& { return column.expression.text; });
    one["then"] = cells_out(
        row.then, table.outputs,
        [](const model::output_column& column) -> auto& { return column.name.text; });
    return one;
}

py::dict table_out(const model::version& file, const model::table& table) {
    static constexpr const char* aggregations[] = {"", "SUM", "MIN", "MAX", "COUNT"};
    py::dict all;
    all["kind"] = "table";
    all["hit_policy"] =
        text_out(model::hit_policy_names[static_cast<std::size_t>(table.hit_policy)]);
    all["aggregation"] = aggregations[static_cast<std::size_t>(table.aggregation)];
    py::list inputs;
    py::list outputs;
    py::list rows;
    for (const auto& column : table.inputs)
        inputs.append(
            py::make_tuple(text_out(column.expression.text), bilingual_out(column.label)));
    for (const auto& column : table.outputs)
        outputs.append(py::make_tuple(text_out(column.name.text), bilingual_out(column.label)));
    for (const auto& row : table.rows)
        rows.append(row_out(file, table, row));
    all["inputs"] = py::tuple(inputs);
    all["outputs"] = py::tuple(outputs);
    all["rows"] = rows;
    return all;
}

py::dict requirements_out(const model::version& file, const model::requirement_group& group) {
    static constexpr const char* combinations[] = {"all", "any", "none"};
    py::dict all;
    all["kind"] = "requirements";
    all["combination"] = combinations[static_cast<std::size_t>(group.which)];
    py::list parts;
    for (const auto& requirement : group.requirements) {
        auto one = grounds_out(file, requirement.grounds);
        one["id"] = text_out(requirement.id.text);
        one["when"] = text_out(requirement.when.text);
        one["group"] = requirement.group.empty()
                           ? py::object(py::none())
                           : py::object(requirements_out(file, requirement.group.front()));
        parts.append(one);
    }
    all["parts"] = parts;
    return all;
}

py::dict boxed_out(const model::version& file, const model::boxed& boxed) {
    py::dict all;
    all["kind"] = "boxed";
    py::list tables;
    for (const auto& part : boxed.parts)
        model::each_table(part.logic,
                          [&](const model::table& one) { tables.append(table_out(file, one)); });
    all["tables"] = tables;
    return all;
}

py::dict stated(const model::version& file, const model::decision& decision) {
    if (const auto* table = std::get_if<model::table>(&decision.logic))
        return table_out(file, *table);
    if (const auto* group = std::get_if<model::requirement_group>(&decision.logic))
        return requirements_out(file, *group);
    if (const auto* boxed = std::get_if<model::boxed>(&decision.logic))
        return boxed_out(file, *boxed);
    py::dict all;
    all["kind"] = "expression";
    all["expression"] = text_out(std::get<located_text>(decision.logic).text);
    return all;
}

} // namespace

py::dict logic_out(const version& of, const std::string& entity, const std::string& decision) {
    const auto& program = of.program();
    for (const auto& about : program.entities) {
        if (about.name != entity) continue;
        for (const auto& slot : about.slots) {
            if (!slot.is_fact && slot.name == decision)
                return stated(*program.source, program.source->decisions[slot.source]);
        }
    }
    raise(error_kind::usage,
          {fault("unknown-decision", {"Resultatet " + decision + " findes ikke.",
                                      "There is no decision " + decision + "."})});
}

py::dict words_out(const version& of) {
    py::dict all;
    for (const auto& word : of.program().source->words)
        all[text_out(word.name.text)] = bilingual_out(word.text);
    return all;
}

} // namespace hjemmel::python

// SPDX-License-Identifier: Apache-2.0
#include "evaluation.hpp"

#include "arrow.hpp"
#include "diagnostics.hpp"
#include "outcome.hpp"
#include "values.hpp"

#include <hjemmel/api/batch.hpp>

#include <algorithm>
#include <map>
#include <memory>

namespace hjemmel::python {

namespace {

py::list run(const held_evaluation& with, py::handle facts_given, py::handle presets,
             std::int64_t day) {
    auto given = facts_in(facts_given, with.content.program(), with.content.entity());
    if (!presets.is_none()) presets_in(given, presets);
    const auto on = day_in(day);
    std::vector<outcome> all;
    {
        const py::gil_scoped_release others;
        all = with.content.run(given, on);
    }
    py::list out;
    for (auto& one : all)
        out.append(py::cast(held_outcome{std::move(one), with.of}));
    return out;
}

py::list decisions(const held_evaluation& with) {
    py::list names;
    for (const auto& ref : with.content.decisions()) {
        const auto& entity = with.content.program().entities[ref.entity];
        names.append(text_out(entity.slots[ref.slot].name));
    }
    return names;
}

/// Tells the host how far a batch is, and whether it wants to stop.
class reporter {
  public:
    explicit reporter(py::object told) : told_(std::move(told)) {}

    bool operator()(std::uint64_t done) {
        const py::gil_scoped_acquire interpreter;
        try {
            if (PyErr_CheckSignals() != 0) throw py::error_already_set();
            if (!told_.is_none()) told_(done);
            return false;
        } catch (py::error_already_set& why) {
            stopped_by_ = std::make_unique<py::error_already_set>(std::move(why));
            return true;
        }
    }

    /// Raises what stopped it: KeyboardInterrupt, or what the host's function raised.
    void rethrow() {
        if (stopped_by_) throw py::error_already_set(std::move(*stopped_by_));
    }

  private:
    py::object told_;
    std::unique_ptr<py::error_already_set> stopped_by_{};
};

io::arrow_write_options columns_in(const py::dict& asked) {
    const auto has = [&](const char* name) {
        return asked.contains(name) && py::cast<bool>(asked[name]);
    };
    io::arrow_write_options how;
    how.possible = has("possible");
    how.missing = has("missing");
    how.reasons = has("reasons");
    how.diagnostics = has("diagnostics");
    how.marks = has("marks");
    how.language = language_in(py::cast<std::string>(asked["language"]));
    return how;
}

/// How many rows of a table of outcomes have which status, by decision.
void count_statuses(const held_evaluation& with, const io::arrow_table& table,
                    std::map<std::string, std::map<status, std::size_t>>& into) {
    const auto& schema = *table.view().schema;
    for (const auto& ref : with.content.decisions()) {
        const auto& name = with.content.program().entities[ref.entity].slots[ref.slot].name;
        const auto* child = schema.children;
        const auto* end = child + schema.n_children;
        child = std::find_if(child, end,
                             [&](const auto* one) { return name + "_status" == one->name; });
        if (child == end) continue;
        const auto& column = *table.view().array->children[child - schema.children];
        const auto* numbers = static_cast<const std::int8_t*>(column.buffers[1]) + column.offset;
        for (std::int64_t row = 0; row < column.length; ++row)
            ++into[name][static_cast<status>(numbers[row])];
    }
}

py::dict counts_out(const std::map<std::string, std::map<status, std::size_t>>& counts) {
    py::dict all;
    for (const auto& [name, by_status] : counts) {
        py::dict one;
        for (const auto& [which, count] : by_status)
            one[text_out(status_name(which))] = count;
        all[text_out(name)] = one;
    }
    return all;
}

/// The outcomes of all chunks, how many rows have which status, and the diagnostics of related rows
/// that were refused.
py::tuple run_all(const held_evaluation& with, const chunks& cases, const py::dict& tables,
                  std::int64_t day, const std::string& day_column, const py::dict& asked,
                  const py::object& told, std::uint32_t threads) {
    reporter report(told);
    batch what;
    what.threads = threads;
    what.on = day_in(day);
    what.day_column = day_column;
    what.columns = columns_in(asked);
    for (const auto& [entity, rows] : tables) {
        const auto& table = py::cast<const chunks&>(rows);
        if (table.size() == 0) continue;
        what.tables.push_back({py::cast<std::string>(entity), table.at(0).view()});
    }
    std::uint64_t before = 0;
    what.progress = [&](std::uint64_t done, std::uint64_t) { return report(before + done); };
    chunks out;
    diagnostics refused;
    std::map<std::string, std::map<status, std::size_t>> counts;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        what.cases = cases.at(i).view();
        auto done = [&] {
            const py::gil_scoped_release others;
            return run_batch(with.content, what);
        }();
        if (!done) {
            report.rethrow();
            raise(error_kind::facts, done.diagnostics());
        }
        auto outcomes = std::move(done).value();
        count_statuses(with, outcomes.table, counts);
        out.add(std::move(outcomes.table));
        refused.insert(refused.end(), outcomes.refused_related.begin(),
                       outcomes.refused_related.end());
        before += static_cast<std::uint64_t>(cases.at(i).view().array->length);
    }
    return py::make_tuple(py::cast(std::move(out)), diagnostics_out(refused), counts_out(counts));
}

} // namespace

void add_evaluation(py::module_& to) {
    py::class_<held_evaluation>(to, "Evaluation")
        .def("run", &run)
        .def("batch", &run_all)
        .def("entity",
             [](const held_evaluation& with) {
                 return text_out(with.content.program().entities[with.content.entity()].name);
             })
        .def("decisions", &decisions);
}

} // namespace hjemmel::python

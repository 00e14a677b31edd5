// SPDX-License-Identifier: Apache-2.0
// Cases decided in columns beside each of them decided by itself.
#pragma once

#include <hjemmel/eval/bind.hpp>
#include <hjemmel/eval/columns.hpp>
#include <hjemmel/eval/evaluate.hpp>
#include <hjemmel/feel/text.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace hjemmel::test {

/// How many answers were held against each other.
struct column_tally {
    std::size_t cases = 0;
    std::size_t known = 0; ///< by themselves: every decision is
    std::size_t told = 0;  ///< of these, in columns
};

/// Facts of cases of one entity as columns, each as binding gives it.
class case_table {
  public:
    case_table(std::shared_ptr<const plan::program> of, plan::index entity, date on,
               const eval::options& how = {})
        : program_(std::move(of)), entity_(entity), on_(on), how_(how) {}

    /// The rows of these cases. What binding would say something of is left.
    eval::case_columns columns(const std::vector<facts>& cases, eval::text_codes& texts) const {
        const auto& slots = program_->entities[entity_].slots;
        const auto rows = cases.size();
        std::vector<std::vector<value>> values(slots.size(), std::vector<value>(rows));
        std::vector<std::vector<eval::standing>> standings(
            slots.size(), std::vector<eval::standing>(rows, eval::standing::missing));
        eval::case_columns out;
        out.entity = entity_;
        out.rows = rows;
        out.on = on_;
        out.left = eval::buffer<std::uint8_t>(rows, 0);
        for (std::size_t r = 0; r < rows; ++r) {
            eval::record bound;
            bound.program = program_;
            bound.on = on_;
            for (const auto& p : program_->parameters)
                bound.parameters.push_back(value_on(p));
            diagnostics found;
            eval::binder(bound, how_).bind(entity_, cases[r], found);
            if (!found.empty()) out.left.fill()[r] = 1;
            for (std::size_t s = 0; s < slots.size(); ++s) {
                if (bound.root->origins[s] != eval::origin::supplied) continue;
                values[s][r] = bound.root->slots[s];
                standings[s][r] = eval::standing::here;
            }
        }
        for (std::size_t s = 0; s < slots.size(); ++s) {
            out.facts.push_back(slots[s].is_fact ? eval::column_of(std::move(values[s]),
                                                                   std::move(standings[s]), texts)
                                                 : nullptr);
        }
        return out;
    }

  private:
    value value_on(const plan::parameter& p) const {
        const auto* best = &p.values.front();
        for (const auto& dated : p.values) {
            if (dated.from <= on_) best = &dated;
        }
        return best->value;
    }

    std::shared_ptr<const plan::program> program_;
    plan::index entity_;
    date on_;
    eval::options how_;
};

/// All decisions of an entity, helpers too.
inline std::vector<plan::slot_ref> all_decisions(const plan::program& p, plan::index entity) {
    std::vector<plan::slot_ref> out;
    const auto& slots = p.entities[entity].slots;
    for (plan::index s = 0; s < slots.size(); ++s) {
        if (!slots[s].is_fact) out.push_back({entity, s});
    }
    return out;
}

/// What the parts of a decision of one case contributed, a letter each; of a table the rows met.
inline std::string marks_text(const plan::program& p, const plan::slot& decision,
                              const std::vector<eval::mark>& marks) {
    std::string out;
    if (decision.table == plan::none) {
        for (const auto one : marks)
            out += "-+nuf"[static_cast<std::size_t>(one)];
        return out;
    }
    std::size_t at = 0;
    const auto& rows = p.tables[decision.table].rows;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        if (marks[at] == eval::mark::met) out += std::to_string(r) + " ";
        at += rows[r].cells.size() + 1;
    }
    return out;
}

/// The same of a row of columns.
inline std::string marks_text(const eval::decision_marks& marks, std::size_t row) {
    std::string out;
    for (const auto& one : marks.requirements) {
        const auto bits = one[row];
        out += bits == eval::truth::yes ? '+' : bits == eval::truth::no ? 'n' : 'f';
    }
    const bool hit = !marks.hits.empty() && marks.hits[row] != eval::decision_marks::no_hit;
    return hit ? std::to_string(marks.hits[row]) + " " : out;
}

/// What differs in marks, of one chunk that is decided once more with them.
inline std::string mark_differences(const eval::request& asked, eval::column_run& run,
                                    eval::case_columns columns,
                                    const std::vector<std::vector<eval::outcome>>& alone) {
    std::string out;
    run.decide(columns);
    for (std::size_t r = 0; r < alone.size(); ++r) {
        if (columns.left[r] != 0) continue;
        for (std::size_t d = 0; d < asked.decisions.size(); ++d) {
            const auto slot = asked.decisions[d].slot;
            const auto& decision = asked.program->entities[asked.entity].slots[slot];
            if (decision.group == plan::none && decision.table == plan::none) continue;
            const auto& marks = alone[r][d].evidence->root->marks[slot];
            const auto wanted = marks_text(*asked.program, decision, marks);
            const auto got = marks_text(run.marks()[d], r);
            if (got != wanted)
                out += decision.name + ": marks " + wanted + ", in columns " + got + "\n";
        }
    }
    return out;
}

/// Decides the cases in columns of `chunk` rows, and says what differs from each by itself.
inline std::string differences(const eval::request& asked, const std::vector<facts>& cases,
                               std::size_t chunk, const eval::options& how, column_tally& tally) {
    const case_table table(asked.program, asked.entity, asked.on, how);
    eval::column_run run(asked.program, asked.entity, asked.decisions, how);
    eval::column_run marked(asked.program, asked.entity, asked.decisions, how, true);
    std::string out;
    for (std::size_t first = 0; first < cases.size(); first += chunk) {
        const auto last = std::min(cases.size(), first + chunk);
        const std::vector<facts> part(cases.begin() + static_cast<std::ptrdiff_t>(first),
                                      cases.begin() + static_cast<std::ptrdiff_t>(last));
        auto columns = table.columns(part, run.texts());
        std::vector<std::vector<eval::outcome>> all;
        const auto found = run.decide(columns);
        for (std::size_t r = 0; r < part.size(); ++r) {
            const auto alone = eval::evaluate(asked, part[r], how);
            const bool known = std::all_of(alone.begin(), alone.end(),
                                           [](const auto& o) { return o.status == status::known; });
            all.push_back(alone);
            ++tally.cases;
            tally.known += known ? 1 : 0;
            if (columns.left[r] != 0) continue;
            tally.told += 1;
            for (std::size_t d = 0; d < alone.size(); ++d) {
                const auto got = eval::boxed(*found[d], r, run.texts());
                const bool same = alone[d].status == status::known &&
                                  identical(alone[d].value, got.what) &&
                                  alone[d].value.is_absent() == got.what.is_absent();
                if (same) continue;
                out += "row " + std::to_string(first + r) + ", " + alone[d].decision + ": " +
                       std::string(status_name(alone[d].status)) + " " +
                       feel::text(alone[d].value) + ", in columns " + feel::text(got.what) + "\n";
            }
        }
        out += mark_differences(asked, marked, table.columns(part, marked.texts()), all);
    }
    return out;
}

} // namespace hjemmel::test

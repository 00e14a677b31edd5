// SPDX-License-Identifier: Apache-2.0
// What is wrong with examples before any of them is run.
#include <hjemmel/examples/prepare.hpp>

#include "faults.hpp"

#include <hjemmel/examples/coverage.hpp>
#include <hjemmel/examples/read_data.hpp>

#include <algorithm>
#include <map>
#include <utility>
#include <variant>

namespace hjemmel::examples {

namespace {

using detail::unknown;

void add_ids(const model::requirement_group& of, std::vector<std::string>& to) {
    for (const auto& one : of.requirements) {
        to.push_back(one.id.text);
        for (const auto& group : one.group)
            add_ids(group, to);
    }
}

/// What `reasons` may name in a decision: ids of requirements and rows, numbers of rows without.
std::vector<std::string> marks_of(const plan::program& of, plan::slot_ref decision) {
    std::vector<std::string> out;
    const auto& slot = of.entities[decision.entity].slots[decision.slot];
    if (slot.group != plan::none) add_ids(*of.groups[slot.group].source, out);
    if (slot.table == plan::none) return out;
    const auto& rows = of.tables[slot.table].source->rows;
    for (std::size_t i = 0; i < rows.size(); ++i)
        out.push_back(rows[i].id.text.empty() ? std::to_string(i + 1) : rows[i].id.text);
    return out;
}

/// All that one prepared example says, against the program that decides it.
class example_check {
  public:
    example_check(const prepared& one, diagnostics& found)
        : one_(one), program_(*one.request.program), found_(found) {}

    void all() {
        const auto& expect = one_.source->expect;
        for (const auto& known : expect.known)
            read_data(known.content, type_of(known.key), &found_);
        for (const auto& open : expect.undetermined)
            check_possible(open);
        for (const auto& reasons : expect.reasons)
            check_reasons(reasons);
        for (const auto& preset : one_.source->presets)
            read_data(preset.value, type_of(preset.decision), &found_);
        if (expect.refused.empty()) check_facts();
    }

  private:
    plan::index slot_of(const located_text& decision) const {
        return program_.entities[one_.request.entity].find(decision.text);
    }

    const type& type_of(const located_text& decision) const {
        const auto slot = slot_of(decision);
        if (slot == plan::none) return *types::any();
        return *program_.entities[one_.request.entity].slots[slot].type;
    }

    void check_possible(const model::example_undetermined& open) {
        const auto& type = type_of(open.decision);
        for (const auto& item : open.possible.items)
            read_data(item, type, &found_);
        for (const auto& end : open.possible.entries)
            read_data(end.content, type, &found_);
    }

    void check_reasons(const model::example_reasons& reasons) {
        const auto slot = slot_of(reasons.decision);
        if (slot == plan::none) return; // told before
        const auto known = marks_of(program_, {one_.request.entity, slot});
        for (const auto& [id, mark] : reasons.marks) {
            if (std::find(known.begin(), known.end(), id.text) != known.end()) continue;
            found_.push_back(unknown("unknown-reason",
                                     {"Betingelsen eller rækken", "The requirement or row"}, id,
                                     known));
        }
    }

    // A fault of the facts stands where the fact is written.
    void check_facts() {
        for (auto& wrong : eval::faults_of(one_.request, one_.given, one_.how)) {
            if (wrong.level != severity::error || is_told(wrong)) continue;
            wrong.where = place_of(wrong);
            wrong.id = one_.source->id.text;
            found_.push_back(std::move(wrong));
        }
    }

    // A preset's value has been read already, as an expected one is.
    bool is_told(const diagnostic& wrong) const {
        const auto& presets = one_.source->presets;
        const bool value = wrong.code == "wrong-type" || wrong.code == "value-not-allowed";
        return value && std::any_of(presets.begin(), presets.end(), [&wrong](const auto& one) {
                   return one.decision.text == wrong.fact;
               });
    }

    place place_of(const diagnostic& wrong) const {
        if (auto where = examples::place_of(one_.source->facts, wrong.fact)) return where;
        for (const auto& preset : one_.source->presets) {
            if (preset.decision.text == wrong.fact) return preset.decision.where;
        }
        return one_.source->id.where;
    }

    const prepared& one_;
    const plan::program& program_;
    diagnostics& found_;
};

} // namespace

diagnostics check(versions all, const model::examples& file) {
    diagnostics found;
    for (const auto& one : file.all) {
        if (const auto ready = prepare_partly(all, file, one, found))
            example_check(*ready, found).all();
    }
    check_unreachable(all, file, found);
    return found;
}

diagnostics check_ids(std::span<const model::examples* const> files) {
    diagnostics found;
    std::map<std::pair<std::string, std::string>, const located_text*> seen;
    for (const auto* file : files) {
        for (const auto& one : file->all) {
            const auto [first, fresh] =
                seen.try_emplace({file->ruleset.text, one.id.text}, &one.id);
            if (fresh) continue;
            const auto& where = first->second->where;
            const auto line = where.file->name + ":" + std::to_string(where.line());
            found.push_back(
                detail::fault("duplicate-example", one.id.where,
                              {"Eksemplet »" + one.id.text + "« findes allerede: " + line + ".",
                               "The example `" + one.id.text + "` exists already: " + line + "."},
                              {"Giv hvert af regelsættets eksempler sin egen id.",
                               "Give each of the ruleset's examples an id of its own."}));
        }
    }
    return found;
}

} // namespace hjemmel::examples

// SPDX-License-Identifier: Apache-2.0
#include "table_columns.hpp"

#include <hjemmel/core/nearest.hpp>

#include <algorithm>

namespace hjemmel::io::detail {

namespace {

/// A case of another entity, as it stands in a column: a gap in it is a gap in a fact.
type_ptr case_type(const plan::program& of, plan::index entity) {
    std::vector<type_field> fields{{std::string(id_name), types::string()}};
    for (const auto& slot : of.entities[entity].slots) {
        if (slot.is_fact) fields.push_back({slot.name, slot.type});
    }
    return types::context(std::move(fields));
}

std::vector<table_column> known_columns(const plan::program& of, plan::index entity) {
    std::vector<table_column> out{{.name = std::string(id_name), .is_id = true}};
    const auto& own = of.entities[entity];
    for (const auto& slot : own.slots) {
        if (slot.is_fact) out.push_back({slot.name, slot.type});
    }
    if (own.child != plan::none) {
        out.push_back({of.entities[own.child].plural, types::list(case_type(of, own.child))});
    }
    if (own.parent == plan::none) return out;
    const auto& parent = of.entities[own.parent];
    out.push_back({parent.name, case_type(of, own.parent)});
    if (parent.key != plan::none && own.find(parent.slots[parent.key].name) == plan::none) {
        out.push_back({parent.slots[parent.key].name, parent.slots[parent.key].type});
    }
    return out;
}

fault unknown_column(const std::string& name, const std::vector<table_column>& known) {
    fault out{.code = "unknown-fact",
              .text = naming("Kolonnen", "The column", name, " er ingen kendt oplysning.",
                             " is no known fact.")};
    std::vector<std::string> names;
    for (const auto& one : known)
        names.push_back(one.name);
    const auto near = nearest(name, names);
    if (!near.empty()) out.hint = naming("Skriv", "Write", near, ".", ".");
    return out;
}

} // namespace

matched_columns match_columns(const plan::program& of, plan::index entity,
                              const std::vector<std::string>& names) {
    const auto known = known_columns(of, entity);
    const auto named = [](const std::string& name) {
        return [&name](const table_column& one) { return one.name == name; };
    };
    matched_columns out;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto& name = names[i];
        const auto found = std::find_if(known.begin(), known.end(), named(name));
        const bool twice = std::any_of(out.columns.begin(), out.columns.end(), named(name));
        out.columns.push_back(found == known.end() ? table_column{.name = name} : *found);
        if (twice) {
            out.faults.emplace_back(
                i, fault{.code = "duplicate-column",
                         .text = naming("Kolonnen", "The column", name, " står flere gange.",
                                        " stands more than once.")});
        } else if (found == known.end()) {
            out.faults.emplace_back(i, unknown_column(name, known));
        }
    }
    return out;
}

} // namespace hjemmel::io::detail

// SPDX-License-Identifier: Apache-2.0
#include "value_text.hpp"

#include <algorithm>
#include <set>

namespace hjemmel::io::detail {

namespace {

/// A related case by its id, or its number where it has none.
std::string related_name(const eval::instance& one) {
    if (!one.id.empty() || one.parent == nullptr) return one.id;
    const auto& all = one.parent->children;
    const auto at = std::find_if(all.begin(), all.end(),
                                 [&one](const auto& other) { return other.get() == &one; });
    return std::to_string(at - all.begin() + 1);
}

void write_missing(json_text& out, const missing_set& what, const eval::record* known) {
    std::set<std::string> paths;
    for (const auto number : what) {
        if (known == nullptr || number >= known->unknowns.size()) continue;
        paths.insert(missing_path(*known, known->unknowns[number]));
    }
    out.name("missing");
    out.open_array();
    for (const auto& path : paths)
        out.text(path);
    out.close_array();
}

void write_range(json_text& out, const range_value& what, const eval::record* known) {
    out.open_object();
    out.name("low");
    write(out, what.low, known);
    out.name("high");
    write(out, what.high, known);
    out.name("low_included");
    out.boolean(what.low_included);
    out.name("high_included");
    out.boolean(what.high_included);
    out.close_object();
}

/// An item that may not be in the list is {maybe, missing}.
void write_list(json_text& out, const list_value& what, const eval::record* known) {
    out.open_array();
    for (std::size_t i = 0; i < what.items.size(); ++i) {
        if (what.certain(i)) {
            write(out, what.items[i], known);
            continue;
        }
        out.open_object();
        out.name("maybe");
        write(out, what.items[i], known);
        write_missing(out, what.maybe[i], known);
        out.close_object();
    }
    out.close_array();
}

void write_context(json_text& out, const context_value& what, const eval::record* known) {
    out.open_object();
    for (std::size_t i = 0; i < what.entries.size(); ++i) {
        out.name(what.shape->names[i]);
        write(out, what.entries[i], known);
    }
    out.close_object();
}

void write_undetermined(json_text& out, const undetermined_value& what, const eval::record* known) {
    out.open_object();
    out.name("possible");
    write(out, what.possible, known);
    write_missing(out, what.missing, known);
    out.close_object();
}

} // namespace

void write(json_text& out, const value& what, const eval::record* known) {
    switch (what.kind()) {
    case kind::boolean:
        return out.boolean(what.as_boolean());
    case kind::number:
        return out.number(what.as_number().text());
    case kind::string:
        return out.text(what.as_string());
    case kind::date:
        return out.text(what.as_date().text());
    case kind::time:
        return out.text(what.as_time().text());
    case kind::date_and_time:
        return out.text(what.as_date_time().text());
    case kind::days_duration:
        return out.text(what.as_days().text());
    case kind::months_duration:
        return out.text(what.as_months().text());
    case kind::range:
        return write_range(out, what.as_range(), known);
    case kind::list:
        return write_list(out, what.as_list(), known);
    case kind::context:
        return write_context(out, what.as_context(), known);
    case kind::undetermined:
        return write_undetermined(out, what.as_undetermined(), known);
    default:
        return out.null();
    }
}

void write(json_text& out, const possible& what, const eval::record* known) {
    out.open_object();
    if (what.shape == possible::form::values) {
        out.name("values");
        out.open_array();
        bool null = false; // why there is none is said elsewhere: nulls are one answer
        for (const auto& one : what.values) {
            if (!one.is_null() || !null) write(out, one, known);
            null = null || one.is_null();
        }
        out.close_array();
    } else if (what.shape == possible::form::between) {
        out.name("from");
        write(out, what.low, known);
        out.name("to");
        write(out, what.high, known);
    } else {
        out.member("any", what.what ? type_text(*what.what) : "Any");
    }
    if (what.or_null && what.shape != possible::form::values) {
        out.name("or_null");
        out.boolean(true);
    }
    out.close_object();
}

std::string missing_path(const eval::record& in, const eval::unknown& what) {
    if (what.where == nullptr) return what.path;
    const auto& entity = in.program->entities[what.where->entity];
    if (what.slot == plan::none) {
        const bool has = entity.child != plan::none;
        return has ? in.program->entities[entity.child].plural : what.path;
    }
    const auto path = entity.slots[what.slot].name + what.path;
    if (what.where == in.root.get()) return path;
    const auto above = eval::path_above(in, *what.where);
    if (!above.empty()) return above + path;
    return entity.plural + "[" + related_name(*what.where) + "]." + path;
}

} // namespace hjemmel::io::detail

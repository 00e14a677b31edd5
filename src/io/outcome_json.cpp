// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/io/json.hpp>

#include "json_text.hpp"
#include "outcome_text.hpp"
#include "reasons_json.hpp"
#include "value_text.hpp"

#include <hjemmel/core/mask.hpp>
#include <hjemmel/explain/diagnostics.hpp>

#include <type_traits>
#include <variant>

namespace hjemmel::io {

namespace {

using detail::json_text;

void write_number(json_text& out, std::size_t number) { out.number(std::to_string(number)); }

void write_fields(json_text& out, const diagnostic& what, const write_options& how) {
    out.open_object();
    for (const auto& field : explain::fields(what, how.language)) {
        out.name(field.name);
        if (const auto* number = std::get_if<std::size_t>(&field.content)) {
            const bool line = field.name == "line";
            write_number(out, *number + (line ? how.first_line - 1 : 0));
        } else {
            // Names and ids that a host made up may hold a number of a person.
            out.text(masked(std::get<std::string>(field.content)));
        }
    }
    out.close_object();
}

/// What is known of the answer: null when it is undetermined as a whole.
void write_value(json_text& out, const eval::outcome& of) {
    if (of.value.is_undetermined())
        out.null();
    else
        detail::write(out, of.value, of.evidence.get());
}

void write_possible(json_text& out, const eval::outcome& of) {
    out.name("possible");
    if (of.value.is_undetermined())
        detail::write(out, of.value.as_undetermined().possible, of.evidence.get());
    else
        out.null();
}

void write_texts(json_text& out, std::string_view name, const std::vector<std::string>& texts) {
    out.name(name);
    out.open_array();
    for (const auto& one : texts)
        out.text(one);
    out.close_array();
}

void write_missing(json_text& out, const std::vector<eval::missing_fact>& missing) {
    std::vector<std::string> paths;
    for (const auto& one : missing)
        paths.push_back(one.path);
    write_texts(out, "missing", paths);
}

void write_changed(json_text& out, const eval::outcome& of) {
    out.name("changed");
    out.open_object();
    for (const auto& one : of.changed) {
        out.name(one.name);
        detail::write(out, one.to, nullptr);
    }
    out.close_object();
}

void write_presets(json_text& out, const eval::outcome& of) {
    if (of.presets.empty()) return;
    out.name("preset");
    out.open_object();
    for (const auto& [decision, why] : of.presets) {
        out.name(decision);
        out.text(why);
    }
    out.close_object();
}

detail::outcome_text outcome_in(const eval::outcome& of, const write_options& how) {
    detail::outcome_text found;
    json_text out(how.pretty);
    out.open_object();
    out.name("id");
    found.id_begin = out.size();
    out.text(of.id);
    found.id_end = out.size();
    out.member("ruleset", of.ruleset);
    out.member("version", of.version);
    out.member("digest", of.digest);
    out.member("date", of.date.text());
    out.member("decision", of.decision);
    out.member("entity", of.entity);
    out.member("status", status_name(of.status));
    out.name("value");
    found.value_begin = out.size();
    write_value(out, of);
    found.value_end = out.size();
    write_possible(out, of);
    write_missing(out, of.missing);
    out.name("exact");
    out.boolean(of.exact);
    if (how.reasons) {
        out.name("reasons");
        detail::write_reasons(out, of, how.language);
    }
    out.name("diagnostics");
    out.open_array();
    for (const auto& one : of.diagnostics)
        write_fields(out, one, how);
    out.close_array();
    write_changed(out, of);
    write_presets(out, of);
    if (of.nulls_absent) out.member("nulls", "absent");
    if (!of.complete.empty()) write_texts(out, "complete", of.complete);
    out.close_object();
    found.text = out.take();
    return found;
}

} // namespace

detail::outcome_text detail::json_outcome(const eval::outcome& of) { return outcome_in(of, {}); }

std::string write_outcome(const eval::outcome& of, const write_options& how) {
    return outcome_in(of, how).text;
}

std::string write_diagnostic(const diagnostic& what, const write_options& how) {
    json_text out(how.pretty);
    write_fields(out, what, how);
    return out.take();
}

std::string write_value(const value& what) {
    json_text out(false);
    detail::write(out, what, nullptr);
    return out.take();
}

} // namespace hjemmel::io

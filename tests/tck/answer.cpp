// SPDX-License-Identifier: Apache-2.0
#include "answer.hpp"

#include <hjemmel/api/expression.hpp>
#include <hjemmel/feel/scope.hpp>
#include <hjemmel/feel/text.hpp>
#include <hjemmel/io/feel_line.hpp>

#include <string_view>
#include <utility>

namespace hjemmel::tck {

namespace {

// Any day: no result of the kit depends on which.
constexpr date evaluation_date{2024, 1, 15};

answer of_expression(const record& what) {
    const auto line = io::read_feel_line(what.line);
    if (!line) return {{}, line.diagnostics()};
    const auto& asked = line.value();
    const auto compiled =
        expression::compile(asked.text, {asked.names, asked.fields, asked.result});
    if (!compiled) return {{}, compiled.diagnostics()};
    auto found = compiled.value().evaluate(asked.values, evaluation_date);
    return {std::move(found.value), std::move(found.diagnostics)};
}

/// An input's name in the rules: that of an imported model has another one there.
std::string name_in(const std::vector<dmn::renamed>& names, const record& what,
                    const std::string& name) {
    const auto space = what.spaces.find(name);
    if (space == what.spaces.end()) return feel::normal_name(name);
    for (const auto& one : names) {
        if (one.space == space->second && one.from == name) return feel::normal_name(one.to);
    }
    return feel::normal_name(name);
}

} // namespace

const answers::model& answers::read(const std::string& path) {
    const auto [at, fresh] = models_.try_emplace(path);
    auto& out = at->second;
    if (!fresh) return out;
    constexpr std::string_view top = "TestCases/";
    const auto below = path.starts_with(top) ? path.substr(top.size()) : path;
    auto imported = dmn::import_file(folder_ + "/dmn/" + below);
    if (!imported) {
        out.found = imported.diagnostics();
        return out;
    }
    auto& rules = imported.value();
    out.names = rules.names;
    const std::pair<std::string, std::string> files[] = {{below + ".yaml", rules.text}};
    const auto loaded = catalog::from_memory(files);
    if (!loaded) {
        out.found = loaded.diagnostics();
        return out;
    }
    for (const auto& id : loaded.value().rulesets())
        out.rules = loaded.value().versions(id);
    return out;
}

/// What a case does not give is absent: null, as in DMN.
facts answers::given_to(const model& from, const record& what) {
    facts out;
    for (const auto& slot : from.rules.front().program().entities.front().slots) {
        if (slot.is_fact) out.set(slot.name, value::absent());
    }
    const auto& entity = from.rules.front().program().entities.front();
    for (const auto& [name, content] : what.inputs) {
        const auto known = name_in(from.names, what, name);
        const auto slot = entity.find(known);
        if (slot != plan::none && !entity.slots[slot].is_fact)
            out.preset(known, content, "given by the case");
        else
            out.set(known, content);
    }
    return out;
}

answer answers::to(const record& what) {
    if (what.is_feel) return of_expression(what);
    const auto& from = read(what.model);
    if (from.rules.empty()) return {{}, from.found};
    const std::string names[] = {feel::normal_name(what.decision)};
    auto found = from.rules.front().evaluate(given_to(from, what), names, evaluation_date);
    return {found.front().value(), found.front().diagnostics()};
}

std::string failure_text(const record& what, const answer& found) {
    std::string out = what.id + "\n";
    for (const auto& [name, content] : what.line.entries()) {
        if (name == "expression" || name == "description")
            out += "  " + name + ": " + feel::text(content) + "\n";
    }
    out += "  expected: " + (what.expects_error ? "an error" : feel::literal(what.expected)) + "\n";
    out += "  found:    " + feel::literal(found.value) + "\n";
    for (const auto& one : found.diagnostics) {
        if (one.level == severity::error) out += "  " + one.code + ": " + one.text.en + "\n";
    }
    return out;
}

} // namespace hjemmel::tck

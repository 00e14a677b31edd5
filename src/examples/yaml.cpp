// SPDX-License-Identifier: Apache-2.0
// A suggested example as YAML.
#include <hjemmel/examples/suggest.hpp>

#include <hjemmel/eval/possible.hpp>
#include <hjemmel/io/json.hpp>

#include <algorithm>
#include <string>

namespace hjemmel::examples {

namespace {

using model::data;
using shape = data::shape;

std::string quoted(const std::string& text) { return io::write_value(value(text)); }

/// A scalar as it is, in quotes where YAML might read it otherwise.
std::string scalar(const std::string& text) {
    const auto plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_' || c == '-' || c == '.' || static_cast<unsigned char>(c) >= 0x80;
    };
    const bool safe = !text.empty() && text != "null" && text.front() != '-' &&
                      std::all_of(text.begin(), text.end(), plain);
    const bool number = text.size() > 1 && text.front() == '-' && text[1] >= '0' && text[1] <= '9';
    return safe || number ? text : quoted(text);
}

std::string flow(const data& of) {
    switch (of.what) {
    case shape::none:
        return "null";
    case shape::scalar:
        return scalar(of.scalar.text);
    case shape::list: {
        std::string out = "[";
        for (const auto& item : of.items)
            out += (out.size() == 1 ? "" : ", ") + flow(item);
        return out + "]";
    }
    default: {
        std::string out = "{";
        for (const auto& one : of.entries)
            out += (out.size() == 1 ? "" : ", ") + scalar(one.key.text) + ": " + flow(one.content);
        return out + "}";
    }
    }
}

std::string listed(const std::vector<std::string>& all) {
    std::string out = "[";
    for (const auto& one : all)
        out += (out.size() == 1 ? "" : ", ") + scalar(one);
    return out + "]";
}

std::vector<std::string> texts(const std::vector<located_text>& all) {
    std::vector<std::string> out;
    for (const auto& one : all)
        out.push_back(one.text);
    return out;
}

/// The key that expects this outcome, and what stands under the decision's name there.
std::pair<std::string, std::string> expectation(const eval::outcome& of) {
    switch (of.status) {
    case status::known:
        return {"expect", io::write_value(of.value)};
    case status::undetermined: {
        std::string out = "{";
        const auto all = eval::completions(of.value, possible::most);
        if (all && of.value.is_undetermined()) {
            out += "possible: [";
            for (const auto& v : *all)
                out += (out.back() == '[' ? "" : ", ") + io::write_value(v);
            out += "], ";
        }
        std::vector<std::string> missing;
        for (const auto& one : of.missing)
            missing.push_back(one.path);
        return {"undetermined", out + "missing: " + listed(missing) + "}"};
    }
    case status::failed:
        return {"failed", of.diagnostics.empty() ? "-" : of.diagnostics.front().code};
    default:
        return {};
    }
}

/// The outcomes to expect: those of the decisions that have something reached; where these are of
/// another entity, or functions, those that the example expects already.
std::vector<const eval::outcome*> told(const suggestion& of) {
    std::vector<const eval::outcome*> out;
    for (const auto& one : of.outcomes) {
        const bool owner = std::any_of(of.reaches.begin(), of.reaches.end(), [&](const auto& r) {
            return !r.first.of_function && r.first.owner == one.decision;
        });
        if (owner) out.push_back(&one);
    }
    if (!out.empty()) return out;
    for (const auto& one : of.outcomes) {
        const auto& known = of.base->expect.known;
        const bool expected = std::any_of(
            known.begin(), known.end(), [&](const auto& e) { return e.key.text == one.decision; });
        if (expected) out.push_back(&one);
    }
    if (out.empty()) {
        for (const auto& one : of.outcomes)
            out.push_back(&one);
    }
    return out;
}

std::string expectations(const suggestion& of) {
    std::string out;
    for (const std::string key : {"expect", "undetermined", "failed"}) {
        std::string some;
        for (const auto* one : told(of)) {
            const auto [under, text] = expectation(*one);
            if (under == key) some += "      " + scalar(one->decision) + ": " + text + "\n";
        }
        if (!some.empty()) out += "    " + key + ":\n" + some;
    }
    return out;
}

std::string reached(const suggestion& of, language lang) {
    std::string out;
    for (const auto& [goal, how] : of.reaches)
        out +=
            "    # " + goal.owner + ", " + goal.id + ": " + way_words(goal.what, how, lang) + "\n";
    return out;
}

/// What stands beside the facts.
std::string circumstances(const model::example& of) {
    std::string out;
    std::string settings;
    for (const auto& [name, text] : of.settings)
        settings += (settings.empty() ? "" : ", ") + scalar(name.text) + ": " + scalar(text.text);
    if (!settings.empty()) out += "    set: {" + settings + "}\n";
    if (of.nulls_absent) out += "    nulls: absent\n";
    if (!of.complete.empty()) out += "    complete: " + listed(texts(of.complete)) + "\n";
    std::string presets;
    for (const auto& one : of.presets) {
        presets += "      " + scalar(one.decision.text) + ": {value: " + flow(one.value) +
                   ", reason: " + quoted(one.reason) + "}\n";
    }
    if (!presets.empty()) out += "    presets:\n" + presets;
    return out;
}

} // namespace

std::string yaml(const suggestion& of, std::string_view id, language lang) {
    const auto& content = of.content;
    std::string out = "  - id: " + std::string(id) + "\n";
    const auto text = of.base->id.text + (of.change.empty() ? "" : ", " + of.change);
    out += "    text: " + quoted(text) + "\n" + reached(of, lang);
    out += "    on: " + content.on->text() + "\n";
    if (!content.entity.empty()) out += "    entity: " + scalar(content.entity.text) + "\n";
    std::string facts;
    std::vector<std::string> left_out = of.file->shared;
    for (const auto& one : content.facts) {
        std::erase(left_out, one.key.text);
        facts += "      " + scalar(one.key.text) + ": " + flow(one.content) + "\n";
    }
    if (!facts.empty()) out += "    facts:\n" + facts;
    if (!left_out.empty()) out += "    missing: " + listed(left_out) + "\n";
    return out + circumstances(content) + expectations(of);
}

} // namespace hjemmel::examples

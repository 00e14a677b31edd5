// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/eval/settings.hpp>

#include "allowed_words.hpp"
#include "literal.hpp"

#include <hjemmel/core/nearest.hpp>
#include <hjemmel/eval/machine.hpp>

#include <algorithm>
#include <optional>
#include <string_view>

namespace hjemmel::eval {

namespace {

diagnostic fault(std::string_view code, bilingual text, bilingual hint) {
    diagnostic d;
    d.code = code;
    d.text = std::move(text);
    d.hint = std::move(hint);
    return d;
}

// Holds values to the tests of their types, which may rest on parameters and functions.
class tester {
  public:
    explicit tester(const plan::program& of) {
        // The program is not kept beyond this object's life.
        record_.program = {std::shared_ptr<const plan::program>(), &of};
        record_.on = of.source->from.value_or(date::min());
        for (const auto& p : of.parameters)
            record_.parameters.push_back(p.values.front().value);
    }

    bool allows(const type& t, const value& what) {
        return machine(record_, options_).allows(t, what);
    }

  private:
    record record_{};
    options options_{};
};

// The reading of this name, or a value written as the file or FEEL writes it.
std::optional<value> value_for(const plan::program& of, const plan::parameter& p,
                               const std::string& text) {
    for (const auto& [name, reading] : p.readings) {
        if (name == text) return reading;
    }
    auto out = detail::literal_value(text, *p.type);
    if (out && tester(of).allows(*p.type, *out)) return out;
    return std::nullopt;
}

void add_what_is_allowed(const plan::program& of, const type& t, const std::string& text,
                         bilingual& hint) {
    const auto* domain = t.domain.get();
    if (domain == nullptr && t.element) domain = t.element->domain.get();
    if (domain != nullptr) {
        const auto allowed = detail::allowed_words(of, *domain, value(text));
        hint.da += " " + allowed.da;
        hint.en += " " + allowed.en;
    }
    if (t.kind != type_kind::list) return;
    hint.da += " Skriv f.eks. [\"a\", \"b\"] eller [1, 2].";
    hint.en += " Write, for example, [\"a\", \"b\"] or [1, 2].";
}

void refuse(diagnostics& found, const model::data& written) {
    auto d = fault("value-not-allowed",
                   {"Værdien er ikke blandt de tilladte.", "The value is not among those allowed."},
                   {"Se typens allowed.", "See the type's allowed."});
    d.where = written.where;
    found.push_back(std::move(d));
}

} // namespace

diagnostics refused_parameters(const plan::program& of) {
    diagnostics found;
    tester test(of);
    for (const auto& p : of.parameters) {
        const auto& source = of.source->parameters[p.source];
        for (std::size_t i = 0; i < p.values.size() && i < source.values.size(); ++i)
            if (!test.allows(*p.type, p.values[i].value)) refuse(found, source.values[i].value);
        for (std::size_t i = 0; i < p.readings.size(); ++i)
            if (!test.allows(*p.type, p.readings[i].second))
                refuse(found, source.readings[i].value);
    }
    return found;
}

result<value> setting(const plan::program& of, const std::string& name, const std::string& text) {
    std::vector<std::string> choices;
    for (const auto& p : of.parameters) {
        choices.push_back(p.name);
        if (p.name != name) continue;
        if (auto found = value_for(of, p, text)) return std::move(*found);
        std::vector<std::string> readings;
        for (const auto& one : p.readings)
            readings.push_back(one.first);
        auto hint = readings.empty() ? bilingual{"Typen er " + type_text(*p.type) + ".",
                                                 "The type is " + type_text(*p.type) + "."}
                                     : meant(text, readings);
        if (readings.empty()) add_what_is_allowed(of, *p.type, text, hint);
        return fault("bad-setting",
                     {"Parameteren " + name + " kan ikke sættes til " + text + ".",
                      "The parameter " + name + " cannot be set to " + text + "."},
                     std::move(hint));
    }
    return fault("unknown-parameter",
                 {"Parameteren " + name + " findes ikke.", "There is no parameter " + name + "."},
                 meant(name, choices));
}

changed_program with_settings(const changed_program& base,
                              const std::vector<changed_parameter>& settings) {
    auto made = std::make_shared<plan::program>(*base.program);
    auto changed = base.changed;
    for (const auto& one : settings) {
        const auto named = [&one](const auto& other) { return other.name == one.name; };
        auto& all = made->parameters;
        const auto at = std::find_if(all.begin(), all.end(), named);
        if (at != all.end()) at->values = {{date::min(), one.to}};
        std::erase_if(changed, named);
        changed.push_back(one);
    }
    return {std::move(made), std::move(changed)};
}

diagnostics unknown_complete(const plan::program& of, const options& how) {
    std::vector<std::string> known;
    for (const auto& entity : of.entities) {
        for (const auto& slot : entity.slots) {
            if (slot.is_fact) known.push_back(slot.name);
        }
        if (entity.child != plan::none) known.push_back(of.entities[entity.child].plural);
    }
    diagnostics out;
    for (const auto& name : how.complete) {
        if (std::find(known.begin(), known.end(), name) != known.end()) continue;
        diagnostic one;
        one.code = "unknown-fact";
        one.text = {"Oplysningen " + name + " findes ikke.", "There is no fact " + name + "."};
        one.hint = meant(name, known);
        out.push_back(std::move(one));
    }
    return out;
}

} // namespace hjemmel::eval

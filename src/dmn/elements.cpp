// SPDX-License-Identifier: Apache-2.0
// Inputs, business knowledge models, services and decisions -> the parts of a rule file.
#include "translation.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace hjemmel::dmn::detail {

namespace {

std::string ruleset_id(std::string_view name) {
    std::string out;
    for (const char c : name) {
        const bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-';
        if (word || (!out.empty() && out.back() != '-')) out += word ? c : '-';
    }
    while (!out.empty() && out.back() == '-')
        out.pop_back();
    return out.empty() ? "dmn" : out;
}

/// The elements of all models, one after the other.
class file_writer {
  public:
    file_writer(const models& all, notes& told) : all_(all), told_(told), names_(names_of(all)) {}

    yaml write() {
        const auto name = attribute(all_.all.front().source->definitions(), "name");
        const auto id = ruleset_id(name);
        auto out = yaml::mapping();
        out.add("hjemmel", "1");
        out.add("ruleset", id);
        if (!name.empty()) out.add("title", name);
        out.add("typing", "dynamic");
        auto types = yaml::mapping();
        for (const auto& one : all_.all)
            add_types(all_, one, told_, names_, types);
        for (const auto& one : all_.all)
            add_elements(one);
        const std::array<std::pair<const char*, yaml*>, 5> parts{{{"types", &types},
                                                                  {"facts", &facts_},
                                                                  {"functions", &functions_},
                                                                  {"services", &services_},
                                                                  {"decisions", &decisions_}}};
        for (const auto& [key, content] : parts) {
            if (!content->empty()) out.add(key, std::move(*content));
        }
        out.add("end", id);
        return out;
    }

  private:
    void add_elements(const model& in) {
        for (const auto& one : in.elements) {
            switch (one.kind) {
            case element_kind::input:
                facts_.add(one.canonical, fact(in, one));
                break;
            case element_kind::decision:
                decisions_.add(one.canonical, decision(in, one));
                break;
            case element_kind::function:
                functions_.add(one.canonical, function(in, one));
                break;
            case element_kind::service:
                service(in, one);
                break;
            }
        }
    }

    static pugi::xml_node variable(const model& in, const element& of) {
        return child_of(*in.source, of.node, "variable");
    }

    yaml variable_type(const model& in, const element& of) const {
        const auto node = variable(in, of);
        return type_named(all_, in, told_, node, attribute(node, "typeRef"));
    }

    yaml fact(const model& in, const element& of) const {
        auto out = yaml::mapping();
        auto type = variable_type(in, of);
        out.add("type", any_if_empty(type));
        out.add("optional", "true");
        add_words(in, of, out);
        return out;
    }

    yaml decision(const model& in, const element& of) const {
        auto s = site_of(in, of);
        auto out = yaml::mapping();
        add_words(in, of, out);
        const auto inner = expression_in(s, of.node);
        auto type = variable_type(in, of);
        if (type.empty()) type = type_named(all_, in, told_, inner, attribute(inner, "typeRef"));
        add_bound_logic(s, of, inner, std::move(type), {}, out);
        return out;
    }

    yaml function(const model& in, const element& of) const {
        auto s = site_of(in, of);
        const auto body = child_of(s.source(), of.node, "encapsulatedLogic");
        const auto inner = expression_in(s, body);
        auto out = yaml::mapping();
        add_words(in, of, out);
        auto parameters = parameters_of(s, body);
        out.add("parameters", parameters);
        auto result = result_type(in, of, body, inner);
        if (body && is_external(s, body)) {
            out.add("result", any_if_empty(result));
            out.add("value", null_because({"Funktionen er skrevet i et andet sprog.",
                                           "The function is written in another language."}));
            return out;
        }
        auto logic = yaml::mapping();
        add_bound_logic(s.within(names_in(parameters)), of, inner, std::move(result), parameters,
                        logic);
        // What types the logic is the function's result.
        if (logic.find("type") == nullptr) out.add("result", "Any");
        for (auto& [key, content] : logic.entries)
            out.add(key == "type" ? "result" : key, std::move(content));
        return out;
    }

    static yaml any_if_empty(const yaml& type) { return type.empty() ? yaml::scalar("Any") : type; }

    /// What a function gives: its variable may be typed as the function or as its result.
    yaml result_type(const model& in, const element& of, pugi::xml_node body,
                     pugi::xml_node inner) const {
        for (const auto node : {variable(in, of), body, inner}) {
            auto type = result_named(all_, in, told_, node, attribute(node, "typeRef"));
            if (!type.empty()) return type;
        }
        return {};
    }

    void service(const model& in, const element& of) {
        auto inputs = yaml::list();
        auto outputs = yaml::list();
        // The parameters of a service that is called by place: data first, then decisions.
        add_references(in, of.node, "inputData", inputs);
        add_references(in, of.node, "inputDecision", inputs);
        add_references(in, of.node, "outputDecision", outputs);
        auto out = yaml::mapping();
        add_words(in, of, out);
        if (outputs.empty()) {
            told_.warn("dmn-service", place_of(*in.source, of.node),
                       {"Tjenesten har intet resultat og udelades.",
                        "The service has no output and is left out."});
            return;
        }
        if (!inputs.empty()) out.add("inputs", std::move(inputs));
        out.add("outputs", std::move(outputs));
        services_.add(of.canonical, std::move(out));
    }

    void add_references(const model& in, pugi::xml_node node, std::string_view kind, yaml& out) {
        std::set<std::string> names;
        for_each_child(*in.source, node, [&](pugi::xml_node one) {
            if (local_name(one) != kind) return;
            const auto* found = all_.referred(in, attribute(one, "href"));
            if (found == nullptr) return tell_unknown(in, one);
            if (names.insert(found->canonical).second)
                out.items.push_back(yaml::scalar(found->canonical));
        });
    }

    void tell_unknown(const model& in, pugi::xml_node node) const {
        const auto href = attribute(node, "href");
        told_.warn("dmn-reference", place_of(*in.source, node),
                   {"Henvisningen »" + href + "« fører ikke til noget element.",
                    "The reference `" + href + "` leads to no element."});
    }

    /// What DMN lets this element see, by the names that its expressions use.
    site site_of(const model& in, const element& of) const {
        site out{.all = all_,
                 .in = in,
                 .told = told_,
                 .names = names_,
                 .seen = feel::name_scope(&names_.others)};
        const auto see = [&](const std::string& name) {
            if (!name.empty() && out.required.insert(name).second) out.seen.add(name);
        };
        if (of.kind == element_kind::function) see(of.name);
        each_required(in, of, [&](const std::string& name, const element&) { see(name); });
        return out;
    }

    void each_required(const model& in, const element& of,
                       const std::function<void(const std::string&, const element&)>& each) const {
        for_each_child(*in.source, of.node, [&](pugi::xml_node requirement) {
            const auto kind = local_name(requirement);
            if (kind != "informationRequirement" && kind != "knowledgeRequirement") return;
            for_each_child(*in.source, requirement, [&](pugi::xml_node one) {
                const auto href = attribute(one, "href");
                if (href.empty()) return;
                const auto* found = all_.referred(in, href);
                if (found != nullptr)
                    each(models::name_in(in, *all_.owner(in, href), *found), *found);
            });
        });
    }

    /// The logic. Where an element calls what it requires otherwise than the rule file does (it is
    /// of an imported model), a context around its logic gives these their names.
    void add_bound_logic(const site& s, const element& of, pugi::xml_node inner, yaml type,
                         const yaml& parameters, yaml& out) const {
        auto bound = yaml::mapping();
        std::set<std::string> names;
        for (auto& name : names_in(parameters))
            names.insert(std::move(name));
        const auto bind = [&](const std::string& name, const element& what) {
            const bool needed = !name.empty() && name != what.canonical;
            if (needed && names.insert(name).second) bound.add(name, what.canonical);
        };
        if (inner) {
            if (of.kind == element_kind::function) bind(of.name, of);
            each_required(s.in, of, bind);
        }
        if (bound.empty()) return add_logic(s, inner, std::move(type), out);
        // A table goes by the order of its type's values, so that it needs the type itself.
        auto inside = logic(s, inner, local_name(inner) == "decisionTable" ? type : yaml{});
        if (!type.empty()) out.add("type", std::move(type));
        out.add("context", std::move(bound));
        out.add("return", std::move(inside));
    }

    /// Label and text: what the model says to people.
    void add_words(const model& in, const element& of, yaml& out) const {
        const auto words = [&](const char* child) {
            return content_of(child_of(*in.source, of.node, child));
        };
        const auto question = words("question");
        const auto label = attribute(of.node, "label");
        if (!question.empty() || !label.empty())
            out.add("label", question.empty() ? label : question);
        auto text = words("description");
        const auto answers = words("allowedAnswers");
        if (!answers.empty()) text += (text.empty() ? "" : "\n") + answers;
        if (!text.empty()) out.add("text", std::move(text));
    }

    const models& all_;
    notes& told_;
    all_names names_;
    yaml facts_ = yaml::mapping();
    yaml functions_ = yaml::mapping();
    yaml services_ = yaml::mapping();
    yaml decisions_ = yaml::mapping();
};

} // namespace

yaml rule_file(const models& all, notes& told) { return file_writer(all, told).write(); }

} // namespace hjemmel::dmn::detail

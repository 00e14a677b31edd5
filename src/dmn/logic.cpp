// SPDX-License-Identifier: Apache-2.0
// Boxed expressions -> the forms of logic that a rule file has.
#include "translation.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace hjemmel::dmn::detail {

namespace {

using form_writer = void (*)(const site&, pugi::xml_node, yaml&);

yaml own_type(const site& s, pugi::xml_node node) {
    return type_named(s.all, s.in, s.told, node, attribute(node, "typeRef"));
}

/// The logic of the expression inside of `node`, with the expression's own type.
yaml logic_in(const site& s, pugi::xml_node node) {
    const auto inner = expression_in(s, node);
    return logic(s, inner, own_type(s, inner));
}

/// The logic of the expression inside of the child called `name`.
yaml logic_of(const site& s, pugi::xml_node node, const char* name) {
    return logic_in(s, child_of(s.source(), node, name));
}

/// The name of a parameter or an iterator's variable, as FEEL can have it.
std::string variable_name(const site& s, pugi::xml_node node, const char* in) {
    const auto written = attribute(node, in);
    auto clean = clean_name(written);
    tell_renamed(s.told, s.at(node), written, clean);
    return clean;
}

void write_literal(const site& s, pugi::xml_node node, yaml& out) {
    if (const auto values = child_of(s.source(), node, "importedValues")) {
        const bilingual why{"Importerede værdier læses ikke; udtrykket giver null.",
                            "Imported values are not read; the expression gives null."};
        s.told.warn("dmn-imported-values", s.at(values), why);
        out.add("value", null_because(why));
        return;
    }
    out.add("value", feel_text(s, node, text_kind::expression));
}

void write_context(const site& s, pugi::xml_node node, yaml& out) {
    auto entries = yaml::mapping();
    std::set<std::string> names;
    yaml last;
    bool has_last = false;
    for_each_child(s.source(), node, [&](pugi::xml_node entry) {
        if (local_name(entry) != "contextEntry") return;
        const auto variable = child_of(s.source(), entry, "variable");
        const auto inner = expression_in(s, entry);
        if (!variable) {
            if (has_last) {
                s.told.warn("dmn-entry", s.at(entry),
                            {"Konteksten har to resultater; det sidste gælder.",
                             "The context has two results; the last one counts."});
            }
            last = logic(s, inner, own_type(s, inner));
            has_last = true;
            return;
        }
        const auto name = feel::normal_name(attribute(variable, "name"));
        if (name.empty() || !names.insert(name).second) {
            s.told.warn("dmn-entry", s.at(entry),
                        {"Kontekstens felt har intet navn eller et, der allerede er brugt, og "
                         "udelades.",
                         "The context's entry has no name, or one that is used already, and is "
                         "left out."});
            return;
        }
        auto type = own_type(s, variable);
        entries.add(name, logic(s, inner, type.empty() ? own_type(s, inner) : std::move(type)));
    });
    out.add("context", std::move(entries));
    if (has_last) out.add("return", std::move(last));
}

void write_invocation(const site& s, pugi::xml_node node, yaml& out) {
    pugi::xml_node called;
    auto bindings = yaml::mapping();
    std::set<std::string> names;
    for_each_child(s.source(), node, [&](pugi::xml_node one) {
        if (local_name(one) != "binding") return;
        const auto name =
            feel::normal_name(attribute(child_of(s.source(), one, "parameter"), "name"));
        if (name.empty() || !names.insert(name).second) {
            s.told.warn("dmn-binding", s.at(one),
                        {"Bindingen har ingen parameter eller en, der allerede er bundet, og "
                         "udelades.",
                         "The binding has no parameter, or one that is bound already, and is left "
                         "out."});
            return;
        }
        bindings.add(name, logic_in(s, one));
    });
    called = expression_in(s, node);
    if (local_name(called) == "literalExpression" || !called) {
        out.add("call", called ? feel_text(s, called, text_kind::expression) : "null");
        out.add("with", std::move(bindings));
        return;
    }
    // What is called is itself boxed: it gets a name of its own.
    auto entries = yaml::mapping();
    entries.add("called function", logic_in(s, node));
    auto call = yaml::mapping();
    call.add("call", "called function");
    call.add("with", std::move(bindings));
    out.add("context", std::move(entries));
    out.add("return", std::move(call));
}

/// The expressions of a list, or of a relation's row.
yaml cells_of(const site& s, pugi::xml_node node) {
    auto out = yaml::list();
    for_each_child(s.source(), node, [&](pugi::xml_node one) {
        const auto name = local_name(one);
        if (name == "description" || name == "extensionElements") return;
        out.items.push_back(logic(s, one, own_type(s, one)));
    });
    return out;
}

void write_relation(const site& s, pugi::xml_node node, yaml& out) {
    auto columns = yaml::list();
    auto rows = yaml::list();
    std::set<std::string> names;
    for_each_child(s.source(), node, [&](pugi::xml_node one) {
        if (local_name(one) == "column") {
            auto name = feel::normal_name(attribute(one, "name"));
            const auto number = std::to_string(columns.items.size() + 1);
            if (name.empty() || !names.insert(name).second) name = "column " + number;
            columns.items.push_back(yaml::scalar(std::move(name)));
        } else if (local_name(one) == "row") {
            auto cells = cells_of(s, one);
            if (cells.items.size() != columns.items.size()) tell_uneven(s, one);
            cells.items.resize(columns.items.size(), yaml::scalar("null"));
            rows.items.push_back(std::move(cells));
        }
    });
    if (columns.empty()) {
        out.add("list", yaml::list());
        return;
    }
    auto relation = yaml::mapping();
    relation.add("columns", std::move(columns));
    relation.add("rows", std::move(rows));
    out.add("relation", std::move(relation));
}

void write_list(const site& s, pugi::xml_node node, yaml& out) {
    out.add("list", cells_of(s, node));
}

void write_function(const site& s, pugi::xml_node node, yaml& out) {
    auto parameters = parameters_of(s, node);
    const auto inside = s.within(names_in(parameters));
    out.add("function", std::move(parameters));
    if (is_external(s, node)) {
        out.add("return", null_because({"Funktionen er skrevet i et andet sprog.",
                                        "The function is written in another language."}));
        return;
    }
    out.add("return", logic_in(inside, node));
}

void write_conditional(const site& s, pugi::xml_node node, yaml& out) {
    out.add("if", logic_of(s, node, "if"));
    out.add("then", logic_of(s, node, "then"));
    out.add("else", logic_of(s, node, "else"));
}

void write_filter(const site& s, pugi::xml_node node, yaml& out) {
    out.add("filter", logic_of(s, node, "in"));
    out.add("match", logic_of(s, node, "match"));
}

void write_iterator(const site& s, pugi::xml_node node, yaml& out) {
    const std::string kind(local_name(node));
    const auto* body = kind == "for" ? "return" : "satisfies";
    const auto variable = variable_name(s, node, "iteratorVariable");
    out.add(kind, variable.empty() ? "_" : variable);
    out.add("in", logic_of(s, node, "in"));
    out.add(body, logic_of(s.within({variable}), node, body));
}

struct form {
    std::string_view element;
    form_writer write; ///< null: a table, which needs its type
};

constexpr std::array<form, 12> forms{{
    {"literalExpression", write_literal},
    {"context", write_context},
    {"decisionTable", nullptr},
    {"invocation", write_invocation},
    {"relation", write_relation},
    {"list", write_list},
    {"functionDefinition", write_function},
    {"conditional", write_conditional},
    {"filter", write_filter},
    {"for", write_iterator},
    {"some", write_iterator},
    {"every", write_iterator},
}};

const form* form_of(std::string_view name) {
    const auto at = std::find_if(forms.begin(), forms.end(),
                                 [&](const form& one) { return one.element == name; });
    return at == forms.end() ? nullptr : &*at;
}

/// What stands beside an expression, in any element that has one.
bool is_companion(std::string_view name) {
    constexpr std::array<std::string_view, 26> known{"description",
                                                     "extensionElements",
                                                     "variable",
                                                     "parameter",
                                                     "formalParameter",
                                                     "binding",
                                                     "question",
                                                     "allowedAnswers",
                                                     "informationRequirement",
                                                     "knowledgeRequirement",
                                                     "authorityRequirement",
                                                     "supportedObjective",
                                                     "impactedPerformanceIndicator",
                                                     "decisionMaker",
                                                     "decisionOwner",
                                                     "usingProcess",
                                                     "usingTask",
                                                     "encapsulatedLogic",
                                                     "text",
                                                     "importedValues",
                                                     "column",
                                                     "row",
                                                     "contextEntry",
                                                     "typeRef",
                                                     "encapsulatedDecision",
                                                     "outputDecision"};
    return std::find(known.begin(), known.end(), name) != known.end();
}

} // namespace

void tell_uneven(const site& s, pugi::xml_node row) {
    s.told.warn("dmn-row", s.at(row),
                {"Rækken har ikke lige så mange celler, som der er kolonner.",
                 "The row does not have as many cells as there are columns."});
}

pugi::xml_node expression_in(const site& s, pugi::xml_node node) {
    pugi::xml_node found;
    pugi::xml_node strange;
    for_each_child(s.source(), node, [&](pugi::xml_node one) {
        if (form_of(local_name(one)) != nullptr) {
            if (!found) found = one;
        } else if (!is_companion(local_name(one)) && !strange) {
            strange = one;
        }
    });
    return found ? found : strange;
}

bool is_external(const site& s, pugi::xml_node node) {
    const auto kind = attribute(node, "kind");
    if (kind.empty() || kind == "FEEL" || kind == "F") return false;
    s.told.warn("dmn-external", s.at(node),
                {"Funktionen er skrevet i " + kind + " og giver null.",
                 "The function is written in " + kind + " and gives null."});
    return true;
}

std::vector<std::string> names_in(const yaml& mapping) {
    std::vector<std::string> out;
    for (const auto& one : mapping.entries)
        out.push_back(one.first);
    return out;
}

yaml parameters_of(const site& s, pugi::xml_node node) {
    auto out = yaml::mapping();
    std::set<std::string> names;
    for_each_child(s.source(), node, [&](pugi::xml_node one) {
        if (local_name(one) != "formalParameter") return;
        const auto name = variable_name(s, one, "name");
        if (name.empty() || !names.insert(name).second) {
            s.told.warn("dmn-parameter", s.at(one),
                        {"Parameteren har intet navn eller et, der allerede er brugt, og udelades.",
                         "The parameter has no name, or one that is used already, and is left "
                         "out."});
            return;
        }
        auto type = own_type(s, one);
        out.add(name, type.empty() ? yaml::scalar("Any") : std::move(type));
    });
    return out;
}

yaml logic(const site& s, pugi::xml_node expression, const yaml& type) {
    auto out = yaml::mapping();
    add_logic(s, expression, type, out);
    const bool bare = out.entries.size() == 1 && out.entries[0].first == "value";
    return bare ? std::move(out.entries[0].second) : std::move(out);
}

void add_logic(const site& s, pugi::xml_node expression, yaml type, yaml& out) {
    const auto name = local_name(expression);
    if (name == "decisionTable") return add_table(s, expression, std::move(type), out);
    if (!type.empty()) out.add("type", std::move(type));
    if (!expression) {
        out.add("value", "null");
        return;
    }
    if (const auto* known = form_of(name)) return known->write(s, expression, out);
    const bilingual why{"Udtrykket »" + std::string(name) + "« kendes ikke og giver null.",
                        "The expression `" + std::string(name) + "` is unknown and gives null."};
    s.told.warn("dmn-expression", s.at(expression), why);
    out.add("value", null_because(why));
}

} // namespace hjemmel::dmn::detail

// SPDX-License-Identifier: Apache-2.0
// FEEL texts as the rule file can hold them, and what of their meaning hangs on who sees what.
#include "translation.hpp"

#include <hjemmel/feel/parser.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace hjemmel::dmn::detail {

namespace {

using feel::form;

result<feel::tree> parsed(const std::string& text, const feel::name_scope& names, text_kind kind) {
    const located_text source{.text = text, .where = {}, .runs = {}};
    return kind == text_kind::tests ? feel::parse_unary_tests(source, names)
                                    : feel::parse_expression(source, names);
}

/// Whether two texts mean the same, wherever their parts stand.
bool same(const feel::tree& a, const feel::tree& b) {
    return std::equal(a.nodes.begin(), a.nodes.end(), b.nodes.begin(), b.nodes.end(),
                      [](const feel::node& x, const feel::node& y) {
                          return x.what == y.what && x.children == y.children && x.text == y.text &&
                                 identical(x.constant, y.constant);
                      });
}

class text_translation {
  public:
    text_translation(const site& s, pugi::xml_node node, text_kind kind)
        : s_(s), node_(node), kind_(kind), text_(text_of(s.source(), node)) {}

    std::string run() {
        const bool tests = kind_ == text_kind::tests;
        if (text_.empty()) return tests ? "-" : "null";
        if (!is_feel()) return replaced(language_fault());
        const auto narrow = parsed(text_, s_.seen, kind_);
        auto wide = parsed(text_, s_.names.every, kind_);
        if (narrow && !(wide && same(wide.value(), narrow.value()))) {
            if (auto apart = set_apart(narrow.value())) wide = std::move(*apart);
        }
        if (!wide) return replaced(syntax_fault(wide.diagnostics().front()));
        tell_external(wide.value());
        if (narrow && same(wide.value(), narrow.value()))
            tell_not_required(wide.value());
        else
            tell_scope();
        return renamed_types(wide.value());
    }

  private:
    bool is_feel() {
        language_ = attribute(node_, "expressionLanguage");
        if (language_.empty()) {
            language_ = attribute(s_.source().definitions(), "expressionLanguage");
        }
        std::string small = "/" + language_;
        std::transform(small.begin(), small.end(), small.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        return language_.empty() || small.find("/feel") != std::string::npos;
    }

    bilingual language_fault() {
        const bilingual why{"Udtrykkets sprog er »" + language_ + "«, ikke FEEL; det køres ikke.",
                            "The expression's language is `" + language_ +
                                "`, not FEEL; it is not run."};
        s_.told.warn("dmn-language", s_.at(node_), why);
        return why;
    }

    bilingual syntax_fault(const diagnostic& fault) {
        const bilingual why{"Udtrykket kan ikke læses som FEEL: " + fault.text.da,
                            "The expression cannot be read as FEEL: " + fault.text.en};
        const auto text_node = child_of(s_.source(), node_, "text");
        s_.told.warn("dmn-feel", s_.at(text_node ? text_node : node_), why, fault.hint);
        return why;
    }

    /// A test that no value passes says no more than that; an expression says why.
    std::string replaced(const bilingual& why) const {
        return kind_ == text_kind::tests ? "? != ?" : null_because(why);
    }

    void tell_external(const feel::tree& tree) const {
        const bool any = std::any_of(tree.nodes.begin(), tree.nodes.end(), [](const feel::node& n) {
            return n.what == form::function && n.text == "external";
        });
        if (!any) return;
        s_.told.warn("dmn-external", s_.at(node_),
                     {"Funktionen er skrevet i et andet sprog og giver null.",
                      "The function is written in another language and gives null."});
    }

    /// DMN lets an element see what it requires; a rule file lets it see everything. Where that
    /// makes one name of several, parentheses around each keep them apart.
    std::optional<result<feel::tree>> set_apart(const feel::tree& narrow) {
        std::vector<const feel::node*> found;
        for (const auto& n : narrow.nodes)
            if (n.what == form::name && n.end > n.begin) found.push_back(&n);
        std::sort(found.begin(), found.end(),
                  [](const auto* x, const auto* y) { return x->begin > y->begin; });
        auto text = text_;
        for (const auto* n : found) {
            text.insert(n->end, ")");
            text.insert(n->begin, "(");
        }
        auto again = parsed(text, s_.names.every, kind_);
        if (!again || !same(again.value(), narrow)) return std::nullopt;
        text_ = std::move(text);
        return again;
    }

    void tell_scope() const {
        s_.told.warn("dmn-scope", s_.at(node_),
                     {"Udtrykket læses anderledes, fordi regelfilen kender flere navne end dem, "
                      "elementet kræver.",
                      "The expression is read otherwise, since the rule file knows more names than "
                      "those that the element requires."},
                     {"Giv det navn, der står inde i et andet, et andet navn.",
                      "Rename what has a name inside another one."});
    }

    void tell_not_required(const feel::tree& tree) const {
        std::set<std::string> told;
        for (const auto& n : tree.nodes) {
            if (n.what != form::name || s_.names.elements.count(n.text) == 0) continue;
            if (s_.seen.contains(n.text) || !told.insert(n.text).second) continue;
            s_.told.warn("dmn-not-required", s_.at(node_),
                         {"»" + n.text +
                              "« bruges uden at være krævet; DMN giver null, regelfilen "
                              "værdien.",
                          "`" + n.text +
                              "` is used without being required; DMN gives null, the "
                              "rule file the value."});
        }
    }

    /// Types of an imported model have another name here.
    std::string renamed_types(const feel::tree& tree) const {
        if (s_.in.prefix.empty()) return text_;
        std::vector<const feel::node*> found;
        for (const auto& n : tree.nodes) {
            const bool leaf = n.what == form::type_name && n.children.empty();
            if (leaf && s_.in.types.count(n.text) != 0) found.push_back(&n);
        }
        std::sort(found.begin(), found.end(),
                  [](const auto* a, const auto* b) { return a->begin > b->begin; });
        auto out = text_;
        for (const auto* n : found) {
            out.replace(n->begin, n->end - n->begin, s_.in.types.find(n->text)->second.canonical);
        }
        return out;
    }

    const site& s_;
    pugi::xml_node node_;
    text_kind kind_;
    std::string text_;
    std::string language_{};
};

std::string feel_string(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += static_cast<unsigned char>(c) < 0x20U ? ' ' : c;
    }
    return out + '"';
}

} // namespace

std::string feel_text(const site& s, pugi::xml_node node, text_kind kind) {
    return text_translation(s, node, kind).run();
}

std::string null_because(const bilingual& why) {
    return "no value(" + feel_string(why.da) + ", " + feel_string(why.en) + ")";
}

all_names names_of(const models& all) {
    all_names out;
    const auto other = [&out](std::string_view name) {
        out.others.add(name);
        out.every.add(name);
    };
    for (const auto& one : all.all) {
        for (const auto& e : one.elements) {
            for (const auto& name : {e.name, e.canonical}) {
                out.every.add(name);
                out.elements.insert(feel::normal_name(name));
            }
        }
        for (const auto& aliased : one.imports) {
            const auto* of = all.with_space(aliased.space);
            if (of == nullptr || aliased.name.empty()) continue;
            for (const auto& e : of->elements) {
                out.every.add(aliased.name + "." + e.name);
                out.elements.insert(aliased.name + "." + e.name);
            }
        }
        for (auto node = one.source->definitions().first_child(); node;
             node = next_in_document(node, one.source->definitions())) {
            const auto name = local_name(node);
            if (name == "variable" && node.parent().parent() == one.source->definitions()) continue;
            const bool field = name == "variable" || name == "itemComponent" || name == "column" ||
                               name == "output";
            if (field) other(attribute(node, "name"));
            if (name == "formalParameter") out.every.add(attribute(node, "name"));
            out.every.add(attribute(node, "iteratorVariable"));
        }
    }
    return out;
}

} // namespace hjemmel::dmn::detail

// SPDX-License-Identifier: Apache-2.0
// Parsing with the file's names in scope, and the names that a tree leaves free.
#include "builder.hpp"

#include <hjemmel/core/nearest.hpp>
#include <hjemmel/feel/habits.hpp>
#include <hjemmel/feel/parser.hpp>

#include <algorithm>

namespace hjemmel::check::detail {

namespace {

using feel::form;
using feel::node_id;

class name_walk {
  public:
    explicit name_walk(const feel::tree& tree) : tree_(tree) {}

    used_names run() {
        visit(tree_.root());
        return std::move(found_);
    }

  private:
    void visit(node_id id) {
        const auto& n = tree_.at(id);
        const auto bound = bound_.size();
        if (n.what == form::path) found_.fields.insert(n.text);
        if (n.what == form::name) use(n.text);
        for (std::size_t i = 0; i < n.children.size(); ++i) {
            const bool condition = n.what == form::filter && i == 1;
            filters_ += condition ? 1 : 0;
            const bool callee = n.what == form::call && i == 0;
            if (callee && tree_.at(n.children[0]).what == form::name) {
                call(tree_.at(n.children[0]).text);
            } else {
                visit(n.children[i]);
            }
            filters_ -= condition ? 1 : 0;
            if (n.what != form::context || n.text.empty()) bind(tree_.at(n.children[i]));
        }
        bound_.resize(bound);
    }

    // Inside a filter a name may be a field of the item, whatever else it is.
    void use(const std::string& name) {
        if (filters_ > 0) found_.fields.insert(name);
        if (is_bound(name)) return;
        (filters_ > 0 ? found_.doubtful : found_.free).insert(name);
    }

    void call(const std::string& name) {
        if (!is_bound(name)) found_.called.insert(name);
    }

    void bind(const feel::node& n) {
        const bool binds =
            n.what == form::binding || n.what == form::entry || n.what == form::parameter;
        if (binds) bound_.push_back(n.text);
    }

    bool is_bound(const std::string& name) const {
        return std::find(bound_.begin(), bound_.end(), name) != bound_.end();
    }

    const feel::tree& tree_;
    std::vector<std::string> bound_{};
    std::size_t filters_ = 0;
    used_names found_{};
};

// Chains such as `a + b + c` do not count as nesting for the parser, but every walk recurses.
constexpr std::size_t tallest = 120;

std::size_t height(const feel::tree& tree) {
    std::vector<std::size_t> heights(tree.nodes.size(), 1);
    for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
        for (const auto child : tree.nodes[i].children) {
            heights[i] = std::max(heights[i], heights[child] + 1);
        }
    }
    return heights.back();
}

} // namespace

used_names names_of(const feel::tree& tree) { return name_walk(tree).run(); }

bool is_shallow(builder& b, const feel::tree& tree, const place& where) {
    if (height(tree) <= tallest) return true;
    b.report("expression-too-deep", where,
             {"Udtrykket er for dybt indlejret.", "The expression is nested too deeply."},
             {"Del det op i flere resultater.", "Split it into several decisions."});
    return false;
}

std::optional<feel::tree> tree_of(builder& b, const located_text& text, text_form as) {
    const auto parse = as == text_form::tests    ? feel::parse_unary_tests
                       : as == text_form::domain ? feel::parse_domain
                                                 : feel::parse_expression;
    auto tree = parse(text, b.scope, b.limits);
    if (!tree) {
        const auto& faults = tree.diagnostics();
        b.found.insert(b.found.end(), faults.begin(), faults.end());
        return std::nullopt;
    }
    if (!is_shallow(b, tree.value(), text.where)) return std::nullopt;
    if (!b.model.dynamic_typing) { // FEEL from elsewhere has habits of its own
        for (auto& habit : feel::habits(text, tree.value()))
            b.warnings.push_back(std::move(habit));
    }
    return std::move(tree).value();
}

index add_expression(builder& b, expression&& one) {
    one.notes.resize(one.tree.nodes.size());
    b.out.expressions.push_back(std::move(one));
    return static_cast<index>(b.out.expressions.size() - 1);
}

index parsed(builder& b, const located_text& text, text_form as) {
    auto tree = tree_of(b, text, as);
    if (!tree) return none;
    expression one;
    one.text = text;
    one.tree = std::move(*tree);
    return add_expression(b, std::move(one));
}

bilingual builder::meant(std::string_view name, const std::vector<std::string>& choices) const {
    if (!wants_hints()) return {};
    const auto close = nearest(name, choices);
    if (close.empty()) return {};
    return {"Mente du " + close + "?", "Did you mean " + close + "?"};
}

} // namespace hjemmel::check::detail

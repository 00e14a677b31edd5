// SPDX-License-Identifier: Apache-2.0
#include "literal.hpp"

#include <hjemmel/check/declared.hpp>
#include <hjemmel/feel/parser.hpp>

#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace hjemmel::eval::detail {

namespace {

using feel::form;

class literal_reader {
  public:
    literal_reader(const feel::tree& tree, std::string_view text) : tree_(tree), text_(text) {}

    std::optional<value> read(const feel::node& n, const type& wanted) const {
        if (n.what == form::list) return list(n, wanted);
        if (n.what == form::context) return context(n, wanted);
        const bool scalar = n.what == form::literal || n.what == form::name ||
                            n.what == form::negation || n.what == form::call;
        return scalar ? one(n, wanted) : std::nullopt;
    }

  private:
    // The type says what a scalar is, whatever its quotes.
    std::optional<value> one(const feel::node& n, const type& wanted) const {
        if (n.what == form::literal && n.constant.is(kind::string)) {
            if (wanted.kind == type_kind::any) return n.constant;
            return check::scalar_value(n.constant.as_string(), wanted);
        }
        auto written = text_.substr(n.begin, n.end - n.begin);
        const bool at = written.starts_with("@\"") && written.ends_with('"');
        if (at) written = written.substr(2, written.size() - 3);
        if (!at && n.what == form::call) return std::nullopt;
        if (n.constant.is_null() && written == "null") return std::nullopt;
        if (n.what == form::literal && wanted.kind == type_kind::any) return n.constant;
        return check::scalar_value(written, wanted);
    }

    std::optional<value> list(const feel::node& n, const type& wanted) const {
        if (wanted.kind != type_kind::list) return std::nullopt;
        std::vector<value> items;
        for (const auto child : n.children) {
            auto item = read(tree_.at(child), wanted.element ? *wanted.element : *types::any());
            if (!item) return std::nullopt;
            items.push_back(std::move(*item));
        }
        return make_list(std::move(items));
    }

    std::optional<value> context(const feel::node& n, const type& wanted) const {
        if (wanted.kind != type_kind::context || wanted.fields.empty()) return std::nullopt;
        auto shape = std::make_shared<context_shape>();
        context_value out;
        std::size_t used = 0;
        for (const auto& field : wanted.fields) {
            const auto* written = entry(n, field.name);
            used += written != nullptr ? 1 : 0;
            if (written == nullptr && !field.optional) return std::nullopt;
            auto content =
                written == nullptr ? std::optional(value::absent()) : read(*written, *field.what);
            if (!content) return std::nullopt;
            shape->names.push_back(field.name);
            out.entries.push_back(std::move(*content));
        }
        if (used != n.children.size()) return std::nullopt;
        out.shape = std::move(shape);
        return value(std::move(out));
    }

    const feel::node* entry(const feel::node& of, std::string_view name) const {
        for (const auto child : of.children) {
            const auto& one = tree_.at(child);
            if (one.text == name) return &tree_.at(one.children.front());
        }
        return nullptr;
    }

    const feel::tree& tree_;
    std::string_view text_;
};

} // namespace

std::optional<value> literal_value(const std::string& text, const type& wanted) {
    const bool quoted = text.size() > 1 && text.front() == '"' && text.back() == '"';
    if (!quoted) {
        if (auto plain = check::scalar_value(text, wanted)) return plain;
    }
    const auto tree = feel::parse_expression({text, {}, {}}, {});
    if (!tree) return quoted ? check::scalar_value(text, wanted) : std::nullopt;
    return literal_reader(tree.value(), text).read(tree.value().at(tree.value().root()), wanted);
}

} // namespace hjemmel::eval::detail

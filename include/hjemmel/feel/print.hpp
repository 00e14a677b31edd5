// SPDX-License-Identifier: Apache-2.0
// A syntax tree as FEEL text in one canonical form, with no parentheses that are not needed.
#pragma once

#include <hjemmel/core/value.hpp>
#include <hjemmel/feel/scope.hpp>
#include <hjemmel/feel/tree.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hjemmel::feel {

namespace detail {

/// How tightly a form holds together when it stands inside another.
enum class hold : std::uint8_t {
    open, ///< its end is the end of the expression: `if`, `for`, a function
    disjunction,
    conjunction,
    comparison,
    sum,
    product,
    power,
    negation,
    type_test,
    value, ///< what a field or a filter may follow
    callee,
};

inline hold hold_of(form what) {
    switch (what) {
    case form::conditional:
    case form::iteration:
    case form::some:
    case form::every:
    case form::function:
        return hold::open;
    case form::disjunction:
        return hold::disjunction;
    case form::conjunction:
        return hold::conjunction;
    case form::equal:
    case form::unequal:
    case form::less:
    case form::less_equal:
    case form::greater:
    case form::greater_equal:
    case form::between:
    case form::in:
        return hold::comparison;
    case form::add:
    case form::subtract:
        return hold::sum;
    case form::multiply:
    case form::divide:
        return hold::product;
    case form::power:
        return hold::power;
    case form::negation:
        return hold::negation;
    case form::instance_of:
        return hold::type_test;
    case form::name:
    case form::path:
    case form::filter:
    case form::call:
        return hold::callee;
    default:
        return hold::value;
    }
}

inline std::string_view sign_of(form what) {
    switch (what) {
    case form::disjunction:
        return " or ";
    case form::conjunction:
        return " and ";
    case form::equal:
        return " = ";
    case form::unequal:
        return " != ";
    case form::less:
        return " < ";
    case form::less_equal:
        return " <= ";
    case form::greater:
        return " > ";
    case form::greater_equal:
        return " >= ";
    case form::add:
        return " + ";
    case form::subtract:
        return " - ";
    case form::multiply:
        return " * ";
    case form::divide:
        return " / ";
    default:
        return " ** ";
    }
}

inline std::string quoted(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out = "\"";
    for (std::size_t at = 0; at < text.size();) {
        const auto next = read(text, at);
        const auto code = static_cast<std::size_t>(next.value);
        if (next.value == '"' || next.value == '\\') {
            out += '\\';
            out += text[at];
        } else if (next.value == '\n') {
            out += "\\n";
        } else if (next.value == '\r') {
            out += "\\r";
        } else if (next.value == '\t') {
            out += "\\t";
        } else if (code < 0x20) {
            out += "\\u00";
            out += digits[code / 16];
            out += digits[code % 16];
        } else {
            out.append(text.substr(at, next.size));
        }
        at += next.size;
    }
    return out + '"';
}

inline std::string constant_text(const value& v) {
    switch (v.kind()) {
    case kind::boolean:
        return v.as_boolean() ? "true" : "false";
    case kind::number:
        return v.as_number().text();
    case kind::string:
        return quoted(v.as_string());
    case kind::date:
        return "@\"" + v.as_date().text() + "\"";
    case kind::time:
        return "@\"" + v.as_time().text() + "\"";
    case kind::date_and_time:
        return "@\"" + v.as_date_time().text() + "\"";
    case kind::days_duration:
        return "@\"" + v.as_days().text() + "\"";
    case kind::months_duration:
        return "@\"" + v.as_months().text() + "\"";
    default:
        return "null";
    }
}

/// Writes each node from the texts of its children, which come before it: no recursion, and the
/// text of a long chain is made by growing its left end's.
class printer {
  public:
    explicit printer(const tree& from) : from_(from), texts_(from.nodes.size()) {}

    std::string whole() {
        for (node_id id = 0; id < texts_.size(); ++id)
            texts_[id] = node_text(from_.at(id));
        if (texts_.empty()) return {};
        const auto root = from_.root();
        return what(root) == form::compare_test ? take(root, hold::open) : take(root);
    }

  private:
    form what(node_id id) const { return from_.at(id).what; }
    std::string take(node_id id) { return std::move(texts_[id]); }

    /// The child's text, in parentheses when it holds together less than `least`.
    std::string take(node_id id, hold least) {
        auto text = take(id);
        // A test that stands as an expression brings its own parentheses.
        const bool own = what(id) == form::compare_test;
        if (own || hold_of(what(id)) < least) {
            text.insert(text.begin(), '(');
            text += ')';
        }
        return text;
    }

    std::string joined(const std::vector<node_id>& ids, std::size_t first, std::size_t last,
                       hold least = hold::open) {
        std::string out;
        for (auto i = first; i < last; ++i) {
            if (i > first) out += ", ";
            out += take(ids[i], least);
        }
        return out;
    }
    std::string tests(const std::vector<node_id>& ids, std::size_t first = 0) {
        std::string out;
        for (auto i = first; i < ids.size(); ++i) {
            if (i > first) out += ", ";
            out += take(ids[i]);
        }
        return out;
    }

    /// Whether a `<` after this would read as the beginning of a type's arguments.
    bool ends_in_bare_type(node_id id) const;

    std::string infix(const node& n, std::string_view sign) {
        const auto own = hold_of(n.what);
        const bool bare = n.what == form::less && ends_in_bare_type(n.children[0]);
        auto out = take(n.children[0], bare ? hold::value : own);
        out += sign;
        out += take(n.children[1], tighter(own));
        return out;
    }
    static hold tighter(hold h) { return static_cast<hold>(static_cast<std::uint8_t>(h) + 1); }

    std::string node_text(const node& n);
    std::string range_text(const node& n);
    std::string word_text(const node& n);
    std::string suffix_text(const node& n);
    std::string in_text(const node& n);
    std::string type_text(const node& n);
    std::string tests_text(const node& n);

    const tree& from_;
    std::vector<std::string> texts_;
};

inline std::string printer::node_text(const node& n) {
    const auto& c = n.children;
    switch (n.what) {
    case form::literal:
        return constant_text(n.constant);
    case form::name:
        return n.text;
    case form::negation:
        return "-" + take(c[0], hold::negation);
    case form::between: {
        auto out = take(c[0], hold::comparison) + " between ";
        out += take(c[1], hold::sum) + " and ";
        return out += take(c[2], hold::sum);
    }
    case form::in:
        return in_text(n);
    case form::range:
        return range_text(n);
    case form::span:
        return take(c[0], hold::open) + ".." + take(c[1], hold::open);
    case form::list:
        return "[" + joined(c, 0, c.size()) + "]";
    case form::context:
        return "{" + joined(c, 0, c.size()) + "}";
    case form::entry: {
        const bool plain = is_name(n.text) && normal_name(n.text) == n.text;
        return (plain ? n.text : quoted(n.text)) + ": " + take(c[0], hold::open);
    }
    case form::argument:
        return n.text + ": " + take(c[0], hold::open);
    case form::instance_of:
    case form::path:
    case form::filter:
    case form::call:
        return suffix_text(n);
    case form::conditional:
    case form::iteration:
    case form::some:
    case form::every:
    case form::binding:
    case form::function:
        return word_text(n);
    case form::parameter:
    case form::type_field:
        return n.text + (c.empty() ? "" : ": " + take(c[0]));
    case form::type_name:
        return type_text(n);
    case form::tests:
    case form::negated_tests:
    case form::any_test:
    case form::compare_test:
    case form::value_test:
        return tests_text(n);
    default:
        return infix(n, sign_of(n.what));
    }
}

inline bool printer::ends_in_bare_type(node_id id) const {
    for (;;) {
        const auto& n = from_.at(id);
        const auto own = hold_of(n.what);
        if (n.what == form::type_name && n.children.empty()) {
            return n.text == "list" || n.text == "range" || n.text == "context" ||
                   n.text == "function";
        }
        const bool result = n.what == form::type_name && n.text == "function";
        const bool test = n.what == form::value_test || n.what == form::compare_test;
        const bool infix = own >= hold::comparison && own <= hold::type_test;
        if (!result && !test && !infix) return false;
        id = n.children.back();
    }
}

// After the high end `[[` would read as the end of the range.
inline std::string printer::range_text(const node& n) {
    auto out = n.text.substr(0, 1) + take(n.children[0], hold::open) + "..";
    const auto high = take(n.children[1], hold::open);
    out += high.find("[[") == std::string::npos ? high : "(" + high + ")";
    return out += n.text.substr(1);
}

inline std::string printer::word_text(const node& n) {
    const auto& c = n.children;
    const auto last = c.size() - 1;
    switch (n.what) {
    case form::conditional:
        return "if " + take(c[0], hold::open) + " then " + take(c[1], hold::open) + " else " +
               take(c[2], hold::open);
    case form::iteration:
        return "for " + joined(c, 0, last) + " return " + take(c[last], {});
    case form::some:
        return "some " + joined(c, 0, last) + " satisfies " + take(c[last], {});
    case form::every:
        return "every " + joined(c, 0, last) + " satisfies " + take(c[last], {});
    case form::binding:
        return n.text + " in " + take(c[0], hold::open);
    default:
        return "function(" + joined(c, 0, last) + ") " + (n.text.empty() ? "" : n.text + " ") +
               take(c[last], hold::open);
    }
}

inline std::string printer::suffix_text(const node& n) {
    const auto& c = n.children;
    switch (n.what) {
    case form::instance_of: {
        auto out = take(c[0], hold::type_test);
        return out += " instance of " + take(c[1]);
    }
    case form::path: {
        auto out = take(c[0], hold::value);
        return out += "." + n.text;
    }
    case form::filter: {
        auto out = take(c[0], hold::value);
        return out += "[" + take(c[1], hold::open) + "]";
    }
    default: {
        auto out = take(c[0], hold::callee);
        return out += "(" + joined(c, 1, c.size()) + ")";
    }
    }
}

inline std::string printer::in_text(const node& n) {
    const auto& c = n.children;
    auto out = take(c[0], hold::comparison) + " in ";
    if (c.size() > 2) return out += "(" + tests(c, 1) + ")";
    const auto& test = from_.at(c[1]);
    const auto inside = test.children[0];
    if (test.what == form::compare_test) return out += take(c[1]);
    // What is an expression in the test must not be read as the test itself.
    if (what(inside) == form::compare_test) return out += "(" + take(c[1]) + ")";
    const bool loose = hold_of(what(inside)) < hold::sum;
    return out += loose ? "(" + take(c[1]) + ")" : take(c[1]);
}

inline std::string printer::type_text(const node& n) {
    const auto& c = n.children;
    if (n.text == "function" && !c.empty()) {
        const auto last = c.size() - 1;
        return "function<" + joined(c, 0, last) + ">->" + take(c[last]);
    }
    return n.text + (c.empty() ? "" : "<" + joined(c, 0, c.size()) + ">");
}

inline std::string printer::tests_text(const node& n) {
    const auto& c = n.children;
    switch (n.what) {
    case form::any_test:
        return "-";
    case form::negated_tests:
        return "not(" + tests(c) + ")";
    case form::compare_test:
        return n.text + " " + take(c[0], hold::sum);
    case form::value_test:
        return take(c[0], hold::open);
    default: {
        auto out = tests(c);
        // A lone call of `not` would read as negated tests.
        const auto& one = from_.at(c[0]);
        const bool call = one.what == form::value_test && what(one.children[0]) == form::call;
        const auto& callee = call ? from_.at(from_.at(one.children[0]).children[0]) : n;
        if (c.size() > 1 || callee.text != "not") return out;
        return "(" + out + ")";
    }
    }
}

} // namespace detail

/// The tree as FEEL text: what stands there reads as an equal tree where the same names are in
/// scope. Linear in the size of the tree for chains of operators.
inline std::string print(const tree& from) { return detail::printer(from).whole(); }

} // namespace hjemmel::feel

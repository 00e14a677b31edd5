// SPDX-License-Identifier: Apache-2.0
// Allowed values, which DMN writes as unary tests -> `values`, `min` and `max`, or `allowed`.
#include "translation.hpp"

#include <hjemmel/feel/parser.hpp>

#include <algorithm>
#include <optional>
#include <utility>

namespace hjemmel::dmn::detail {

namespace {

using feel::form;

struct constant {
    std::string text{}; ///< as data of the rule file
    std::string type{}; ///< empty: null
};

struct bounds {
    std::optional<constant> low{};
    std::optional<constant> high{};
};

class allowed_reader {
  public:
    explicit allowed_reader(std::string_view tests) : text_(tests) {
        const located_text source{.text = text_, .where = {}, .runs = {}};
        auto read = feel::parse_unary_tests(source, {});
        if (read) tree_ = std::move(read).value();
    }

    std::optional<std::vector<constant>> values() const {
        if (tree_.nodes.empty() || root().what != form::tests) return std::nullopt;
        std::vector<constant> out;
        for (const auto test : root().children) {
            const auto& n = tree_.at(test);
            if (n.what != form::value_test) return std::nullopt;
            auto one = constant_at(n.children[0]);
            if (!one) return std::nullopt;
            if (!one->type.empty()) out.push_back(std::move(*one));
        }
        return out;
    }

    /// One closed range, or one bound that is included.
    std::optional<bounds> range() const {
        if (tree_.nodes.empty() || root().what != form::tests) return std::nullopt;
        auto tests = root().children;
        tests.erase(
            std::remove_if(tests.begin(), tests.end(), [&](auto id) { return is_null(id); }),
            tests.end());
        if (tests.size() != 1) return std::nullopt;
        const auto& test = tree_.at(tests[0]);
        bounds out;
        if (test.what == form::compare_test) {
            auto bound = constant_at(test.children[0]);
            if (!bound || (test.text != ">=" && test.text != "<=")) return std::nullopt;
            (test.text == ">=" ? out.low : out.high) = std::move(bound);
            return out;
        }
        if (test.what != form::value_test) return std::nullopt;
        const auto& range = tree_.at(test.children[0]);
        if (range.what != form::range || range.text != "[]") return std::nullopt;
        out.low = constant_at(range.children[0]);
        out.high = constant_at(range.children[1]);
        if (!out.low || !out.high || out.low->type != out.high->type) return std::nullopt;
        return out;
    }

  private:
    const feel::node& root() const { return tree_.at(tree_.root()); }

    // A rule file's types take null anyway.
    bool is_null(feel::node_id test) const {
        const auto& n = tree_.at(test);
        if (n.what != form::value_test) return false;
        const auto& inner = tree_.at(n.children[0]);
        return inner.what == form::literal && inner.constant.is_null();
    }

    std::optional<constant> constant_at(feel::node_id id) const {
        const auto& n = tree_.at(id);
        if (n.what == form::literal) return literal(n);
        if (n.what == form::negation) {
            auto one = constant_at(n.children[0]);
            if (!one || one->type != "number" || one->text.front() == '-') return std::nullopt;
            one->text.insert(0, 1, '-');
            return one;
        }
        if (n.what != form::call || n.children.size() != 2) return std::nullopt;
        return made(tree_.at(n.children[0]), tree_.at(n.children[1]));
    }

    std::optional<constant> literal(const feel::node& n) const {
        const auto& v = n.constant;
        const auto written = text_.substr(n.begin, n.end - n.begin);
        if (v.is_null()) return constant{};
        switch (v.kind()) {
        case kind::number:
            return constant{v.as_number().text(), "number"};
        case kind::string:
            return constant{v.as_string(), "string"};
        case kind::boolean:
            return constant{written, "boolean"};
        default:
            break;
        }
        // `@"..."`
        const auto from = written.find('"');
        if (from == std::string::npos || written.size() < from + 2) return std::nullopt;
        return constant{written.substr(from + 1, written.size() - from - 2), at_type(v.kind())};
    }

    static std::string at_type(hjemmel::kind of) {
        switch (of) {
        case kind::date:
            return "date";
        case kind::days_duration:
            return "days and time duration";
        case kind::months_duration:
            return "years and months duration";
        default:
            return "date and time";
        }
    }

    /// `date("2019-12-31")` and the like.
    std::optional<constant> made(const feel::node& callee, const feel::node& argument) const {
        if (callee.what != form::name || argument.what != form::literal) return std::nullopt;
        const auto& v = argument.constant;
        if (v.kind() != kind::string) return std::nullopt;
        const auto& text = v.as_string();
        if (callee.text == "duration") {
            const bool months = text.find_first_of("DTHS") == std::string::npos;
            return constant{text, months ? "years and months duration" : "days and time duration"};
        }
        if (callee.text == "date" || callee.text == "time" || callee.text == "date and time")
            return constant{text, callee.text};
        return std::nullopt;
    }

    std::string text_;
    feel::tree tree_{};
};

/// The values of an enumeration; an empty list where the tests are something else.
struct enumeration {
    std::vector<yaml> values{};
    std::string type{}; ///< of all values, or empty
};

enumeration enumerated(std::string_view tests) {
    enumeration out;
    const auto found = allowed_reader(tests).values();
    if (!found || found->empty()) return out;
    out.type = found->front().type;
    for (const auto& one : *found) {
        if (one.type != out.type) return {};
        out.values.push_back(yaml::scalar(one.text));
    }
    return out;
}

} // namespace

std::string add_allowed(const model& in, notes& told, const feel::name_scope& names,
                        pugi::xml_node node, yaml& out) {
    const auto text = text_of(*in.source, node);
    if (text.empty() || text == "-") return {};
    if (auto listed = enumerated(text); !listed.values.empty()) {
        out.add("values", yaml::list(std::move(listed.values)));
        return listed.type;
    }
    if (const auto range = allowed_reader(text).range()) {
        if (range->low) out.add("min", range->low->text);
        if (range->high) out.add("max", range->high->text);
        return range->low ? range->low->type : range->high->type;
    }
    const located_text source{.text = text, .where = {}, .runs = {}};
    if (feel::parse_unary_tests(source, names)) {
        out.add("allowed", text);
        return {};
    }
    told.warn("dmn-allowed-values", place_of(*in.source, node),
              {"De tilladte værdier kan ikke læses som FEEL; alle tages: " + text,
               "The allowed values cannot be read as FEEL; all are taken: " + text});
    return {};
}

yaml constrained(const model& in, notes& told, const feel::name_scope& names, pugi::xml_node node,
                 yaml base) {
    auto restriction = yaml::mapping();
    const auto type = add_allowed(in, told, names, node, restriction);
    if (restriction.empty()) return base;
    auto out = yaml::mapping();
    const bool typed = !base.empty();
    out.add("type", typed ? std::move(base) : yaml::scalar(type.empty() ? "Any" : type));
    for (auto& [key, content] : restriction.entries)
        out.add(key, std::move(content));
    return out;
}

} // namespace hjemmel::dmn::detail

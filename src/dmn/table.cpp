// SPDX-License-Identifier: Apache-2.0
// Decision tables.
#include "translation.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>
#include <utility>

namespace hjemmel::dmn::detail {

namespace {

class table_writer {
  public:
    table_writer(const site& s, pugi::xml_node table) : s_(s), table_(table) {}

    void write(yaml type, yaml& out) {
        read_columns();
        if (single()) type = single_type(std::move(type));
        if (!type.empty()) out.add("type", std::move(type));
        if (rules_.empty()) return write_empty(out);
        auto& made = out.add("table", yaml::mapping());
        write_policy(made);
        if (!inputs_.empty()) write_inputs(made);
        write_outputs(made);
        auto rows = yaml::list();
        for (const auto& rule : rules_)
            rows.items.push_back(row(rule));
        made.add("rows", std::move(rows));
    }

  private:
    struct column {
        pugi::xml_node node{};
        std::string key{}; ///< an input's expression, an output's name
    };

    bool single() const { return outputs_.size() == 1; }

    void read_columns() {
        for_each_child(s_.source(), table_, [&](pugi::xml_node one) {
            const auto name = local_name(one);
            if (name == "input") inputs_.push_back({one, input_key(one)});
            if (name == "output") outputs_.push_back({one, output_key(one)});
            if (name == "rule") rules_.push_back(one);
            if (name == "annotation") annotations_.push_back(attribute(one, "name"));
        });
        if (outputs_.empty()) outputs_.push_back({});
    }

    /// Without rows, which a rule file's table must have, it gives its default.
    void write_empty(yaml& out) {
        if (single()) {
            const auto value = fallback(outputs_[0].node);
            out.add("value", value.empty() ? "null" : value);
            return;
        }
        auto fields = yaml::mapping();
        for (const auto& one : outputs_) {
            const auto value = fallback(one.node);
            if (!value.empty()) fields.add(one.key, value);
        }
        if (fields.empty()) {
            out.add("value", "null");
        } else {
            out.add("context", std::move(fields));
        }
    }

    // Two columns may ask the same, but a key stands once: a comment means nothing.
    std::string input_key(pugi::xml_node input) {
        const auto node = child_of(s_.source(), input, "inputExpression");
        const auto key = feel_text(s_, node, text_kind::expression);
        const auto number = std::to_string(inputs_.size() + 1);
        return input_keys_.insert(key).second ? key : key + " /* " + number + " */";
    }

    std::string output_key(pugi::xml_node output) {
        const auto key = feel::normal_name(attribute(output, "name"));
        const auto number = std::to_string(outputs_.size() + 1);
        const bool taken = key.empty() || !output_keys_.insert(key).second;
        return taken ? "output " + number : key;
    }

    std::string policy() const {
        const auto written = attribute(table_, "hitPolicy");
        return written.empty() ? "UNIQUE" : written;
    }

    std::string aggregation() const {
        return policy() == "COLLECT" ? attribute(table_, "aggregation") : std::string();
    }

    bool gives_list() const {
        const auto p = policy();
        return p == "RULE ORDER" || p == "OUTPUT ORDER" ||
               (p == "COLLECT" && aggregation().empty());
    }

    void write_policy(yaml& out) {
        constexpr std::array<std::string_view, 7> known{
            "UNIQUE", "ANY", "PRIORITY", "FIRST", "RULE ORDER", "OUTPUT ORDER", "COLLECT"};
        const auto p = policy();
        if (std::find(known.begin(), known.end(), p) == known.end()) {
            s_.told.warn("dmn-hit-policy", s_.at(table_),
                         {"Tabellens hit policy »" + p + "« kendes ikke; den læses som UNIQUE.",
                          "The table's hit policy `" + p + "` is unknown; it is read as UNIQUE."});
            return;
        }
        if (p != "UNIQUE") out.add("hit_policy", p);
        if (!aggregation().empty()) out.add("aggregation", aggregation());
    }

    void write_inputs(yaml& out) {
        auto all = yaml::mapping();
        for (const auto& one : inputs_) {
            auto content = yaml::mapping();
            if (const auto values = child_of(s_.source(), one.node, "inputValues"))
                add_allowed(s_.in, s_.told, s_.names.every, values, content);
            const auto label = attribute(one.node, "label");
            if (!label.empty() && label != one.key) content.add("label", label);
            all.add(one.key, std::move(content));
        }
        out.add("inputs", std::move(all));
    }

    void write_outputs(yaml& out) {
        if (single()) {
            if (auto value = fallback(outputs_[0].node); !value.empty())
                out.add("default", std::move(value));
            return;
        }
        auto all = yaml::mapping();
        for (const auto& one : outputs_) {
            auto content = yaml::mapping();
            auto type = output_type(one.node);
            auto allowed = yaml::mapping();
            if (const auto values = child_of(s_.source(), one.node, "outputValues")) {
                auto their = add_allowed(s_.in, s_.told, s_.names.every, values, allowed);
                if (type.empty()) type = yaml::scalar(std::move(their));
            }
            if (!type.empty()) content.add("type", std::move(type));
            for (auto& [key, what] : allowed.entries)
                content.add(key, std::move(what));
            if (auto value = fallback(one.node); !value.empty())
                content.add("default", std::move(value));
            const auto label = attribute(one.node, "label");
            if (!label.empty() && label != one.key) content.add("label", label);
            all.add(one.key, std::move(content));
        }
        out.add("outputs", std::move(all));
    }

    yaml output_type(pugi::xml_node output) const {
        return type_named(s_.all, s_.in, s_.told, output, attribute(output, "typeRef"));
    }

    std::string fallback(pugi::xml_node output) {
        const auto node = child_of(s_.source(), output, "defaultOutputEntry");
        return node && !text_of(s_.source(), node).empty()
                   ? feel_text(s_, node, text_kind::expression)
                   : std::string();
    }

    /// A single output has no name in a rule file, so that its values stand in the table's type:
    /// the order of these is what PRIORITY and OUTPUT ORDER go by.
    yaml single_type(yaml type) {
        const auto node = outputs_[0].node;
        if (type.empty() && aggregation().empty()) {
            type = output_type(node);
            if (!type.empty() && gives_list()) type = list_of(std::move(type));
        }
        const auto values = child_of(s_.source(), node, "outputValues");
        if (!values || !aggregation().empty()) return type;
        auto base = gives_list() ? output_type(node) : type;
        auto one = constrained(s_.in, s_.told, s_.names.every, values, base);
        if (one.is_scalar()) return type;
        return gives_list() ? list_of(std::move(one)) : one;
    }

    static yaml list_of(yaml item) {
        auto out = yaml::mapping();
        out.add("list", std::move(item));
        return out;
    }

    yaml row(pugi::xml_node rule) {
        auto when = yaml::mapping();
        auto then = yaml::mapping();
        std::string text = content_of(child_of(s_.source(), rule, "description"));
        std::size_t tests = 0;
        std::size_t results = 0;
        std::size_t annotations = 0;
        for_each_child(s_.source(), rule, [&](pugi::xml_node one) {
            if (local_name(one) == "inputEntry") {
                if (tests < inputs_.size()) add_test(one, inputs_[tests].key, when);
                ++tests;
            } else if (local_name(one) == "outputEntry") {
                if (results < outputs_.size())
                    then.add(outputs_[results].key, feel_text(s_, one, text_kind::expression));
                ++results;
            } else if (local_name(one) == "annotationEntry") {
                add_annotation(one, annotations++, text);
            }
        });
        if (tests != inputs_.size() || results != outputs_.size()) tell_uneven(s_, rule);
        for (; results < outputs_.size(); ++results)
            then.add(outputs_[results].key, "null");
        auto out = yaml::mapping();
        out.add("when", std::move(when));
        out.add("then", single() ? std::move(then.entries[0].second) : std::move(then));
        if (!text.empty()) out.add("text", std::move(text));
        return out;
    }

    /// Where there are several, each says what it is.
    void add_annotation(pugi::xml_node entry, std::size_t number, std::string& text) const {
        auto more = text_of(s_.source(), entry);
        if (more.empty()) return;
        const bool named = annotations_.size() > 1 && number < annotations_.size();
        if (named && !annotations_[number].empty()) more = annotations_[number] + ": " + more;
        text += (text.empty() ? "" : "; ") + more;
    }

    void add_test(pugi::xml_node entry, const std::string& key, yaml& when) {
        auto test = feel_text(s_, entry, text_kind::tests);
        if (test != "-") when.add(key, std::move(test));
    }

    const site& s_;
    pugi::xml_node table_;
    std::vector<column> inputs_{};
    std::vector<column> outputs_{};
    std::set<std::string> input_keys_{};
    std::set<std::string> output_keys_{};
    std::vector<pugi::xml_node> rules_{};
    std::vector<std::string> annotations_{};
};

} // namespace

void add_table(const site& s, pugi::xml_node table, yaml type, yaml& out) {
    table_writer(s, table).write(std::move(type), out);
}

} // namespace hjemmel::dmn::detail

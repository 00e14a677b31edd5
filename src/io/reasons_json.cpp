// SPDX-License-Identifier: Apache-2.0
#include "reasons_json.hpp"

#include "value_text.hpp"

#include <hjemmel/explain/reason.hpp>
#include <hjemmel/io/json.hpp>

#include <string_view>

namespace hjemmel::io {

std::string_view mark_name(eval::mark what) {
    switch (what) {
    case eval::mark::not_reached:
        return "not_reached";
    case eval::mark::met:
        return "met";
    case eval::mark::not_met:
        return "not_met";
    case eval::mark::undecided:
        return "undecided";
    case eval::mark::failed:
        return "failed";
    }
    return "failed";
}

namespace detail {

namespace {

using explain::reason;
using explain::used;

std::string_view kind_name(reason::kind what) {
    switch (what) {
    case reason::kind::decision:
        return "decision";
    case reason::kind::group:
        return "group";
    case reason::kind::requirement:
        return "requirement";
    case reason::kind::row:
        return "row";
    case reason::kind::cell:
        return "cell";
    case reason::kind::stand_in:
        return "stand_in";
    }
    return "decision";
}

std::string_view used_name(used::kind what) {
    switch (what) {
    case used::kind::fact:
        return "fact";
    case used::kind::stand_in:
        return "stand_in";
    case used::kind::parameter:
        return "parameter";
    case used::kind::decision:
        return "decision";
    case used::kind::related:
        return "related";
    }
    return "fact";
}

/// Writes one tree; what says nothing is left out.
class tree_writer {
  public:
    tree_writer(json_text& out, const eval::record* known, language wanted)
        : out_(out), known_(known), wanted_(wanted) {}

    void node(const reason& one) {
        out_.open_object();
        out_.member("kind", kind_name(one.what));
        text("id", one.id);
        out_.member("mark", mark_name(one.mark));
        text("combination", one.combination);
        text("hit_policy", one.hit_policy);
        text("text", one.text.in(wanted_));
        text("label", one.label.in(wanted_));
        flag("interpretation", one.interpretation);
        flag("brief", one.brief);
        if (one.what == reason::kind::decision || one.what == reason::kind::row) {
            out_.name("value");
            write(out_, one.value, known_);
        }
        list("sources", one.sources, [this](const auto& source) { cited(source); });
        list("facts", one.facts, [this](const auto& fact) { used_fact(fact); });
        list("missing", one.missing, [this](const auto& path) { out_.text(path); });
        list("parts", one.parts, [this](const auto& part) { node(part); });
        out_.close_object();
    }

  private:
    void flag(std::string_view name, bool what) {
        if (!what) return;
        out_.name(name);
        out_.boolean(true);
    }

    void text(std::string_view name, std::string_view what) {
        if (!what.empty()) out_.member(name, what);
    }

    template<class Items, class Each>
    void list(std::string_view name, const Items& items, Each each) {
        if (items.empty()) return;
        out_.name(name);
        out_.open_array();
        for (const auto& one : items)
            each(one);
        out_.close_array();
    }

    void cited(const explain::cited& source) {
        out_.open_object();
        out_.member("id", source.id);
        text("title", source.title.in(wanted_));
        text("issuer", source.issuer);
        text("reference", source.reference);
        text("date", source.published);
        text("url", source.url);
        text("where", source.where.in(wanted_));
        out_.close_object();
    }

    void used_fact(const used& fact) {
        out_.open_object();
        out_.member("kind", used_name(fact.what));
        out_.member("name", fact.name);
        text("label", fact.label.in(wanted_));
        out_.name("value");
        write(out_, fact.value, known_);
        text("unit", fact.unit);
        flag("changed", fact.changed);
        flag("interpretation", fact.interpretation);
        text("text", fact.text.in(wanted_));
        text("judgement", fact.judgement);
        list("sources", fact.sources, [this](const auto& source) { cited(source); });
        out_.close_object();
    }

    json_text& out_;
    const eval::record* known_;
    language wanted_;
};

} // namespace

void write_reasons(json_text& out, const eval::outcome& of, language wanted) {
    if (!of.evidence || !of.evidence->root) return out.null();
    tree_writer(out, of.evidence.get(), wanted).node(explain::reasons(of));
}

} // namespace detail

} // namespace hjemmel::io

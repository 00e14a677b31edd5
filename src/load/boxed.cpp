// SPDX-License-Identifier: Apache-2.0
// Logic in all its forms: FEEL, tables and boxed expressions.
#include "parts.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace hjemmel::load::detail {

namespace {

using entry = data::entry;
using model::boxed;
using model::boxed_part;

/// The key that makes a mapping a boxed expression, and the keys that belong to it: those that
/// must be there, then one that may.
struct shape_of_form {
    std::string_view key;
    boxed::form what;
    std::array<std::string_view, 2> needed{};
    std::string_view optional{};
};

constexpr std::array<shape_of_form, 10> shapes{{
    {"context", boxed::form::context, {}, "return"},
    {"relation", boxed::form::relation},
    {"list", boxed::form::list},
    {"if", boxed::form::conditional, {"then", "else"}},
    {"filter", boxed::form::filter, {"match"}},
    {"for", boxed::form::iteration, {"in", "return"}},
    {"some", boxed::form::some, {"in", "satisfies"}},
    {"every", boxed::form::every, {"in", "satisfies"}},
    {"call", boxed::form::call, {}, "with"},
    {"function", boxed::form::function, {"return"}},
}};

constexpr std::array<std::string_view, 7> companions{"return", "then",      "else", "match",
                                                     "in",     "satisfies", "with"};

// What a mapping with a form may have beside it.
constexpr key<data> part_keys[] = {
    {"type", false, [](reader& r, const entry& e, data& type) { type = r.any(e); }},
};

void read_columns(reader& r, const entry& e, boxed& out) {
    r.items(e, [&](const data& item, const located_text& owner) {
        out.columns.push_back(r.scalar({owner, item}));
    });
}

constexpr key<boxed> relation_keys[] = {
    {"columns", true, read_columns},
    {"rows", true, [](reader&, const entry&, boxed&) {}}, // after the columns
};

bool belongs(const shape_of_form& form, std::string_view key) {
    return form.optional == key ||
           std::find(form.needed.begin(), form.needed.end(), key) != form.needed.end();
}

class boxed_reader {
  public:
    boxed_reader(reader& r, std::size_t& rows) : r_(r), rows_(rows) {}

    model::logic logic_in(const data& node, const located_text& owner) {
        for (const auto& e : node.entries) {
            if (e.key.text == "value") return r_.expression(e);
            if (e.key.text == "table") return read_table(r_, e, rows_);
            const auto form = std::find_if(shapes.begin(), shapes.end(),
                                           [&](const auto& s) { return s.key == e.key.text; });
            if (form != shapes.end()) return boxed_in(node, e, owner, *form);
        }
        return located_text{};
    }

    bool exactly_one_form(const data& node, const located_text& owner,
                          std::vector<std::string_view> also) {
        also.insert(also.end(), {"value", "table"});
        for (const auto& shape : shapes)
            also.push_back(shape.key);
        if (!r_.exactly_one(node, owner, also)) return false;
        const auto form = std::find_if(shapes.begin(), shapes.end(),
                                       [&](const auto& s) { return node.find(s.key) != nullptr; });
        for (const auto& e : node.entries) {
            const bool companion =
                std::find(companions.begin(), companions.end(), e.key.text) != companions.end();
            if (!companion || (form != shapes.end() && belongs(*form, e.key.text))) continue;
            r_.fail("conflicting-keys", e.key.where,
                    sentence("Nøglen", "The key", e.key.text, " hører ikke til her.",
                             " does not belong here."),
                    {"Slet den, eller skriv den form, som den hører til.",
                     "Delete it, or write the form that it belongs to."});
        }
        return true;
    }

    boxed_part part(const entry& e) {
        boxed_part out;
        out.name = e.key;
        out.logic = under(e, out.type);
        return out;
    }

  private:
    // FEEL text, or a mapping with one form, which may say its type.
    model::logic under(const entry& e, data& type) {
        const auto& node = e.content;
        if (node.what != data::shape::mapping) return r_.expression(e);
        r_.keys(node, e.key, part_keys, type, logic_keys());
        if (!exactly_one_form(node, e.key, {})) return located_text{};
        return logic_in(node, e.key);
    }

    boxed_part unnamed(const entry& e) {
        auto out = part(e);
        out.name = {};
        return out;
    }

    void add(const data& node, std::string_view key, const located_text& owner, boxed& out) {
        for (const auto& e : node.entries) {
            if (e.key.text != key) continue;
            out.parts.push_back(unnamed(e));
            return;
        }
        r_.missing_key(owner, key);
    }

    void named_parts(const entry& e, boxed& out) {
        r_.named(e, [&](const entry& one) { out.parts.push_back(part(one)); });
    }

    void relation(const entry& e, boxed& out) {
        if (!r_.keys(e.content, e.key, relation_keys, out)) return;
        for (const auto& one : e.content.entries) {
            if (one.key.text == "rows" && !one.content.items.empty()) relation_rows(one, out);
        }
    }

    void relation_rows(const entry& e, boxed& out) {
        r_.items(e, [&](const data& row, const located_text& owner) {
            const auto before = out.parts.size();
            r_.items({owner, row}, [&](const data& cell, const located_text& of) {
                out.parts.push_back(unnamed({of, cell}));
            });
            if (out.parts.size() - before == out.columns.size()) return;
            out.parts.resize(before + out.columns.size());
            r_.fail(
                "wrong-shape", owner.where,
                {"Rækken har ikke lige så mange værdier, som der er kolonner.",
                 "The row has not as many values as there are columns."},
                {"Skriv null, hvor der ingen værdi er.", "Write null where there is no value."});
        });
    }

    boxed boxed_in(const data& node, const entry& e, const located_text& owner,
                   const shape_of_form& form) {
        boxed out;
        out.what = form.what;
        out.where = e.key.where;
        switch (form.what) {
        case boxed::form::context:
            named_parts(e, out);
            break;
        case boxed::form::relation:
            relation(e, out);
            break;
        case boxed::form::list:
            if (e.content.what == data::shape::list && e.content.items.empty()) break;
            r_.items(e, [&](const data& item, const located_text& of) {
                out.parts.push_back(unnamed({of, item}));
            });
            break;
        case boxed::form::conditional:
        case boxed::form::filter:
            out.parts.push_back(unnamed(e));
            break;
        case boxed::form::iteration:
        case boxed::form::some:
        case boxed::form::every:
            out.name = r_.scalar(e);
            break;
        case boxed::form::call:
            out.name = r_.expression(e);
            break;
        case boxed::form::function:
            r_.named(e, [&](const entry& one) {
                out.parameters.push_back({one.key, r_.any(one)});
            });
            break;
        }
        for (const auto key : form.needed) {
            if (!key.empty()) add(node, key, owner, out);
        }
        for (const auto& one : node.entries) {
            if (one.key.text != form.optional) continue;
            if (form.what == boxed::form::call) {
                named_parts(one, out);
            } else {
                out.parts.push_back(unnamed(one));
            }
        }
        return out;
    }

    reader& r_;
    std::size_t& rows_;
};

} // namespace

void list_boxed_keys(std::vector<known_mapping>& out) {
    out.push_back(known("logic", part_keys, logic_keys()));
    out.push_back(known("relation", relation_keys));
}

std::vector<known_form> logic_forms() {
    std::vector<known_form> out{{"value", {}, {}}, {"table", {}, {}}};
    for (const auto& shape : shapes) {
        out.push_back({shape.key, {}, shape.optional});
        for (const auto needed : shape.needed) {
            if (!needed.empty()) out.back().needed.push_back(needed);
        }
    }
    return out;
}

const std::vector<std::string_view>& logic_keys() {
    static const auto all = [] {
        std::vector<std::string_view> out{"value", "table"};
        for (const auto& shape : shapes)
            out.push_back(shape.key);
        out.insert(out.end(), companions.begin(), companions.end());
        return out;
    }();
    return all;
}

std::optional<model::logic> read_logic(reader& r, const data& node, const located_text& owner,
                                       const std::vector<std::string_view>& besides,
                                       std::size_t& rows) {
    boxed_reader inner(r, rows);
    if (!inner.exactly_one_form(node, owner, besides)) return std::nullopt;
    return inner.logic_in(node, owner);
}

} // namespace hjemmel::load::detail

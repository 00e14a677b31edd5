// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/eval/bind.hpp>

#include <hjemmel/check/declared.hpp>
#include <hjemmel/core/mask.hpp>
#include <hjemmel/core/nearest.hpp>
#include <hjemmel/eval/conforms.hpp>
#include <hjemmel/eval/possible.hpp>
#include <hjemmel/feel/text.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace hjemmel::eval {

namespace {

const type_field* field_of(const type& t, std::string_view name) {
    const auto at = std::find_if(t.fields.begin(), t.fields.end(),
                                 [&](const type_field& f) { return f.name == name; });
    return at == t.fields.end() ? nullptr : &*at;
}

bilingual expected(const type& t) {
    switch (t.kind) {
    case type_kind::date:
        return {"Skriv en dato, der findes, som 2019-12-31.",
                "Write a date that exists, such as 2019-12-31."};
    case type_kind::boolean:
        return {"Skriv true eller false.", "Write true or false."};
    case type_kind::number:
        return {"Skriv et tal med punktum som decimaltegn.",
                "Write a number with a decimal point."};
    case type_kind::list:
        return {"Skriv en liste: [...].", "Write a list: [...]."};
    case type_kind::context:
        return {"Skriv et objekt med felter.", "Write an object with fields."};
    default:
        return {};
    }
}

// One entity's facts. Everything that is wrong is told; what is right is bound.
class binder {
  public:
    binder(record& r, instance& of, const options& how, diagnostics& found, std::string prefix)
        : record_(r), of_(of), how_(how), found_(found), prefix_(std::move(prefix)) {
        const auto& e = entity();
        of_.slots.resize(e.slots.size());
        of_.origins.assign(e.slots.size(), origin::missing);
        of_.failed.assign(e.slots.size(), false);
        of_.may_fail.assign(e.slots.size(), false);
        of_.inexact.assign(e.slots.size(), false);
        of_.marks.resize(e.slots.size());
        of_.conditions.resize(e.slots.size());
    }

    const plan::entity& entity() const { return record_.program->entities[of_.entity]; }

    /// Takes the facts that are this entity's own; gives back what is not (relations).
    bool take(const std::string& name, const value& given) {
        const auto slot = entity().find(name);
        if (slot == plan::none || !entity().slots[slot].is_fact) return false;
        slot_ = slot;
        const auto& s = entity().slots[slot];
        auto bound = read(given, s.type, s.optional, name);
        of_.slots[slot] = bound ? std::move(*bound) : value();
        of_.origins[slot] = origin::supplied;
        return true;
    }

    void preset(const facts::preset_value& given) {
        const auto slot = entity().find(given.decision);
        if (slot == plan::none || entity().slots[slot].is_fact) {
            std::vector<std::string> choices;
            for (const auto& s : entity().slots) {
                if (!s.is_fact) choices.push_back(s.name);
            }
            const auto close = nearest(given.decision, choices);
            bilingual hint;
            if (!close.empty()) hint = {"Mente du " + close + "?", "Did you mean " + close + "?"};
            report("unknown-decision", given.decision,
                   {"Resultatet " + given.decision + " findes ikke og kan ikke fastsættes.",
                    "There is no decision " + given.decision + " that could be preset."},
                   std::move(hint), nullptr);
            return;
        }
        if (given.reason.empty()) {
            report("preset-reason", given.decision,
                   {"Resultatet " + given.decision + " er fastsat uden begrundelse.",
                    "The decision " + given.decision + " is preset without a reason."},
                   {"Angiv hvorfor reglerne ikke skal afgøre det.",
                    "Say why the rules shall not decide it."},
                   nullptr);
            return;
        }
        slot_ = slot;
        auto bound = read(given.what, entity().slots[slot].type, true, given.decision);
        of_.slots[slot] = bound ? std::move(*bound) : value();
        of_.origins[slot] = origin::preset;
        record_.presets.push_back({slot, given.reason});
    }

    void refuse_unknown(const std::string& name) {
        std::vector<std::string> choices;
        for (const auto& s : entity().slots) {
            if (s.is_fact) choices.push_back(s.name);
        }
        bilingual hint;
        const auto close = nearest(name, choices);
        if (!close.empty()) hint = {"Mente du " + close + "?", "Did you mean " + close + "?"};
        if (const auto slot = entity().find(name); slot != plan::none) {
            hint = {name + " er et resultat; det kan ikke gives som oplysning.",
                    name + " is a decision; it cannot be given as a fact."};
        }
        report("unknown-fact", name,
               {"Oplysningen " + name + " findes ikke i regelsættet.",
                "There is no fact " + name + " in the ruleset."},
               std::move(hint), nullptr);
    }

    /// What was not supplied: a stand-in waits for its turn, a complete one is empty, the rest is
    /// missing.
    void fill_gaps() {
        const auto& slots = entity().slots;
        for (plan::index i = 0; i < slots.size(); ++i) {
            if (!slots[i].is_fact || of_.origins[i] == origin::supplied) continue;
            const bool whole = std::find(how_.complete.begin(), how_.complete.end(),
                                         slots[i].name) != how_.complete.end();
            if (whole && (slots[i].optional || slots[i].type->kind == type_kind::list)) {
                of_.slots[i] = slots[i].optional ? value::absent() : make_list({});
                of_.origins[i] = origin::supplied;
            } else if (slots[i].expression == plan::none) {
                slot_ = i;
                of_.slots[i] = missing(slots[i].type, slots[i].optional, "");
            }
        }
    }

    /// Nothing in a case may lie before the day that its entity begins on.
    void check_beginning() {
        const auto& source = record_.program->source->entities;
        if (source.empty()) return;
        const auto& begin = source[of_.entity].begin.text;
        const auto slot = begin.empty() ? plan::index{plan::none} : entity().find(begin);
        if (slot == plan::none || !of_.slots[slot].is(kind::date)) return;
        const auto first = of_.slots[slot].as_date();
        for (plan::index i = 0; i < entity().slots.size(); ++i) {
            if (i != slot && of_.origins[i] == origin::supplied) {
                check_dates(of_.slots[i], first, entity().slots[i].name, begin);
            }
        }
    }

    void report(std::string_view code, const std::string& path, bilingual text, bilingual hint,
                const value* what, severity level = severity::error) {
        diagnostic d;
        d.code = code;
        d.level = level;
        d.text = std::move(text);
        d.hint = std::move(hint);
        d.fact = prefix_ + path;
        d.id = of_.id;
        if (what != nullptr) d.value = masked(feel::text(*what));
        found_.push_back(std::move(d));
    }

  private:
    std::uint32_t number_unknown(const type_ptr& t, bool optional, std::string path) {
        record_.unknowns.push_back({&of_, slot_, std::move(path), t, optional});
        return static_cast<std::uint32_t>(record_.unknowns.size() - 1);
    }

    value missing(const type_ptr& t, bool optional, std::string path) {
        return unknown_value(t, optional,
                             missing_set(number_unknown(t, optional, std::move(path))));
    }

    std::optional<value> wrong_type(const value& given, const type& t, const std::string& path) {
        report("wrong-type", path,
               {"Oplysningen " + path + " skal være " + type_text(t) + ".",
                "The fact " + path + " must be " + type_text(t) + "."},
               expected(t), &given);
        return std::nullopt;
    }

    std::optional<value> read(const value& given, const type_ptr& t, bool optional,
                              const std::string& path) {
        if (given.is_null()) {
            if (optional) return value::absent();
            report("null-not-allowed", path,
                   {"Oplysningen " + path + " kan ikke være tom (null).",
                    "The fact " + path + " cannot be null."},
                   {"Udelad den, hvis den ikke kendes.", "Leave it out if it is not known."},
                   nullptr);
            return std::nullopt;
        }
        switch (t->kind) {
        case type_kind::any:
            return given;
        case type_kind::list:
            return read_list(given, *t, path);
        case type_kind::context:
            return read_context(given, *t, path);
        default:
            return read_scalar(given, *t, path);
        }
    }

    std::optional<value> read_scalar(const value& given, const type& t, const std::string& path) {
        std::optional<value> out;
        if (detail::type_kind_of(given.kind()) == t.kind) {
            out = given;
        } else if (given.is(kind::string) && t.kind != type_kind::number &&
                   t.kind != type_kind::boolean) {
            out = check::scalar_value(given.as_string(), t);
        }
        if (!out) return wrong_type(given, t, path);
        if (check::allowed_by(t, *out)) return out;
        report("value-not-allowed", path,
               {"Oplysningen " + path + " har en værdi, der ikke er tilladt.",
                "The fact " + path + " has a value that is not allowed."},
               allowed_hint(t, *out), &given);
        return std::nullopt;
    }

    static bilingual allowed_hint(const type& t, const value& given) {
        std::vector<std::string> all;
        for (const auto& v : t.domain->values)
            all.push_back(feel::text(v));
        if (all.empty()) {
            const auto low = t.domain->low ? feel::text(*t.domain->low) : "";
            const auto high = t.domain->high ? feel::text(*t.domain->high) : "";
            return {"Tilladt er " + low + " til " + high + ".",
                    "Allowed is " + low + " to " + high + "."};
        }
        const auto close = given.is(kind::string) ? nearest(given.as_string(), all) : "";
        if (!close.empty()) return {"Mente du " + close + "?", "Did you mean " + close + "?"};
        std::string text;
        for (const auto& one : all)
            text += (text.empty() ? "" : ", ") + one;
        return {"Tilladte værdier er " + text + ".", "Allowed values are " + text + "."};
    }

    std::optional<value> read_list(const value& given, const type& t, const std::string& path) {
        if (!given.is(kind::list)) return wrong_type(given, t, path);
        const auto& element = t.element ? t.element : types::any();
        std::vector<value> items;
        bool good = true;
        std::size_t number = 0;
        for (const auto& item : given.as_list().items) {
            auto one = read(item, element, false, path + "[" + std::to_string(++number) + "]");
            if (one)
                items.push_back(std::move(*one));
            else
                good = false;
        }
        if (!good) return std::nullopt;
        if (is_period(*element)) note_doubts(items, path);
        return make_list(std::move(items));
    }

    std::optional<value> read_context(const value& given, const type& t, const std::string& path) {
        if (!given.is(kind::context)) return wrong_type(given, t, path);
        const auto& c = given.as_context();
        bool good = true;
        for (const auto& name : c.shape->names) {
            if (t.open || field_of(t, name) != nullptr) continue;
            std::vector<std::string> choices;
            for (const auto& field : t.fields)
                choices.push_back(field.name);
            const auto close = nearest(name, choices);
            bilingual hint;
            if (!close.empty()) hint = {"Mente du " + close + "?", "Did you mean " + close + "?"};
            report("unknown-field", path + "." + name,
                   {"Feltet " + name + " findes ikke i " + path + ".",
                    "There is no field " + name + " in " + path + "."},
                   std::move(hint), nullptr);
            good = false;
        }
        context_value out{shape_of(t), {}};
        for (const auto& field : t.fields) {
            const auto* entry = c.find(field.name);
            const auto below = path + "." + field.name;
            if (entry == nullptr) {
                out.entries.push_back(missing(field.what, field.optional, below_fact(below)));
                continue;
            }
            auto one = read(*entry, field.what, field.optional, below);
            good = good && one.has_value();
            out.entries.push_back(one ? std::move(*one) : value());
        }
        if (!good || !in_order(out, path)) return std::nullopt;
        return value(std::move(out));
    }

    std::string below_fact(const std::string& path) const {
        return path.substr(entity().slots[slot_].name.size());
    }

    context_shape_ptr shape_of(const type& t) {
        for (const auto& [known, shape] : shapes_) {
            if (known == &t) return shape;
        }
        auto shape = std::make_shared<context_shape>();
        for (const auto& field : t.fields)
            shape->names.push_back(field.name);
        shapes_.emplace_back(&t, shape);
        return shape;
    }

    static bool is_period(const type& t) {
        const auto* from = field_of(t, "fra");
        const auto* to = field_of(t, "til");
        return from != nullptr && to != nullptr && from->what->kind == type_kind::date &&
               to->what->kind == type_kind::date;
    }

    bool in_order(const context_value& c, const std::string& path) {
        const auto* from = c.find("fra");
        const auto* to = c.find("til");
        if (from == nullptr || to == nullptr) return true;
        if (!from->is(kind::date) || !to->is(kind::date)) return true;
        if (to->as_date() >= from->as_date()) return true;
        report("period-reversed", path,
               {"Perioden " + path + " slutter, før den begynder.",
                "The period " + path + " ends before it begins."},
               {"Ret fra eller til.", "Correct fra or til."}, to);
        return false;
    }

    // Identical rows count once, overlaps are united; both are told, since they hint at bad data.
    void note_doubts(std::vector<value>& items, const std::string& path) {
        std::vector<value> kept;
        for (auto& item : items) {
            const bool twice = !item.is_partial() &&
                               std::any_of(kept.begin(), kept.end(),
                                           [&](const value& v) { return identical(v, item); });
            if (!twice) {
                kept.push_back(std::move(item));
                continue;
            }
            report("duplicate-period", path,
                   {"Den samme række står flere gange i " + path + " og tæller kun én gang.",
                    "The same row stands several times in " + path + " and counts once."},
                   {}, nullptr, severity::warning);
        }
        items = std::move(kept);
        if (overlap(items)) {
            report("overlapping-periods", path,
                   {"Perioder i " + path + " overlapper hinanden; dagene tæller kun én gang.",
                    "Periods in " + path + " overlap; their days count once."},
                   {}, nullptr, severity::warning);
        }
    }

    // Rows that say the same of days which they share; an internship beside paid hours is no doubt.
    static bool overlap(const std::vector<value>& items) {
        using days = std::pair<hjemmel::date, hjemmel::date>;
        std::vector<std::pair<value, days>> all;
        for (const auto& item : items) {
            const auto& c = item.as_context();
            const auto* from = c.find("fra");
            const auto* to = c.find("til");
            if (!from->is(kind::date) || to->is_undetermined()) continue;
            const auto last = to->is(kind::date) ? to->as_date() : hjemmel::date::max();
            std::vector<value> rest;
            for (const auto& entry : c.entries) {
                if (&entry != from && &entry != to) rest.push_back(entry);
            }
            all.emplace_back(make_list(std::move(rest)), days{from->as_date(), last});
        }
        std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
            const auto o = order(a.first, b.first);
            return o != 0 ? o < 0 : a.second < b.second;
        });
        for (std::size_t i = 1; i < all.size(); ++i) {
            if (!identical(all[i].first, all[i - 1].first)) continue;
            if (all[i].second.first <= all[i - 1].second.second) return true;
            all[i].second.second = std::max(all[i].second.second, all[i - 1].second.second);
        }
        return false;
    }

    void check_dates(const value& v, const hjemmel::date& first, const std::string& path,
                     const std::string& begin) {
        if (v.is(kind::date) && v.as_date() < first) {
            report("before-begin", path,
                   {"Datoen " + path + " ligger før " + begin + ".",
                    "The date " + path + " lies before " + begin + "."},
                   {"Ret en af de to datoer.", "Correct one of the two dates."}, &v);
        } else if (v.is(kind::list)) {
            std::size_t number = 0;
            for (const auto& item : v.as_list().items)
                check_dates(item, first, path + "[" + std::to_string(++number) + "]", begin);
        } else if (v.is(kind::context)) {
            const auto& c = v.as_context();
            for (std::size_t i = 0; i < c.entries.size(); ++i)
                check_dates(c.entries[i], first, path + "." + c.shape->names[i], begin);
        }
    }

    record& record_;
    instance& of_;
    const options& how_;
    diagnostics& found_;
    std::string prefix_;
    plan::index slot_ = 0;
    std::vector<std::pair<const type*, context_shape_ptr>> shapes_{};
};

using entries = std::vector<std::pair<std::string, value>>;

entries entries_of(const value& given) {
    entries out;
    const auto& c = given.as_context();
    for (std::size_t i = 0; i < c.entries.size(); ++i)
        out.emplace_back(c.shape->names[i], c.entries[i]);
    return out;
}

// The key by which JSON and tables carry a case's id.
constexpr std::string_view id_key = "sags_id";

std::string id_of(const value& given, std::size_t number) {
    const auto* id = given.is(kind::context) ? given.as_context().find(id_key) : nullptr;
    return id != nullptr && id->is(kind::string) ? id->as_string() : std::to_string(number);
}

std::unique_ptr<instance> made(plan::index entity, std::string id) {
    auto out = std::make_unique<instance>();
    out->entity = entity;
    out->id = std::move(id);
    return out;
}

class case_binder {
  public:
    case_binder(record& r, const options& how, diagnostics& found)
        : record_(r), how_(how), found_(found) {}

    void bind(instance& of, const entries& given, const std::string& prefix,
              const std::vector<facts::preset_value>& presets = {}) {
        binder b(record_, of, how_, found_, prefix);
        for (const auto& one : presets)
            b.preset(one);
        const auto& e = b.entity();
        const auto* child = e.child == plan::none ? nullptr : &record_.program->entities[e.child];
        const auto* parent =
            e.parent == plan::none ? nullptr : &record_.program->entities[e.parent];
        const value* children = nullptr;
        const value* above = nullptr;
        for (const auto& [name, what] : given) {
            if (child != nullptr && name == child->plural) {
                children = &what;
            } else if (parent != nullptr && name == parent->name && of.parent == nullptr) {
                above = &what;
            } else if (name != id_key && !b.take(name, what)) {
                b.refuse_unknown(name);
            }
        }
        b.fill_gaps();
        b.check_beginning();
        if (child != nullptr) bind_children(of, b, children, prefix);
        if (parent != nullptr && of.parent == nullptr) bind_parent(of, b, above);
    }

  private:
    void bind_children(instance& of, binder& b, const value* given, const std::string& prefix) {
        const auto number = record_.program->entities[of.entity].child;
        const auto& child = record_.program->entities[number];
        if (given == nullptr) {
            const bool whole = std::find(how_.complete.begin(), how_.complete.end(),
                                         child.plural) != how_.complete.end();
            if (!whole) miss_children(of, child.plural);
            return;
        }
        if (!given->is(kind::list)) {
            b.report("wrong-type", child.plural,
                     {child.plural + " skal være en liste af objekter.",
                      child.plural + " must be a list of objects."},
                     {}, nullptr);
            return;
        }
        std::size_t count = 0;
        for (const auto& item : given->as_list().items) {
            auto& one = of.children.emplace_back(made(number, id_of(item, ++count)));
            one->parent = &of;
            const auto below = prefix + child.plural + "[" + one->id + "].";
            if (item.is(kind::context)) {
                bind(*one, entries_of(item), below);
            } else {
                bind(*one, {}, below);
                b.report("wrong-type", child.plural + "[" + one->id + "]",
                         {"Hver af " + child.plural + " skal være et objekt med oplysninger.",
                          "Each of " + child.plural + " must be an object with facts."},
                         {}, &item);
            }
        }
    }

    void miss_children(instance& of, const std::string& plural) {
        record_.unknowns.push_back({&of, plan::none, plural, types::any(), false});
        of.children_missing = true;
        of.children_unknown = static_cast<std::uint32_t>(record_.unknowns.size() - 1);
    }

    // A case that stands alone still belongs to one: what was not told of it is missing.
    void bind_parent(instance& of, binder& b, const value* given) {
        const auto number = record_.program->entities[of.entity].parent;
        const auto& parent = record_.program->entities[number];
        const bool facts = given != nullptr && given->is(kind::context);
        const bool named = facts && given->as_context().find(id_key) != nullptr;
        record_.parent = made(number, named ? id_of(*given, 1) : "");
        of.parent = record_.parent.get();
        if (given != nullptr && !facts) {
            b.report("wrong-type", parent.name,
                     {parent.name + " skal være et objekt med oplysninger.",
                      parent.name + " must be an object with facts."},
                     {}, given);
        }
        bind(*record_.parent, facts ? entries_of(*given) : entries{}, parent.name + ".");
    }

    record& record_;
    const options& how_;
    diagnostics& found_;
};

} // namespace

void bind(record& into, plan::index entity, const facts& given, const options& how,
          diagnostics& found) {
    into.root = made(entity, given.id());
    case_binder(into, how, found).bind(*into.root, given.entries(), "", given.presets());
}

} // namespace hjemmel::eval

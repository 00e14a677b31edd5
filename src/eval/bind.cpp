// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/eval/bind.hpp>

#include "fact_reader.hpp"

#include <hjemmel/core/nearest.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace hjemmel::eval {

namespace {

using detail::fact_path;
using detail::fact_reader;
using detail::known_shapes;

// What a fact is that a case leaves out.
struct gap {
    bool whole = false;       // said to be absent or empty
    value what{};             // if it is whole or missing
    std::uint32_t number = 0; // of the unknown that `what` rests on
};

// What the cases of one binder share.
struct common {
    common(record& r, const options& o) : into(r), how(o), runs(r, o), shapes(*r.program) {}

    record& into;
    const options& how;
    machine runs;
    known_shapes shapes;
    std::vector<std::vector<gap>> gaps{}; // by entity and slot; none where nothing was left out yet
};

// One entity's facts. Everything that is wrong is told; what is right is bound.
class entity_binder {
  public:
    entity_binder(common& all, instance& of, diagnostics& found, std::string prefix)
        : all_(all), record_(all.into), of_(of),
          reader_(all.into, of, all.runs, all.shapes, found, std::move(prefix)) {
        of_.begin(entity().slots.size());
    }

    fact_reader& reader() { return reader_; }

    const plan::entity& entity() const { return record_.program->entities[of_.entity]; }

    /// Takes the facts that are this entity's own; gives back what is not (relations).
    bool take(const std::string& name, const value& given) {
        const auto slot = entity().find(name);
        if (slot == plan::none || !entity().slots[slot].is_fact) return false;
        put(slot, given);
        return true;
    }

    /// The same for what is given by its number.
    bool take(plan::index slot, const value& given) {
        if (slot >= entity().slots.size() || !entity().slots[slot].is_fact) return false;
        put(slot, given);
        return true;
    }

    void put(plan::index slot, const value& given) {
        reader_.enter(slot);
        const auto& s = entity().slots[slot];
        const auto& name = s.name;
        if (record_.program->source->dynamic_typing) {
            of_.slots[slot] = reader_.read_or_null(given, s.type, name);
        } else {
            auto bound = reader_.read(given, s.type, s.optional, name);
            of_.slots[slot] = bound ? std::move(*bound) : value();
        }
        of_.origins[slot] = origin::supplied;
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
            reader_.report("unknown-decision", given.decision,
                           {"Resultatet " + given.decision + " findes ikke og kan ikke fastsættes.",
                            "There is no decision " + given.decision + " that could be preset."},
                           std::move(hint), nullptr);
            return;
        }
        if (given.reason.empty()) {
            reader_.report("preset-reason", given.decision,
                           {"Resultatet " + given.decision + " er fastsat uden begrundelse.",
                            "The decision " + given.decision + " is preset without a reason."},
                           {"Angiv hvorfor reglerne ikke skal afgøre det.",
                            "Say why the rules shall not decide it."},
                           nullptr);
            return;
        }
        reader_.enter(slot);
        auto bound = reader_.read(given.what, entity().slots[slot].type, true, given.decision);
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
        reader_.report("unknown-fact", name,
                       {"Oplysningen " + name + " findes ikke i regelsættet.",
                        "There is no fact " + name + " in the ruleset."},
                       std::move(hint), nullptr);
    }

    /// What was not supplied: a stand-in waits for its turn, a complete one is empty, the rest is
    /// missing.
    void fill_gaps() {
        const auto& slots = entity().slots;
        auto& gaps = all_.gaps[of_.entity];
        if (gaps.empty()) gaps = gaps_of(entity());
        for (plan::index i = 0; i < slots.size(); ++i) {
            if (!slots[i].is_fact || of_.origins[i] == origin::supplied) continue;
            if (gaps[i].whole)
                of_.origins[i] = origin::supplied;
            else if (slots[i].expression == plan::none)
                miss(i, gaps[i]);
            else
                continue;
            of_.slots[i] = gaps[i].what;
        }
    }

    /// Nothing in a case may lie before the day that its entity begins on.
    void check_beginning() {
        const auto slot = entity().begin;
        if (slot == plan::none || !of_.slots[slot].is(kind::date)) return;
        const auto& begin = entity().slots[slot].name;
        const auto first = of_.slots[slot].as_date();
        for (plan::index i = 0; i < entity().slots.size(); ++i) {
            if (i != slot && of_.origins[i] == origin::supplied) {
                check_dates(of_.slots[i], first, entity().slots[i].name, begin);
            }
        }
    }

  private:
    std::vector<gap> gaps_of(const plan::entity& of) const {
        std::vector<gap> out(of.slots.size());
        const auto& complete = all_.how.complete;
        for (std::size_t i = 0; i < out.size(); ++i) {
            const auto& slot = of.slots[i];
            out[i].whole = (slot.optional || slot.type->kind == type_kind::list) &&
                           std::find(complete.begin(), complete.end(), slot.name) != complete.end();
            if (out[i].whole) out[i].what = slot.optional ? value::absent() : make_list({});
        }
        return out;
    }

    // Most cases number it alike, so that it is the same value.
    void miss(plan::index slot, gap& known) {
        reader_.enter(slot);
        const auto& s = entity().slots[slot];
        const auto number = reader_.number_unknown(s.type, s.optional, "");
        if (number == known.number && !known.what.is_null()) return;
        known.number = number;
        known.what = unknown_value(s.type, s.optional, missing_set(number));
    }

    void check_dates(const value& v, const hjemmel::date& first, const fact_path& path,
                     const std::string& begin) {
        if (v.is(kind::date) && v.as_date() < first) {
            reader_.report("before-begin", path,
                           {"Datoen " + path.text() + " ligger før " + begin + ".",
                            "The date " + path.text() + " lies before " + begin + "."},
                           {"Ret en af de to datoer.", "Correct one of the two dates."}, &v);
        } else if (v.is(kind::list)) {
            std::size_t number = 0;
            for (const auto& item : v.as_list().items)
                check_dates(item, first, {path, ++number}, begin);
        } else if (v.is(kind::context)) {
            const auto& c = v.as_context();
            for (std::size_t i = 0; i < c.entries.size(); ++i)
                check_dates(c.entries[i], first, {path, c.shape->names[i]}, begin);
        }
    }

    common& all_;
    record& record_;
    instance& of_;
    fact_reader reader_;
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

} // namespace

class binder::state {
  public:
    state(record& r, const options& how) : all_(r, how), record_(r) {
        all_.gaps.resize(r.program->entities.size());
    }

    void bind(plan::index entity, const facts& given, diagnostics& found) {
        found_ = &found;
        auto& root = record_.root;
        if (!root || root->entity != entity) root = made(entity, "");
        root->id = given.id();
        root->parent = nullptr;
        const own more{given.presets(), given.numbered()};
        bind(*root, given.entries(), "", &more);
    }

  private:
    /// What the host said of the case itself, beside what has names.
    struct own {
        const std::vector<facts::preset_value>& presets;
        const std::vector<std::pair<plan::index, value>>& numbered;
    };

    void bind(instance& of, const entries& given, const std::string& prefix,
              const own* more = nullptr) {
        entity_binder b(all_, of, *found_, prefix);
        if (more != nullptr) take(b, *more);
        const auto& e = b.entity();
        const auto* child = e.child == plan::none ? nullptr : &record_.program->entities[e.child];
        const auto* parent =
            e.parent == plan::none ? nullptr : &record_.program->entities[e.parent];
        const bool alone = of.parent == nullptr; // not told of as one of another's
        const value* children = nullptr;
        const value* above = nullptr;
        for (const auto& [name, what] : given) {
            if (child != nullptr && name == child->plural) {
                children = &what;
            } else if (parent != nullptr && alone && name == parent->name) {
                above = &what;
            } else if (name != id_key && !b.take(name, what)) {
                b.refuse_unknown(name);
            }
        }
        b.fill_gaps();
        b.check_beginning();
        if (child != nullptr) bind_children(of, b, children, prefix);
        if (parent != nullptr && alone) bind_parent(of, b, above, prefix);
    }

    static void take(entity_binder& b, const own& more) {
        for (const auto& one : more.presets)
            b.preset(one);
        for (const auto& [slot, what] : more.numbered) {
            if (!b.take(slot, what)) b.refuse_unknown(std::to_string(slot));
        }
    }

    void bind_children(instance& of, entity_binder& b, const value* given,
                       const std::string& prefix) {
        const auto number = record_.program->entities[of.entity].child;
        const auto& child = record_.program->entities[number];
        if (given == nullptr) {
            const auto& complete = all_.how.complete;
            if (std::find(complete.begin(), complete.end(), child.plural) == complete.end())
                miss_children(of, child.plural);
            return;
        }
        if (!given->is(kind::list)) {
            b.reader().report("wrong-type", child.plural,
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
                b.reader().report(
                    "wrong-type", child.plural + "[" + one->id + "]",
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
    void bind_parent(instance& of, entity_binder& b, const value* given,
                     const std::string& prefix) {
        const auto number = record_.program->entities[of.entity].parent;
        const auto& parent = record_.program->entities[number];
        const bool facts = given != nullptr && given->is(kind::context);
        const bool named = facts && given->as_context().find(id_key) != nullptr;
        if (!of.own_parent) of.own_parent = made(number, "");
        of.parent = of.own_parent.get();
        of.parent->id = named ? id_of(*given, 1) : "";
        of.parent->parent = nullptr;
        if (given != nullptr && !facts) {
            b.reader().report("wrong-type", parent.name,
                              {parent.name + " skal være et objekt med oplysninger.",
                               parent.name + " must be an object with facts."},
                              {}, given);
        }
        bind(*of.parent, facts ? entries_of(*given) : entries{}, prefix + parent.name + ".");
    }

    common all_;
    record& record_;
    diagnostics* found_ = nullptr;
};

binder::binder(record& into, const options& how) : state_(std::make_unique<state>(into, how)) {}
binder::~binder() = default;

void binder::bind(plan::index entity, const facts& given, diagnostics& found) {
    state_->bind(entity, given, found);
}

} // namespace hjemmel::eval

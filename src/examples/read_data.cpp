// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/examples/read_data.hpp>

#include <hjemmel/check/declared.hpp>
#include <hjemmel/core/decimal.hpp>
#include <hjemmel/eval/possible.hpp>

#include <algorithm>
#include <charconv>
#include <memory>
#include <optional>
#include <string>

namespace hjemmel::examples {

namespace {

using model::data;
using shape = data::shape;

/// More copies of one related entity than this are a slip of the pen.
constexpr std::size_t most_copies = 1'000'000;

bilingual example_of(type_kind kind) {
    switch (kind) {
    case type_kind::boolean:
        return {"Skriv true eller false.", "Write true or false."};
    case type_kind::number:
        return {"Skriv et tal med punktum som decimaltegn.",
                "Write a number with a decimal point."};
    case type_kind::date:
        return {"Skriv en dato, der findes, som 2019-12-31.",
                "Write a date that exists, such as 2019-12-31."};
    case type_kind::list:
        return {"Skriv en liste: [...].", "Write a list: [...]."};
    case type_kind::context:
        return {"Skriv felter: {navn: værdi}.", "Write fields: {name: value}."};
    default:
        return {};
    }
}

diagnostic fault(std::string_view code, const place& where, bilingual text, bilingual hint) {
    diagnostic d;
    d.code = code;
    d.where = where;
    d.text = std::move(text);
    d.hint = std::move(hint);
    return d;
}

/// Reads one value and all inside of it.
class data_reader {
  public:
    explicit data_reader(diagnostics* faults) : faults_(faults) {}

    value read(const data& written, const type& wanted, const value* like) {
        switch (written.what) {
        case shape::none:
            return value::absent();
        case shape::scalar:
            return scalar(written, wanted, like);
        case shape::list:
            return list(written, wanted, like);
        default:
            return context(written, wanted, like);
        }
    }

  private:
    value scalar(const data& written, const type& wanted, const value* like) {
        const auto& text = written.scalar.text;
        if (wanted.kind == type_kind::any) return guessed(text, like);
        auto out = check::scalar_value(text, wanted);
        if (!out) return refuse(written, wanted, value(text));
        allowed(written, wanted, *out);
        return *out;
    }

    static value guessed(const std::string& text, const value* like) {
        if (like != nullptr && !like->is_null()) {
            auto out =
                check::scalar_value(text, type{.kind = eval::detail::type_kind_of(like->kind())});
            return out ? *out : value(text);
        }
        if (text == "true" || text == "false") return value(text == "true");
        if (const auto number = decimal::parse(text)) return *number;
        return text;
    }

    value list(const data& written, const type& wanted, const value* like) {
        const bool fits = wanted.kind == type_kind::list || wanted.kind == type_kind::any;
        const auto& element =
            wanted.kind == type_kind::list && wanted.element ? *wanted.element : *types::any();
        const auto* others = like != nullptr && like->is(kind::list) ? &like->as_list() : nullptr;
        std::vector<value> items;
        for (const auto& one : written.items) {
            const bool beside = others != nullptr && items.size() < others->items.size();
            items.push_back(read(one, element, beside ? &others->items[items.size()] : nullptr));
        }
        auto out = make_list(std::move(items));
        return fits ? out : refuse(written, wanted, out);
    }

    value context(const data& written, const type& wanted, const value* like) {
        const bool fits = wanted.kind == type_kind::context || wanted.kind == type_kind::any;
        const auto* other =
            like != nullptr && like->is(kind::context) ? &like->as_context() : nullptr;
        auto names = std::make_shared<context_shape>();
        context_value out;
        for (const auto& entry : written.entries) {
            const auto& name = entry.key.text;
            const auto* beside = other != nullptr ? other->find(name) : nullptr;
            names->names.push_back(name);
            out.entries.push_back(read(entry.content, field(wanted, entry.key), beside));
        }
        out.shape = std::move(names);
        if (fits) complete(written, wanted);
        value all(std::move(out));
        return fits ? all : refuse(written, wanted, all);
    }

    const type& field(const type& wanted, const located_text& name) {
        for (const auto& one : wanted.fields) {
            if (one.name == name.text) return *one.what;
        }
        const bool known =
            wanted.kind != type_kind::context || wanted.fields.empty() || wanted.open;
        if (faults_ != nullptr && !known) {
            faults_->push_back(fault("unknown-field", name.where,
                                     {"Feltet " + name.text + " findes ikke i typen.",
                                      "The type has no field " + name.text + "."},
                                     {}));
        }
        return *types::any();
    }

    // A whole value is compared, so that a field that is left out is a slip.
    void complete(const data& written, const type& wanted) {
        if (faults_ == nullptr) return;
        for (const auto& one : wanted.fields) {
            if (one.optional || written.find(one.name) != nullptr) continue;
            faults_->push_back(fault(
                "missing-field", written.where,
                {"Feltet " + one.name + " mangler.", "The field " + one.name + " is missing."},
                {"En forventet værdi skrives helt; skriv null, hvor der intet er.",
                 "An expected value is written whole; write null for nothing."}));
        }
    }

    void allowed(const data& written, const type& wanted, const value& what) {
        if (faults_ == nullptr || check::allowed_by(wanted, what)) return;
        faults_->push_back(fault(
            "value-not-allowed", written.where,
            {"Værdien er ikke blandt de tilladte.", "The value is not among those allowed."}, {}));
    }

    value refuse(const data& written, const type& wanted, value as_it_is) {
        if (faults_ != nullptr) {
            faults_->push_back(fault("wrong-type", written.where,
                                     {"Værdien er ikke af typen " + type_text(wanted) + ".",
                                      "The value is not of type " + type_text(wanted) + "."},
                                     example_of(wanted.kind)));
        }
        return as_it_is;
    }

    diagnostics* faults_;
};

using facts_list = std::vector<std::pair<std::string, value>>;

value context_of(facts_list entries) {
    auto names = std::make_shared<context_shape>();
    context_value out;
    for (auto& one : entries) {
        names->names.push_back(std::move(one.first));
        out.entries.push_back(std::move(one.second));
    }
    out.shape = std::move(names);
    return out;
}

/// How often an item of related entities counts, and its facts without that key.
std::size_t copies(const plan::entity& of, std::vector<data::entry>& facts) {
    const auto at = std::find_if(facts.begin(), facts.end(),
                                 [](const data::entry& e) { return e.key.text == "repeat"; });
    if (at == facts.end() || of.find("repeat") != plan::none) return 1;
    std::size_t count = 0;
    const auto& text = at->content.scalar.text;
    const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), count);
    const bool whole = wrong == std::errc() && end == text.data() + text.size();
    if (!whole || count > most_copies) return 1; // stays, for whoever binds it to refuse
    facts.erase(at);
    return count;
}

value related(const plan::program& of, plan::index child, const data& written) {
    if (written.what != shape::list) return read_data(written, *types::any());
    std::vector<value> items;
    for (const auto& item : written.items) {
        if (item.what != shape::mapping) {
            items.push_back(read_data(item, *types::any()));
            continue;
        }
        auto entries = item.entries;
        const auto count = copies(of.entities[child], entries);
        const auto one = context_of(read_facts(of, child, entries));
        items.insert(items.end(), count, one);
    }
    return make_list(std::move(items));
}

/// What stands at the beginning of a path's rest.
bool takes(std::string_view& rest, std::string_view name) {
    if (!rest.starts_with(name)) return false;
    const auto after = rest.substr(name.size());
    if (!after.empty() && after.front() != '.' && after.front() != '[') return false;
    rest = after;
    return true;
}

/// The item that `[n]` or `[id]` means, where items with `repeat` count several times.
const data* item_of(const data& list, std::string_view which) {
    std::size_t wanted = 0;
    const auto [end, wrong] = std::from_chars(which.data(), which.data() + which.size(), wanted);
    const bool number = wrong == std::errc() && end == which.data() + which.size();
    std::size_t count = 0;
    for (const auto& item : list.items) {
        const auto* id = item.find("sags_id");
        if (id != nullptr && id->scalar.text == which) return &item;
        const auto* more = item.find("repeat");
        std::size_t times = 1;
        if (more != nullptr) {
            const auto& text = more->scalar.text;
            std::from_chars(text.data(), text.data() + text.size(), times);
        }
        count += times;
        if (number && wanted <= count) return &item;
    }
    return nullptr;
}

const data::entry* entry_of(const std::vector<data::entry>& all, std::string_view& rest) {
    const data::entry* best = nullptr;
    auto after = rest;
    for (const auto& one : all) {
        auto now = rest;
        if (!takes(now, one.key.text)) continue;
        if (best != nullptr && best->key.text.size() >= one.key.text.size()) continue;
        best = &one;
        after = now;
    }
    rest = after;
    return best;
}

place place_below(const data::entry& from, std::string_view rest) {
    const data* at = &from.content;
    auto where = at->what == shape::scalar ? at->where : from.key.where;
    while (!rest.empty()) {
        if (rest.front() == '[') {
            const auto close = rest.find(']');
            if (close == std::string_view::npos) return where;
            at = item_of(*at, rest.substr(1, close - 1));
            rest.remove_prefix(close + 1);
        } else {
            rest.remove_prefix(1);
            const auto* next = entry_of(at->entries, rest);
            if (next == nullptr) return where;
            where = next->key.where;
            at = &next->content;
        }
        if (at == nullptr) return where;
        if (at->what == shape::scalar) where = at->where;
    }
    return where;
}

} // namespace

value read_data(const data& written, const type& wanted, diagnostics* faults, const value* like) {
    return data_reader(faults).read(written, wanted, like);
}

facts_list read_facts(const plan::program& of, plan::index entity,
                      const std::vector<data::entry>& given) {
    const auto& e = of.entities[entity];
    facts_list out;
    for (const auto& one : given) {
        const auto& name = one.key.text;
        const auto slot = e.find(name);
        if (slot != plan::none) {
            out.emplace_back(name, read_data(one.content, *e.slots[slot].type));
        } else if (e.child != plan::none && name == of.entities[e.child].plural) {
            out.emplace_back(name, related(of, e.child, one.content));
        } else if (e.parent != plan::none && name == of.entities[e.parent].name &&
                   one.content.what == shape::mapping) {
            out.emplace_back(name, context_of(read_facts(of, e.parent, one.content.entries)));
        } else {
            out.emplace_back(name, one.content.what == shape::scalar
                                       ? value(one.content.scalar.text) // an id is a text
                                       : read_data(one.content, *types::any()));
        }
    }
    return out;
}

bool same_answer(const value& a, const value& b) {
    if (a.is_null() || b.is_null()) return a.is_null() && b.is_null();
    if (a.is(kind::list) && b.is(kind::list)) {
        const auto& x = a.as_list().items;
        const auto& y = b.as_list().items;
        return x.size() == y.size() && std::equal(x.begin(), x.end(), y.begin(), same_answer);
    }
    if (!a.is(kind::context) || !b.is(kind::context)) return identical(a, b);
    const auto& x = a.as_context();
    const auto& y = b.as_context();
    for (std::size_t i = 0; i < x.entries.size(); ++i) {
        const auto* other = y.find(x.shape->names[i]);
        if (!same_answer(x.entries[i], other != nullptr ? *other : value())) return false;
    }
    for (std::size_t i = 0; i < y.entries.size(); ++i) {
        if (x.find(y.shape->names[i]) == nullptr && !y.entries[i].is_null()) return false;
    }
    return true;
}

place place_of(const std::vector<data::entry>& facts, std::string_view path) {
    const auto* first = entry_of(facts, path);
    return first != nullptr ? place_below(*first, path) : place{};
}

} // namespace hjemmel::examples

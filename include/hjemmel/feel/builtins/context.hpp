// SPDX-License-Identifier: Apache-2.0
// The built-ins on contexts (DMN 1.5, 10.3.4.14).
#pragma once

#include <hjemmel/feel/builtins/arguments.hpp>

#include <map>
#include <memory>

namespace hjemmel::feel::define {

/// A context that is being made: entries in the order in which their names first came.
class entries {
  public:
    entries() = default;
    explicit entries(const context_value& c) {
        for (std::size_t i = 0; i < c.entries.size(); ++i)
            put(c.shape->names[i], c.entries[i]);
    }

    bool has(const std::string& name) const { return places_.count(name) != 0; }
    void put(const std::string& name, const value& v) {
        const auto [place, fresh] = places_.try_emplace(name, values_.size());
        if (fresh) {
            names_.push_back(name);
            values_.push_back(v);
        } else {
            values_[place->second] = v;
        }
    }
    value done(call& in) && {
        if (!in.charge(values_.size())) return {};
        auto shape = std::make_shared<const context_shape>(context_shape{std::move(names_)});
        return context_value{std::move(shape), std::move(values_)};
    }

  private:
    std::map<std::string, std::size_t> places_;
    std::vector<std::string> names_;
    std::vector<value> values_;
};

inline value get_value(call& in, std::span<const value> args) {
    arguments a(in, "get value", args);
    const auto* m = a.context(0, "m");
    if (!m) return a.failed();
    const auto* key = a.string(1, "key");
    if (!key) return a.failed();
    const auto* found = m->find(*key);
    return found ? *found : value();
}

inline value get_entries(call& in, std::span<const value> args) {
    static const auto shape =
        std::make_shared<const context_shape>(context_shape{{"key", "value"}});
    arguments a(in, "get entries", args);
    const auto* m = a.context(0, "m");
    if (!m) return a.failed();
    std::vector<value> all;
    for (std::size_t i = 0; i < m->entries.size(); ++i) {
        all.emplace_back(context_value{shape, {value(m->shape->names[i]), m->entries[i]}});
    }
    return list_of(in, std::move(all));
}

inline value context(call& in, std::span<const value> args) {
    static constexpr std::string_view wanted = "list<context<key: string, value: Any>>";
    arguments a(in, "context", args);
    const auto* list = a.list(0, "entries");
    if (!list) return a.failed();
    entries made;
    for (const auto& item : *list) {
        if (!item.is(kind::context)) return a.refuse_kind("entries", wanted, item);
        const auto* key = item.as_context().find("key");
        const auto* held = item.as_context().find("value");
        if (!key || !held || !key->is(kind::string)) {
            return a.refuse_kind("entries", wanted, key && held ? *key : item);
        }
        if (made.has(key->as_string())) {
            return a.refuse("entries", "har den samme nøgle to gange", "has the same key twice");
        }
        made.put(key->as_string(), *held);
    }
    return std::move(made).done(in);
}

/// The context with `held` under the keys from `at` on, one inside the other.
inline std::optional<value> put_at(arguments& a, const context_value& c,
                                   std::span<const value> keys, const value& held) {
    const auto& key = keys.front();
    if (!key.is(kind::string)) {
        a.refuse_kind("keys", "list<string>", key);
        return std::nullopt;
    }
    entries made(c);
    if (keys.size() == 1) {
        made.put(key.as_string(), held);
        return std::move(made).done(a.in());
    }
    const auto* next = c.find(key.as_string());
    if (!next || !next->is(kind::context)) {
        a.refuse("keys", "peger ikke på en kontekst inde i konteksten",
                 "does not point at a context inside the context");
        return std::nullopt;
    }
    const auto inner = put_at(a, next->as_context(), keys.subspan(1), held);
    if (!inner) return std::nullopt;
    made.put(key.as_string(), *inner);
    return std::move(made).done(a.in());
}

inline value context_put(call& in, std::span<const value> args) {
    arguments a(in, "context put", args);
    const auto* c = a.context(0, "context");
    if (!c) return a.failed();
    if (a.at(1).is(kind::list)) {
        const auto& keys = a.at(1).as_list().items;
        if (keys.empty()) return a.refuse("keys", "er tom", "is empty");
        const auto made = put_at(a, *c, keys, a.at(2));
        return made ? *made : a.failed();
    }
    const auto* key = a.string(1, "key");
    if (!key) return a.failed();
    entries made(*c);
    made.put(*key, a.at(2));
    return std::move(made).done(in);
}

inline value context_merge(call& in, std::span<const value> args) {
    arguments a(in, "context merge", args);
    const auto* list = a.list(0, "contexts");
    if (!list) return a.failed();
    entries made;
    for (const auto& item : *list) {
        if (!item.is(kind::context)) return a.refuse_kind("contexts", "list<context>", item);
        const auto& c = item.as_context();
        for (std::size_t i = 0; i < c.entries.size(); ++i)
            made.put(c.shape->names[i], c.entries[i]);
    }
    return std::move(made).done(in);
}

inline void add_context(std::vector<builtin>& table) {
    const auto& any = any_context();
    const auto entry =
        types::context({{"key", types::string(), false}, {"value", types::any(), false}});
    const auto keys = types::list(types::string());
    add(table, "get value",
        {takes({needed("m", any), needed("key", types::string())}, types::any())}, get_value,
        {"The entry under that key; null where there is none.", R"(get value({a: 1}, "a"))", "1"});
    add(table, "get entries", {takes({needed("m", any)}, types::list(entry))}, get_entries,
        {"The entries as a list of contexts with a key and a value.", "get entries({a: 1})",
         R"([{key: "a", value: 1}])"});
    add(table, "context", {takes({needed("entries", types::list(any))}, any)}, context,
        {"The context of these keys and values; null where a key stands twice.",
         R"(context([{key: "a", value: 1}, {key: "b", value: 2}]))", "{a: 1, b: 2}"});
    add(table, "context put",
        // A key alone counts as a list of it, a list of keys would not count as one key.
        {takes({needed("context", any), needed("keys", keys), needed("value")}, any),
         takes({needed("context", any), needed("key", types::string()), needed("value")}, any)},
        context_put,
        {"The context with the value under that key, or under that path of keys.",
         R"(context put({x: {y: 0}}, ["x", "y"], 2))", "{x: {y: 2}}"});
    add(table, "context merge", {takes({needed("contexts", types::list(any))}, any)}, context_merge,
        {"The entries of all the contexts; a later one wins.",
         "context merge([{a: 1, b: 1}, {b: 2}])", "{a: 1, b: 2}"});
}

} // namespace hjemmel::feel::define

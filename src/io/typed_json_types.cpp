// SPDX-License-Identifier: Apache-2.0
// Types as JSON -> types as a rule file declares them.
#include <hjemmel/io/typed_json.hpp>

#include "typed_text.hpp"

#include <utility>
#include <vector>

namespace hjemmel::io {

namespace {

using detail::bad_typed;
using detail::entry;
using model::data;

data scalar(std::string text) {
    data out;
    out.what = data::shape::scalar;
    out.scalar.text = std::move(text);
    return out;
}

data listed(std::vector<data> items) {
    data out;
    out.what = data::shape::list;
    out.items = std::move(items);
    return out;
}

void add(data& to, std::string key, data content) {
    to.what = data::shape::mapping;
    located_text name;
    name.text = std::move(key);
    to.entries.push_back({std::move(name), std::move(content)});
}

diagnostic no_type(const std::string& path) {
    auto d = bad_typed(path, {"Her ventes en type.", "A type is expected here."});
    d.hint = {R"(Skriv "number", {"list": "number"} eller {"context": {"navn": "string"}}.)",
              R"(Write "number", {"list": "number"} or {"context": {"name": "string"}}.)"};
    return d;
}

/// A type where one must stand: null is Any.
result<data> inner(const value& json, const std::string& path) {
    auto read = read_type(json, path);
    if (!read || read.value()) return read;
    return scalar("Any");
}

result<data> wrapped(std::string key, const value& element, const std::string& path) {
    auto read = inner(element, path + "." + key);
    if (!read) return read;
    data out;
    add(out, std::move(key), std::move(read).value());
    return out;
}

result<data> context_type(const value& fields, const std::string& path) {
    if (!fields.is(kind::context)) return no_type(path);
    data all;
    all.what = data::shape::mapping;
    const auto& given = fields.as_context();
    for (std::size_t i = 0; i < given.entries.size(); ++i) {
        const auto& name = given.shape->names[i];
        auto read = inner(given.entries[i], path + "." + name);
        if (!read) return read;
        add(all, name, std::move(read).value());
    }
    data out;
    add(out, "context", std::move(all));
    return out;
}

result<data> function_type(const value& json, const std::string& path) {
    std::vector<data> all;
    if (const auto* params = entry(json, "params"); params != nullptr && params->is(kind::list)) {
        for (const auto& one : params->as_list().items) {
            auto read = inner(one, path + "[" + std::to_string(all.size() + 1) + "]");
            if (!read) return read;
            all.push_back(std::move(read).value());
        }
    }
    const auto* given = entry(json, "result");
    auto read = inner(given == nullptr ? value() : *given, path + ".result");
    if (!read) return read;
    data inside;
    add(inside, "parameters", listed(std::move(all)));
    add(inside, "result", std::move(read).value());
    data out;
    add(out, "function", std::move(inside));
    return out;
}

result<data> restricted(const value& json, const std::string& tests, const std::string& path) {
    const auto* base = entry(json, "base");
    auto read = inner(base == nullptr ? value() : *base, path + ".base");
    if (!read) return read;
    data out;
    add(out, "type", std::move(read).value());
    add(out, "allowed", scalar(tests));
    return out;
}

} // namespace

result<data> read_type(const value& json, const std::string& path) {
    if (json.is_null()) return data{};
    if (json.is(kind::string)) return scalar(json.as_string());
    if (const auto* element = entry(json, "list")) return wrapped("list", *element, path);
    if (const auto* element = entry(json, "range")) return wrapped("range", *element, path);
    if (const auto* fields = entry(json, "context")) return context_type(*fields, path);
    if (const auto* one = entry(json, "function")) return function_type(*one, path);
    const auto* tests = entry(json, "allowed");
    if (tests != nullptr && tests->is(kind::string)) {
        return restricted(json, tests->as_string(), path);
    }
    return no_type(path);
}

} // namespace hjemmel::io

// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/io/typed_json.hpp>

#include "json_text.hpp"
#include "typed_text.hpp"

#include <hjemmel/check/declared.hpp>
#include <hjemmel/feel/text.hpp>

#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace hjemmel::io {

namespace {

using detail::bad_typed;
using detail::entry;

constexpr std::array<std::pair<std::string_view, const type_ptr& (*)()>, 8> scalar_types{{
    {"string", types::string},
    {"boolean", types::boolean},
    {"number", types::number},
    {"date", types::date},
    {"time", types::time},
    {"date and time", types::date_and_time},
    {"days and time duration", types::days_duration},
    {"years and months duration", types::months_duration},
}};

result<value> read_list(const value& json, const std::string& path) {
    if (!json.is(kind::list)) {
        return bad_typed(path, {"En liste skal være en JSON-liste af værdier.",
                                "A list must be a JSON array of values."});
    }
    std::vector<value> items;
    for (const auto& one : json.as_list().items) {
        auto read = read_typed(one, path + "[" + std::to_string(items.size() + 1) + "]");
        if (!read) return read;
        items.push_back(std::move(read).value());
    }
    return make_list(std::move(items));
}

result<value> read_context(const value& json, const std::string& path) {
    if (!json.is(kind::context)) {
        return bad_typed(path, {"En kontekst skal være et JSON-objekt af værdier.",
                                "A context must be a JSON object of values."});
    }
    const auto& given = json.as_context();
    context_value out{given.shape, {}};
    for (std::size_t i = 0; i < given.entries.size(); ++i) {
        auto read = read_typed(given.entries[i], path + "." + given.shape->names[i]);
        if (!read) return read;
        out.entries.push_back(std::move(read).value());
    }
    return value(std::move(out));
}

result<value> read_scalar(std::string_view name, const type& wanted, const value& json,
                          const std::string& path) {
    if (json.is(kind::number) && wanted.kind == type_kind::number) return json;
    if (json.is(kind::boolean) && wanted.kind == type_kind::boolean) return json;
    if (json.is(kind::string) && wanted.kind != type_kind::boolean) {
        if (auto read = check::scalar_value(json.as_string(), wanted)) return std::move(*read);
    }
    const std::string type(name);
    return bad_typed(path, {"Værdien er ikke af typen " + type + ".",
                            "The value is not of the type " + type + "."});
}

void write(detail::json_text& out, const value& what);

void write_list(detail::json_text& out, const list_value& what) {
    out.open_array();
    for (const auto& item : what.items)
        write(out, item);
    out.close_array();
}

void write_context(detail::json_text& out, const context_value& what) {
    out.open_object();
    for (std::size_t i = 0; i < what.entries.size(); ++i) {
        out.name(what.shape->names[i]);
        write(out, what.entries[i]);
    }
    out.close_object();
}

std::string_view type_name(kind of) {
    switch (of) {
    case kind::boolean:
        return "boolean";
    case kind::number:
        return "number";
    case kind::string:
        return "string";
    case kind::date:
        return "date";
    case kind::time:
        return "time";
    case kind::date_and_time:
        return "date and time";
    case kind::days_duration:
        return "days and time duration";
    case kind::months_duration:
        return "years and months duration";
    case kind::range:
        return "range";
    case kind::list:
        return "list";
    case kind::context:
        return "context";
    case kind::function:
        return "function";
    case kind::undetermined:
        return "undetermined";
    case kind::null:
        break;
    }
    return "null";
}

void write(detail::json_text& out, const value& what) {
    out.open_object();
    out.member("type", type_name(what.kind()));
    if (!what.is_null() && !what.is_undetermined()) {
        out.name("value");
        if (what.is(kind::boolean))
            out.boolean(what.as_boolean());
        else if (what.is(kind::list))
            write_list(out, what.as_list());
        else if (what.is(kind::context))
            write_context(out, what.as_context());
        else
            out.text(feel::text(what));
    }
    out.close_object();
}

} // namespace

result<value> read_typed(const value& json, const std::string& path) {
    const auto* type = entry(json, "type");
    if (type == nullptr || !type->is(kind::string)) {
        return bad_typed(path, {"En værdi skal være et JSON-objekt med type.",
                                "A value must be a JSON object with type."});
    }
    const auto& name = type->as_string();
    if (name == "null") return value();
    const auto* content = entry(json, "value");
    if (content == nullptr) {
        return bad_typed(path, {"Værdien mangler value.", "The value lacks value."});
    }
    if (name == "list") return read_list(*content, path);
    if (name == "context") return read_context(*content, path);
    for (const auto& [known, make] : scalar_types) {
        if (name == known) return read_scalar(name, *make(), *content, path);
    }
    return bad_typed(path, {"Typen findes ikke.", "There is no such type."});
}

std::string write_typed(const value& what) {
    detail::json_text out(false);
    write(out, what);
    return out.take();
}

} // namespace hjemmel::io

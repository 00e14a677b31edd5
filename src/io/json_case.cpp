// SPDX-License-Identifier: Apache-2.0
#include "json_case.hpp"

#include "blotted.hpp"

#include <hjemmel/io/json.hpp>

#include <utility>

namespace hjemmel::io {

namespace detail {

namespace {

constexpr std::string_view id_name = "sags_id";

fault no_object() {
    return {.code = "not-an-object",
            .text = {"En sag skal være et JSON-objekt.", "A case must be a JSON object."},
            .hint = {"Skriv {\"sags_id\": …, \"oplysning\": …}.",
                     "Write {\"sags_id\": …, \"fact\": …}."}};
}

fault no_id() {
    return {.code = "case-id",
            .text = {"Sagens id skal være en tekst eller et tal.",
                     "The case's id must be a text or a number."},
            .hint = {"Skriv \"sags_id\": \"…\".", "Write \"sags_id\": \"…\"."},
            .fact = std::string(id_name)};
}

} // namespace

given_case refused(const json_decoder& decoder, fault why, std::size_t line) {
    given_case out{.line = line};
    out.faults.push_back(told(std::move(why), place_in(decoder.name(), {}, 0, 0)));
    return out;
}

given_case read_one(json_decoder& decoder, std::string_view text, std::size_t line) {
    auto read = decoder.decode(text);
    given_case out{.content = facts(std::move(read.id)), .line = line};
    if (!read.content) {
        out.faults = std::move(read.faults);
        return out;
    }
    if (!read.content->is(kind::context)) return refused(decoder, no_object(), line);
    const auto& content = read.content->as_context();
    for (std::size_t i = 0; i < content.entries.size(); ++i) {
        const auto& one = content.entries[i];
        if (content.shape->names[i] != id_name) {
            out.content.set(content.shape->names[i], one);
        } else if (!one.is(kind::string) && !one.is(kind::number)) {
            return refused(decoder, no_id(), line);
        }
    }
    return out;
}

} // namespace detail

result<facts> read_case(std::string_view json, const facts_limits& limits) {
    detail::json_decoder decoder("JSON", limits);
    auto read = detail::read_one(decoder, json, 1);
    if (!read.faults.empty()) return std::move(read.faults);
    return std::move(read.content);
}

} // namespace hjemmel::io

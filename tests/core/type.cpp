// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/core/type.hpp>

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace hjemmel;

TEST_CASE("types as texts") {
    const std::vector<std::pair<type_ptr, std::string>> rows{
        {types::any(), "Any"},
        {types::null(), "Null"},
        {types::days_duration(), "days and time duration"},
        {types::list(types::number()), "list<number>"},
        {types::list(nullptr), "list<Any>"},
        {types::range(types::date()), "range<date>"},
        {types::context({{"a", types::number()}, {"b", types::string(), true}}),
         "context<a: number, b: string>"},
        {types::of(type_kind::function), "function<> -> Any"},
    };
    for (const auto& [type, text] : rows)
        CHECK(type_text(*type) == text);
}

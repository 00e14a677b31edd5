// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/load/keys.hpp>

#include <hjemmel/load/schema.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>

using namespace hjemmel;

namespace {

const load::known_mapping* find(const std::vector<load::known_mapping>& all,
                                std::string_view name) {
    const auto at =
        std::find_if(all.begin(), all.end(), [name](const auto& one) { return one.name == name; });
    return at == all.end() ? nullptr : &*at;
}

} // namespace

TEST_CASE("the keys of rule files") {
    const auto all = load::known_keys();
    REQUIRE(!all.empty());
    CHECK(all.front().name == "file");
    std::set<std::string_view> seen;
    for (const auto& mapping : all) {
        CAPTURE(mapping.name);
        CHECK(seen.insert(mapping.name).second);
        std::set<std::string_view> keys;
        for (const auto& key : mapping.keys)
            CHECK_MESSAGE(keys.insert(key.name).second, std::string(key.name));
    }
    const auto* row = find(all, "row");
    REQUIRE(row != nullptr);
    const auto when = std::find_if(row->keys.begin(), row->keys.end(),
                                   [](const auto& key) { return key.name == "when"; });
    REQUIRE(when != row->keys.end());
    CHECK(when->required);
}

TEST_CASE("forms of logic are keys of logic, and so is what belongs to them") {
    const auto all = load::known_keys();
    const auto* logic = find(all, "logic");
    REQUIRE(logic != nullptr);
    const auto has = [logic](std::string_view name) {
        return std::any_of(logic->keys.begin(), logic->keys.end(),
                           [name](const auto& key) { return key.name == name; });
    };
    for (const auto& form : load::known_forms()) {
        CAPTURE(form.key);
        CHECK(has(form.key));
        CHECK((form.optional.empty() || has(form.optional)));
        for (const auto key : form.needed)
            CHECK(has(key));
    }
}

// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/load/schema.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>

using namespace hjemmel;

namespace {

bool in_mapping(const load::known_mapping& mapping, const load::key_text& text) {
    if (text.mapping != "*" && text.mapping != mapping.name) return false;
    return text.key.empty() || std::any_of(mapping.keys.begin(), mapping.keys.end(),
                                           [&](const auto& key) { return key.name == text.key; });
}

/// The definition that a shape comes down to.
std::string_view innermost(std::string_view shape) {
    while (shape.substr(0, 2) == "{}" || shape.substr(0, 2) == "[]")
        shape.remove_prefix(2);
    return shape;
}

} // namespace

TEST_CASE("every key that the loader knows is described, once, in both languages") {
    for (const auto& mapping : load::known_keys()) {
        for (const auto& key : mapping.keys) {
            CAPTURE(mapping.name);
            CAPTURE(key.name);
            const auto& all = load::key_texts();
            const auto said = [&](std::string_view of) {
                return std::count_if(all.begin(), all.end(), [&](const auto& one) {
                    return one.mapping == of && one.key == key.name;
                });
            };
            CHECK(said(mapping.name) <= 1);
            CHECK(said(mapping.name) + said("logic") + said("*") >= 1);
        }
    }
}

TEST_CASE("every key that is described is one that the loader knows") {
    const auto known = load::known_keys();
    for (const auto& text : load::key_texts()) {
        CAPTURE(text.mapping);
        CAPTURE(text.key);
        CHECK(std::any_of(known.begin(), known.end(),
                          [&](const auto& mapping) { return in_mapping(mapping, text); }));
        CHECK(!text.da.empty());
        CHECK(!text.en.empty());
        CHECK(text.shape.empty() == text.key.empty());
    }
}

TEST_CASE("the schema defines every shape, and names every key") {
    const auto known = load::known_keys();
    const auto text = load::schema(known, language::da);
    for (const auto& one : load::key_texts()) {
        if (one.shape.empty()) continue;
        CAPTURE(one.shape);
        const std::string name(innermost(one.shape));
        CHECK(text.find("\n    \"" + name + "\": {") != std::string::npos);
    }
    for (const auto& mapping : known) {
        const auto at = text.find("\n    \"" + std::string(mapping.name) + "\": {");
        REQUIRE(at != std::string::npos);
        const auto end = text.find("\n    \"", at + 1);
        const auto body = text.substr(at, end - at);
        for (const auto& key : mapping.keys) {
            CAPTURE(mapping.name);
            CAPTURE(key.name);
            CHECK(body.find("\n        \"" + std::string(key.name) + "\": {\"description\": ") !=
                  std::string::npos);
        }
    }
}

TEST_CASE("the schema's texts come in two languages, and always the same") {
    const auto known = load::known_keys();
    const auto danish = load::schema(known, language::da);
    const auto english = load::schema(known, language::en);
    CHECK(danish == load::schema(known, language::da));
    CHECK(danish.find("De resultater, som reglerne giver.") != std::string::npos);
    CHECK(english.find("The results that the rules give.") != std::string::npos);
    CHECK(english.find("som ") == std::string::npos);
}

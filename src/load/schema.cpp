// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/load/schema.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace hjemmel::load {

namespace {

using names = std::vector<std::string_view>;

/// Definitions of what is no mapping with keys of its own. Editors give scalars as YAML 1.2 reads
/// them, where the loader reads all as text.
constexpr std::array<std::pair<std::string_view, std::string_view>, 29> plain{{
    {"format", R"({"type": ["integer", "string"], "minimum": 1, "maximum": 1, "pattern": "^1$"})"},
    {"ruleset", R"({"allOf": [{"$ref": "#/definitions/word"}], )"
                R"("pattern": "^[^\u0000-,/:-@\\[-^`{-\u007f]+$"})"},
    // Truth values are told by what they are not: editors would propose them everywhere else.
    {"word", R"({"anyOf": [{"type": ["string", "number"]}, {"not": )"
             R"({"type": ["string", "number", "null", "array", "object"]}}]})"},
    {"text", R"({"anyOf": [{"$ref": "#/definitions/word"}, {"type": "object", "minProperties": 1, )"
             R"("properties": )"
             R"({"da": {"$ref": "#/definitions/word"}, "en": {"$ref": "#/definitions/word"}}, )"
             R"("additionalProperties": false}]})"},
    {"flag", R"({"type": ["boolean", "string"], "pattern": "^(true|false)$"})"},
    {"scale", R"({"type": ["integer", "string"], "minimum": 0, "maximum": 18, )"
              R"("pattern": "^(1[0-8]|[0-9])$"})"},
    {"day", R"({"type": "string", "pattern": "^-?[0-9]{4,9}-[0-9]{2}-[0-9]{2}$"})"},
    {"until", R"({"anyOf": [{"enum": ["unknown"]}, {"$ref": "#/definitions/day"}]})"},
    {"typing", R"({"enum": ["static", "dynamic"]})"},
    {"feel", R"({"type": ["string", "number", "boolean", "null"]})"},
    {"cell", R"({"type": ["string", "number", "boolean", "null"]})"},
    {"result", R"({"anyOf": [{"$ref": "#/definitions/feel"}, {"type": "object", )"
               R"("minProperties": 1, "additionalProperties": {"$ref": "#/definitions/feel"}}]})"},
    {"data", R"({"type": ["string", "number", "boolean", "null", "array", "object"]})"},
    {"citations",
     R"({"anyOf": [{"$ref": "#/definitions/word"}, {"type": "array", "minItems": 1, "items": )"
     R"({"$ref": "#/definitions/word"}}, {"type": "object", "minProperties": 1, )"
     R"("additionalProperties": {"$ref": "#/definitions/text"}}]})"},
    {"hit_policy", R"({"enum": ["UNIQUE", "ANY", "PRIORITY", "FIRST", "RULE ORDER", )"
                   R"("OUTPUT ORDER", "COLLECT"]})"},
    {"aggregation", R"({"enum": ["SUM", "MIN", "MAX", "COUNT"]})"},
    {"part", R"({"if": {"type": "object"}, "then": {"$ref": "#/definitions/logic"}, )"
             R"("else": {"$ref": "#/definitions/feel"}})"},
    {"parts", R"({"type": "array", "items": {"$ref": "#/definitions/part"}})"},
    {"names", R"({"anyOf": [{"$ref": "#/definitions/word"}, {"type": "array", )"
              R"("items": {"$ref": "#/definitions/word"}}]})"},
    {"words", R"({"type": "array", "items": {"$ref": "#/definitions/word"}})"},
    {"nulls", R"({"enum": ["missing", "absent"]})"},
    {"mark", R"({"enum": ["met", "not_met", "undecided", "failed", "not_reached"]})"},
    {"possible",
     R"({"anyOf": [{"type": "array", "minItems": 1, )"
     R"("items": {"$ref": "#/definitions/data"}}, {"type": "object", "properties": )"
     R"({"from": {"$ref": "#/definitions/data"}, "to": {"$ref": "#/definitions/data"}}, )"
     R"("additionalProperties": false}]})"},
    {"seen", R"({"anyOf": [{"$ref": "#/definitions/seen_one"}, {"type": "array", )"
             R"("minItems": 1, "items": {"$ref": "#/definitions/seen_one"}}]})"},
    {"seen_one", R"({"enum": ["met", "not_met", "undecided", "below", "at", "above", "hit"]})"},
    // Under their entities, or alone where the file has none: told apart by the file below.
    {"facts", R"({"type": "object"})"},
    {"type", R"({"anyOf": [{"enum": ["string", "number", "boolean", "date", "time", )"
             R"("date and time", "days and time duration", "years and months duration", "Any"]}, )"
             R"({"$ref": "#/definitions/word"}, {"$ref": "#/definitions/type_mapping"}]})"},
    {"fields", R"({"type": "object", "additionalProperties": {"$ref": "#/definitions/type"}})"},
    {"optional", R"({"type": "array", "items": {"$ref": "#/definitions/word"}})"},
}};

/// The forms of a type that is a mapping: the key that tells the form, and what may stand there.
struct type_form {
    std::string_view key;
    std::string_view properties;
};

constexpr std::array<type_form, 5> type_forms{{
    // the last one is asked for first
    {"type", R"("type": {"$ref": "#/definitions/type"}, "values": {"type": "array", )"
             R"("items": {"$ref": "#/definitions/data"}}, "min": {"$ref": "#/definitions/data"}, )"
             R"("max": {"$ref": "#/definitions/data"}, "integer": {"$ref": "#/definitions/flag"}, )"
             R"("scale": {"$ref": "#/definitions/scale"}, )"
             R"("allowed": {"$ref": "#/definitions/feel"})"},
    {"function", R"("function": {"type": "object", "properties": {"parameters": {"type": "array", )"
                 R"("items": {"$ref": "#/definitions/type"}}, )"
                 R"("result": {"$ref": "#/definitions/type"}}, "additionalProperties": false})"},
    {"context", R"("context": {"$ref": "#/definitions/fields"}, )"
                R"("optional": {"$ref": "#/definitions/optional"})"},
    {"range", R"("range": {"$ref": "#/definitions/type"})"},
    {"list", R"("list": {"$ref": "#/definitions/type"}, )"
             R"("optional": {"$ref": "#/definitions/optional"})"},
}};

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

std::string required(const names& keys) {
    std::string out;
    for (const auto key : keys)
        out += (out.empty() ? "" : ", ") + quoted(key);
    return "{\"required\": [" + out + "]}";
}

/// A schema that demands exactly one of the keys.
std::string one_of(const names& keys) {
    std::string out;
    for (const auto key : keys)
        out += (out.empty() ? "" : ", ") + required({key});
    return "\"oneOf\": [" + out + "]";
}

const key_text* find_text(std::string_view mapping, std::string_view key) {
    const auto& all = key_texts();
    const auto at = std::find_if(all.begin(), all.end(), [&](const key_text& one) {
        return one.mapping == mapping && one.key == key;
    });
    return at == all.end() ? nullptr : &*at;
}

const key_text* text_of(std::string_view mapping, std::string_view key) {
    for (const auto of : {mapping, std::string_view("logic"), std::string_view("*")}) {
        if (const auto* found = find_text(of, key)) return found;
    }
    return nullptr;
}

/// `"$ref": …`, or a mapping or list of such.
std::string shape_of(std::string_view shape) {
    const auto rest = shape.substr(std::min<std::size_t>(2, shape.size()));
    if (shape.substr(0, 2) == "{}") {
        return R"("type": "object", "additionalProperties": {)" + shape_of(rest) + "}";
    }
    if (shape.substr(0, 2) == "[]") {
        return R"("type": "array", "minItems": 1, "items": {)" + shape_of(rest) + "}";
    }
    return "\"$ref\": \"#/definitions/" + std::string(shape) + "\"";
}

/// What must stand beside the keys of boxed expressions, in a mapping that has these keys.
std::string dependencies() {
    const auto forms = known_forms();
    std::vector<std::pair<std::string_view, names>> owners;
    std::string out;
    const auto belongs = [&owners](std::string_view key, std::string_view form) {
        const auto at = std::find_if(owners.begin(), owners.end(),
                                     [key](const auto& one) { return one.first == key; });
        auto& known = at == owners.end() ? owners.emplace_back(key, names{}) : *at;
        known.second.push_back(form);
    };
    for (const auto& form : forms) {
        for (const auto key : form.needed)
            belongs(key, form.key);
        if (!form.optional.empty()) belongs(form.optional, form.key);
        if (form.needed.empty()) continue;
        out += (out.empty() ? "" : ", ") + quoted(form.key) + ": " + required(form.needed);
    }
    for (const auto& [key, of] : owners) {
        std::string any;
        for (const auto form : of)
            any += (any.empty() ? "" : ", ") + required({form});
        out += ", " + quoted(key) + ": {\"anyOf\": [" + any + "]}";
    }
    return "\"dependencies\": {" + out + "}";
}

/// What else holds of a mapping: which of its keys exclude each other.
std::string rules_of(std::string_view mapping) {
    names forms;
    for (const auto& form : known_forms())
        forms.push_back(form.key);
    if (mapping == "logic" || mapping == "function") return one_of(forms) + ", " + dependencies();
    if (mapping == "decision") {
        forms.insert(forms.end(), {"all", "any", "none"});
        return one_of(forms) + ", " + dependencies();
    }
    if (mapping == "requirement") return one_of({"when", "all", "any", "none"});
    if (mapping == "parameter") {
        return one_of({"value", "dated"}) + ", \"anyOf\": [" + required({"type"}) + ", " +
               required({"readings"}) + "]";
    }
    if (mapping == "unreachable") return one_of({"decision", "function"});
    if (mapping != "file") return {};
    const std::string facts = R"({"properties": {"facts": {)";
    // A letter in a file of letters may leave its decisions to the ruleset.
    const std::string letters =
        R"("dependencies": {"letters": {"properties": {"letters": {"additionalProperties": {)" +
        one_of({"decision", "decisions"}) + "}}}}}, ";
    return letters + R"("if": {"required": ["entities"]}, "then": )" + facts +
           shape_of("{}{}fact") + R"(}}}, "else": )" + facts + shape_of("{}fact") + "}}}";
}

std::string described(const key_text* text, language lang) {
    if (text == nullptr) return {};
    const auto words = lang == language::da ? text->da : text->en;
    return words.empty() ? std::string() : "\"description\": " + quoted(words);
}

std::string definition(const known_mapping& of, language lang) {
    std::string out = "{\"type\": \"object\",\n";
    const auto about = described(find_text(of.name, {}), lang);
    if (!about.empty()) out += "      " + about + ",\n";
    names needed;
    std::string properties;
    for (const auto& key : of.keys) {
        if (key.required) needed.push_back(key.name);
        const auto* text = text_of(of.name, key.name);
        properties += properties.empty() ? "\n" : ",\n";
        properties += "        " + quoted(key.name) + ": {";
        if (text != nullptr) properties += described(text, lang) + ", " + shape_of(text->shape);
        properties += "}";
    }
    out += "      \"properties\": {" + properties + "},\n";
    if (!needed.empty()) {
        const auto list = required(needed);
        out += "      " + list.substr(1, list.size() - 2) + ",\n";
    }
    const auto more = rules_of(of.name);
    if (!more.empty()) out += "      " + more + ",\n";
    return out + "      \"additionalProperties\": false}";
}

/// By the key that tells the form; any other mapping is a context with these fields.
std::string type_mapping() {
    std::string out = R"({"$ref": "#/definitions/fields"})";
    for (const auto& form : type_forms) {
        out = "{\"if\": " + required({form.key}) + ",\n      \"then\": {\"properties\": {" +
              std::string(form.properties) +
              "}, \"additionalProperties\": false},\n      \"else\": " + out + "}";
    }
    return R"({"type": "object", "allOf": [)" + out + "]}";
}

/// What a file is: examples or letters where it says so, else rules.
constexpr std::string_view root = R"(  "properties": {
    "examples_of": {"$ref": "#/definitions/ruleset"},
    "letters_of": {"$ref": "#/definitions/ruleset"}
  },
  "if": {"required": ["examples_of"]},
  "then": {"$ref": "#/definitions/examples"},
  "else": {
    "if": {"required": ["letters_of"]},
    "then": {"$ref": "#/definitions/letters"},
    "else": {"$ref": "#/definitions/file"}
  },)";

} // namespace

std::string schema(const std::vector<known_mapping>& known, language lang) {
    std::string out = R"({
  "$schema": "http://json-schema.org/draft-07/schema#",
  "title": "hjemmel 1",
  "type": "object",
)";
    out += std::string(root) + "\n  \"definitions\": {";
    for (const auto& [name, body] : plain)
        out += "\n    " + quoted(name) + ": " + std::string(body) + ",";
    out += "\n    \"type_mapping\": " + type_mapping();
    for (const auto& mapping : known)
        out += ",\n    " + quoted(mapping.name) + ": " + definition(mapping, lang);
    return out + "\n  }\n}\n";
}

} // namespace hjemmel::load

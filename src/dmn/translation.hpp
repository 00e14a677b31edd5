// SPDX-License-Identifier: Apache-2.0
// What every part of the translation knows: the models, the names, and where messages go.
#pragma once

#include "models.hpp"
#include "notes.hpp"
#include "yaml.hpp"

#include <hjemmel/feel/scope.hpp>

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hjemmel::dmn::detail {

/// All names of a run. Kept alive by whoever translates.
struct all_names {
    feel::name_scope others{}; ///< fields, whatever has them
    /// These, parameters, variables and all elements, as the rule file and their models call them.
    feel::name_scope every{};
    std::set<std::string> elements{};
};

all_names names_of(const models& all);

/// The element whose logic is translated.
struct site {
    const models& all;
    const model& in;
    notes& told;
    const all_names& names;
    feel::name_scope seen; ///< what DMN lets the element see
    std::set<std::string> required{};

    place at(pugi::xml_node node) const { return place_of(*in.source, node); }
    const document& source() const { return *in.source; }

    /// A part of it that sees more names; it must not outlive this.
    site within(const std::vector<std::string>& more) const {
        site out{
            .all = all, .in = in, .told = told, .names = names, .seen = feel::name_scope(&seen)};
        for (const auto& name : more)
            out.seen.add(name);
        return out;
    }
};

// feel_text.cpp

enum class text_kind : std::uint8_t { expression, tests };

/// A FEEL text that the checker can read, or one that gives null with the reason; `node` holds it
/// in its child `text`. Empty text is `null`, or `-` for tests.
std::string feel_text(const site& s, pugi::xml_node node, text_kind kind);

/// FEEL that gives null for this reason.
std::string null_because(const bilingual& why);

// types.cpp

/// The type that `reference` (a `typeRef`) names where `node` stands; empty for Any and where
/// there is none. `node` is told about when it names no type.
yaml type_named(const models& all, const model& in, notes& told, pugi::xml_node node,
                std::string_view reference);

/// As `type_named`; where the type is a function's, that function's result.
yaml result_named(const models& all, const model& in, notes& told, pugi::xml_node node,
                  std::string_view reference);

/// The types of a model's item definitions, by their names in the rule file.
void add_types(const models& all, const model& in, notes& told, const all_names& names, yaml& out);

// allowed.cpp

/// `base` with what unary tests allow; `node` holds them in its child `text`.
yaml constrained(const model& in, notes& told, const feel::name_scope& names, pugi::xml_node node,
                 yaml base);

/// Adds what the unary tests in `node` allow: `values`, `min` and `max`, or `allowed`. Gives the
/// type of the values or bounds.
std::string add_allowed(const model& in, notes& told, const feel::name_scope& names,
                        pugi::xml_node node, yaml& out);

// logic.cpp

/// The logic of an expression's element (null: none), with its type, in the form that stands under
/// a key: a text, or a mapping with one form.
yaml logic(const site& s, pugi::xml_node expression, const yaml& type);

/// Adds the form of an expression, and its type, to a mapping that has other keys too.
void add_logic(const site& s, pugi::xml_node expression, yaml type, yaml& out);

/// The first child of `node` that is an expression; null where there is none. Elements that could
/// be expressions, but are none that DMN 1.5 knows, are told.
pugi::xml_node expression_in(const site& s, pugi::xml_node node);

/// `kind` of a function definition that is not run; told where it stands.
bool is_external(const site& s, pugi::xml_node node);

/// The names of a mapping's entries.
std::vector<std::string> names_in(const yaml& mapping);

/// The parameters of a function definition: name -> type.
yaml parameters_of(const site& s, pugi::xml_node node);

/// Tells that a row has not one cell for each column.
void tell_uneven(const site& s, pugi::xml_node row);

// table.cpp

void add_table(const site& s, pugi::xml_node table, yaml type, yaml& out);

// left_out.cpp

/// Tells what has no place in a rule file: knowledge sources each, all else once a kind.
void tell_left_out(const models& all, notes& told);

// elements.cpp

/// The whole rule file.
yaml rule_file(const models& all, notes& told);

} // namespace hjemmel::dmn::detail

// SPDX-License-Identifier: Apache-2.0
// What one rule file says, as plain data: the loader's result, the checker's input. Expressions
// are still text with their places; names are not yet resolved.
#pragma once

#include <hjemmel/core/bilingual.hpp>
#include <hjemmel/core/date.hpp>
#include <hjemmel/core/place.hpp>
#include <hjemmel/model/data.hpp>
#include <hjemmel/model/letter.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace hjemmel::model {

/// A document that something rests on.
struct source {
    located_text id{};
    bilingual title{};
    std::string issuer{};
    std::string reference{};
    std::string url{};
    std::optional<hjemmel::date> published{};
};

/// A reference to a source and the place in it ("Målgruppe, 1. afsnit").
struct citation {
    located_text source{};
    bilingual where{};
};

/// What every rule element may carry beside its own content.
struct grounds {
    std::vector<citation> citations{};
    bool interpretation = false; ///< a reading of ours, not a source's own words
    bilingual text{};            ///< the sentence that a person reads
};

/// What an evaluation decides about: a citizen, or a municipality that has citizens.
struct entity {
    located_text name{};
    std::string plural{};
    located_text has{};   ///< the plural of the entity that this one has many of; may be empty
    located_text key{};   ///< the fact that joins related tables
    located_text begin{}; ///< the date fact that no other date of it may lie before
    bilingual label{};
};

/// One value of a parameter from a day on.
struct dated_value {
    std::optional<hjemmel::date> from{}; ///< none: from the version's first day
    data value{};
    hjemmel::model::grounds grounds{};
};

/// One way in which sources or readers understand a parameter.
struct reading {
    located_text name{};
    data value{}; ///< none: the reading's name is the value
    hjemmel::model::grounds grounds{};
};

struct parameter {
    located_text name{};
    bilingual label{};
    data type{}; ///< none: string when it has readings without values, else an error
    std::vector<dated_value> values{};
    std::vector<reading> readings{};
    hjemmel::model::grounds grounds{};
};

/// What a declaration allows of its type's values.
struct restriction {
    data values{};          ///< the only ones, none: all
    data low{};             ///< `min`
    data high{};            ///< `max`
    located_text allowed{}; ///< unary tests that they must meet; may be empty

    explicit operator bool() const { return values || low || high || !allowed.empty(); }
};

/// An input that the host supplies.
struct fact : restriction {
    located_text name{};
    located_text entity{};
    bilingual label{};
    std::string unit{};
    data type{};
    bool optional = false;    ///< may be absent
    located_text otherwise{}; ///< FEEL expression that stands in when not supplied; may be empty
    located_text judgement{}; ///< name of the fact with the caseworker's own reason; may be empty
    hjemmel::model::grounds grounds{};
};

struct requirement_group;

/// One condition, or a nested group of them.
struct requirement {
    located_text id{};
    located_text when{};                  ///< FEEL expression; empty for a group
    std::vector<requirement_group> group; ///< one, or none
    hjemmel::model::grounds grounds{};
};

/// Requirements of which all, any or none must hold.
struct requirement_group {
    enum class kind : std::uint8_t { all, any, none };
    kind which = kind::all;
    std::vector<requirement> requirements{};
};

/// A column of a table: its expression is the key that rows use. What it allows comes on top of
/// what the fact or decision that it names allows.
struct input_column : restriction {
    located_text expression{};
    bilingual label{};
};

struct output_column : restriction {
    located_text name{}; ///< empty for a table's single, nameless output
    bilingual label{};
    data type{};
    located_text fallback{}; ///< `default`: FEEL; may be empty
};

/// A cell: a unary test under the column with this key, or an output under its name.
struct cell {
    located_text column{};
    located_text text{};
};

struct row {
    located_text id{}; ///< may be empty: then its number names it
    std::vector<cell> when{};
    std::vector<cell> then{};
    hjemmel::model::grounds grounds{};
    place where{};
};

enum class hit_policy : std::uint8_t {
    unique,
    any,
    priority,
    first,
    rule_order,
    output_order,
    collect,
};

/// The policy as rule files write it, by its number.
inline constexpr std::string_view hit_policy_names[] = {
    "UNIQUE", "ANY", "PRIORITY", "FIRST", "RULE ORDER", "OUTPUT ORDER", "COLLECT"};

enum class aggregation : std::uint8_t { none, sum, min, max, count };

struct table {
    hjemmel::model::hit_policy hit_policy = hit_policy::unique;
    hjemmel::model::aggregation aggregation = aggregation::none;
    std::vector<input_column> inputs{}; ///< declared ones, then those that only rows name
    std::vector<output_column> outputs{};
    std::vector<row> rows{};
    place where{};
};

struct boxed_part;

/// A parameter of a function.
struct function_parameter {
    located_text name{};
    data type{};
};

/// DMN's boxed expressions: logic made of parts that are logic themselves.
struct boxed {
    enum class form : std::uint8_t {
        context,     ///< named parts; a last one without a name is the result (`return`)
        relation,    ///< `columns`, and parts row by row
        list,        ///< parts
        conditional, ///< if, then, else
        filter,      ///< the list, what its items must match
        iteration,   ///< `name` of the item; the domain, what is returned for each
        some,        ///< as iteration, with a condition
        every,
        call,     ///< `name`: the function, as FEEL; named parts: the arguments
        function, ///< `parameters`; one part, the body
    };
    form what = form::context;
    place where{};
    located_text name{};
    std::vector<located_text> columns{};
    std::vector<function_parameter> parameters{};
    std::vector<boxed_part> parts; ///< complete below
};

/// A FEEL expression, a table or a boxed expression.
using logic = std::variant<located_text, table, boxed>;

struct boxed_part {
    located_text name{};
    data type{}; ///< what its value is converted to; none: anything
    model::logic logic{};
};

/// Calls `each` with every table of the logic, those inside boxed expressions included.
template<class Logic, class Each>
void each_table(const Logic& of, const Each& each) {
    if (const auto* one = std::get_if<table>(&of)) each(*one);
    const auto* all = std::get_if<boxed>(&of);
    if (all == nullptr) return;
    for (const auto& part : all->parts)
        each_table(part.logic, each);
}

/// A named result.
struct decision : restriction {
    located_text name{};
    located_text entity{};
    bilingual label{};
    std::string unit{};
    data type{};
    bool helper = false; ///< serves other decisions: given only when it is asked for by name
    bool warns = false;  ///< each of its requirements that is not met is a warning on the case
    std::variant<located_text, table, boxed, requirement_group> logic{};
    hjemmel::model::grounds grounds{};
};

/// Reusable logic (DMN's business knowledge model).
struct function {
    located_text name{};
    std::vector<function_parameter> parameters{};
    data result{};
    model::logic body{};
    hjemmel::model::grounds grounds{};
};

/// DMN's decision service: decisions that can be called like a function, with facts and other
/// decisions as its arguments.
struct service {
    located_text name{};
    located_text entity{}; ///< whose decisions it gives; may be empty where its outputs tell
    bilingual label{};
    std::vector<located_text> inputs{};  ///< facts and decisions: its parameters
    std::vector<located_text> outputs{}; ///< decisions: one gives its value, several a context
    hjemmel::model::grounds grounds{};
};

/// A way of counting in a report: all cases, or those for which a decision or fact is true.
struct report_count {
    located_text name{};
    bilingual label{};
    located_text filter{}; ///< empty: all
    hjemmel::model::grounds grounds{};
};

/// A table of how many cases there are by two of their facts or decisions, small numbers hidden.
struct report {
    located_text name{};
    located_text entity{}; ///< what is counted
    bilingual label{};
    located_text rows{};      ///< a fact or decision of the entity, or a fact of the one above it
    located_text columns{};   ///< the same
    located_text filter{};    ///< of every count; may be empty
    located_text threshold{}; ///< the parameter below which a number is hidden
    std::vector<report_count> counts{}; ///< in the order of the file
    hjemmel::model::grounds grounds{};
};

/// A type declared under a name.
struct named_type {
    located_text name{};
    data what{};
};

/// One version of a ruleset.
struct version {
    source_file_ptr file{};
    std::string digest{}; ///< SHA-256 of the file's bytes, lower-case hexadecimal
    located_text ruleset{};
    std::optional<hjemmel::date> from{};
    std::optional<hjemmel::date> to{};            ///< none: no end, or one that no source gives
    bool end_unknown = false;                     ///< `to: unknown`
    std::optional<hjemmel::date> sources_until{}; ///< last day that a source speaks of
    bilingual title{};
    /// `typing: dynamic`: what cannot work is null when evaluated, as in DMN, and no error.
    bool dynamic_typing = false;
    std::vector<source> sources{};
    std::vector<entity> entities{};
    std::vector<named_type> types{};
    std::vector<parameter> parameters{};
    std::vector<fact> facts{};
    std::vector<function> functions{};
    std::vector<service> services{};
    std::vector<decision> decisions{};
    std::vector<word> words{};
    std::vector<letter> letters{};
    std::vector<report> reports{};
};

} // namespace hjemmel::model

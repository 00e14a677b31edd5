// SPDX-License-Identifier: Apache-2.0
// The types of FEEL values, with what a declaration adds: allowed values, bounds, optional fields.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hjemmel {

class value;

/// FEEL's kinds of types (DMN 1.5, 10.3.1.3).
enum class type_kind : std::uint8_t {
    any,
    null,
    boolean,
    number,
    string,
    date,
    time,
    date_and_time,
    days_duration,
    months_duration,
    range,
    list,
    context,
    function,
};

struct type;
using type_ptr = std::shared_ptr<const type>;

/// A named part of a context type.
struct type_field {
    std::string name;
    type_ptr what;
    bool optional = false; ///< left out or null is absent, not missing
};

/// The most decimals that a declaration can name.
inline constexpr std::int32_t most_declared_scale = 18;

/// What a declaration allows beyond the kind: shared, immutable. Null pointers mean "no bound".
struct type_domain {
    std::vector<value> values;         ///< the only values allowed, in declared order; empty: all
    std::shared_ptr<const value> low;  ///< smallest allowed, inclusive
    std::shared_ptr<const value> high; ///< largest allowed, inclusive
    std::optional<std::int32_t> scale; ///< most decimals of a number; 0: whole numbers only
    std::vector<std::uint32_t> tests;  ///< unary tests to meet: in the program's `constraints`
};

/// One type. Immutable and shared; compare with `same_type`.
struct type {
    type_kind kind = type_kind::any;
    type_ptr element{};               ///< of a list or range; result of a function
    std::vector<type_field> fields{}; ///< of a context; parameters of a function, in order
    bool open = false;                ///< a context that may have other fields too
    bool in_order = false;            ///< a period that never ends before it begins
    std::shared_ptr<const type_domain> domain{};
    std::string name{}; ///< when it was declared under a name
};

namespace types {

/// A type of this kind and nothing else.
inline type_ptr of(type_kind kind) { return std::make_shared<const type>(type{.kind = kind}); }

inline const type_ptr& any() {
    static const type_ptr one = of(type_kind::any);
    return one;
}
inline const type_ptr& null() {
    static const type_ptr one = of(type_kind::null);
    return one;
}
inline const type_ptr& boolean() {
    static const type_ptr one = of(type_kind::boolean);
    return one;
}
inline const type_ptr& number() {
    static const type_ptr one = of(type_kind::number);
    return one;
}
inline const type_ptr& string() {
    static const type_ptr one = of(type_kind::string);
    return one;
}
inline const type_ptr& date() {
    static const type_ptr one = of(type_kind::date);
    return one;
}
inline const type_ptr& time() {
    static const type_ptr one = of(type_kind::time);
    return one;
}
inline const type_ptr& date_and_time() {
    static const type_ptr one = of(type_kind::date_and_time);
    return one;
}
inline const type_ptr& days_duration() {
    static const type_ptr one = of(type_kind::days_duration);
    return one;
}
inline const type_ptr& months_duration() {
    static const type_ptr one = of(type_kind::months_duration);
    return one;
}
inline type_ptr list(type_ptr element) {
    return std::make_shared<const type>(
        type{.kind = type_kind::list, .element = std::move(element)});
}
inline type_ptr range(type_ptr element) {
    return std::make_shared<const type>(
        type{.kind = type_kind::range, .element = std::move(element)});
}
inline type_ptr context(std::vector<type_field> fields) {
    return std::make_shared<const type>(
        type{.kind = type_kind::context, .fields = std::move(fields)});
}

} // namespace types

/// FEEL's name of a kind, as rule files and messages write it.
inline std::string_view kind_name(type_kind kind) {
    switch (kind) {
    case type_kind::any:
        return "Any";
    case type_kind::null:
        return "Null";
    case type_kind::boolean:
        return "boolean";
    case type_kind::number:
        return "number";
    case type_kind::string:
        return "string";
    case type_kind::date:
        return "date";
    case type_kind::time:
        return "time";
    case type_kind::date_and_time:
        return "date and time";
    case type_kind::days_duration:
        return "days and time duration";
    case type_kind::months_duration:
        return "years and months duration";
    case type_kind::range:
        return "range";
    case type_kind::list:
        return "list";
    case type_kind::context:
        return "context";
    case type_kind::function:
        return "function";
    }
    return "Any";
}

/// The type written out: `list<context<fra: date, til: date>>`.
inline std::string type_text(const type& t) {
    const auto fields = [&t] {
        std::string all;
        for (const auto& field : t.fields) {
            if (!all.empty()) all += ", ";
            all += field.name + ": " + type_text(*field.what);
        }
        return all;
    };
    const std::string name(kind_name(t.kind));
    switch (t.kind) {
    case type_kind::list:
    case type_kind::range:
        return name + "<" + (t.element ? type_text(*t.element) : "Any") + ">";
    case type_kind::context:
        return name + "<" + fields() + ">";
    case type_kind::function:
        return name + "<" + fields() + "> -> " + (t.element ? type_text(*t.element) : "Any");
    default:
        return name;
    }
}

} // namespace hjemmel

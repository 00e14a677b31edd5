// SPDX-License-Identifier: Apache-2.0
// The built-ins on numbers (DMN 1.5, 10.3.4.5).
#pragma once

#include <hjemmel/feel/arithmetic.hpp>
#include <hjemmel/feel/builtins/arguments.hpp>

namespace hjemmel::feel::define {

/// How a number is cut to a scale.
using rounding = std::optional<hjemmel::decimal> (*)(hjemmel::decimal, std::int32_t);

inline value rounded(call& in, std::string_view function, std::span<const value> args,
                     rounding cut) {
    arguments a(in, function, args);
    const auto* n = a.number(0, "n");
    if (!n) return a.failed();
    const auto scale = a.whole(1, "scale");
    if (!scale) return a.failed();
    if (*scale < -6111 || *scale > 6176) {
        return a.refuse("scale", "skal ligge mellem -6111 og 6176",
                        "must lie between -6111 and 6176");
    }
    return result(a, cut(*n, static_cast<std::int32_t>(*scale)));
}

inline std::optional<hjemmel::decimal> cut_below(hjemmel::decimal n, std::int32_t scale) {
    return n.is_negative() ? hjemmel::round_up(n, scale) : hjemmel::round_down(n, scale);
}
inline std::optional<hjemmel::decimal> cut_above(hjemmel::decimal n, std::int32_t scale) {
    return n.is_negative() ? hjemmel::round_down(n, scale) : hjemmel::round_up(n, scale);
}

inline value decimal(call& in, std::span<const value> args) {
    return rounded(in, "decimal", args, hjemmel::round_half_even);
}
inline value round_up(call& in, std::span<const value> args) {
    return rounded(in, "round up", args, hjemmel::round_up);
}
inline value round_down(call& in, std::span<const value> args) {
    return rounded(in, "round down", args, hjemmel::round_down);
}
inline value round_half_up(call& in, std::span<const value> args) {
    return rounded(in, "round half up", args, hjemmel::round_half_up);
}
inline value round_half_down(call& in, std::span<const value> args) {
    return rounded(in, "round half down", args, hjemmel::round_half_down);
}

inline value floor(call& in, std::span<const value> args) {
    if (args.size() == 2) return rounded(in, "floor", args, cut_below);
    arguments a(in, "floor", args);
    const auto* n = a.number(0, "n");
    return n ? value(hjemmel::floor(*n)) : a.failed();
}

inline value ceiling(call& in, std::span<const value> args) {
    if (args.size() == 2) return rounded(in, "ceiling", args, cut_above);
    arguments a(in, "ceiling", args);
    const auto* n = a.number(0, "n");
    return n ? value(hjemmel::ceiling(*n)) : a.failed();
}

inline value abs(call& in, std::span<const value> args) {
    arguments a(in, "abs", args);
    const auto& n = a.at(0);
    if (n.is(kind::days_duration)) return result(a, hjemmel::absolute(n.as_days()));
    if (n.is(kind::months_duration)) return result(a, hjemmel::absolute(n.as_months()));
    const auto* number = a.number(0, "n");
    return number ? value(hjemmel::absolute(*number)) : a.failed();
}

inline value modulo(call& in, std::span<const value> args) {
    arguments a(in, "modulo", args);
    const auto* dividend = a.number(0, "dividend");
    if (!dividend) return a.failed();
    const auto* divisor = a.number(1, "divisor");
    if (!divisor) return a.failed();
    if (divisor->is_zero()) return feel::detail::fail_division(in, "modulo");
    return result(a, hjemmel::modulo(*dividend, *divisor));
}

inline value sqrt(call& in, std::span<const value> args) {
    arguments a(in, "sqrt", args);
    const auto* n = a.number(0, "number");
    if (!n) return a.failed();
    if (n->is_negative()) return a.refuse("number", "må ikke være negativ", "must not be negative");
    return result(a, hjemmel::square_root(*n));
}

inline value log(call& in, std::span<const value> args) {
    arguments a(in, "log", args);
    const auto* n = a.number(0, "number");
    if (!n) return a.failed();
    if (n->is_negative() || n->is_zero()) {
        return a.refuse("number", "skal være større end nul", "must be greater than zero");
    }
    return result(a, hjemmel::logarithm(*n));
}

inline value exp(call& in, std::span<const value> args) {
    arguments a(in, "exp", args);
    const auto* n = a.number(0, "number");
    return n ? result(a, hjemmel::exponential(*n)) : a.failed();
}

inline value remainder_by_two(call& in, std::string_view function, std::span<const value> args,
                              int wanted) {
    arguments a(in, function, args);
    const auto* n = a.number(0, "number");
    if (!n) return a.failed();
    const auto rest = hjemmel::modulo(*n, hjemmel::decimal(2));
    return rest ? value(*rest == hjemmel::decimal(wanted)) : result(a, rest);
}

inline value odd(call& in, std::span<const value> args) {
    return remainder_by_two(in, "odd", args, 1);
}
inline value even(call& in, std::span<const value> args) {
    return remainder_by_two(in, "even", args, 0);
}

inline void add_rounding(std::vector<builtin>& table) {
    const auto& number = types::number();
    const auto scaled = takes({needed("n", number), needed("scale", number)}, number);
    add(table, "decimal", {scaled}, decimal,
        {"The number rounded to that many decimals, ties to the even digit.", "decimal(2.5, 0)",
         "2"})
        .lifting = lifting::corners;
    add(table, "round up", {scaled}, round_up,
        {"The number rounded away from zero to that many decimals.", "round up(-1.121, 2)",
         "-1.13"})
        .lifting = lifting::corners;
    add(table, "round down", {scaled}, round_down,
        {"The number cut towards zero to that many decimals.", "round down(-1.126, 2)", "-1.12"})
        .lifting = lifting::corners;
    add(table, "round half up", {scaled}, round_half_up,
        {"The number rounded to that many decimals, ties away from zero.", "round half up(5.5, 0)",
         "6"})
        .lifting = lifting::corners;
    add(table, "round half down", {scaled}, round_half_down,
        {"The number rounded to that many decimals, ties towards zero.", "round half down(5.5, 0)",
         "5"})
        .lifting = lifting::corners;
    add(table, "floor", {takes({needed("n", number)}, number), scaled}, floor,
        {"The largest number with that many decimals, none where the scale "
         "is left out, that is not above the number.",
         "floor(-1.56, 1)", "-1.6"})
        .lifting = lifting::corners;
    add(table, "ceiling", {takes({needed("n", number)}, number), scaled}, ceiling,
        {"The smallest number with that many decimals, none where the scale "
         "is left out, that is not below the number.",
         "ceiling(-1.5)", "-1"})
        .lifting = lifting::corners;
}

inline void add_numeric(std::vector<builtin>& table) {
    add_rounding(table);
    const auto& number = types::number();
    const auto of_number = [&number](const type_ptr& gives) {
        return std::vector<signature>{takes({needed("number", number)}, gives)};
    };
    add(table, "abs", {takes({needed("n")}, types::any(), follows::first_argument)}, abs,
        {"The number or duration without its sign.", "abs(-10)", "10"});
    add(table, "modulo", {takes({needed("dividend", number), needed("divisor", number)}, number)},
        modulo,
        {"What is left of the dividend after whole divisors, with the divisor's sign.",
         "modulo(-10, 3)", "2"});
    add(table, "sqrt", of_number(number), sqrt,
        {"The square root; null for a negative number.", "sqrt(16)", "4"})
        .lifting = lifting::corners;
    add(table, "log", of_number(number), log,
        {"The natural logarithm; null unless the number is above zero.", "log(1)", "0"})
        .lifting = lifting::corners;
    add(table, "exp", of_number(number), exp,
        {"Euler's number to the power of the number.", "exp(0)", "1"})
        .lifting = lifting::corners;
    add(table, "odd", of_number(types::boolean()), odd,
        {"Whether the number is an odd whole number.", "odd(5)", "true"});
    add(table, "even", of_number(types::boolean()), even,
        {"Whether the number is an even whole number.", "even(5)", "false"});
}

} // namespace hjemmel::feel::define

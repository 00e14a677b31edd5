// SPDX-License-Identifier: Apache-2.0

#include <hjemmel/core/decimal.hpp>

#include <cstring>
#include <limits>
#include <random>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

#include <doctest/doctest.h>

#include "tables.hpp"

namespace {

using hjemmel::decimal;

using binary = std::optional<decimal> (*)(decimal, decimal);

decimal number(std::string_view text) {
    const auto parsed = decimal::parse(text);
    REQUIRE_MESSAGE(parsed, std::string(text));
    return *parsed;
}

std::string shown(const std::optional<decimal>& value) { return value ? value->text() : "nothing"; }

bool same_bits(const decimal& a, const decimal& b) {
    return std::memcmp(&a, &b, sizeof(decimal)) == 0;
}

binary operation_named(std::string_view name) {
    if (name == "add") return [](decimal a, decimal b) { return add(a, b); };
    if (name == "subtract") return [](decimal a, decimal b) { return subtract(a, b); };
    if (name == "multiply") return [](decimal a, decimal b) { return multiply(a, b); };
    if (name == "divide") return hjemmel::divide;
    if (name == "modulo") return hjemmel::modulo;
    if (name == "exponential") return [](decimal a, decimal) { return hjemmel::exponential(a); };
    if (name == "logarithm") return [](decimal a, decimal) { return hjemmel::logarithm(a); };
    return hjemmel::power;
}

using rounding = std::optional<decimal> (*)(decimal, std::int32_t);

rounding rounding_named(std::string_view mode) {
    if (mode == "half_even") return hjemmel::round_half_even;
    if (mode == "half_up") return hjemmel::round_half_up;
    if (mode == "half_down") return hjemmel::round_half_down;
    return mode == "up" ? hjemmel::round_up : hjemmel::round_down;
}

void check_rows(std::span<const hjemmel::tables::arithmetic> rows) {
    for (const auto& row : rows) {
        CAPTURE(row.operation);
        CAPTURE(row.a);
        CAPTURE(row.b);
        const auto result = operation_named(row.operation)(number(row.a), number(row.b));
        CHECK(shown(result) == number(row.result).text());
    }
}

static_assert(sizeof(decimal) == 16 && std::is_trivially_copyable_v<decimal>);
static_assert(!std::is_constructible_v<decimal, double> && !std::is_convertible_v<bool, decimal>);
static_assert(!std::is_convertible_v<char, decimal>);
static_assert(*hjemmel::add(2, 3) == 5 && *hjemmel::subtract(2, 3) == -1);
static_assert(decimal(2) < 3 && decimal(-3) < -2 && decimal(0) == -decimal(0));

} // namespace

TEST_CASE("decimal: text in, canonical text out") {
    struct row {
        const char* text;
        const char* canonical;
    };
    const row rows[] = {
        {"0", "0"},
        {"-0", "0"},
        {"-0.00", "0"},
        {"0e99999999999999999999", "0"},
        {"+7", "7"},
        {"007", "7"},
        {".5", "0.5"},
        {"-.5", "-0.5"},
        {"1.500", "1.5"},
        {"10.0", "10"},
        {"1.2e-3", "0.0012"},
        {"1.2E3", "1200"},
        {"1.23e+4", "12300"},
        {"1e0", "1"},
        {"00000000000000000000000000000000000000000001", "1"},
        {"0.00000000000000000000000000000000000000000001",
         "0.00000000000000000000000000000000000000000001"},
        {"9223372036854775807", "9223372036854775807"},
        {"-9223372036854775808", "-9223372036854775808"},
        {"18446744073709551616", "18446744073709551616"},
        {"9999999999999999999999999999999999", "9999999999999999999999999999999999"},
        {"10000000000000000000000000000000000", "10000000000000000000000000000000000"},
        {"1234567890.123456789012345678901234", "1234567890.123456789012345678901234"},
        // rounded at the 34th digit: ties to the even digit, anything more goes up
        {"1.0000000000000000000000000000000005", "1"},
        {"1.0000000000000000000000000000000015", "1.000000000000000000000000000000002"},
        {"1.00000000000000000000000000000000050000001", "1.000000000000000000000000000000001"},
        {"1.00000000000000000000000000000000049999999", "1"},
        {"99999999999999999999999999999999995", "100000000000000000000000000000000000"},
    };
    for (const auto& each : rows) {
        CAPTURE(each.text);
        CHECK(shown(decimal::parse(each.text)) == each.canonical);
    }
}

TEST_CASE("decimal: what is not a number") {
    const char* rows[] = {"",       "-",        "+",
                          ".",      "5.",       "-.",
                          "1.2.3",  "1e",       "1e+",
                          "e5",     " 1",       "1 ",
                          "1,5",    "1_0",      "--1",
                          "+-1",    "0x10",     "NaN",
                          "inf",    "Infinity", "1e5.0",
                          "١",      "1e--1",    "1f",
                          "1e6145", "-1e6145",  "1e99999999999999999999",
                          "12E6144"};
    for (const char* text : rows) {
        CAPTURE(text);
        CHECK(shown(decimal::parse(text)) == "nothing");
    }
    CHECK(shown(decimal::parse(std::string_view("1\0", 2))) == "nothing");
    CHECK(decimal::parse(std::string(100'000, '9')) == std::nullopt);
    CHECK(decimal::parse("0." + std::string(100'000, '9')) == decimal(1));
}

TEST_CASE("decimal: the ends of the range") {
    const auto largest = number("9.999999999999999999999999999999999e6144");
    const auto smallest = number("1e-6176");
    CHECK(largest.text().size() == 6145);
    CHECK(decimal::parse(largest.text()) == largest);
    CHECK(decimal::parse(smallest.text()) == smallest);
    CHECK(add(largest, largest) == std::nullopt);
    CHECK(subtract(-largest, largest) == std::nullopt);
    CHECK(multiply(largest, decimal(10)) == std::nullopt);
    CHECK(hjemmel::divide(largest, number("0.1")) == std::nullopt);
    CHECK(add(largest, decimal(1)) == largest);
    CHECK(hjemmel::divide(smallest, decimal(10)) == decimal(0));
    CHECK(decimal::parse("1e-7000") == decimal(0));
    CHECK(shown(hjemmel::modulo(largest, number("7e-30"))).size() < 40);
}

TEST_CASE("decimal: undefined operations give nothing") {
    CHECK(hjemmel::divide(1, 0) == std::nullopt);
    CHECK(hjemmel::divide(0, 0) == std::nullopt);
    CHECK(hjemmel::modulo(1, 0) == std::nullopt);
    CHECK(hjemmel::square_root(-1) == std::nullopt);
    CHECK(hjemmel::logarithm(0) == std::nullopt);
    CHECK(hjemmel::logarithm(-1) == std::nullopt);
    CHECK(hjemmel::exponential(20'000) == std::nullopt);
    CHECK(hjemmel::power(0, -1) == std::nullopt);
    CHECK(hjemmel::power(-8, number("0.5")) == std::nullopt);
    CHECK(hjemmel::power(10, 6145) == std::nullopt);
    CHECK(hjemmel::power(3, std::numeric_limits<std::int64_t>::max()) == std::nullopt);
}

TEST_CASE("decimal: powers, roots and logarithms") {
    struct row {
        const char* base;
        const char* exponent;
        const char* result;
    };
    const row rows[] = {
        {"2", "10", "1024"},
        {"-2", "3", "-8"},
        {"1.1", "2", "1.21"},
        {"0", "0", "1"},
        {"0", "5", "0"},
        {"10", "-3", "0.001"},
        {"2", "-2", "0.25"},
        {"3", "-1", "0.3333333333333333333333333333333333"},
        {"4", "0.5", "2"},
        {"1", "9223372036854775807", "1"},
        {"-1", "-9223372036854775808", "1"},
        {"2", "112", "5192296858534827628530496329220096"},
        {"1.0000000001", "10000000000", "2.718281828323131143949794001297229"},
    };
    for (const auto& each : rows) {
        CAPTURE(each.base);
        CAPTURE(each.exponent);
        CHECK(shown(hjemmel::power(number(each.base), number(each.exponent))) == each.result);
    }
    CHECK(hjemmel::power(10, -6170) == decimal::parse("1e-6170"));
    CHECK(shown(hjemmel::square_root(2)) == "1.414213562373095048801688724209698");
    CHECK(shown(hjemmel::square_root(number("0.0625"))) == "0.25");
    CHECK(hjemmel::power(-10, -6171) == decimal::parse("-1e-6171"));
    CHECK(hjemmel::power(number("0.1"), 7000) == decimal(0));
    CHECK(hjemmel::power(number("0.1"), -6144) == number("1e6144"));
    CHECK(hjemmel::power(2, number("-1e40")) == decimal(0));
    CHECK(hjemmel::power(-1, number("1e40")) == decimal(1));
    CHECK(hjemmel::power(2, number("1e40")) == std::nullopt);
    CHECK(hjemmel::exponential(0) == decimal(1));
    CHECK(hjemmel::exponential(number("-1e6144")) == decimal(0));
    CHECK(hjemmel::exponential(number("1e-6176")) == decimal(1));
    CHECK(hjemmel::logarithm(1) == decimal(0));
    CHECK(shown(hjemmel::exponential(1)) == "2.718281828459045235360287471352662");
    CHECK(shown(hjemmel::logarithm(10)) == "2.302585092994045684017991454684364");
    CHECK(shown(hjemmel::logarithm(number("1e-6176"))) == "-14220.76553433122614449511522413063");
}

TEST_CASE("decimal: FEEL's modulo has the sign of the divisor") {
    struct row {
        const char* a;
        const char* b;
        const char* result;
    };
    const row rows[] = {
        {"12", "5", "2"},         {"-12", "5", "3"},         {"12", "-5", "-3"},
        {"-12", "-5", "-2"},      {"10.1", "4.5", "1.1"},    {"-10.1", "4.5", "3.4"},
        {"10.1", "-4.5", "-3.4"}, {"-10.1", "-4.5", "-1.1"}, {"9", "3", "0"}};
    for (const auto& each : rows) {
        CAPTURE(each.a);
        CAPTURE(each.b);
        CHECK(shown(hjemmel::modulo(number(each.a), number(each.b))) == each.result);
    }
}

TEST_CASE("decimal: floor, ceiling, absolute and the range of scales") {
    CHECK(hjemmel::floor(number("1.5")) == 1);
    CHECK(hjemmel::floor(number("-1.5")) == -2);
    CHECK(hjemmel::ceiling(number("1.5")) == 2);
    CHECK(hjemmel::ceiling(number("-0.5")) == 0);
    CHECK(hjemmel::floor(number("1e-6176")) == 0);
    CHECK(hjemmel::ceiling(number("1e-6176")) == 1);
    CHECK(hjemmel::floor(number("1e6144")) == number("1e6144"));
    CHECK(hjemmel::absolute(number("-1.5")) == number("1.5"));
    CHECK(hjemmel::round_half_up(1, 6176) == decimal(1));
    CHECK(hjemmel::round_half_up(1, 6177) == std::nullopt);
    CHECK(hjemmel::round_half_up(1, -6111) == decimal(0));
    CHECK(hjemmel::round_half_up(1, -6112) == std::nullopt);
    CHECK(hjemmel::round_up(number("1e-6176"), -2) == decimal(100));
    CHECK(hjemmel::round_half_down(number("5e-6176"), 6175) == decimal(0));
    CHECK(hjemmel::round_half_up(1, std::numeric_limits<std::int32_t>::min()) == std::nullopt);
}

TEST_CASE("decimal: the same answers as Python's decimal module") {
    check_rows(hjemmel::tables::arithmetic_rows);
    check_rows(hjemmel::tables::transcendental_rows);
    for (const auto& row : hjemmel::tables::parsed_rows) {
        CAPTURE(row.text);
        CHECK(same_bits(number(row.text), number(row.result)));
    }
    for (const auto& row : hjemmel::tables::rounding_rows) {
        CAPTURE(row.mode);
        CAPTURE(row.value);
        CAPTURE(row.scale);
        CHECK(shown(rounding_named(row.mode)(number(row.value), row.scale)) == row.result);
    }
}

TEST_CASE("decimal: one number, one form") {
    const char* same[][3] = {{"1", "1.000", "0.1e1"},
                             {"100", "1e2", "100.00"},
                             {"1e34", "10000000000000000000000000000000000", "0.1e35"},
                             {"1e6144", "10e6143", "0.001e6147"},
                             {"0.1", "0.10", "1e-1"}};
    for (const auto& texts : same) {
        CHECK(same_bits(number(texts[0]), number(texts[1])));
        CHECK(same_bits(number(texts[0]), number(texts[2])));
        CHECK(number(texts[0]).hash() == number(texts[1]).hash());
    }
    CHECK(same_bits(*add(number("0.25"), number("0.75")), 1));
    CHECK(same_bits(*multiply(number("0.5"), 20), 10));
    CHECK(same_bits(*hjemmel::divide(100, number("0.001")), 100'000));
    CHECK(same_bits(*subtract(number("1.5"), number("1.5")), 0));
    CHECK(same_bits(*multiply(number("-0.5"), 0), 0));
    CHECK(same_bits(*subtract(number("1e40"), number("1e40")), 0));
}

TEST_CASE("decimal: integers and parts") {
    CHECK(number("12.5").to_int64() == std::nullopt);
    CHECK(number("9223372036854775807").to_int64() == std::numeric_limits<std::int64_t>::max());
    CHECK(number("9223372036854775808").to_int64() == std::nullopt);
    CHECK(number("-9223372036854775808").to_int64() == std::numeric_limits<std::int64_t>::min());
    CHECK(number("-9223372036854775809").to_int64() == std::nullopt);
    CHECK(number("1e40").to_int64() == std::nullopt);
    CHECK(number("1e40").is_integer());
    CHECK_FALSE(number("0.1").is_integer());
    CHECK(decimal(std::numeric_limits<std::uint64_t>::max()).text() == "18446744073709551615");

    using parts = hjemmel::decimal_parts;
    CHECK(number("12.50").to_parts() == parts{125, -1});
    CHECK(number("1e20").to_parts() == parts{1'000'000'000'000'000'000, 2});
    CHECK(number("-9223372036854775808").to_parts() ==
          parts{std::numeric_limits<std::int64_t>::min(), 0});
    CHECK(number("9223372036854775808").to_parts() == std::nullopt);
    CHECK(number("0.12345678901234567890123").to_parts() == std::nullopt);
    CHECK(decimal::from_parts(125, -1) == number("12.5"));
    CHECK(decimal::from_parts(0, std::numeric_limits<std::int32_t>::max()) == decimal(0));
    CHECK(decimal::from_parts(10, -6177) == number("1e-6176"));
    CHECK(decimal::from_parts(1, -6177) == std::nullopt);
    CHECK(decimal::from_parts(1, 6144) == number("1e6144"));
    CHECK(decimal::from_parts(1, 6145) == std::nullopt);
    CHECK(decimal::from_parts(1, std::numeric_limits<std::int32_t>::min()) == std::nullopt);
}

TEST_CASE("decimal: digits after the point, and integers of 128 bits") {
    struct row {
        const char* number;
        std::int32_t decimals;
        std::int32_t scale;
        std::optional<hjemmel::wide_integer> integer; ///< of number x 10^scale
    };
    constexpr std::uint64_t ones = ~std::uint64_t{0};
    const row rows[] = {
        {"0", 0, 18, hjemmel::wide_integer{0, 0}},
        {"37", 0, 0, hjemmel::wide_integer{37, 0}},
        {"3700", 0, 2, hjemmel::wide_integer{370'000, 0}},
        {"37.25", 2, 2, hjemmel::wide_integer{3725, 0}},
        {"37.25", 2, 4, hjemmel::wide_integer{372'500, 0}},
        {"37.25", 2, 1, std::nullopt},
        {"-0.01", 2, 2, hjemmel::wide_integer{ones, ones}},
        {"-18446744073709551616", 0, 0, hjemmel::wide_integer{0, ones}},
        {"1e-6176", 6176, 38, std::nullopt},
        {"1e37", 0, 0, hjemmel::wide_integer{0x00F436A000000000U, 0x0785EE10D5DA46D9U}},
        {"1e36", 0, 1, hjemmel::wide_integer{0x00F436A000000000U, 0x0785EE10D5DA46D9U}},
        {"1e38", 0, 0, std::nullopt},
        {"1e37", 0, 1, std::nullopt},
        {"1e6144", 0, 18, std::nullopt},
        {"9999999999999999999999999999999999", 0, 4,
         hjemmel::wide_integer{0x098A223FFFFFD8F0U, 0x4B3B4CA85A86C47AU}},
        {"9999999999999999999999999999999999", 0, 5, std::nullopt},
        {"0.1234567890123456789012345678901234", 34, 34,
         hjemmel::wide_integer{0xDE825CD07E96AFF2U, 0x00003CDE6FFF9732U}},
    };
    for (const auto& row : rows) {
        CAPTURE(row.number);
        CAPTURE(row.scale);
        CHECK(number(row.number).decimals() == row.decimals);
        CHECK((hjemmel::scaled_integer(number(row.number), row.scale) == row.integer));
    }
}

TEST_CASE("decimal: order") {
    const char* ascending[] = {"-1e6144",
                               "-1e40",
                               "-9223372036854775809",
                               "-4611686018427387904",
                               "-2",
                               "-1.5",
                               "-1",
                               "-1e-6176",
                               "0",
                               "1e-6176",
                               "0.3",
                               "1",
                               "1.5",
                               "4611686018427387904",
                               "9223372036854775808",
                               "1e40"};
    for (std::size_t i = 0; i < std::size(ascending); ++i) {
        for (std::size_t j = 0; j < std::size(ascending); ++j) {
            CHECK((number(ascending[i]) <=> number(ascending[j])) == (i <=> j));
            CHECK((number(ascending[i]) == number(ascending[j])) == (i == j));
        }
    }
}

TEST_CASE("decimal: the fast path gives the library's bits at the borders of 64 bits") {
    std::vector<decimal> values;
    for (const int power : {0, 1, 31, 32, 61, 62, 63, 64, 112}) {
        const auto border = *hjemmel::power(2, power);
        for (const int offset : {-1, 0, 1}) {
            values.push_back(*add(border, offset));
            values.push_back(-*add(border, offset));
        }
    }
    for (const auto& a : values) {
        for (const auto& b : values) {
            CAPTURE(a.text());
            CAPTURE(b.text());
            CHECK(same_bits(*add(a, b), *hjemmel::detail::add_wide(a, b)));
            CHECK(same_bits(*subtract(a, b), *hjemmel::detail::subtract_wide(a, b)));
            CHECK(same_bits(*multiply(a, b), *hjemmel::detail::multiply_wide(a, b)));
            CHECK((a <=> b) == hjemmel::detail::compare_wide(a, b));
        }
    }
}

TEST_CASE("decimal: the fast path gives the library's bits for numbers at random") {
    std::mt19937_64 random(20180302);
    const auto draw = [&random] {
        const auto bits = random();
        return decimal(static_cast<std::int64_t>(bits) >> (random() % 64));
    };
    for (int i = 0; i < 20'000; ++i) {
        const auto a = draw();
        const auto b = draw();
        const bool same = same_bits(*add(a, b), *hjemmel::detail::add_wide(a, b)) &&
                          same_bits(*subtract(a, b), *hjemmel::detail::subtract_wide(a, b)) &&
                          same_bits(*multiply(a, b), *hjemmel::detail::multiply_wide(a, b)) &&
                          (a <=> b) == hjemmel::detail::compare_wide(a, b);
        CAPTURE(a.text());
        CAPTURE(b.text());
        CHECK(same);
    }
}

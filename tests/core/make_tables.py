# SPDX-License-Identifier: Apache-2.0
"""Writes tables.hpp: results of Python's own decimal and calendar arithmetic, to compare with.

Run: python3 make_tables.py > tables.hpp
"""
import datetime
import decimal
import random

random.seed(20180302)
context = decimal.Context(prec=34, rounding=decimal.ROUND_HALF_EVEN, Emin=-6143, Emax=6144, clamp=1)


def number():
    digits = random.choice([1, 2, 5, 9, 16, 17, 18, 19, 20, 33, 34])
    coefficient = random.randrange(10 ** (digits - 1), 10**digits) * random.choice([1, -1])
    exponent = random.choice([0, 0, 0, -1, -2, -5, -17, -34, -40, 1, 3, 20])
    return decimal.Decimal(coefficient).scaleb(exponent, decimal.Context(prec=60))


def plain(value):
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if len(text) > 45:
        text = str(value)
    return "0" if text in ("-0", "") else text


def modulo(a, b):
    rest = context.remainder(a, b)
    return context.add(rest, b) if rest and (rest < 0) != (b < 0) else rest


operations = {
    "add": context.add,
    "subtract": context.subtract,
    "multiply": context.multiply,
    "divide": context.divide,
    "modulo": modulo,
    "power": context.power,
}


def arithmetic_rows():
    for name, operation in operations.items():
        count = 0
        while count < 12:
            a = context.plus(number())
            b = context.plus(number())
            if name == "power":
                a, b = a.scaleb(-a.adjusted()), decimal.Decimal(random.randrange(-60, 400))
            try:
                result = operation(a, b)
            except decimal.InvalidOperation:  # a quotient beyond what Python's remainder takes
                continue
            count += 1
            yield name, a, b, result


def transcendental_rows():
    fractions = ["0.5", "-0.5", "1.1", "0.333333333333333333", "-2.75", "6.02e-9"]
    for text in ["2", "4", "100", "0.25", "0.1", "0.999999999999999999999", "1.0000001", "3.1",
                 "12345.678", "1e-30", "9.87654321e50", "0.0001234567890123456789"]:
        value = decimal.Decimal(text)
        yield "logarithm", value, decimal.Decimal(0), context.ln(value)
        for power in (value, -value):
            if abs(power) < 14000:
                yield "exponential", power, decimal.Decimal(0), context.exp(power)
        for exponent in map(decimal.Decimal, fractions):
            yield "power", value, exponent, context.power(value, exponent)


def parse_rows():
    for _ in range(24):
        digits = "".join(random.choice("0123456789") for _ in range(random.randrange(1, 60)))
        if random.random() < 0.4:
            digits = digits[:34].ljust(34, "7") + random.choice(["5", "50000", "5000001", "49999"])
        point = random.randrange(0, len(digits))
        text = digits[:point] + "." + digits[point:]
        yield text, context.create_decimal(text)


def rounding_rows():
    modes = {"half_even": decimal.ROUND_HALF_EVEN, "half_up": decimal.ROUND_HALF_UP,
             "half_down": decimal.ROUND_HALF_DOWN, "up": decimal.ROUND_UP,
             "down": decimal.ROUND_DOWN}
    values = ["5.5", "2.5", "1.6", "1.1", "1", "-1.1", "-1.6", "-2.5", "-5.5", "0.125", "-0.135",
              "1250", "-1350", "49.999", "0.0000001", "99999.5"]
    for name, mode in modes.items():
        for value in values:
            for scale in (0, 2, -2):
                quantum = decimal.Decimal(1).scaleb(-scale)
                result = decimal.Decimal(value).quantize(quantum, rounding=mode, context=context)
                if decimal.Decimal(value).as_tuple().exponent >= -scale:
                    result = decimal.Decimal(value)
                yield name, value, scale, result


def date_rows():
    first = datetime.date(1, 1, 1).toordinal()
    last = datetime.date(9999, 12, 31).toordinal()
    ordinals = [first, last] + [random.randrange(first, last) for _ in range(60)]
    for ordinal in ordinals:
        day = datetime.date.fromordinal(ordinal)
        week_year, week, weekday = day.isocalendar()
        number = ordinal - datetime.date(1970, 1, 1).toordinal()
        yield (number, day.year, day.month, day.day, weekday, day.timetuple().tm_yday, week,
               week_year)


def literal(field):
    if isinstance(field, int):
        return str(field)
    return f'"{plain(field) if isinstance(field, decimal.Decimal) else field}"'


def table(kind, name, rows):
    rows = list(rows)
    print(f"inline const std::array<{kind}, {len(rows)}> {name}{{{{")
    for row in rows:
        line = "    {" + ", ".join(map(literal, row)) + "},"
        print(line if len(line) <= 100 else line.replace(", ", ",\n     "))
    print("}};\n")


print("""// SPDX-License-Identifier: Apache-2.0
#pragma once

// Written by make_tables.py: what Python's decimal and datetime modules answer.

// clang-format off
#include <array>
#include <cstdint>

namespace hjemmel::tables {

struct arithmetic { const char* operation; const char* a; const char* b; const char* result; };
struct parsed { const char* text; const char* result; };
struct rounding { const char* mode; const char* value; std::int32_t scale; const char* result; };
struct calendar {
    std::int64_t days; int year; int month; int day; int weekday; int day_of_year; int week;
    int week_year;
};
""")
table("arithmetic", "arithmetic_rows", arithmetic_rows())
table("arithmetic", "transcendental_rows", transcendental_rows())
table("parsed", "parsed_rows", parse_rows())
table("rounding", "rounding_rows", rounding_rows())
table("calendar", "calendar_rows", date_rows())
print("} // namespace hjemmel::tables\n// clang-format on")

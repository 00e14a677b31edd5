// SPDX-License-Identifier: Apache-2.0
// Expressions made of choices, of each type and over names that are in scope.
#pragma once

#include "choices.hpp"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

namespace hjemmel::test {

/// What an expression gives. `rows` are periods with an amount and a text each.
enum class sort : std::uint8_t { truth, number, text, day, span, months, numbers, periods, rows };

struct named {
    std::string name; ///< or any expression that stands for itself
    sort what;
};

/// Which expressions there are: those of truths, numbers and texts that both laws are held over by
/// all completions, or all that columns can do.
enum class vocabulary : std::uint8_t { small, whole };

class expression_maker {
  public:
    expression_maker(choices& from, vocabulary words) : from_(from), words_(words) {}

    std::vector<named> scope{};

    std::string make(sort wanted, int depth) {
        switch (wanted) {
        case sort::truth:
            return truth(depth);
        case sort::number:
            return number(depth);
        case sort::text:
            return text(depth);
        case sort::day:
            return day(depth);
        case sort::span:
            return span(depth);
        case sort::months:
            return months(depth);
        case sort::numbers:
            return numbers(depth);
        case sort::periods:
            return periods(depth);
        default:
            return rows(depth);
        }
    }

    /// A name of that type, or a constant.
    std::string leaf(sort wanted) {
        std::vector<const named*> names;
        for (const auto& one : scope) {
            if (one.what == wanted) names.push_back(&one);
        }
        if (!names.empty() && from_.below(4) != 3) return from_.one_of(names)->name;
        return constant(wanted);
    }

    /// The parts of a braced list are made from the left; those of a sum as each compiler likes.
    static std::string joined(std::initializer_list<std::string> parts) {
        std::string out;
        for (const auto& part : parts)
            out += part;
        return out;
    }

  private:
    template<std::size_t N>
    std::string one_of(const char* const (&all)[N]) {
        return from_.one_of(all);
    }
    bool whole() const { return words_ == vocabulary::whole; }

    std::string constant(sort wanted) {
        static const char* const truths[] = {"true", "false", "null"};
        static const char* const plain[] = {"0", "1", "2", "2.5", "3", "-1", "null"};
        static const char* const more[] = {"18",    "30",      "100",          "0.125",
                                           "99.95", "1000000", "123456789012", "0.0000001"};
        static const char* const texts[] = {"\"x1\"", "\"x2\"", "\"\"", "\"Æble\""};
        static const char* const days[] = {"@\"2018-03-01\"", "@\"2018-01-31\"", "@\"2017-12-31\"",
                                           "@\"2020-02-29\"", "@\"1954-07-15\"", "null"};
        static const char* const spans[] = {"@\"P1D\"", "@\"P28D\"", "@\"P0D\"", "@\"-P3D\"",
                                            "@\"PT36H\""};
        static const char* const months[] = {"@\"P1M\"", "@\"P1Y\"", "@\"P0M\"", "@\"-P7M\"",
                                             "@\"P5Y\""};
        switch (wanted) {
        case sort::truth:
            return one_of(truths);
        case sort::number:
            return whole() && from_.once_in(3) ? one_of(more) : one_of(plain);
        case sort::text:
            return one_of(texts);
        case sort::day:
            return one_of(days);
        case sort::span:
            return one_of(spans);
        case sort::months:
            return one_of(months);
        case sort::numbers:
            return "[1, 2.5]";
        case sort::periods:
            return "[{fra: @\"2018-01-01\", til: @\"2018-02-28\"}]";
        default:
            return "[{fra: @\"2018-01-01\", til: null, sats: 3, slags: \"x1\"}]";
        }
    }

    /// What `make` gives while these names are in scope.
    template<class Make>
    std::string with(std::initializer_list<named> names, const Make& make) {
        const auto size = scope.size();
        scope.insert(scope.end(), names);
        auto out = make();
        scope.resize(size);
        return out;
    }
    std::string fresh(const char* letter) { return letter + std::to_string(++names_); }

    /// An expression about an item of rows, whose fields begin with `before`.
    std::string of_row(const std::string& before, sort wanted, int depth) {
        return with({{before + "fra", sort::day},
                     {before + "til", sort::day},
                     {before + "sats", sort::number},
                     {before + "slags", sort::text}},
                    [&] { return make(wanted, depth); });
    }

    std::string conditional(sort wanted, int depth) {
        return joined({"(if ", truth(depth), " then ", make(wanted, depth), " else ",
                       make(wanted, depth), ")"});
    }

    /// The palette's lists of numbers: known sizes, or some of them.
    std::string small_list(int depth) {
        const auto filter = from_.below(3);
        auto out = joined({"[", number(depth - 1), ", ", number(depth - 1), ", 2]"});
        if (filter == 0) out += "[item > " + number(depth - 2) + "]";
        if (filter == 1) out = "(for v in " + out + " return v + " + number(depth - 2) + ")";
        return out;
    }
    std::string list(int depth) { return whole() ? numbers(depth) : small_list(depth); }

    std::string truth(int depth) {
        if (depth <= 0) return leaf(sort::truth);
        if (whole() && from_.below(2) == 1) return more_truth(depth - 1);
        static const char* const comparisons[] = {" < ", " <= ", " > ", " >= ", " = ", " != "};
        const auto next = depth - 1;
        switch (from_.below(14)) {
        case 0:
            return joined({"(", truth(next), " and ", truth(next), ")"});
        case 1:
            return joined({"(", truth(next), " or ", truth(next), ")"});
        case 2:
            return joined({"not(", truth(next), ")"});
        case 3:
        case 4:
            return joined({"(", number(next), one_of(comparisons), number(next), ")"});
        case 5:
            return joined({"(", text(next), " = ", text(next), ")"});
        case 6:
            return joined({"(", number(next), " in (1, [2..", number(next), "]))"});
        case 7:
            return quantified("some", " > ", depth);
        case 8:
            return quantified("every", " <= ", depth);
        case 9:
            return conditional(sort::truth, next);
        case 10:
        case 11:
        case 12:
            return guarded(next);
        default:
            return joined({"list contains(", list(depth), ", ", number(next), ")"});
        }
    }

    std::string quantified(const char* which, const char* comparison, int depth) {
        return joined({"(", which, " v in ", list(depth), " satisfies v", comparison,
                       number(depth - 1), ")"});
    }

    std::string more_truth(int depth) {
        static const char* const comparisons[] = {" < ", " <= ", " > ", " >= ", " = ", " != "};
        static const char* const in_texts[] = {"contains(", "starts with(", "ends with(",
                                               "matches("};
        static const sort ordered[] = {sort::day, sort::day, sort::span, sort::months, sort::text};
        static const sort any[] = {sort::day,  sort::number, sort::text,  sort::truth,
                                   sort::rows, sort::span,   sort::months};
        switch (from_.below(12)) {
        case 0:
        case 1: {
            const auto what = from_.one_of(ordered);
            return joined({"(", make(what, depth), one_of(comparisons), make(what, depth), ")"});
        }
        case 2:
            return joined({"(", day(depth), " in [", day(depth), "..", day(depth), "))"});
        case 3:
            return joined({"covers(", either_periods(depth), ", ", day(depth), ")"});
        case 4:
        case 5: {
            const auto p = fresh("p");
            const auto which = from_.below(2) == 0 ? "(some " : "(every ";
            return joined({which, p, " in ", rows(depth), " satisfies ",
                           of_row(p + ".", sort::truth, depth), ")"});
        }
        case 6:
            return joined({one_of(in_texts), text(depth), ", ", leaf(sort::text), ")"});
        case 7:
            return joined({"list contains([\"x1\", \"a\", \"Bo\"], ", text(depth), ")"});
        case 8:
            return joined({"(", make(from_.one_of(any), depth), " = null)"});
        case 9:
            return joined({"(", rows(depth), " = [])"});
        case 10:
            return joined({"(", number(depth), " between ", number(depth), " and 60)"});
        default:
            return joined({"(", text(depth), " in (\"x1\", ", leaf(sort::text), "))"});
        }
    }

    /// A name that may be null, first asked whether it is, then used.
    std::string guarded(int depth) {
        const auto what = whole() && from_.once_in(3) ? sort::day : sort::number;
        const auto name = leaf(what);
        const auto used = joined({"(", name, " > ", make(what, depth - 1), ")"});
        const auto more = joined({"(", used, " or ", truth(depth - 1), ")"});
        switch (from_.below(5)) {
        case 0:
            return joined({"(", name, " = null or ", more, ")"});
        case 1:
            return joined({"(", name, " != null and ", more, ")"});
        case 2:
            return joined({"(not(", name, " = null or ", truth(depth - 1), ") and ", more, ")"});
        case 3:
            return joined({"(if ", name, " = null then ", truth(depth), " else ", more, ")"});
        default:
            return joined({"(if ", used, " then ", more, " else ", name, " != null)"});
        }
    }

    std::string number(int depth) {
        if (depth <= 0) return leaf(sort::number);
        if (whole() && from_.below(2) == 1) return more_number(depth - 1);
        static const char* const operators[] = {" + ", " - ", " * ", " / "};
        static const char* const totals[] = {"count", "sum", "min", "max"};
        const auto next = depth - 1;
        switch (from_.below(6)) {
        case 0:
        case 1:
            return joined({"(", number(next), one_of(operators), number(next), ")"});
        case 2:
            return conditional(sort::number, next);
        case 3:
            return joined({one_of(totals), "(", list(depth), ")"});
        case 4:
            return joined({"floor(", number(next), ")"});
        default:
            return joined({"{u: ", truth(next), ", z: ", number(next), "}.z"});
        }
    }

    std::string more_number(int depth) {
        static const char* const rounded[] = {"decimal(", "round half up(", "round down(", "floor(",
                                              "ceiling("};
        static const char* const scales[] = {", 0)", ", 2)", ", 1)", ", -1)"};
        static const char* const of_day[] = {".year", ".month", ".day", ".weekday"};
        static const char* const of_rows[] = {"count(", "total days(", "total months("};
        static const char* const places[] = {"[1].sats", "[-1].sats", "[2].sats"};
        switch (from_.below(14)) {
        case 0:
            return joined({one_of(rounded), number(depth), one_of(scales)});
        case 1:
        case 2:
            return joined({one_of(of_rows), either_periods(depth), ")"});
        case 3:
            return joined({"sum(", rows(depth), ".sats)"});
        case 4: {
            const auto p = fresh("p");
            return joined({"sum(for ", p, " in ", rows(depth), " return ",
                           of_row(p + ".", sort::number, depth), ")"});
        }
        case 5:
            return joined({day(depth), one_of(of_day)});
        case 6:
            return joined({"((", day(depth), " - ", day(depth), ") / @\"P1D\")"});
        case 7:
            return joined({span(depth), ".days"});
        case 8:
            return joined({months(depth), ".months"});
        case 9:
            return joined({"string length(", text(depth), ")"});
        case 10:
            return joined({rows(depth), one_of(places)});
        case 11:
            return joined({"abs(", number(depth), ")"});
        case 12:
            return joined({"modulo(", number(depth), ", ", number(depth), ")"});
        default:
            return joined({numbers(depth), "[", number(depth), "]"});
        }
    }

    std::string text(int depth) {
        if (depth <= 0 || from_.below(3) == 0) return leaf(sort::text);
        if (whole() && from_.below(2) == 1) return more_text(depth - 1);
        return joined({"(if ", truth(depth - 1), " then ", text(depth - 1), " else \"x3\")"});
    }

    std::string more_text(int depth) {
        static const char* const places[] = {"[1].slags", "[-1].slags"};
        switch (from_.below(8)) {
        case 0:
            return joined({"(", text(depth), " + ", text(depth), ")"});
        case 1:
            return joined({"upper case(", text(depth), ")"});
        case 2:
            return joined({"substring(", text(depth), ", ", number(0), ", ", number(0), ")"});
        case 3:
            return joined({"string(", number(depth), ")"});
        case 4:
            return joined({"string(", day(depth), ")"});
        case 5:
            return joined({"day of week(", day(depth), ")"});
        case 6:
            return joined({rows(depth), one_of(places)});
        default:
            return joined({"string join(", rows(depth), ".slags, \"-\")"});
        }
    }

    std::string day(int depth) {
        if (depth <= 0 || from_.below(3) == 0) return leaf(sort::day);
        static const char* const places[] = {"[1].fra", "[-1].til", "[1].til"};
        const auto next = depth - 1;
        switch (from_.below(9)) {
        case 0:
            return joined({"(", day(next), " + ", span(next), ")"});
        case 1:
            return joined({"(", day(next), " - ", months(next), ")"});
        case 2:
            return joined({"(", day(next), " + ", months(next), ")"});
        case 3:
            return "today()";
        case 4:
            return joined({either_periods(next), one_of(places)});
        case 5:
            return joined({"period at(", either_periods(next), ", ", day(next), ").fra"});
        case 6:
            return joined({"min(", rows(next), ".fra)"});
        case 7:
            return joined({"max([", day(next), ", ", day(next), "])"});
        default:
            return conditional(sort::day, next);
        }
    }

    std::string span(int depth) {
        if (depth <= 0 || from_.below(3) == 0) return leaf(sort::span);
        switch (from_.below(4)) {
        case 0:
            return joined({"(", day(depth - 1), " - ", day(depth - 1), ")"});
        case 1:
            return joined({"(", number(depth - 1), " * @\"P1D\")"});
        case 2:
            return joined({"(", span(depth - 1), " + ", span(depth - 1), ")"});
        default:
            return conditional(sort::span, depth - 1);
        }
    }

    std::string months(int depth) {
        if (depth <= 0 || from_.below(3) == 0) return leaf(sort::months);
        switch (from_.below(3)) {
        case 0:
            return joined(
                {"years and months duration(", day(depth - 1), ", ", day(depth - 1), ")"});
        case 1:
            return joined({"(", number(depth - 1), " * @\"P1M\")"});
        default:
            return joined({"(", months(depth - 1), " - ", months(depth - 1), ")"});
        }
    }

    std::string numbers(int depth) {
        if (depth <= 0) return leaf(sort::numbers);
        const auto next = depth - 1;
        switch (from_.below(10)) {
        case 0:
        case 1:
            return small_list(depth);
        case 2:
            return joined({rows(next), ".sats"});
        case 3: {
            const auto p = fresh("p");
            return joined({"(for ", p, " in ", rows(next), " return ",
                           of_row(p + ".", sort::number, next), ")"});
        }
        case 4:
            return joined({"sort(", numbers(next), ", function(x, y) x > y)"});
        case 5: {
            const auto condition = with({{"item", sort::number}}, [&] { return truth(next); });
            return joined({numbers(next), "[", condition, "]"});
        }
        case 6:
            return joined({"concatenate(", numbers(next), ", ", numbers(next), ")"});
        case 7:
            return joined({"distinct values(", numbers(next), ")"});
        case 8: {
            const auto v = fresh("v");
            const auto made = with({{v, sort::number}}, [&] { return number(next); });
            return joined({"(for ", v, " in ", numbers(next), " return ", made, ")"});
        }
        default:
            return leaf(sort::numbers);
        }
    }

    std::string either_periods(int depth) {
        return from_.below(2) == 0 ? rows(depth) : periods(depth);
    }

    std::string periods(int depth) {
        if (depth <= 0) return leaf(sort::periods);
        const auto next = depth - 1;
        switch (from_.below(7)) {
        case 0:
            return joined({"joined(", either_periods(next), ")"});
        case 1:
            return joined({"joined(", either_periods(next), ", ", span(next), ")"});
        case 2:
            return joined({"within(", either_periods(next), ", ", day(next), ", ", day(next), ")"});
        case 3:
            return joined({"gaps(", either_periods(next), ")"});
        case 4:
            return joined({"overlap(", either_periods(next), ", ", either_periods(next), ")"});
        case 5:
            return joined({"without(", either_periods(next), ", ", either_periods(next), ")"});
        default: {
            const auto p = fresh("p");
            return joined({"(for ", p, " in ", rows(next), " return {fra: ", p,
                           ".fra, til: ", of_row(p + ".", sort::day, next), "})"});
        }
        }
    }

    std::string rows(int depth) {
        if (depth <= 0) return leaf(sort::rows);
        static const char* const keys[] = {"fra", "til", "sats"};
        const auto next = depth - 1;
        switch (from_.below(5)) {
        case 0:
            return leaf(sort::rows);
        case 1:
            return joined({rows(next), "[", of_row("", sort::truth, next), "]"});
        case 2:
            return joined({rows(next), "[", of_row("item.", sort::truth, next), "]"});
        case 3: {
            const auto key = one_of(keys);
            return joined({"sort(", rows(next), ", function(x, y) x.", key, " < y.", key, ")"});
        }
        default:
            return conditional(sort::rows, next);
        }
    }

    choices& from_;
    vocabulary words_;
    int names_ = 0;
};

} // namespace hjemmel::test

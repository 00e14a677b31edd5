// SPDX-License-Identifier: Apache-2.0
// Our built-ins on periods: lists of contexts with the entries `fra` and `til`, dates, both days
// included; open-ended where `til` is null or left out. Other entries are passed over.
#pragma once

#include <hjemmel/core/periods.hpp>
#include <hjemmel/feel/builtins/arguments.hpp>

#include <memory>
#include <utility>

namespace hjemmel::feel::define {

/// The arguments of one call of a period built-in.
class period_arguments : public arguments {
  public:
    using arguments::arguments;

    /// Nothing where an item is no period, or one that ends before it begins.
    std::optional<std::vector<period>> periods(std::size_t i, std::string_view name) {
        const auto* items = list(i, name);
        if (!items) return std::nullopt;
        std::vector<period> all;
        all.reserve(items->size());
        for (const auto& item : *items) {
            const auto one = read(name, item);
            if (!one) return std::nullopt;
            all.push_back(*one);
        }
        return all;
    }

    /// The date in this place, or `unbounded` where it is null.
    std::optional<hjemmel::date> bound(std::size_t i, std::string_view name,
                                       const hjemmel::date& unbounded) {
        if (none(i)) return unbounded;
        const auto* given = day(i, name);
        return given ? std::optional(*given) : std::nullopt;
    }

  private:
    std::optional<period> read(std::string_view name, const value& item) {
        static constexpr std::string_view wanted = "list<context<fra: date, til: date>>";
        const auto refuse_item = [&](const value& found) {
            refuse_kind(name, wanted, found);
            return std::nullopt;
        };
        if (!item.is(kind::context)) return refuse_item(item);
        const auto* first = item.as_context().find("fra");
        if (!first || !first->is(kind::date)) return refuse_item(first ? *first : value());
        const auto* last = item.as_context().find("til");
        if (!last || (last->is_null() && !last->failure())) return period{first->as_date()};
        if (!last->is(kind::date)) return refuse_item(*last);
        if (last->as_date() < first->as_date()) {
            refuse(name, "har en periode, hvor `til` ligger før `fra`",
                   "has a period whose `til` lies before its `fra`");
            return std::nullopt;
        }
        return period{first->as_date(), last->as_date()};
    }
};

/// A period as a context {fra, til}, `til` null where it is open-ended.
inline value period_value(const period& one) {
    static const auto shape = std::make_shared<const context_shape>(context_shape{{"fra", "til"}});
    const auto last = one.open() ? value::absent() : value(one.last);
    return context_value{shape, {one.first, last}};
}

inline value period_list(call& in, const std::vector<period>& periods) {
    if (!in.charge(periods.size())) return {};
    std::vector<value> all;
    all.reserve(periods.size());
    for (const auto& one : periods)
        all.push_back(period_value(one));
    return make_list(std::move(all));
}

inline value joined(call& in, std::span<const value> args) {
    period_arguments a(in, "joined", args);
    const auto given = a.periods(0, "periods");
    if (!given) return a.failed();
    if (a.none(1)) return period_list(in, hjemmel::joined(*given));
    const auto& tolerance = a.at(1);
    if (!tolerance.is(kind::days_duration)) {
        return a.refuse_kind("tolerance", kind_text(kind::days_duration), tolerance);
    }
    if (tolerance.as_days() < days_duration{}) {
        return a.refuse("tolerance", "må ikke være negativ", "must not be negative");
    }
    return period_list(in, hjemmel::joined(*given, tolerance.as_days().day_part()));
}

inline value period_at(call& in, std::span<const value> args) {
    period_arguments a(in, "period at", args);
    const auto given = a.periods(0, "periods");
    if (!given) return a.failed();
    const auto* day = a.day(1, "day");
    if (!day) return a.failed();
    const auto found = hjemmel::at(*given, *day);
    return found ? period_value(*found) : value::absent();
}

inline value covers(call& in, std::span<const value> args) {
    period_arguments a(in, "covers", args);
    const auto given = a.periods(0, "periods");
    if (!given) return a.failed();
    const auto* day = a.day(1, "day");
    if (!day) return a.failed();
    for (const auto& one : *given) {
        if (one.contains(*day)) return true;
    }
    return false;
}

inline value gaps(call& in, std::span<const value> args) {
    period_arguments a(in, "gaps", args);
    const auto given = a.periods(0, "periods");
    return given ? period_list(in, hjemmel::gaps(*given)) : a.failed();
}

inline value within(call& in, std::span<const value> args) {
    period_arguments a(in, "within", args);
    const auto given = a.periods(0, "periods");
    if (!given) return a.failed();
    const auto first = a.bound(1, "fra", hjemmel::date::min());
    if (!first) return a.failed();
    const auto last = a.bound(2, "til", hjemmel::date::max());
    if (!last) return a.failed();
    if (*last < *first) return a.refuse("til", "ligger før `fra`", "lies before `fra`");
    return period_list(in, hjemmel::within(*given, {*first, *last}));
}

/// A function of two lists of periods.
using two_lists = std::vector<period> (*)(std::span<const period>, std::span<const period>);

inline value of_two_lists(call& in, std::string_view function, std::span<const value> args,
                          two_lists combine) {
    period_arguments a(in, function, args);
    const auto given = a.periods(0, "periods");
    if (!given) return a.failed();
    const auto others = a.periods(1, "others");
    if (!others) return a.failed();
    return period_list(in, combine(*given, *others));
}

inline value overlap(call& in, std::span<const value> args) {
    return of_two_lists(in, "overlap", args, hjemmel::intersection);
}

inline value without(call& in, std::span<const value> args) {
    return of_two_lists(in, "without", args, hjemmel::difference);
}

/// A count over a list of periods, nothing where one is open-ended.
using total = std::optional<std::int64_t> (*)(std::span<const period>);

inline value of_total(call& in, std::string_view function, std::span<const value> args,
                      total count) {
    period_arguments a(in, function, args);
    const auto given = a.periods(0, "periods");
    if (!given) return a.failed();
    const auto all = count(*given);
    if (all) return *all;
    return a.refuse("periods", "har en periode uden slutdato", "has a period without an end");
}

inline value total_days(call& in, std::span<const value> args) {
    return of_total(in, "total days", args, hjemmel::total_days);
}

inline value total_months(call& in, std::span<const value> args) {
    return of_total(in, "total months", args, hjemmel::total_months);
}

/// A null that the rules mean, and no fault: what says so is a note.
inline value meant_null(call& in, bilingual why) {
    const auto made = in.fail("no-value", std::move(why));
    auto told = *made.failure();
    told.level = severity::note;
    return value::failed(std::make_shared<const diagnostic>(std::move(told)));
}

inline value no_value(call& in, std::span<const value> args) {
    arguments a(in, "no value", args);
    const auto* da = a.string(0, "da");
    if (!da) return a.failed();
    if (a.none(1)) return meant_null(in, {*da, {}});
    const auto* en = a.string(1, "en");
    return en ? meant_null(in, {*da, *en}) : a.failed();
}

/// The type of one period in an argument, and in a result.
inline type_ptr period_type(bool open) {
    return std::make_shared<const type>(
        type{.kind = type_kind::context,
             .fields = {{"fra", types::date(), false}, {"til", types::date(), true}},
             .open = open,
             .in_order = !open});
}

/// Says of the built-in added last how it extends to missing facts.
inline void over_periods(std::vector<builtin>& table, bool never_null) {
    table.back().ours = true;
    table.back().lifting = lifting::periods;
    table.back().total = never_null;
}

inline void add_one_list(std::vector<builtin>& table) {
    const auto one = period_type(false);
    const auto many = types::list(one);
    const auto given = types::list(period_type(true));
    const auto periods = needed("periods", given);
    const auto day = needed("day", types::date());
    add(table, "joined", {takes({periods, optional("tolerance", types::days_duration())}, many)},
        joined,
        {"The periods in order, joined where they overlap or touch, and over gaps of at most the "
         "tolerance, a days and time duration.",
         R"(joined([{fra: @"2018-01-01", til: @"2018-01-31"}, {fra: @"2018-02-11", til: null}], )"
         R"(@"P10D"))",
         R"([{fra: @"2018-01-01", til: null}])"});
    over_periods(table, true);
    add(table, "period at", {takes({periods, day}, one)}, period_at,
        {"The joined period that contains the day; null where none does.",
         R"(period at([{fra: @"2018-01-01", til: @"2018-01-31"}], @"2018-01-15"))",
         R"({fra: @"2018-01-01", til: @"2018-01-31"})"});
    over_periods(table, false);
    add(table, "covers", {takes({periods, day}, types::boolean())}, covers,
        {"Whether one of the periods contains the day.",
         R"(covers([{fra: @"2018-01-01", til: @"2018-01-31"}], @"2018-02-01"))", "false"});
    over_periods(table, true);
    add(table, "gaps", {takes({periods}, many)}, gaps,
        {"The periods between the first and the last day that none of the periods contains.",
         R"(gaps([{fra: @"2018-01-01", til: @"2018-01-31"}, {fra: @"2018-02-11", til: null}]))",
         R"([{fra: @"2018-02-01", til: @"2018-02-10"}])"});
    over_periods(table, true);
    add(table, "within",
        {takes({periods, optional("fra", types::date()), optional("til", types::date())}, many)},
        within,
        {"The joined periods, cut to the days from `fra` to `til`, both included; null is no "
         "bound.",
         R"(within([{fra: @"2018-01-01", til: null}], null, @"2018-01-31"))",
         R"([{fra: @"2018-01-01", til: @"2018-01-31"}])"});
    over_periods(table, true);
}

inline void add_periods(std::vector<builtin>& table) {
    add_one_list(table);
    const auto given = types::list(period_type(true));
    const auto many = types::list(period_type(false));
    const auto periods = needed("periods", given);
    add(table, "overlap", {takes({periods, needed("others", given)}, many)}, overlap,
        {"The periods of the days that are in both lists.",
         R"(overlap([{fra: @"2018-01-01", til: null}], [{fra: @"2017-12-01", til: )"
         R"(@"2018-01-31"}]))",
         R"([{fra: @"2018-01-01", til: @"2018-01-31"}])"});
    over_periods(table, true);
    add(table, "without", {takes({periods, needed("others", given)}, many)}, without,
        {"The periods of the days that are in the first list and not in the other.",
         R"(without([{fra: @"2018-01-01", til: null}], [{fra: @"2017-12-01", til: )"
         R"(@"2018-01-31"}]))",
         R"([{fra: @"2018-02-01", til: null}])"});
    over_periods(table, true);
    add(table, "total days", {takes({periods}, types::number())}, total_days,
        {"The number of days that the periods contain, each counted once; null where one is "
         "open-ended.",
         R"(total days([{fra: @"2018-01-01", til: @"2018-01-31"}]))", "31"});
    over_periods(table, false);
    add(table, "total months", {takes({periods}, types::number())}, total_months,
        {"The number of full months in each of the joined periods, added up; null where one is "
         "open-ended.",
         R"(total months([{fra: @"2018-01-15", til: @"2018-03-14"}]))", "2"});
    over_periods(table, false);
    add(table, "no value",
        {takes({needed("da", types::string()), optional("en", types::string())}, types::any())},
        no_value,
        {"Null, for the reason given in Danish and, if wanted, in English.",
         R"(no value("Satsen er ikke fastsat.") = null)", "true"})
        .ours = true;
}

} // namespace hjemmel::feel::define

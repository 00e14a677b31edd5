// SPDX-License-Identifier: Apache-2.0
// The built-ins that make one value of a list (DMN 1.5, 10.3.4.4), given as a list or as arguments.
#pragma once

#include <hjemmel/feel/builtins/arguments.hpp>
#include <hjemmel/feel/comparison.hpp>

#include <algorithm>

namespace hjemmel::feel::define {

inline value count(call& in, std::span<const value> args) {
    if (args.size() == 1 && args[0].is(kind::list)) {
        return static_cast<std::int64_t>(args[0].as_list().items.size());
    }
    arguments a(in, "count", args);
    const auto items = a.items();
    return items ? value(static_cast<std::int64_t>(items->size())) : a.failed();
}

/// The first of the least items, or of the greatest.
inline value extreme(call& in, std::string_view function, std::span<const value> args,
                     bool greatest) {
    arguments a(in, function, args);
    const auto items = a.items();
    if (!items) return a.failed();
    if (items->empty()) return a.refuse("list", "er tom", "is empty");
    const value* best = &items->front();
    if (!comparison(*best, *best)) return a.refuse_kind("list", "comparable", *best);
    for (const auto& item : *items) {
        const auto o = comparison(item, *best);
        if (!o) return feel::detail::fail_order(in, function, *best, item);
        if (greatest ? *o > 0 : *o < 0) best = &item;
    }
    return *best;
}

inline value min(call& in, std::span<const value> args) { return extreme(in, "min", args, false); }
inline value max(call& in, std::span<const value> args) { return extreme(in, "max", args, true); }

/// The arguments' numbers, one at least; nothing, with a failure, where an item is no number.
inline std::optional<std::vector<hjemmel::decimal>> numbers(arguments& a, bool may_be_empty) {
    const auto items = a.items();
    if (!items) return std::nullopt;
    std::vector<hjemmel::decimal> all;
    all.reserve(items->size());
    for (const auto& item : *items) {
        if (!item.is(kind::number)) {
            a.refuse_kind("list", "list<number>", item);
            return std::nullopt;
        }
        all.push_back(item.as_number());
    }
    if (all.empty() && !may_be_empty) {
        a.refuse("list", "er tom", "is empty");
        return std::nullopt;
    }
    return all;
}

inline std::optional<hjemmel::decimal> total_of(std::span<const hjemmel::decimal> all) {
    std::optional<hjemmel::decimal> total = hjemmel::decimal(0);
    for (const auto& n : all) {
        if (total) total = hjemmel::add(*total, n);
    }
    return total;
}

inline std::optional<hjemmel::decimal> mean_of(std::span<const hjemmel::decimal> all) {
    const auto total = total_of(all);
    return total ? hjemmel::divide(*total, hjemmel::decimal(all.size())) : std::nullopt;
}

inline value sum(call& in, std::span<const value> args) {
    arguments a(in, "sum", args);
    const auto all = numbers(a, false);
    return all ? result(a, total_of(*all)) : a.failed();
}

inline value product(call& in, std::span<const value> args) {
    arguments a(in, "product", args);
    const auto all = numbers(a, false);
    if (!all) return a.failed();
    std::optional<hjemmel::decimal> total = hjemmel::decimal(1);
    for (const auto& n : *all) {
        if (total) total = hjemmel::multiply(*total, n);
    }
    return result(a, total);
}

inline value mean(call& in, std::span<const value> args) {
    arguments a(in, "mean", args);
    const auto all = numbers(a, false);
    return all ? result(a, mean_of(*all)) : a.failed();
}

inline value median(call& in, std::span<const value> args) {
    arguments a(in, "median", args);
    auto all = numbers(a, false);
    if (!all) return a.failed();
    std::sort(all->begin(), all->end());
    const auto middle = all->size() / 2;
    if (all->size() % 2 == 1) return (*all)[middle];
    return result(a, mean_of(std::span(*all).subspan(middle - 1, 2)));
}

/// The sum of the squared distances from the mean.
inline std::optional<hjemmel::decimal> squares(std::span<const hjemmel::decimal> all) {
    const auto mean = mean_of(all);
    if (!mean) return std::nullopt;
    std::optional<hjemmel::decimal> total = hjemmel::decimal(0);
    for (const auto& n : all) {
        const auto distance = hjemmel::subtract(n, *mean);
        const auto square = distance ? hjemmel::multiply(*distance, *distance) : std::nullopt;
        total = total && square ? hjemmel::add(*total, *square) : std::nullopt;
    }
    return total;
}

inline value stddev(call& in, std::span<const value> args) {
    arguments a(in, "stddev", args);
    const auto all = numbers(a, false);
    if (!all) return a.failed();
    if (all->size() < 2) {
        return a.refuse("list", "skal have mindst to tal", "must have two numbers at least");
    }
    const auto total = squares(*all);
    if (!total) return result(a, total);
    const auto variance = hjemmel::divide(*total, hjemmel::decimal(all->size() - 1));
    return result(a, variance ? hjemmel::square_root(*variance) : std::nullopt);
}

/// How often the most frequent number stands in a sorted list.
inline std::size_t longest_run(std::span<const hjemmel::decimal> sorted) {
    std::size_t longest = 0;
    std::size_t run = 0;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        run = i > 0 && sorted[i] == sorted[i - 1] ? run + 1 : 1;
        longest = std::max(longest, run);
    }
    return longest;
}

inline value mode(call& in, std::span<const value> args) {
    arguments a(in, "mode", args);
    auto all = numbers(a, true);
    if (!all) return a.failed();
    std::sort(all->begin(), all->end());
    const auto longest = longest_run(*all);
    std::vector<value> modes;
    std::size_t run = 0;
    for (std::size_t i = 0; i < all->size(); ++i) {
        run = i > 0 && (*all)[i] == (*all)[i - 1] ? run + 1 : 1;
        if (run == longest) modes.emplace_back((*all)[i]);
    }
    return list_of(in, std::move(modes));
}

/// Of truth values: `deciding` if any item is that one, its opposite if all items are that one.
/// What is neither true, false nor null is no item of such a list, whatever the others are.
inline value quantified(call& in, std::string_view function, std::span<const value> args,
                        bool deciding) {
    arguments a(in, function, args);
    const auto items = a.items();
    if (!items) return a.failed();
    const auto strange = [](const value& v) { return !v.is(kind::boolean) && !v.is_null(); };
    const auto wrong = std::find_if(items->begin(), items->end(), strange);
    if (wrong != items->end()) return a.refuse_kind("list", "list<boolean>", *wrong);
    const auto decides = [deciding](const value& v) {
        return v.is(kind::boolean) && v.as_boolean() == deciding;
    };
    if (std::any_of(items->begin(), items->end(), decides)) return deciding;
    const auto null =
        std::find_if(items->begin(), items->end(), [](const value& v) { return v.is_null(); });
    if (null != items->end()) return a.refuse_kind("list", "list<boolean>", *null);
    return !deciding;
}

inline value all(call& in, std::span<const value> args) {
    return quantified(in, "all", args, false);
}
inline value any(call& in, std::span<const value> args) {
    return quantified(in, "any", args, true);
}

inline void add_aggregate(std::vector<builtin>& table) {
    const auto add = [&table](std::string_view name, const type_ptr& item, const type_ptr& gives,
                              follows how, lifting by,
                              value (*define)(call&, std::span<const value>),
                              std::string_view meaning, std::string_view example,
                              std::string_view result_text) {
        const auto spread = how == follows::its_element ? follows::first_argument : how;
        table.push_back({.name = name,
                         .signatures = {takes({needed("list", types::list(item))}, gives, how),
                                        takes_any_number({needed("item", item)}, gives, spread)},
                         .lifting = by,
                         .define = define,
                         .meaning = meaning,
                         .example = example,
                         .gives = result_text});
    };
    const auto& number = types::number();
    const auto& truth = types::boolean();
    add("count", types::any(), number, follows::nothing, lifting::count, count,
        "The number of items.", "count([1, 2, null])", "3");
    add("min", types::any(), types::any(), follows::its_element, lifting::extreme, min,
        "The least item; null where the list is empty or two items do not compare.",
        "min([3, 1, 2])", "1");
    add("max", types::any(), types::any(), follows::its_element, lifting::extreme, max,
        "The greatest item; null where the list is empty or two items do not compare.",
        "max(1, 3, 2)", "3");
    add("sum", number, number, follows::nothing, lifting::sum, sum,
        "The sum of the numbers; null for an empty list.", "sum([1, 2.5])", "3.5");
    add("product", number, number, follows::nothing, lifting::points, product,
        "The product of the numbers; null for an empty list.", "product(2, 3, 4)", "24");
    add("mean", number, number, follows::nothing, lifting::points, mean,
        "The mean of the numbers; null for an empty list.", "mean([1, 2, 6])", "3");
    add("median", number, number, follows::nothing, lifting::points, median,
        "The middle number in order of size, or the mean of the two middle ones; null for an "
        "empty list.",
        "median(8, 2, 5, 3)", "4");
    add("stddev", number, number, follows::nothing, lifting::points, stddev,
        "The standard deviation of a sample; null for fewer than two numbers.", "stddev([2, 4, 6])",
        "2");
    add("mode", number, types::list(number), follows::nothing, lifting::points, mode,
        "The most frequent numbers, in order of size.", "mode([6, 1, 9, 6, 1])", "[1, 6]");
    add("all", truth, truth, follows::nothing, lifting::points, all,
        "false if any item is false, true if all are true or the list is empty, else null.",
        "all([true, true])", "true");
    add("any", truth, truth, follows::nothing, lifting::points, any,
        "true if any item is true, false if all are false or the list is empty, else null.",
        "any([false, true, null])", "true");
}

} // namespace hjemmel::feel::define

// SPDX-License-Identifier: Apache-2.0
// The built-ins that search lists and make lists of lists (DMN 1.5, 10.3.4.4).
#pragma once

#include <hjemmel/feel/builtins/arguments.hpp>
#include <hjemmel/feel/comparison.hpp>

#include <algorithm>
#include <array>
#include <numeric>

namespace hjemmel::feel::define {

using items = std::vector<value>;

/// Where `position`, counted from 1 or from the end where negative, lies among `size` items; sets
/// the failure where there is no such item.
inline std::optional<std::size_t> index_of_position(arguments& a, std::size_t i,
                                                    std::string_view name, std::size_t size) {
    const auto position = a.whole(i, name);
    if (!position) return std::nullopt;
    const auto count = static_cast<std::int64_t>(size);
    if (*position == 0 || *position > count || *position < -count) {
        a.refuse(name, "peger ikke på et element i listen", "points at no item of the list");
        return std::nullopt;
    }
    return static_cast<std::size_t>(*position > 0 ? *position - 1 : count + *position);
}

inline value list_contains(call& in, std::span<const value> args) {
    arguments a(in, "list contains", args);
    const auto* list = a.list(0, "list");
    if (!list) return a.failed();
    return std::any_of(list->begin(), list->end(),
                       [&](const value& item) { return same_item(item, a.at(1)); });
}

inline value index_of(call& in, std::span<const value> args) {
    arguments a(in, "index of", args);
    const auto* list = a.list(0, "list");
    if (!list) return a.failed();
    items found;
    for (std::size_t i = 0; i < list->size(); ++i) {
        if (same_item((*list)[i], a.at(1))) found.emplace_back(static_cast<std::int64_t>(i + 1));
    }
    return list_of(in, std::move(found));
}

inline value sublist(call& in, std::span<const value> args) {
    arguments a(in, "sublist", args);
    const auto* list = a.list(0, "list");
    if (!list) return a.failed();
    const auto start = index_of_position(a, 1, "start position", list->size());
    if (!start) return a.failed();
    const auto left = static_cast<std::int64_t>(list->size() - *start);
    const auto length = a.none(2) ? std::optional(left) : a.whole(2, "length");
    if (!length) return a.failed();
    if (*length < 1 || *length > left) {
        return a.refuse("length", "passer ikke med listens længde",
                        "does not fit the length of the list");
    }
    const auto first = list->begin() + static_cast<std::ptrdiff_t>(*start);
    return list_of(in, items(first, first + static_cast<std::ptrdiff_t>(*length)));
}

inline value append(call& in, std::span<const value> args) {
    arguments a(in, "append", args);
    const auto* list = a.list(0, "list");
    if (!list) return a.failed();
    auto all = *list;
    all.insert(all.end(), args.begin() + 1, args.end());
    return list_of(in, std::move(all));
}

/// The items of all arguments, which must be lists.
inline std::optional<items> concatenated(arguments& a, std::size_t count) {
    items all;
    for (std::size_t i = 0; i < count; ++i) {
        const auto* list = a.list(i, "list");
        if (!list) return std::nullopt;
        all.insert(all.end(), list->begin(), list->end());
    }
    return all;
}

inline value concatenate(call& in, std::span<const value> args) {
    arguments a(in, "concatenate", args);
    auto all = concatenated(a, args.size());
    return all ? list_of(in, *std::move(all)) : a.failed();
}

inline value insert_before(call& in, std::span<const value> args) {
    arguments a(in, "insert before", args);
    const auto* list = a.list(0, "list");
    if (!list) return a.failed();
    const auto at = index_of_position(a, 1, "position", list->size());
    if (!at) return a.failed();
    auto all = *list;
    all.insert(all.begin() + static_cast<std::ptrdiff_t>(*at), a.at(2));
    return list_of(in, std::move(all));
}

inline value remove(call& in, std::span<const value> args) {
    arguments a(in, "remove", args);
    const auto* list = a.list(0, "list");
    if (!list) return a.failed();
    const auto at = index_of_position(a, 1, "position", list->size());
    if (!at) return a.failed();
    auto all = *list;
    all.erase(all.begin() + static_cast<std::ptrdiff_t>(*at));
    return list_of(in, std::move(all));
}

/// What a function that must give a truth value gave; nothing, with a failure, for all else. What
/// missing facts leave open, through the function alone, becomes the failure too.
inline std::optional<bool> verdict(arguments& a, std::string_view name, const value& function,
                                   const value& first, const value& second) {
    const std::array<value, 2> pair{first, second};
    const auto given = a.in().invoke(function, pair);
    if (given.is(kind::boolean)) return given.as_boolean();
    if (given.is_undetermined()) {
        a.leave_open(given);
    } else {
        a.refuse_kind(name, "function<Any, Any> -> boolean", given);
    }
    return std::nullopt;
}

/// A list of which is known only on which missing facts it rests.
inline value open_list(missing_collector& missing) {
    undetermined_value open;
    open.possible.what = any_list();
    open.possible.or_null = true;
    open.missing = missing.take();
    return open;
}

inline value list_replace(call& in, std::span<const value> args) {
    arguments a(in, "list replace", args);
    const auto* list = a.list(0, "list");
    if (!list) return a.failed();
    auto all = *list;
    if (a.at(1).is_null() || a.at(1).is(kind::number)) {
        const auto at = index_of_position(a, 1, "position", all.size());
        if (!at) return a.failed();
        all[*at] = a.at(2);
        return list_of(in, std::move(all));
    }
    missing_collector missing;
    bool open = false;
    for (auto& item : all) {
        const auto matched = verdict(a, "match", a.at(1), item, a.at(2));
        if (matched) {
            if (*matched) item = a.at(2);
        } else if (a.failed().is_undetermined()) {
            missing.add(a.failed().as_undetermined().missing);
            open = true;
        } else {
            return a.failed();
        }
    }
    return open ? open_list(missing) : list_of(in, std::move(all));
}

inline value reverse(call& in, std::span<const value> args) {
    arguments a(in, "reverse", args);
    const auto* list = a.list(0, "list");
    return list ? list_of(in, items(list->rbegin(), list->rend())) : a.failed();
}

/// The order that brings equal items together; every null is the same.
inline bool earlier(const value& a, const value& b) {
    return !(a.is_null() && b.is_null()) && order(a, b) < 0;
}

/// For each item the number of equal ones before it.
inline std::vector<std::size_t> repetitions(const items& list) {
    std::vector<std::size_t> sorted(list.size());
    std::iota(sorted.begin(), sorted.end(), std::size_t{0});
    std::stable_sort(sorted.begin(), sorted.end(),
                     [&](std::size_t i, std::size_t j) { return earlier(list[i], list[j]); });
    std::vector<std::size_t> before(list.size(), 0);
    for (std::size_t k = 1; k < sorted.size(); ++k) {
        const auto at = sorted[k];
        const auto previous = sorted[k - 1];
        if (same_item(list[at], list[previous])) before[at] = before[previous] + 1;
    }
    return before;
}

/// The items that stand before are so many equal ones, in their order.
inline items repeated(const items& list, std::size_t before) {
    const auto counts = repetitions(list);
    items chosen;
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (counts[i] == before) chosen.push_back(list[i]);
    }
    return chosen;
}

inline value unite(call& in, std::span<const value> args) {
    arguments a(in, "union", args);
    const auto all = concatenated(a, args.size());
    return all ? list_of(in, repeated(*all, 0)) : a.failed();
}

inline value distinct_values(call& in, std::span<const value> args) {
    arguments a(in, "distinct values", args);
    const auto* list = a.list(0, "list");
    return list ? list_of(in, repeated(*list, 0)) : a.failed();
}

/// In the order in which each value first stands in the list.
inline value duplicate_values(call& in, std::span<const value> args) {
    arguments a(in, "duplicate values", args);
    const auto* list = a.list(0, "list");
    if (!list) return a.failed();
    auto twice = repeated(*list, 1);
    std::sort(twice.begin(), twice.end(), earlier);
    items found;
    for (const auto& item : repeated(*list, 0)) {
        if (std::binary_search(twice.begin(), twice.end(), item, earlier)) found.push_back(item);
    }
    return list_of(in, std::move(found));
}

inline void flatten_into(items& all, const items& list) {
    for (const auto& item : list) {
        if (item.is(kind::list)) {
            flatten_into(all, item.as_list().items);
        } else {
            all.push_back(item);
        }
    }
}

inline value flatten(call& in, std::span<const value> args) {
    arguments a(in, "flatten", args);
    const auto* list = a.list(0, "list");
    if (!list) return a.failed();
    items all;
    flatten_into(all, *list);
    return list_of(in, std::move(all));
}

/// Merges the sorted halves of `all` around `middle`; false, with a failure, where `precedes` has
/// no verdict.
inline bool merge(arguments& a, const value& precedes, std::span<value> all, std::size_t middle) {
    items merged;
    merged.reserve(all.size());
    std::size_t left = 0;
    std::size_t right = middle;
    while (left < middle && right < all.size()) {
        const auto later = verdict(a, "precedes", precedes, all[right], all[left]);
        if (!later) return false;
        merged.push_back(all[*later ? right++ : left++]);
    }
    while (left < middle)
        merged.push_back(all[left++]);
    std::move(merged.begin(), merged.end(), all.begin());
    return true;
}

// A merge sort of our own: it ends well whatever a rule author's `precedes` answers.
inline bool merge_sort(arguments& a, const value& precedes, std::span<value> all) {
    if (all.size() < 2) return true;
    const auto middle = all.size() / 2;
    return merge_sort(a, precedes, all.first(middle)) &&
           merge_sort(a, precedes, all.subspan(middle)) && merge(a, precedes, all, middle);
}

/// Sorts by FEEL's order; false, with a failure, where two items do not compare.
inline bool sort_plainly(arguments& a, items& all) {
    for (const auto& item : all) {
        if (comparison(item, all.front())) continue;
        a.refuse_kind("list", "comparable", item);
        return false;
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const value& x, const value& y) { return order(x, y) < 0; });
    return true;
}

/// What the order of a list rests on where `precedes` is open for some pair: any pair's facts.
inline value open_order(call& in, const value& precedes, const items& list) {
    missing_collector missing;
    for (const auto& first : list) {
        for (const auto& second : list) {
            const std::array<value, 2> pair{first, second};
            const auto given = in.invoke(precedes, pair);
            if (given.is_undetermined()) missing.add(given.as_undetermined().missing);
        }
    }
    return open_list(missing);
}

inline value sort(call& in, std::span<const value> args) {
    arguments a(in, "sort", args);
    const auto* list = a.list(0, "list");
    if (!list) return a.failed();
    if (!in.charge(list->size())) return {};
    auto all = *list;
    const bool sorted =
        args.size() < 2 ? sort_plainly(a, all) : merge_sort(a, a.at(1), std::span(all));
    if (a.failed().is_undetermined()) return open_order(in, a.at(1), *list);
    return sorted ? make_list(std::move(all)) : a.failed();
}

/// Those that search, or name an item by its place.
inline void add_places(std::vector<builtin>& table) {
    const auto same = follows::first_argument;
    const auto& list = any_list();
    const auto whole = needed("list", list);
    const auto position = needed("position", types::number());
    add(table, "list contains", {takes({whole, needed("element")}, types::boolean())},
        list_contains,
        {"Whether an item equals the element, which may be null.", "list contains([1, null], null)",
         "true"});
    add(table, "index of", {takes({whole, needed("match")}, number_list())}, index_of,
        {"The positions of the items that equal the match.", "index of([1, 2, 3, 2], 2)",
         "[2, 4]"});
    add(table, "sublist",
        {takes(
            {whole, needed("start position", types::number()), optional("length", types::number())},
            list, same)},
        sublist,
        {"The items from a position on, as many as the length says or all.",
         "sublist([4, 5, 6], -2)", "[5, 6]"});
    add(table, "append", {takes_any_number({whole, needed("item")}, list)}, append,
        {"The list with the items after its own.", "append([1], 2, 3)", "[1, 2, 3]"});
    add(table, "concatenate", {takes_any_number({whole}, list, same)}, concatenate,
        {"The items of all the lists in one.", "concatenate([1, 2], [3])", "[1, 2, 3]"});
    add(table, "insert before", {takes({whole, position, needed("newItem")}, list)}, insert_before,
        {"The list with the new item before that position.", "insert before([1, 3], 2, 2)",
         "[1, 2, 3]"});
    add(table, "remove", {takes({whole, position}, list, same)}, remove,
        {"The list without the item at that position.", "remove([1, 2, 3], 2)", "[1, 3]"});
    add(table, "list replace",
        {takes({whole, position, needed("newItem")}, list),
         takes({whole, needed("match", types::of(type_kind::function)), needed("newItem")}, list)},
        list_replace,
        {"The list with the new item instead of the one at that position, or of each for which "
         "match(item, newItem) is true.",
         "list replace([2, 4, 7], 3, 6)", "[2, 4, 6]"});
}

/// All of the family.
inline void add_list(std::vector<builtin>& table) {
    const auto same = follows::first_argument;
    const auto& list = any_list();
    const auto whole = needed("list", list);
    add_places(table);
    add(table, "reverse", {takes({whole}, list, same)}, reverse,
        {"The list from its end.", "reverse([1, 2, 3])", "[3, 2, 1]"});
    add(table, "union", {takes_any_number({whole}, list, same)}, unite,
        {"The items of all the lists in one, each value once.", "union([1, 2], [2, 3])",
         "[1, 2, 3]"});
    add(table, "distinct values", {takes({whole}, list, same)}, distinct_values,
        {"The list with each value once, where it stands first.",
         "distinct values([1, 2, 3, 2, 1])", "[1, 2, 3]"});
    add(table, "duplicate values", {takes({whole}, list, same)}, duplicate_values,
        {"The values that stand in the list more than once.", "duplicate values([1, 2, 3, 2, 1])",
         "[1, 2]"});
    add(table, "flatten", {takes({whole}, list)}, flatten,
        {"The items of the list and of all the lists in it, in one list.",
         "flatten([[1, 2], [[3]], 4])", "[1, 2, 3, 4]"});
    add(table, "sort",
        {takes({whole}, list, same),
         takes({whole, needed("precedes", types::of(type_kind::function))}, list, same)},
        sort,
        {"The list in order: of the items' size, or as precedes(x, y) says; items that compare "
         "equal keep their order.",
         "sort([3, 1, 2])", "[1, 2, 3]"});
}

} // namespace hjemmel::feel::define

// SPDX-License-Identifier: Apache-2.0
// What a value can still be: making, joining and taking apart undetermined values.
#pragma once

#include <hjemmel/core/value.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace hjemmel::eval {

namespace detail {

inline bool ordered_kind(kind k) {
    return k == kind::number || k == kind::date || k == kind::days_duration ||
           k == kind::months_duration;
}

inline type_kind type_kind_of(kind k) {
    switch (k) {
    case kind::null:
        return type_kind::null;
    case kind::boolean:
        return type_kind::boolean;
    case kind::number:
        return type_kind::number;
    case kind::string:
        return type_kind::string;
    case kind::date:
        return type_kind::date;
    case kind::time:
        return type_kind::time;
    case kind::date_and_time:
        return type_kind::date_and_time;
    case kind::days_duration:
        return type_kind::days_duration;
    case kind::months_duration:
        return type_kind::months_duration;
    case kind::range:
        return type_kind::range;
    case kind::list:
        return type_kind::list;
    case kind::context:
        return type_kind::context;
    case kind::function:
        return type_kind::function;
    case kind::undetermined:
        return type_kind::any;
    }
    return type_kind::any;
}

inline bool has_function(const value& v) {
    if (v.is(kind::function)) return true;
    if (v.is(kind::list)) {
        const auto& items = v.as_list().items;
        return std::any_of(items.begin(), items.end(), has_function);
    }
    if (!v.is(kind::context)) return false;
    const auto& entries = v.as_context().entries;
    return std::any_of(entries.begin(), entries.end(), has_function);
}

/// Whether two values are one: identical, and without functions, which cannot be told apart.
inline bool alike(const value& a, const value& b) {
    return identical(a, b) && !has_function(a) && !has_function(b);
}

inline void sort_distinct(std::vector<value>& values) {
    std::sort(values.begin(), values.end(),
              [](const value& a, const value& b) { return order(a, b) < 0; });
    values.erase(std::unique(values.begin(), values.end(), alike), values.end());
}

} // namespace detail

/// Adds every missing fact that a value rests on, at any depth.
inline void collect_missing(const value& v, missing_collector& into) {
    if (!v.is_partial()) return;
    if (v.is_undetermined()) {
        into.add(v.as_undetermined().missing);
    } else if (v.is(kind::list)) {
        for (const auto& item : v.as_list().items)
            collect_missing(item, into);
        for (const auto& facts : v.as_list().maybe)
            into.add(facts);
    } else {
        for (const auto& entry : v.as_context().entries)
            collect_missing(entry, into);
    }
}

inline missing_set missing_of(const value& v) {
    if (!v.is_partial()) return {};
    if (v.is_undetermined()) return v.as_undetermined().missing;
    missing_collector all;
    collect_missing(v, all);
    return all.take();
}

namespace detail {

/// The same of values that are sorted and distinct.
inline value one_of_sorted(std::vector<value> values, missing_set missing) {
    if (values.size() == 1) return std::move(values.front());
    possible p;
    p.shape = possible::form::values;
    p.values = std::move(values);
    return undetermined_value{std::move(p), std::move(missing)};
}

} // namespace detail

/// One of these values, by the facts missing; itself when there is one alone.
inline value one_of(std::vector<value> values, missing_set missing) {
    detail::sort_distinct(values);
    return detail::one_of_sorted(std::move(values), std::move(missing));
}

/// Anything of the type, by the facts missing.
inline value any_of(type_ptr what, bool or_null, missing_set missing) {
    if (what->kind == type_kind::boolean) {
        std::vector<value> all;
        all.reserve(3);
        if (or_null) all.emplace_back();
        all.emplace_back(false);
        all.emplace_back(true);
        return detail::one_of_sorted(std::move(all), std::move(missing));
    }
    possible p;
    p.shape = possible::form::any;
    p.what = std::move(what);
    p.or_null = or_null;
    return undetermined_value{std::move(p), std::move(missing)};
}

/// Any value from low to high, both included; a null end is open. `what`, where given, says more of
/// them than their kind: that they are whole numbers.
inline value between(value low, value high, bool or_null, missing_set missing,
                     type_ptr what = nullptr) {
    const auto k = low.is_null() ? high.kind() : low.kind();
    if (!low.is_null() && identical(low, high) && !or_null) return low;
    possible p;
    p.shape = possible::form::between;
    p.what = what ? std::move(what) : types::of(detail::type_kind_of(k));
    p.low = std::move(low);
    p.high = std::move(high);
    p.or_null = or_null;
    return undetermined_value{std::move(p), std::move(missing)};
}

/// What a missing fact of this declaration can be.
inline value unknown_value(const type_ptr& declared, bool optional, missing_set missing) {
    const auto& domain = declared->domain;
    if (domain && !domain->values.empty()) {
        auto all = domain->values;
        if (optional) all.push_back(value::absent());
        if (all.size() <= possible::most) return one_of(std::move(all), std::move(missing));
    }
    if (domain && (domain->low || domain->high)) {
        return between(domain->low ? *domain->low : value(), domain->high ? *domain->high : value(),
                       optional, std::move(missing), declared);
    }
    return any_of(declared, optional, std::move(missing));
}

/// Every value that it can still be, or nothing when these are more than `most` or not countable.
inline std::optional<std::vector<value>> completions(const value& v, std::size_t most);

/// Whether it has completions, so many at most.
inline bool is_listed(const value& v, std::size_t most) {
    if (!v.is_partial()) return true;
    if (!v.is_undetermined()) return completions(v, most).has_value();
    const auto& p = v.as_undetermined().possible;
    return p.shape == possible::form::values && p.values.size() <= most;
}

namespace detail {

using alternatives = std::optional<std::vector<value>>;

/// Extends each of `built` by each of `more`; nothing above `most`.
template<class Step>
bool extend(std::vector<std::vector<value>>& built, const std::vector<value>& more,
            std::size_t most, const Step& step) {
    if (built.size() * more.size() > most) return false;
    std::vector<std::vector<value>> next;
    next.reserve(built.size() * more.size());
    for (const auto& sofar : built) {
        for (const auto& one : more) {
            next.push_back(sofar);
            step(next.back(), one);
        }
    }
    built = std::move(next);
    return true;
}

inline alternatives list_completions(const list_value& list, std::size_t most) {
    std::vector<std::vector<value>> built(1);
    const auto add = [](std::vector<value>& items, const value& one) { items.push_back(one); };
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        const auto each = completions(list.items[i], most);
        if (!each) return std::nullopt;
        auto without = list.certain(i) ? std::vector<std::vector<value>>{} : built;
        if (!extend(built, *each, most, add)) return std::nullopt;
        built.insert(built.end(), without.begin(), without.end());
        if (built.size() > most) return std::nullopt;
    }
    std::vector<value> out;
    for (auto& items : built)
        out.push_back(make_list(std::move(items)));
    return out;
}

inline alternatives context_completions(const context_value& c, std::size_t most) {
    std::vector<std::vector<value>> built(1);
    const auto add = [](std::vector<value>& entries, const value& one) { entries.push_back(one); };
    for (const auto& entry : c.entries) {
        const auto each = completions(entry, most);
        if (!each || !extend(built, *each, most, add)) return std::nullopt;
    }
    std::vector<value> out;
    for (auto& entries : built)
        out.emplace_back(context_value{c.shape, std::move(entries)});
    return out;
}

} // namespace detail

inline std::optional<std::vector<value>> completions(const value& v, std::size_t most) {
    if (!v.is_partial()) return std::vector<value>{v};
    if (v.is(kind::list)) return detail::list_completions(v.as_list(), most);
    if (v.is(kind::context)) return detail::context_completions(v.as_context(), most);
    const auto& p = v.as_undetermined().possible;
    if (p.shape != possible::form::values || p.values.size() > most) return std::nullopt;
    return p.values;
}

/// Gathers what a value can be in different cases, and gives what it can be at all.
class join {
  public:
    void add(value v) { all_.push_back(std::move(v)); }
    /// Replaces each case.
    template<class Change>
    void change(const Change& what) {
        std::transform(all_.begin(), all_.end(), all_.begin(), what);
    }
    bool empty() const { return all_.empty(); }
    std::size_t size() const { return all_.size(); }

    /// The value, which rests on `why` too wherever the cases differ.
    value take(const missing_set& why) const {
        if (all_.empty()) return {};
        if (alike() && !all_.front().is_partial()) return all_.front();
        if (same_shape()) return joined_contexts(why);
        if (same_length()) return joined_lists(why);
        return scalars(why);
    }

  private:
    bool alike() const {
        return std::all_of(all_.begin() + 1, all_.end(),
                           [&](const value& v) { return detail::alike(v, all_.front()); });
    }

    bool same_shape() const {
        return std::all_of(all_.begin(), all_.end(), [&](const value& v) {
            return v.is(kind::context) && all_.front().is(kind::context) &&
                   v.as_context().shape->names == all_.front().as_context().shape->names;
        });
    }

    bool same_length() const {
        return std::all_of(all_.begin(), all_.end(), [&](const value& v) {
            return v.is(kind::list) && all_.front().is(kind::list) &&
                   v.as_list().items.size() == all_.front().as_list().items.size();
        });
    }

    value joined_contexts(const missing_set& why) const {
        context_value out{all_.front().as_context().shape, {}};
        for (std::size_t i = 0; i < out.shape->names.size(); ++i) {
            join part;
            for (const auto& v : all_)
                part.add(v.as_context().entries[i]);
            out.entries.push_back(part.take(why));
        }
        return out;
    }

    value joined_lists(const missing_set& why) const {
        list_value out;
        const auto size = all_.front().as_list().items.size();
        for (std::size_t i = 0; i < size; ++i) {
            join part;
            missing_collector maybe;
            bool certain = true;
            for (const auto& v : all_) {
                part.add(v.as_list().items[i]);
                if (v.as_list().certain(i)) continue;
                certain = false;
                maybe.add(v.as_list().maybe[i]);
            }
            out.items.push_back(part.take(why));
            maybe.add(certain ? missing_set{} : why);
            out.maybe.push_back(maybe.take());
        }
        return out;
    }

    value scalars(const missing_set& why) const {
        missing_collector missing;
        missing.add(why);
        std::vector<value> points;
        std::vector<const possible*> wide;
        bool open = false;
        for (const auto& v : all_) {
            collect_missing(v, missing);
            if (!v.is_partial()) {
                points.push_back(v);
            } else if (!v.is_undetermined()) {
                open = !spread(v, points) || open;
            } else if (const auto& p = v.as_undetermined().possible;
                       p.shape == possible::form::values) {
                points.insert(points.end(), p.values.begin(), p.values.end());
            } else {
                wide.push_back(&p);
            }
        }
        detail::sort_distinct(points);
        if (wide.empty() && !open && points.size() <= possible::most) {
            return one_of(std::move(points), missing.take());
        }
        return widened(points, wide, missing.take());
    }

    static bool spread(const value& v, std::vector<value>& points) {
        const auto each = completions(v, possible::most);
        if (!each) {
            points.push_back(v.is(kind::list) ? make_list({}) : value()); // for its kind alone
            return false;
        }
        points.insert(points.end(), each->begin(), each->end());
        return true;
    }

    // More than can be listed: the range that holds all of them, or else their type.
    static value widened(const std::vector<value>& points, const std::vector<const possible*>& wide,
                         missing_set missing) {
        bool or_null = false;
        auto low = std::optional<value>();
        auto high = std::optional<value>();
        std::optional<type_kind> common;
        const auto of_kind = [&](type_kind k) {
            if (common && *common != k) common = type_kind::any;
            if (!common) common = k;
        };
        const auto within = [&](const value& from, const value& to) {
            if (!low || from.is_null() || (!low->is_null() && order(from, *low) < 0)) low = from;
            if (!high || to.is_null() || (!high->is_null() && order(to, *high) > 0)) high = to;
        };
        bool ranges = true;
        for (const auto& v : points) {
            or_null = or_null || v.is_null();
            if (v.is_null()) continue;
            of_kind(detail::type_kind_of(v.kind()));
            ranges = ranges && detail::ordered_kind(v.kind());
            within(v, v);
        }
        for (const auto* p : wide) {
            or_null = or_null || p->or_null;
            of_kind(p->what->kind);
            ranges = ranges && p->shape == possible::form::between;
            within(p->low, p->high);
        }
        const auto k = common.value_or(type_kind::any);
        if (ranges && k != type_kind::any && low && high && !(low->is_null() && high->is_null())) {
            return between(*low, *high, or_null, std::move(missing));
        }
        const bool one_type = wide.size() == 1 && points.empty();
        return any_of(one_type ? wide.front()->what : types::of(k), or_null || k == type_kind::any,
                      std::move(missing));
    }

    std::vector<value> all_{};
};

} // namespace hjemmel::eval

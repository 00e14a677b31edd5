// SPDX-License-Identifier: Apache-2.0
// A FEEL value: 24 bytes, cheap to copy, immutable. Small kinds are held inside, others are shared.
#pragma once

#include <hjemmel/core/date.hpp>
#include <hjemmel/core/decimal.hpp>
#include <hjemmel/core/diagnostic.hpp>
#include <hjemmel/core/duration.hpp>
#include <hjemmel/core/missing.hpp>
#include <hjemmel/core/time.hpp>
#include <hjemmel/core/type.hpp>

#include <algorithm>
#include <atomic>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hjemmel {

/// What a value is. `undetermined` stands for a value that missing facts leave open.
enum class kind : std::uint8_t {
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
    undetermined,
};

namespace detail {

/// A shared part of a value; counted, so that copying a value never copies what it holds.
struct box {
    box() = default;
    box(const box&) = delete;
    box& operator=(const box&) = delete;
    virtual ~box() = default;
    mutable std::atomic<std::uint32_t> users{1};
};

} // namespace detail

class value;
struct range_value;
struct list_value;
struct context_value;
struct undetermined_value;

/// The names of a context's entries, shared by all contexts of one shape.
struct context_shape {
    std::vector<std::string> names;

    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
    std::size_t find(std::string_view name) const {
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (names[i] == name) return i;
        }
        return npos;
    }
};

using context_shape_ptr = std::shared_ptr<const context_shape>;

/// Why a null is null: the failed operation.
using failure_ptr = std::shared_ptr<const diagnostic>;

/// One FEEL value. Immutable; may be shared between threads.
class value {
  public:
    value() noexcept = default; ///< null
    value(bool b) noexcept : kind_(kind::boolean) { payload_.truth = b; }
    value(const decimal& n) noexcept : kind_(kind::number) { payload_.number = n; }
    value(std::int64_t n) noexcept : value(decimal(n)) {}
    value(int n) noexcept : value(decimal(static_cast<std::int64_t>(n))) {}
    value(const hjemmel::date& d) noexcept : kind_(kind::date) { payload_.day = d; }
    value(const hjemmel::days_duration& d) noexcept : kind_(kind::days_duration) {
        payload_.days = d;
    }
    value(const hjemmel::months_duration& d) noexcept : kind_(kind::months_duration) {
        payload_.months = d;
    }
    value(const time_of_day& t);
    value(const date_time& t);
    value(std::string text);
    value(std::string_view text) : value(std::string(text)) {}
    value(const char* text) : value(std::string(text)) {}
    value(range_value r);
    value(list_value items);
    value(context_value entries);
    value(undetermined_value u);

    /// The host said that there is none. Reads as null in expressions.
    static value absent() noexcept {
        value v;
        v.absent_ = true;
        return v;
    }
    /// The null of a failed operation, with what failed.
    static value failed(failure_ptr why);
    /// A FEEL function; what `body` is only evaluation knows. Takes it over.
    static value function(const detail::box* body) noexcept { return {kind::function, body}; }

    value(const value& other) noexcept
        : kind_(other.kind_), absent_(other.absent_), boxed_(other.boxed_),
          payload_(other.payload_) {
        if (boxed_) payload_.shared->users.fetch_add(1, std::memory_order_relaxed);
    }
    value(value&& other) noexcept
        : kind_(other.kind_), absent_(other.absent_), boxed_(std::exchange(other.boxed_, false)),
          payload_(other.payload_) {
        other.kind_ = hjemmel::kind::null;
    }
    value& operator=(const value& other) noexcept {
        value(other).swap(*this);
        return *this;
    }
    value& operator=(value&& other) noexcept {
        value(std::move(other)).swap(*this);
        return *this;
    }
    ~value() {
        if (boxed_) release();
    }
    void swap(value& other) noexcept {
        std::swap(kind_, other.kind_);
        std::swap(absent_, other.absent_);
        std::swap(boxed_, other.boxed_);
        std::swap(payload_, other.payload_);
    }

    hjemmel::kind kind() const noexcept { return kind_; }
    bool is(hjemmel::kind k) const noexcept { return kind_ == k; }
    bool is_null() const noexcept { return kind_ == hjemmel::kind::null; }
    bool is_absent() const noexcept { return is_null() && absent_; }
    bool is_undetermined() const noexcept { return kind_ == hjemmel::kind::undetermined; }
    bool is_true() const noexcept { return kind_ == hjemmel::kind::boolean && payload_.truth; }
    bool is_false() const noexcept { return kind_ == hjemmel::kind::boolean && !payload_.truth; }

    // Each of these may be called only when `kind()` says so.
    bool as_boolean() const noexcept { return payload_.truth; }
    const decimal& as_number() const noexcept { return payload_.number; }
    const hjemmel::date& as_date() const noexcept { return payload_.day; }
    const hjemmel::days_duration& as_days() const noexcept { return payload_.days; }
    const hjemmel::months_duration& as_months() const noexcept { return payload_.months; }
    const time_of_day& as_time() const noexcept;
    const date_time& as_date_time() const noexcept;
    const std::string& as_string() const noexcept;
    const range_value& as_range() const noexcept;
    const list_value& as_list() const noexcept;
    const context_value& as_context() const noexcept;
    const undetermined_value& as_undetermined() const noexcept;
    const detail::box& as_function() const noexcept { return *payload_.shared; }
    /// What failed, for a null that a failed operation gave; nullptr for any other null.
    failure_ptr failure() const;

    /// Whether anything in it, at any depth, is undetermined.
    bool is_partial() const noexcept;

    /// How deep lists and contexts nest in it: 0 for what is neither, 1 for `[]` and `[1]`. All
    /// that walks a value recurses so deep, its destructor too; whoever makes values keeps it
    /// small.
    std::size_t depth() const noexcept;
    /// How many values it is when written out: itself and all inside of it, shared ones each time.
    std::size_t weight() const noexcept;

  private:
    union payload {
        payload() noexcept : truth(false) {}
        bool truth;
        decimal number;
        hjemmel::date day;
        hjemmel::days_duration days;
        hjemmel::months_duration months;
        const detail::box* shared;
    };

    template<class Box>
    value(hjemmel::kind k, Box* fresh) noexcept : kind_(k), boxed_(true) {
        payload_.shared = fresh;
    }
    void release() const noexcept {
        if (payload_.shared->users.fetch_sub(1, std::memory_order_acq_rel) == 1) {
            delete payload_.shared;
        }
    }

    hjemmel::kind kind_ = hjemmel::kind::null;
    bool absent_ = false;
    bool boxed_ = false;
    payload payload_;
};

/// A FEEL range. A null end is unbounded, and then never included.
struct range_value {
    /// How a range is written, since `(< 10)` and `(null..10)` hold the same and are not equal.
    enum class form : std::uint8_t {
        ends,     ///< with both ends: `[1..10)`, `(null..10)`
        compared, ///< as one comparison: `(< 10)`, or `(= 10)` with the same value at both ends
        unequal,  ///< `(!= 10)`: all but the value at both its ends
    };

    value low{};
    value high{};
    bool low_included = false;
    bool high_included = false;
    form written = form::ends;
};

/// A FEEL list. `maybe`, where not empty, has one set an item: an item whose set is not empty is
/// in the list for some completions of those missing facts and not for others.
struct list_value {
    std::vector<value> items{};
    std::vector<missing_set> maybe{};

    bool certain(std::size_t i) const { return maybe.empty() || maybe[i].empty(); }
};

/// A FEEL context: entries in the order of its shape.
struct context_value {
    context_shape_ptr shape{};
    std::vector<value> entries{};

    /// The entry under this name, or nullptr.
    const value* find(std::string_view name) const {
        const auto at = shape->find(name);
        return at == context_shape::npos ? nullptr : &entries[at];
    }
};

/// What a value can still be.
struct possible {
    enum class form : std::uint8_t {
        values,  ///< one of at most `most` values
        between, ///< any value of the kind of its bounds from `low` to `high`, both included
        any,     ///< anything of `what`
    };
    static constexpr std::size_t most = 16;

    form shape = form::any;
    std::vector<value> values{}; ///< sorted by `order`, distinct, none of them undetermined
    value low{};                 ///< null: unbounded
    value high{};                ///< null: unbounded
    type_ptr what{};             ///< for `between` and `any`
    bool or_null = false;        ///< for `between` and `any`: null is possible too
};

/// A value that missing facts leave open, with the facts that can still change it.
struct undetermined_value {
    hjemmel::possible possible{};
    missing_set missing{};
};

namespace detail {

template<class T>
struct holder final : box {
    explicit holder(T&& content) : held(std::move(content)) {}
    T held;
};

/// No more than the largest number.
inline std::size_t added_up(std::size_t a, std::size_t b) noexcept {
    return a + b < a ? ~std::size_t{0} : a + b;
}

struct list_box final : box {
    explicit list_box(list_value&& content) : held(std::move(content)) {
        for (const auto& item : held.items) {
            partial = partial || item.is_partial();
            depth = std::max(depth, item.depth() + 1);
            weight = added_up(weight, item.weight());
        }
        for (const auto& facts : held.maybe)
            partial = partial || !facts.empty();
    }
    list_value held;
    bool partial = false;
    std::size_t depth = 1;
    std::size_t weight = 1;
};

struct context_box final : box {
    explicit context_box(context_value&& content) : held(std::move(content)) {
        for (const auto& entry : held.entries) {
            partial = partial || entry.is_partial();
            depth = std::max(depth, entry.depth() + 1);
            weight = added_up(weight, entry.weight());
        }
    }
    context_value held;
    bool partial = false;
    std::size_t depth = 1;
    std::size_t weight = 1;
};

} // namespace detail

inline value::value(const time_of_day& t)
    : value(kind::time, new detail::holder<time_of_day>(time_of_day(t))) {}
inline value::value(const date_time& t)
    : value(kind::date_and_time, new detail::holder<date_time>(date_time(t))) {}
inline value::value(std::string text)
    : value(kind::string, new detail::holder<std::string>(std::move(text))) {}
inline value::value(range_value r)
    : value(kind::range, new detail::holder<range_value>(std::move(r))) {}
inline value::value(list_value items) : value(kind::list, new detail::list_box(std::move(items))) {}
inline value::value(context_value entries)
    : value(kind::context, new detail::context_box(std::move(entries))) {}
inline value::value(undetermined_value u)
    : value(kind::undetermined, new detail::holder<undetermined_value>(std::move(u))) {}
inline value value::failed(failure_ptr why) {
    return {kind::null, new detail::holder<failure_ptr>(std::move(why))};
}

inline const time_of_day& value::as_time() const noexcept {
    return static_cast<const detail::holder<time_of_day>*>(payload_.shared)->held;
}
inline const date_time& value::as_date_time() const noexcept {
    return static_cast<const detail::holder<date_time>*>(payload_.shared)->held;
}
inline const std::string& value::as_string() const noexcept {
    return static_cast<const detail::holder<std::string>*>(payload_.shared)->held;
}
inline const range_value& value::as_range() const noexcept {
    return static_cast<const detail::holder<range_value>*>(payload_.shared)->held;
}
inline const list_value& value::as_list() const noexcept {
    return static_cast<const detail::list_box*>(payload_.shared)->held;
}
inline const context_value& value::as_context() const noexcept {
    return static_cast<const detail::context_box*>(payload_.shared)->held;
}
inline const undetermined_value& value::as_undetermined() const noexcept {
    return static_cast<const detail::holder<undetermined_value>*>(payload_.shared)->held;
}
inline failure_ptr value::failure() const {
    if (!is_null() || !boxed_) return nullptr;
    return static_cast<const detail::holder<failure_ptr>*>(payload_.shared)->held;
}
inline bool value::is_partial() const noexcept {
    switch (kind_) {
    case kind::undetermined:
        return true;
    case kind::list:
        return static_cast<const detail::list_box*>(payload_.shared)->partial;
    case kind::context:
        return static_cast<const detail::context_box*>(payload_.shared)->partial;
    default:
        return false;
    }
}

inline std::size_t value::weight() const noexcept {
    switch (kind_) {
    case kind::list:
        return static_cast<const detail::list_box*>(payload_.shared)->weight;
    case kind::context:
        return static_cast<const detail::context_box*>(payload_.shared)->weight;
    default:
        return 1;
    }
}

inline std::size_t value::depth() const noexcept {
    switch (kind_) {
    case kind::list:
        return static_cast<const detail::list_box*>(payload_.shared)->depth;
    case kind::context:
        return static_cast<const detail::context_box*>(payload_.shared)->depth;
    default:
        return 0;
    }
}

namespace types {

/// Numbers that are whole: what counting gives.
inline const type_ptr& whole_number() {
    static const type_ptr one = [] {
        auto domain = std::make_shared<type_domain>();
        domain->scale = 0;
        auto out = std::make_shared<type>(type{.kind = type_kind::number});
        out->domain = std::move(domain);
        return out;
    }();
    return one;
}

} // namespace types

/// A list of these items, all certain.
inline value make_list(std::vector<value> items) { return list_value{std::move(items), {}}; }

/// A total order over all values, by kind and then content; for sorting and finding equals, not
/// FEEL's comparison. The null of a failed operation differs from others, whatever failed.
std::strong_ordering order(const value& a, const value& b);

inline bool identical(const value& a, const value& b) { return order(a, b) == 0; }

namespace detail {

template<class Items>
std::strong_ordering order_items(const Items& a, const Items& b) {
    for (std::size_t i = 0; i < a.size() && i < b.size(); ++i) {
        if (const auto o = order(a[i], b[i]); o != 0) return o;
    }
    return a.size() <=> b.size();
}

inline std::strong_ordering order_text(std::string_view a, std::string_view b) {
    const int o = a.compare(b);
    return o <=> 0;
}

inline std::strong_ordering order_ranges(const range_value& a, const range_value& b) {
    if (const auto o = order(a.low, b.low); o != 0) return o;
    if (const auto o = order(a.high, b.high); o != 0) return o;
    if (const auto o = a.written <=> b.written; o != 0) return o;
    if (const auto o = a.low_included <=> b.low_included; o != 0) return o;
    return a.high_included <=> b.high_included;
}

inline std::strong_ordering order_lists(const list_value& a, const list_value& b) {
    if (const auto o = order_items(a.items, b.items); o != 0) return o;
    for (std::size_t i = 0; i < a.items.size(); ++i) {
        if (const auto o = b.certain(i) <=> a.certain(i); o != 0) return o;
    }
    return std::strong_ordering::equal;
}

// Contexts are equal whatever the order of their entries, so names are compared sorted.
inline std::strong_ordering order_contexts(const context_value& a, const context_value& b) {
    if (a.shape == b.shape) return order_items(a.entries, b.entries);
    const auto sorted = [](const context_value& c) {
        std::vector<std::pair<std::string_view, const value*>> all;
        for (std::size_t i = 0; i < c.entries.size(); ++i) {
            all.emplace_back(c.shape->names[i], &c.entries[i]);
        }
        std::sort(all.begin(), all.end(),
                  [](const auto& x, const auto& y) { return x.first < y.first; });
        return all;
    };
    const auto left = sorted(a);
    const auto right = sorted(b);
    for (std::size_t i = 0; i < left.size() && i < right.size(); ++i) {
        if (const auto o = order_text(left[i].first, right[i].first); o != 0) return o;
        if (const auto o = order(*left[i].second, *right[i].second); o != 0) return o;
    }
    return left.size() <=> right.size();
}

inline std::strong_ordering order_undetermined(const undetermined_value& a,
                                               const undetermined_value& b) {
    const auto& p = a.possible;
    const auto& q = b.possible;
    if (const auto o = p.shape <=> q.shape; o != 0) return o;
    if (const auto o = order_items(p.values, q.values); o != 0) return o;
    if (const auto o = order(p.low, q.low); o != 0) return o;
    if (const auto o = order(p.high, q.high); o != 0) return o;
    if (const auto o = p.or_null <=> q.or_null; o != 0) return o;
    return std::lexicographical_compare_three_way(a.missing.begin(), a.missing.end(),
                                                  b.missing.begin(), b.missing.end());
}

} // namespace detail

inline std::strong_ordering order(const value& a, const value& b) {
    if (const auto o = a.kind() <=> b.kind(); o != 0) return o;
    switch (a.kind()) {
    case kind::null:
        return (a.failure() != nullptr) <=> (b.failure() != nullptr);
    case kind::boolean:
        return a.as_boolean() <=> b.as_boolean();
    case kind::number:
        return a.as_number() <=> b.as_number();
    case kind::string:
        return detail::order_text(a.as_string(), b.as_string());
    case kind::date:
        return a.as_date() <=> b.as_date();
    case kind::time:
        return a.as_time() <=> b.as_time();
    case kind::date_and_time:
        return a.as_date_time() <=> b.as_date_time();
    case kind::days_duration:
        return a.as_days() <=> b.as_days();
    case kind::months_duration:
        return a.as_months() <=> b.as_months();
    case kind::range:
        return detail::order_ranges(a.as_range(), b.as_range());
    case kind::list:
        return detail::order_lists(a.as_list(), b.as_list());
    case kind::context:
        return detail::order_contexts(a.as_context(), b.as_context());
    case kind::undetermined:
        return detail::order_undetermined(a.as_undetermined(), b.as_undetermined());
    default:
        return std::strong_ordering::equal;
    }
}

} // namespace hjemmel

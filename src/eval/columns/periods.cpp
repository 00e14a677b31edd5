// SPDX-License-Identifier: Apache-2.0
#include "periods.hpp"

#include <hjemmel/core/periods.hpp>
#include <hjemmel/eval/lift.hpp>

#include <algorithm>
#include <limits>
#include <vector>

namespace hjemmel::eval::columns {

namespace {

using form = column::form;

constexpr std::int64_t open_end = date::max().days();

/// The periods of a list's items, as days.
struct day_periods {
    column_ptr first;
    column_ptr last;
    const std::int32_t* picks = nullptr;
    bool found = false;

    explicit day_periods(const column& items) : found(items.rows == 0) {
        if (!items.is(form::contexts) || !items.standings.empty()) return;
        const auto from = items.shape->find("fra");
        const auto to = items.shape->find("til");
        if (from == context_shape::npos || to == context_shape::npos) return;
        first = items.fields[from];
        last = items.fields[to];
        if (!items.picks.empty()) picks = items.picks.data();
        found = is_dates(*first) && (is_dates(*last) || is_null(*last));
    }
    static bool is_dates(const column& c) { return c.is(form::integers) && c.kind == kind::date; }
    static bool is_null(const column& c) { return c.is_constant() && c.same.is_null(); }

    std::size_t place(std::int32_t item) const {
        return static_cast<std::size_t>(picks == nullptr ? item : picks[item]);
    }
    std::int64_t begin(std::size_t at) const { return first->integers[at]; }
    std::int64_t end(std::size_t at) const {
        if (last->is_constant()) return open_end;
        const auto how = last->at(at);
        return how == standing::here ? last->integers[at] : open_end;
    }
    /// Whether the period is one: both days known, in order, or no last one.
    standing of(std::size_t at) const {
        const auto from = first->at(at);
        const auto to = last->is_constant() ? standing::absent : last->at(at);
        if (from == standing::left || to == standing::left) return standing::left;
        if (from == standing::missing || to == standing::missing) return standing::missing;
        const bool ends = to == standing::null || to == standing::absent;
        if (from != standing::here || (to != standing::here && !ends)) return standing::left;
        return begin(at) <= end(at) ? standing::here : standing::left;
    }
};

} // namespace

period_memory::days period_memory::days_of(const column_ptr& first, const column_ptr& last) {
    days out{first, last};
    const auto rows = first->rows;
    out.regular = first->standings.empty();
    if (last->is_constant()) {
        out.ends = buffer<std::int64_t>(rows, open_end);
    } else if (last->standings.empty()) {
        out.ends = last->integers;
    } else {
        out.ends = buffer<std::int64_t>(rows);
        auto* ends = out.ends.fill();
        const auto* days = last->integers.data();
        const auto* how = last->standings.data();
        bool known = true;
        for (std::size_t k = 0; k < rows; ++k) {
            ends[k] = how[k] == standing::here ? days[k] : open_end;
            known &= how[k] <= standing::absent;
        }
        out.regular = out.regular && known;
    }
    const auto* from = first->integers.data();
    const auto* to = out.ends.data();
    bool ordered = true;
    for (std::size_t k = 0; k < rows; ++k)
        ordered &= from[k] <= to[k];
    out.regular = out.regular && ordered;
    return out;
}

day_spans period_memory::spans_of(const column& items) {
    const day_periods p(items);
    if (!p.found) return {};
    if (items.rows == 0) return {nullptr, nullptr, nullptr, true};
    const std::pair key(p.first.get(), p.last.get());
    auto known = known_.find(key);
    if (known == known_.end()) known = known_.emplace(key, days_of(p.first, p.last)).first;
    const auto& found = known->second;
    return {p.first->integers.data(), found.ends.data(), p.picks, found.regular};
}

namespace {

/// One case's periods at a time; `standing` says whether they can be relied on.
class period_rows {
  public:
    period_rows(const column& list, period_memory& memory)
        : list_(list), items_(*list.items), spans_(memory.spans_of(*list.items)) {}
    bool found() const { return items_.found; }
    const day_spans& spans() const { return spans_; }

    standing read(std::size_t row) {
        all_.clear();
        auto how = list_.at(row);
        if (how == standing::here && spans_.regular) {
            for (auto k = list_.offsets[row]; k < list_.offsets[row + 1]; ++k) {
                const auto at = spans_.place(k);
                all_.push_back({spans_.first[at], spans_.last[at]});
            }
            return how;
        }
        if (how != standing::here)
            return how == standing::missing || how == standing::left ? how : standing::failed;
        for (auto k = list_.offsets[row]; k < list_.offsets[row + 1]; ++k) {
            const auto at = items_.place(k);
            how = std::max(how, items_.of(at));
            all_.push_back({items_.begin(at), items_.end(at)});
        }
        return how;
    }

    struct days {
        std::int64_t first;
        std::int64_t last;
    };
    /// Those read, in order, united over gaps of so many days.
    const std::vector<days>& united(std::int64_t tolerated) {
        const auto before = [](const days& a, const days& b) { return a.first < b.first; };
        if (!std::is_sorted(all_.begin(), all_.end(), before))
            std::sort(all_.begin(), all_.end(), before);
        std::size_t size = 0;
        for (const auto& next : all_) {
            const bool joins = size > 0 && next.first - 1 - tolerated <= all_[size - 1].last;
            if (joins)
                all_[size - 1].last = std::max(all_[size - 1].last, next.last);
            else
                all_[size++] = next;
        }
        all_.resize(size);
        return all_;
    }
    const std::vector<days>& read_days() const { return all_; }

  private:
    const column& list_;
    day_periods items_;
    day_spans spans_;
    std::vector<days> all_{};
};

/// Lists of periods as they are made, at most so many items.
class period_lists {
  public:
    period_lists(std::size_t rows, std::size_t items)
        : rows_(rows), offsets_(rows + 1), standings_(rows), first_(items), last_(items) {
        offsets_.fill()[0] = 0;
    }
    void add(std::int64_t first, std::int64_t last) {
        first_.fill()[size_] = first;
        last_.fill()[size_] = last;
        ++size_;
    }
    /// Adds a row's periods between two days, united over gaps; false, and none of them, where they
    /// are not in order. No branch depends on a period.
    bool join(const day_spans& spans, std::int32_t begin, std::int32_t end, std::int64_t from,
              std::int64_t to, std::int64_t tolerated) {
        auto* firsts = first_.fill();
        auto* lasts = last_.fill();
        auto size = size_;
        auto own_first = std::numeric_limits<std::int64_t>::min();
        auto own_last = own_first;
        bool ordered = true;
        for (auto k = begin; k < end; ++k) {
            const auto at = spans.place(k);
            const auto first = std::max(spans.first[at], from);
            const auto last = std::min(spans.last[at], to);
            const bool counts = first <= last;
            const bool joins = !counts | (first - 1 - tolerated <= own_last);
            ordered &= !counts | (first >= own_first);
            size += joins ? 0 : 1;
            own_first = joins ? own_first : first;
            own_last = !counts ? own_last : joins ? std::max(own_last, last) : last;
            if (size == size_) continue; // before the first that counts
            firsts[size - 1] = own_first;
            lasts[size - 1] = own_last;
        }
        if (ordered) size_ = size;
        return ordered;
    }
    void end_row(standing how) {
        offsets_.fill()[++row_] = static_cast<std::int32_t>(size_);
        standings_.fill()[row_ - 1] = how;
        whole_ = whole_ && how == standing::here;
    }
    column_ptr take() {
        static const auto shape =
            std::make_shared<const context_shape>(context_shape{{"fra", "til"}});
        auto items = std::make_shared<column>();
        items->what = form::contexts;
        items->rows = size_;
        items->shape = shape;
        items->fields = {dates(std::move(first_), false), dates(std::move(last_), true)};
        auto out = std::make_shared<column>();
        out->what = form::lists;
        out->rows = rows_;
        out->offsets = std::move(offsets_);
        if (!whole_) out->standings = std::move(standings_);
        out->items = std::move(items);
        return out;
    }

  private:
    column_ptr dates(buffer<std::int64_t> days, bool may_be_open) const {
        days.shorten(size_);
        auto out = std::make_shared<column>();
        out->what = form::integers;
        out->kind = kind::date;
        out->rows = size_;
        const auto* begin = days.data();
        const bool open = may_be_open && std::find(begin, begin + size_, open_end) != begin + size_;
        if (open) out->standings = buffer<standing>(size_);
        for (std::size_t k = 0; open && k < size_; ++k)
            out->standings.fill()[k] = days[k] == open_end ? standing::absent : standing::here;
        out->integers = std::move(days);
        return out;
    }

    std::size_t rows_;
    std::size_t row_ = 0;
    std::size_t size_ = 0;
    buffer<std::int32_t> offsets_;
    buffer<standing> standings_;
    buffer<std::int64_t> first_;
    buffer<std::int64_t> last_;
    bool whole_ = true;
};

/// The days of one row's periods between two days, united over gaps; false where they are not in
/// order, or not all known.
bool unite_in_order(const column& list, const day_spans& spans, std::size_t row, std::int64_t from,
                    std::int64_t to, std::int64_t tolerated, period_lists& into) {
    return spans.regular && list.at(row) == standing::here &&
           into.join(spans, list.offsets[row], list.offsets[row + 1], from, to, tolerated);
}

/// A date of every row, or one for all; `otherwise` stands for null.
struct day_of {
    const column& days;
    std::int64_t otherwise;

    static bool fits(const column& c, bool or_null) {
        if (c.is(form::integers)) return c.kind == kind::date;
        return c.is_constant() && (c.same.is(kind::date) || (or_null && c.same.is_null()));
    }
    standing at(std::size_t row, std::int64_t& to) const {
        const auto how = standing_of(days, row);
        to = otherwise;
        if (how == standing::here)
            to = days.is_constant() ? days.same.as_date().days() : days.integers[row];
        return how;
    }
};

/// What cannot be told of one cannot be told of both; null in one is null.
standing either(standing a, standing b) {
    if (a == standing::left || b == standing::left) return standing::left;
    if (a == standing::missing || b == standing::missing) return standing::missing;
    return a == standing::failed || b == standing::failed ? standing::failed : standing::here;
}

} // namespace

column_ptr joined(const column_ptr& list, const value& tolerance, period_memory& memory) {
    period_rows rows(*list, memory);
    const bool plain = tolerance.is_null() || (tolerance.is(kind::days_duration) &&
                                               tolerance.as_days() >= days_duration{});
    if (!rows.found() || !plain) return nullptr;
    const auto days = tolerance.is_null() ? 0 : tolerance.as_days().day_part();
    if (days > open_end) return nullptr;
    period_lists out(list->rows, list->items->rows);
    const auto least = date::min().days();
    for (std::size_t r = 0; r < list->rows; ++r) {
        if (unite_in_order(*list, rows.spans(), r, least, open_end, days, out)) {
            out.end_row(standing::here);
            continue;
        }
        const auto how = rows.read(r);
        if (how == standing::here) {
            for (const auto& one : rows.united(days))
                out.add(one.first, one.last);
        }
        out.end_row(how);
    }
    return out.take();
}

column_ptr within(const column_ptr& list, const column& first, const column& last,
                  period_memory& memory) {
    period_rows rows(*list, memory);
    if (!rows.found() || !day_of::fits(first, true) || !day_of::fits(last, true)) return nullptr;
    const day_of begins{first, date::min().days()};
    const day_of ends{last, open_end};
    period_lists out(list->rows, list->items->rows);
    for (std::size_t r = 0; r < list->rows; ++r) {
        std::int64_t from = 0;
        std::int64_t to = 0;
        const auto a = begins.at(r, from);
        const auto b = ends.at(r, to);
        const bool known = either(a, b) == standing::here && from <= to;
        if (known && unite_in_order(*list, rows.spans(), r, from, to, 0, out)) {
            out.end_row(standing::here);
            continue;
        }
        auto how = either(rows.read(r), either(a, b));
        if (a == standing::failed || b == standing::failed) how = standing::left;
        if (how == standing::here && from > to) how = standing::failed;
        if (how == standing::here) {
            for (const auto& one : rows.united(0)) {
                if (one.first <= to && one.last >= from)
                    out.add(std::max(one.first, from), std::min(one.last, to));
            }
        }
        out.end_row(how);
    }
    return out.take();
}

namespace {

/// Of periods whose days are all known, on one day for all.
buffer<std::uint8_t> covers_plainly(const column& list, const day_spans& spans, std::int64_t on) {
    buffer<std::uint8_t> out(list.rows);
    auto* to = out.fill();
    const auto* ends = list.offsets.data();
    for (std::size_t r = 0; r < list.rows; ++r) {
        bool covered = false;
        for (auto k = ends[r]; k < ends[r + 1]; ++k) {
            const auto at = spans.place(k);
            covered |= (spans.first[at] <= on) & (on <= spans.last[at]);
        }
        to[r] = covered ? truth::yes : truth::no;
    }
    return out;
}

} // namespace

column_ptr covers(const column_ptr& list, const column& day, period_memory& memory) {
    period_rows rows(*list, memory);
    if (!rows.found() || !day_of::fits(day, false)) return nullptr;
    const day_of days{day, 0};
    auto out = std::make_shared<column>();
    out->what = form::truths;
    out->rows = list->rows;
    if (list->standings.empty() && rows.spans().regular && day.is_constant()) {
        out->truths = covers_plainly(*list, rows.spans(), day.same.as_date().days());
        return out;
    }
    out->truths = buffer<std::uint8_t>(list->rows);
    for (std::size_t r = 0; r < list->rows; ++r) {
        std::int64_t on = 0;
        const auto of_day = days.at(r, on);
        const auto how = either(rows.read(r), of_day);
        bool covered = false;
        for (const auto& one : rows.read_days())
            covered = covered || (one.first <= on && on <= one.last);
        auto bits = covered ? truth::yes : truth::no;
        if (how == standing::missing) bits = column::open_bits;
        if (how == standing::failed) bits = truth::other;
        const bool plain = of_day == standing::here || of_day == standing::missing;
        if (how == standing::left || !plain) bits = column::left_bit;
        out->truths.fill()[r] = bits;
    }
    return out;
}

} // namespace hjemmel::eval::columns

// SPDX-License-Identifier: Apache-2.0
#include "arrow_columns.hpp"

#include "json_text.hpp"
#include "value_text.hpp"

#include <hjemmel/core/checked.hpp>

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

namespace hjemmel::io::detail {

namespace {

constexpr std::int64_t microseconds_a_second = 1'000'000;

std::optional<std::int64_t> microseconds(const days_duration& what) {
    if (what.nanoseconds % 1000 != 0) return std::nullopt;
    const auto whole = hjemmel::detail::checked_scale(what.seconds, microseconds_a_second);
    return whole ? hjemmel::detail::checked_add(*whole, what.nanoseconds / 1000) : std::nullopt;
}

bool fits_32(std::int64_t what) {
    return what >= std::numeric_limits<std::int32_t>::min() &&
           what <= std::numeric_limits<std::int32_t>::max();
}

written_as scalar_of(const type& what) {
    switch (what.kind) {
    case type_kind::boolean:
        return written_as::boolean;
    case type_kind::number:
        if (!what.domain || !what.domain->scale) return written_as::number;
        return *what.domain->scale == 0 ? written_as::integer : written_as::decimal;
    case type_kind::string:
        return written_as::text;
    case type_kind::date:
        return written_as::date;
    case type_kind::months_duration:
        return written_as::months;
    case type_kind::days_duration:
        return written_as::duration;
    default:
        return written_as::json;
    }
}

wide_integer widened(std::int64_t n) {
    return {static_cast<std::uint64_t>(n), n < 0 ? ~std::uint64_t{0} : 0};
}

/// For an exponent of 0 to 18.
std::int64_t ten_to_the(std::int32_t exponent) {
    std::int64_t out = 1;
    for (; exponent > 0; --exponent)
        out *= 10;
    return out;
}

std::string json_of(const value& what) {
    json_text out(false);
    write(out, what, nullptr);
    return out.take();
}

} // namespace

growing_column::growing_column(std::string name, written_as what, std::int32_t scale)
    : name_(std::move(name)), what_(what), scale_(scale) {
    if (what == written_as::list || what == written_as::number || what == written_as::text ||
        what == written_as::json)
        offsets_.push_back(0);
}

growing_column growing_column::of(std::string name, const type& what, int depth) {
    const bool list =
        what.kind == type_kind::list && what.element && what.element->kind != type_kind::any;
    const bool context = what.kind == type_kind::context && !what.open && !what.fields.empty();
    if (depth == 0 || (!list && !context))
        return {std::move(name), scalar_of(what), what.domain ? what.domain->scale.value_or(0) : 0};
    growing_column out(std::move(name), list ? written_as::list : written_as::structure);
    if (list) out.add_child(of("item", *what.element, depth - 1));
    for (std::size_t i = 0; context && i < what.fields.size(); ++i)
        out.add_child(of(what.fields[i].name, *what.fields[i].what, depth - 1));
    return out;
}

growing_column growing_column::list_of(std::string name, written_as what) {
    growing_column out(std::move(name), written_as::list);
    out.add_child({"item", what});
    return out;
}

bool growing_column::fits(const value& what) const {
    if (what.is_null()) return true;
    switch (what_) {
    case written_as::boolean:
        return what.is(kind::boolean);
    case written_as::integer:
        return what.is(kind::number) && what.as_number().to_int64().has_value();
    case written_as::decimal:
        return what.is(kind::number) && scaled_integer(what.as_number(), scale_).has_value();
    case written_as::number:
        return what.is(kind::number);
    case written_as::text:
        return what.is(kind::string);
    case written_as::date:
        return what.is(kind::date) && fits_32(what.as_date().days());
    case written_as::months:
        return what.is(kind::months_duration) && fits_32(what.as_months().months);
    case written_as::duration:
        return what.is(kind::days_duration) && microseconds(what.as_days()).has_value();
    case written_as::list: {
        if (!what.is(kind::list)) return false;
        const auto& items = what.as_list().items;
        return std::all_of(items.begin(), items.end(),
                           [this](const value& one) { return children_.front().fits(one); });
    }
    case written_as::structure:
        return what.is(kind::context) && structure_fits(what);
    default:
        return true;
    }
}

/// Each entry has a field that it fits; a field without an entry is null.
bool growing_column::structure_fits(const value& what) const {
    const auto& content = what.as_context();
    std::size_t found = 0;
    for (const auto& child : children_) {
        const auto* entry = content.find(child.name_);
        if (entry == nullptr) continue;
        ++found;
        if (!child.fits(*entry)) return false;
    }
    return found == content.entries.size();
}

void growing_column::put_bit(std::vector<std::uint8_t>& bits, std::size_t at, bool what) {
    if (at / 8 >= bits.size()) bits.push_back(0);
    if (what) bits[at / 8] = static_cast<std::uint8_t>(bits[at / 8] | 1U << (at % 8));
}

/// The next row is there or not; its value has been put already.
void growing_column::mark(bool valid) {
    put_bit(validity_, static_cast<std::size_t>(length_), valid);
    if (!valid) ++nulls_;
    ++length_;
}

void growing_column::mark_valid(std::size_t rows) {
    const auto end = static_cast<std::size_t>(length_) + rows;
    for (; rows != 0 && length_ % 8 != 0; --rows)
        mark(true);
    validity_.insert(validity_.end(), rows / 8, 0xFF);
    length_ += static_cast<std::int64_t>(rows / 8 * 8);
    while (static_cast<std::size_t>(length_) < end)
        mark(true);
}

template<class T>
void growing_column::put(T what) {
    const auto at = data_.size();
    data_.resize(at + sizeof(T));
    std::memcpy(data_.data() + at, &what, sizeof(T));
}

void growing_column::add_null() {
    switch (what_) {
    case written_as::boolean:
        put_bit(data_, static_cast<std::size_t>(length_), false);
        break;
    case written_as::small_integer:
        put(std::int8_t{0});
        break;
    case written_as::date:
    case written_as::months:
        put(std::int32_t{0});
        break;
    case written_as::integer:
    case written_as::duration:
        put(std::int64_t{0});
        break;
    case written_as::decimal:
        put(wide_integer{});
        break;
    case written_as::structure:
        for (auto& child : children_)
            child.add_null();
        break;
    default:
        offsets_.push_back(offsets_.back());
    }
    mark(false);
}

void growing_column::add_text(std::string_view what) {
    data_.insert(data_.end(), what.begin(), what.end());
    offsets_.push_back(static_cast<std::int64_t>(data_.size()));
    mark(true);
}

void growing_column::add_small(std::int8_t what, std::size_t times) {
    data_.insert(data_.end(), times, static_cast<std::uint8_t>(what));
    mark_valid(times);
}

void growing_column::add_integer(std::int64_t what) {
    put(what);
    mark(true);
}

void growing_column::end_row() {
    if (what_ == written_as::list) offsets_.push_back(children_.front().length_);
    mark(true);
}

void growing_column::add_list(const std::vector<std::string>& texts) {
    for (const auto& one : texts)
        children_.front().add_text(one);
    end_row();
}

void growing_column::add(const value& what) {
    if (what.is_null()) return add_null();
    switch (what_) {
    case written_as::number:
        return add_text(what.as_number().text());
    case written_as::text:
        return add_text(what.as_string());
    case written_as::json:
        return add_text(json_of(what));
    case written_as::boolean:
        put_bit(data_, static_cast<std::size_t>(length_), what.as_boolean());
        break;
    case written_as::decimal:
        put(*scaled_integer(what.as_number(), scale_));
        break;
    case written_as::date:
        put(static_cast<std::int32_t>(what.as_date().days()));
        break;
    case written_as::months:
        put(static_cast<std::int32_t>(what.as_months().months));
        break;
    case written_as::duration:
        put(*microseconds(what.as_days()));
        break;
    case written_as::list:
        for (const auto& item : what.as_list().items)
            children_.front().add(item);
        offsets_.push_back(children_.front().length_);
        break;
    case written_as::structure:
        for (auto& child : children_) {
            const auto* entry = what.as_context().find(child.name_);
            child.add(entry == nullptr ? value() : *entry);
        }
        break;
    default:
        put(*what.as_number().to_int64());
    }
    mark(true);
}

// Truths, texts and numbers in columns of their own kind go over as they are; the rest as values.
bool growing_column::takes(const eval::column& what) const {
    using form = eval::column::form;
    if (what.is(form::truths)) return what_ == written_as::boolean;
    if (what.is(form::texts)) return what_ == written_as::text;
    if (!what.is(form::integers) || what.kind != kind::number) return false;
    return what_ == written_as::integer ? what.scale == 0
                                        : what_ == written_as::decimal && what.scale <= scale_;
}

bool growing_column::fits(const eval::column& what, std::size_t row,
                          const eval::text_codes& texts) const {
    return takes(what) || fits(eval::boxed(what, row, texts).what);
}

void growing_column::add(const eval::column& what, std::size_t first, std::size_t count,
                         const eval::text_codes& texts) {
    using form = eval::column::form;
    const bool plain = takes(what) && what.standings.empty() && !what.is(form::texts);
    for (std::size_t r = first; !plain && r < first + count; ++r)
        add_row(what, r, texts);
    if (!plain) return;
    if (what.is(form::truths)) {
        for (std::size_t r = 0; r < count; ++r)
            put_bit(data_, static_cast<std::size_t>(length_) + r,
                    what.truths[first + r] == eval::truth::yes);
    } else if (what_ == written_as::decimal) {
        add_decimals(what, first, count);
    } else {
        const auto* from = reinterpret_cast<const std::uint8_t*>(what.integers.data() + first);
        data_.insert(data_.end(), from, from + count * sizeof(std::int64_t));
    }
    mark_valid(count);
}

// What 64 bits hold at the column's scale needs no decimal number.
void growing_column::add_decimals(const eval::column& what, std::size_t first, std::size_t count) {
    const auto factor = ten_to_the(scale_ - what.scale);
    const auto most = std::numeric_limits<std::int64_t>::max() / factor;
    auto at = data_.size();
    data_.resize(at + count * sizeof(wide_integer));
    for (std::size_t r = first; r < first + count; ++r, at += sizeof(wide_integer)) {
        const auto n = what.integers[r];
        const auto wide = n >= -most && n <= most
                              ? widened(n * factor)
                              : *scaled_integer(*decimal::from_parts(n, -what.scale), scale_);
        std::memcpy(data_.data() + at, &wide, sizeof(wide));
    }
}

void growing_column::add_row(const eval::column& what, std::size_t row,
                             const eval::text_codes& texts) {
    using form = eval::column::form;
    const auto how = eval::standing_of(what, row);
    if (how == eval::standing::null || how == eval::standing::absent) return add_null();
    if (what.is(form::texts) && takes(what))
        return add_text(texts.text(what.codes[row]).as_string());
    add(eval::boxed(what, row, texts).what);
}

void growing_column::append(growing_column other) {
    const auto bits = [&](std::vector<std::uint8_t>& to, const std::vector<std::uint8_t>& from) {
        const auto size = static_cast<std::size_t>(length_);
        if (size % 8 == 0) {
            to.insert(to.end(), from.begin(), from.end());
            return;
        }
        for (std::size_t r = 0; r < static_cast<std::size_t>(other.length_); ++r)
            put_bit(to, size + r, (from[r / 8] >> (r % 8) & 1U) != 0);
    };
    bits(validity_, other.validity_);
    if (!offsets_.empty()) {
        const auto before = offsets_.back();
        for (std::size_t r = 1; r < other.offsets_.size(); ++r)
            offsets_.push_back(before + other.offsets_[r]);
    }
    if (what_ == written_as::boolean)
        bits(data_, other.data_);
    else
        data_.insert(data_.end(), other.data_.begin(), other.data_.end());
    for (std::size_t i = 0; i < children_.size(); ++i)
        children_[i].append(std::move(other.children_[i]));
    length_ += other.length_;
    nulls_ += other.nulls_;
}

void growing_column::set_dictionary(const std::vector<std::string_view>& words) {
    dictionary_ = std::make_unique<growing_column>("", written_as::text);
    for (const auto word : words)
        dictionary_->add_text(word);
}

} // namespace hjemmel::io::detail

// SPDX-License-Identifier: Apache-2.0
#include "growing_fact.hpp"

#include <hjemmel/check/declared.hpp>
#include <hjemmel/eval/lift.hpp>

#include <algorithm>
#include <memory>
#include <utility>

namespace hjemmel::io::detail {

namespace {

using eval::buffer;
using eval::column;
using eval::standing;
using eval::truth;

constexpr int most_decimals = 6;
constexpr std::size_t most_digits = 18; // that surely fit 64 bits

growing_fact::form form_of(const type& t) {
    using form = growing_fact::form;
    switch (t.kind) {
    case type_kind::boolean:
        return form::truths;
    case type_kind::number:
        return form::numbers;
    case type_kind::date:
        return form::dates;
    case type_kind::string:
        return form::texts;
    case type_kind::time:
    case type_kind::date_and_time:
    case type_kind::days_duration:
    case type_kind::months_duration:
        return form::scalars;
    case type_kind::list:
        return t.element ? form::lists : form::other;
    case type_kind::context:
        return t.open || t.fields.empty() ? form::other : form::contexts;
    default:
        return form::other;
    }
}

template<class T>
buffer<T> kept(const std::vector<T>& of) {
    buffer<T> out(of.size());
    std::copy(of.begin(), of.end(), out.fill());
    return out;
}

context_shape_ptr shape_of(const type& t) {
    auto out = std::make_shared<context_shape>();
    for (const auto& field : t.fields)
        out->names.push_back(field.name);
    return out;
}

} // namespace

growing_fact::growing_fact(const type& of, bool optional, std::string name)
    : type_(&of), name_(std::move(name)), optional_(optional), what_(form_of(of)) {
    if (what_ == form::lists) parts_.emplace_back(*of.element, false, std::string());
    if (what_ != form::contexts) return;
    shape_ = shape_of(of);
    for (const auto& field : of.fields)
        parts_.emplace_back(*field.what, field.optional, field.name);
}

void growing_fact::add(standing how) {
    any_gap_ = any_gap_ || how != standing::here;
    any_given_ = any_given_ || how != standing::missing;
    standings_.push_back(how);
    ++rows_;
}

void growing_fact::gap(standing how) {
    switch (what_) {
    case form::truths: {
        const std::uint8_t open = optional_ ? column::open_bits : truth::yes | truth::no;
        truths_.push_back(how == standing::missing ? open : truth::other);
        break;
    }
    case form::numbers:
    case form::dates:
        integers_.push_back(0);
        scales_.push_back(0);
        break;
    case form::texts:
        codes_.push_back(0);
        break;
    case form::scalars:
        values_.emplace_back();
        break;
    case form::lists:
        codes_.push_back(static_cast<std::int32_t>(items().rows()));
        break;
    case form::contexts:
        for (auto& one : parts_)
            one.gap(standing::missing);
        break;
    default:
        break;
    }
    add(how);
}

void growing_fact::truth(bool yes) {
    truths_.push_back(yes ? eval::truth::yes : eval::truth::no);
    add(standing::here);
}

bool growing_fact::number(std::string_view digits) {
    const bool negative = digits.starts_with('-');
    if (negative) digits.remove_prefix(1);
    if (digits.empty() || digits.size() > most_digits) return false;
    std::int64_t number = 0;
    std::size_t point = digits.size();
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const char c = digits[i];
        if (c >= '0' && c <= '9') {
            number = number * 10 + (c - '0');
        } else if (c == '.' && point == digits.size() && i > 0 && i + 1 < digits.size()) {
            point = i;
        } else {
            return false;
        }
    }
    int scale = point == digits.size() ? 0 : static_cast<int>(digits.size() - point - 1);
    for (; scale > 0 && number % 10 == 0; --scale)
        number /= 10;
    if (scale > most_decimals) return false;
    integers_.push_back(negative ? -number : number);
    scales_.push_back(static_cast<std::int8_t>(scale));
    most_scale_ = std::max(most_scale_, scale);
    add(standing::here);
    return true;
}

bool growing_fact::add_date(std::string_view text) {
    const auto day = date::parse(text);
    if (!day) return false;
    integers_.push_back(day->days());
    scales_.push_back(0);
    add(standing::here);
    return true;
}

bool growing_fact::text(std::string_view text, eval::text_codes& texts) {
    if (what_ == form::dates) return add_date(text);
    if (what_ == form::texts) {
        codes_.push_back(texts.code(text));
        add(standing::here);
        return true;
    }
    if (what_ != form::scalars) return false;
    auto read = check::scalar_value(text, *type_);
    if (!read) return false;
    values_.push_back(*std::move(read));
    add(standing::here);
    return true;
}

void growing_fact::list() {
    codes_.push_back(static_cast<std::int32_t>(items().rows()));
    add(standing::here);
}

void growing_fact::context() { add(standing::here); }

void growing_fact::cut(std::size_t rows) {
    const auto shorten = [rows](auto& one) {
        if (one.size() > rows) one.resize(rows);
    };
    shorten(standings_);
    shorten(truths_);
    shorten(integers_);
    shorten(scales_);
    shorten(codes_);
    shorten(values_);
    rows_ = std::min(rows_, rows);
    if (what_ == form::lists)
        items().cut(codes_.empty() ? 0 : static_cast<std::size_t>(codes_.back()));
    if (what_ == form::contexts) {
        for (auto& one : parts_)
            one.cut(rows);
    }
}

void growing_fact::fill_numbers(column& into) const {
    into.kind = kind::number;
    into.scale = most_scale_;
    into.integers = buffer<std::int64_t>(rows_);
    auto* to = into.integers.fill();
    for (std::size_t r = 0; r < rows_; ++r) {
        const auto n = eval::rescaled({integers_[r], scales_[r]}, most_scale_);
        to[r] = n.value_or(0);
        if (n) continue;
        if (into.standings.empty()) into.standings = buffer<standing>(rows_, standing::here);
        into.standings.fill()[r] = standing::left;
    }
}

eval::column_ptr growing_fact::take(eval::text_codes& texts) {
    auto out = std::make_shared<column>();
    out->rows = rows_;
    if (any_gap_) out->standings = kept(standings_);
    switch (what_) {
    case form::truths:
        out->what = column::form::truths;
        out->truths = kept(truths_);
        out->standings = {};
        break;
    case form::numbers:
        out->what = column::form::integers;
        fill_numbers(*out);
        break;
    case form::dates:
        out->what = column::form::integers;
        out->kind = kind::date;
        out->integers = kept(integers_);
        break;
    case form::texts:
        out->what = column::form::texts;
        out->codes = kept(codes_);
        break;
    case form::lists:
        out->what = column::form::lists;
        out->offsets = buffer<std::int32_t>(rows_ + 1);
        out->offsets.fill()[0] = 0;
        std::copy(codes_.begin(), codes_.end(), out->offsets.fill() + 1);
        out->items = items().take(texts);
        break;
    case form::contexts:
        out->what = column::form::contexts;
        out->shape = shape_;
        for (auto& one : parts_)
            out->fields.push_back(one.take(texts));
        break;
    case form::scalars:
        *out = *eval::column_of(std::move(values_), standings_, texts);
        break;
    default:
        out->what = column::form::values;
    }
    clear();
    return out;
}

void growing_fact::clear() {
    rows_ = 0;
    any_gap_ = false;
    any_given_ = false;
    most_scale_ = 0;
    standings_.clear();
    truths_.clear();
    integers_.clear();
    scales_.clear();
    codes_.clear();
    values_.clear();
    for (auto& one : parts_)
        one.clear();
}

} // namespace hjemmel::io::detail
